"""Tries the built program as it will be used: a sale on the console, a sale at the window, and doctor.

smoke.py FOLDER                         of a bundle: copied to a foreign name, where it cannot be written
smoke.py --root ROOT --user NAME PATH   of a program in another system's root folder

As root on Linux it runs without any network but the computer's own. Pictures: ``build/bundle/smoke``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from trial import PATIENCE_SECONDS, FailedError, Place, Screen, emulator, stop, until

from voucher_till.sandbox import credentials

PICTURES = Path(__file__).resolve().parents[2] / "build" / "bundle" / "smoke"
_NOBODY = 65534
_FOREIGN = "Mesin kasir – ü 収銀"
_ALONE = "VOUCHER_TILL_SMOKE_ALONE"


def try_everything(place: Place, folder: str, expected: str) -> None:
    """Try it all. Raises FailedError."""
    started = time.monotonic()
    told = place.run("--version").out.strip()
    _tell("version", f"{told}, {time.monotonic() - started:.2f} s")
    if told != f"voucher-till {expected}":
        raise FailedError(f"the version is {told!r}, not {expected}")
    decoders = {found["check"]: found for found in place.run("doctor", "--json", expect=(2,)).objects}
    _tell("decoders", f"zxing-cpp {decoders['zxing-cpp']['detail']}, zbar {decoders['zbar']['detail']}")
    if sys.platform != "darwin" and "absent" in str(decoders["zbar"]["detail"]):
        raise FailedError("zbar is not in the bundle")
    with emulator(place, folder) as address:
        camera = f"{folder}/camera"
        place.here(camera).mkdir(mode=0o755)
        set_up(place, address, "--camera", camera)
        phones = place.here(folder) / "phones"
        until(lambda: (phones / "three.png").exists(), "the customers' phones")
        sell_on_console(place, f"{folder}/phones/one.png")
        if sys.platform == "linux":
            sell_at_window(place, phones / "three.png", place.here(camera))
        else:
            place.run("tour", "--shots", str(PICTURES), QT_QPA_PLATFORM="offscreen")
            _tell("window", f"a tour of it, without a screen: {PICTURES}")
        done = place.run("doctor", "--json")
        _tell("doctor", f"{len(done.objects)} checks, all well")
        place.run("queue")


def set_up(place: Place, address: str, *more: str) -> None:
    """Set a till up against the emulator."""
    account = ["--client-key", credentials.CLIENT_KEY, "--merchant-id", credentials.MERCHANT_ID]
    outlet = ["--third-shop-id", next(iter(credentials.OUTLETS))]
    place.run(
        "setup", "--base-url", address, *account, *outlet, *more, stdin=credentials.CLIENT_SECRET + "\n"
    )


def sell_on_console(place: Place, picture: str) -> None:
    """Redeem what a phone shows."""
    sold = place.run("redeem", picture, "--json").objects[0]
    if sold["verdict"] != "redeemed":
        raise FailedError(f"the sale on the console ended with {sold}")
    _tell("console", f"{sold['message']} (redeem ID {sold['redeem_id']})")


def sell_at_window(place: Place, phone: Path, camera: Path) -> None:
    """Let the window's camera see a phone, and press Enter for what it shows."""
    before, scans = len(place.states()), place.scans()
    with Screen() as screen:
        started = time.monotonic()
        window = place.start("gui", DISPLAY=screen.name, QT_QPA_PLATFORM="xcb")
        try:
            ready = screen.wait_for_window() - started
            _tell("window", f"seen after {ready:.2f} s")
            _keep(screen, "1-ready")
            shutil.copy(phone, camera / "phone.part")
            (camera / "phone.part").chmod(0o644)
            (camera / "phone.part").rename(camera / "phone.png")

            until(lambda: place.scans() > scans, "the scan of the phone")
            screen.still()  # the order has come to the screen
            screen.press("Return")
            until(lambda: place.states()[before:] == ["redeemed"] * 3, "the sale at the window")
            _keep(screen, "2-redeemed")
            again = place.run("gui", expect=None, DISPLAY=screen.name, QT_QPA_PLATFORM="xcb")
            _tell("second window", again.err.strip())
        finally:
            code = stop(window)
        if code != 0:
            raise FailedError(f"the window ended with {code}")
        show_in_a_box(place, screen)
    _tell("window", f"three vouchers redeemed by the camera; pictures in {PICTURES}")


def show_in_a_box(place: Place, screen: Screen) -> None:
    """What the window's own program has to say without a window is seen, not printed where nobody looks."""
    more = place.more | {"VOUCHER_TILL_HOME": "/proc/no-such-folder"}
    program = replace(place, program=f"{place.program}-window", more=more)
    box = program.start(DISPLAY=screen.name, QT_QPA_PLATFORM="xcb")
    try:
        screen.wait_for_window(whole=False)
        _keep(screen, "3-box")
        screen.press("Return")
        code = box.wait(PATIENCE_SECONDS)
    finally:
        stop(box)
    if code != 1:
        raise FailedError(f"the box ended with {code}")


def _keep(screen: Screen, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    screen.still().save(PICTURES / f"{name}.png")


def _tell(what: str, text: str) -> None:
    print(f"smoke: {what}: {text}", flush=True)


@contextmanager
def hard_place(bundle: Path) -> Iterator[tuple[Place, str]]:
    """A copy of the bundle in a folder with a foreign name, which the user who runs it may not write to."""
    with tempfile.TemporaryDirectory(prefix="voucher-till-") as temporary:
        Path(temporary).chmod(0o755)
        outer = Path(temporary) / _FOREIGN
        copy = outer / "program files" / bundle.name
        shutil.copytree(bundle, copy, symlinks=True)
        data = outer / "data of Ä"
        (data / "till").mkdir(parents=True)
        way: tuple[str, ...] = ()
        if sys.platform == "linux" and os.geteuid() == 0:
            for path in (data, data / "till"):
                os.chown(path, _NOBODY, _NOBODY)
            way = ("/usr/bin/setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", "--")
        _lock_up(copy, writable=False)
        program = copy / ("voucher-till.exe" if sys.platform == "win32" else "voucher-till")
        try:
            yield Place(str(program), str(data / "till"), way=way), str(data)
        finally:
            _lock_up(copy, writable=True)


def _lock_up(folder: Path, *, writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | stat.S_IWUSR if writable else mode & ~0o222)


@contextmanager
def other_root(root: Path, user: str, program: str) -> Iterator[tuple[Place, str]]:
    """A user's folder in another system's root folder."""
    folder = f"/home/{user}/{_FOREIGN}"
    own = (root / "home" / user).stat()
    for path in (root / folder[1:], root / folder[1:] / "till"):
        path.mkdir()
        os.chown(path, own.st_uid, own.st_gid)
    way = ("/usr/sbin/chroot", f"--userspec={user}", str(root))
    try:
        yield Place(program, f"{folder}/till", root, way), folder
    finally:
        shutil.rmtree(root / folder[1:])


def _alone() -> None:
    """Begin again where there is no network but the computer's own, if the system lets us."""
    if sys.platform != "linux" or os.geteuid() != 0 or os.environ.get(_ALONE):
        return
    command = [
        "unshare",
        "--net",
        "--",
        "sh",
        "-c",
        'ip link set lo up && exec "$@"',
        "sh",
        sys.executable,
        *sys.argv,
    ]
    sys.exit(subprocess.run(command, env=os.environ | {_ALONE: "1"}, check=False).returncode)


def main() -> int:
    """Try what the arguments name."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("program", metavar="PATH")
    parser.add_argument("--root", type=Path)
    parser.add_argument("--user", default="root")
    parser.add_argument("--expect", default=version("voucher-till"), metavar="VERSION")
    wanted = parser.parse_args()
    _alone()
    _tell("network", "none" if os.environ.get(_ALONE) else "as it is: only root on Linux can take it away")
    if wanted.root is not None:
        staged = other_root(wanted.root, wanted.user, wanted.program)
    else:
        staged = hard_place(Path(wanted.program))
    try:
        with staged as (place, folder):
            try_everything(place, folder, wanted.expect)
    except FailedError as failure:
        print(f"smoke: FAILED: {failure}", file=sys.stderr)
        return 1
    _tell("passed", "everything")
    return 0


if __name__ == "__main__":
    sys.exit(main())
