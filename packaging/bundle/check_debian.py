"""Tries the Debian package on a clean Debian 12: install, smoke test, upgrade, refusals, purge. Needs root.

check_debian.py [--older COMMIT]   after `bootstrap.py bundle --deb`

The older program is built as version 0.0.9 from this commit, or from one with fewer steps in its database.
The clean root folder is made by debootstrap in ``build/debian`` and kept for the next time.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack, closing
from importlib.metadata import version
from pathlib import Path
from sqlite3 import connect

from smoke import set_up
from trial import Done, FailedError, Place, Screen, emulator, stop, until

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "bundle"
DEBIAN = ROOT / "build" / "debian"
BASE, CLEAN, OLDER_TREE = DEBIAN / "base", DEBIAN / "root", DEBIAN / "older"
MIRROR = "http://deb.debian.org/debian"
OLDER, USER, PROGRAM = "0.0.9", "kasir", "/usr/bin/voucher-till"
HOME = f"/home/{USER}/.local/share/voucher-till"
_ALONE = "VOUCHER_TILL_OWN_MOUNTS"


def say(text: str) -> None:
    """Tell the person what was found."""
    print(f"debian: {text}", flush=True)


def inside(*command: str, expect: int | None = 0, **environment: str) -> Done:
    """Run a command as root in the clean system. Raises FailedError when it ends with another code."""
    given = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["chroot", str(CLEAN), *command], env=given | environment, capture_output=True, text=True, check=False
    )
    if expect is not None and done.returncode != expect:
        raise FailedError(f"{' '.join(command)}: ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return Done(done.returncode, done.stdout, done.stderr)


def make_clean_root() -> None:
    """A Debian 12 with nothing in it but what every one has, and a cashier."""
    if not (BASE / "etc" / "debian_version").exists():
        command = ["debootstrap", "--variant=minbase", "bookworm", str(BASE), MIRROR]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(CLEAN, ignore_errors=True)
    subprocess.run(["cp", "-a", str(BASE), str(CLEAN)], check=True)
    shutil.copy("/etc/resolv.conf", CLEAN / "etc" / "resolv.conf")
    subprocess.run(["mount", "-t", "proc", "proc", str(CLEAN / "proc")], check=True)
    inside("useradd", "--create-home", USER)
    inside("apt-get", "update", "-qq")
    say(f"a clean Debian {(CLEAN / 'etc' / 'debian_version').read_text().strip()}; Python: {_has_python()}")


def _has_python() -> str:
    found = inside("sh", "-c", "command -v python3 python", expect=None).out.strip()
    return found or "none"


def make_older(commit: str) -> Path:
    """Build the older package."""
    package = OLDER_TREE / "build" / "bundle" / f"voucher-till_{OLDER}_{_architecture()}.deb"
    if package.exists():
        return package
    shutil.rmtree(OLDER_TREE, ignore_errors=True)
    OLDER_TREE.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(OLDER_TREE)], input=archive, check=True)
    shutil.rmtree(OLDER_TREE / "packaging" / "bundle", ignore_errors=True)
    shutil.copytree(ROOT / "packaging" / "bundle", OLDER_TREE / "packaging" / "bundle")
    icon = Path("resources", "icons", "voucher-till.svg")
    shutil.copy(ROOT / icon, OLDER_TREE / icon)
    project = OLDER_TREE / "pyproject.toml"
    text = re.sub(r'(?m)^version = ".*"$', f'version = "{OLDER}"', project.read_text("utf-8"))
    project.write_text(text, "utf-8")
    python, site = sys.executable, OLDER_TREE / "site"
    subprocess.run([python, "packaging/translations.py", "build"], cwd=OLDER_TREE, check=True)
    pip = [python, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--target", str(site)]
    subprocess.run([*pip, str(OLDER_TREE)], check=True)
    environment = os.environ | {"PYTHONPATH": str(site), "SOURCE_DATE_EPOCH": "1750000000"}
    build = [python, "packaging/bundle/build.py", "--deb"]
    subprocess.run(build, cwd=OLDER_TREE, check=True, env=environment, stderr=subprocess.DEVNULL)
    return package


def install(package: Path, expect: int | None = 0, **environment: str) -> Done:
    """Install a package file with its dependencies."""
    shutil.copy(package, CLEAN / "root")
    words = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "--allow-downgrades"]
    return inside(*words, f"/root/{package.name}", expect=expect, **environment)


def installed() -> str:
    """The version that is installed, with what dpkg says of it."""
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Abbrev} ${Version}", "voucher-till"]
    return inside(*query, expect=None).out.strip()


def check_smoke() -> None:
    """The smoke test of the installed program."""
    script = Path(__file__).with_name("smoke.py")
    command = [sys.executable, str(script), "--root", str(CLEAN), "--user", USER, PROGRAM]
    if subprocess.run(command, check=False).returncode:
        raise FailedError("the smoke test")


def store_a_row(place: Place) -> None:
    """Sell to two customers, the second one while the line is gone."""
    folder = f"/home/{USER}"
    with emulator(place, folder) as address:
        set_up(place, address)
        until(lambda: place.here(f"{folder}/phones/three.png").exists(), "the customers' phones")
        place.run("redeem", f"{folder}/phones/one.png")
        place.run("check", f"{folder}/phones/three.png")
    place.run("redeem", f"{folder}/phones/three.png", expect=(5,))
    say(f"before the upgrade: {place.states()}")


def check_upgrade(place: Place, package: Path) -> None:
    """Stored rows hold an upgrade up; it keeps them, and a copy from before the new database."""
    before = place.states()
    refused = install(package, expect=None)
    _refused(refused, "stored vouchers", OLDER)
    install(package, VOUCHER_TILL_FORCE="1")
    if place.run("queue", expect=(5,)) and place.states() != before:
        raise FailedError(f"the upgrade left {place.states()} of {before}")
    copies = sorted(file.name for file in (place.here(HOME) / "backups").glob("till-v*"))
    with closing(connect(place.here(HOME) / "till.db")) as base:
        steps = base.execute("PRAGMA user_version").fetchone()[0]
    say(f"upgraded to {installed()}, forced: {place.states()}, database step {steps}, copies {copies}")


def check_older_refuses(place: Place, older: Path, newer: Path) -> None:
    """An older program says that the record is too new, and leaves it as it is."""
    install(older, VOUCHER_TILL_FORCE="1")
    told = place.run("queue", expect=None)
    say(f"the older program on the newer record: exit {told.code}, {told.err.strip()!r}")
    if told.code != 1 or "newer version" not in told.err:
        raise FailedError("the older program took the newer record")
    mended = install(newer)
    say(f"and back: {installed()}; {mended.err.strip().splitlines()[-1:]}")
    place.run("queue", expect=(5,))


def check_running(place: Place) -> None:
    """While a window is open nothing is taken away."""
    with Screen() as screen:
        window = place.start("gui", DISPLAY=screen.name, QT_QPA_PLATFORM="xcb")
        try:
            screen.wait_for_window()
            _refused(inside("apt-get", "remove", "-y", "-qq", "voucher-till", expect=None), "in use", "ii")
        finally:
            stop(window)


def check_leaving(place: Place) -> None:
    """Stored rows hold a removal up; once they are sent it goes, and the data stays."""
    words = ["apt-get", "remove", "-y", "-qq", "voucher-till"]
    _refused(inside(*words, expect=None), "stored vouchers", "ii")
    settings = place.here(HOME) / "settings.json"
    address = re.search(r'"base_url":\s*"http://127\.0\.0\.1:(\d+)', settings.read_text("utf-8"))
    if address is None:
        raise FailedError("the settings name no emulator")
    with emulator(place, f"/home/{USER}", int(address[1])):
        place.run("sync")
    say(f"sent after the upgrade: {place.states()}")
    inside(*words)
    told = inside("apt-get", "purge", "-y", "-qq", "voucher-till").err
    if not settings.exists():
        raise FailedError("the purge took the data along")
    say(f"removed and purged: {[line for line in told.splitlines() if 'voucher-till:' in line]}")
    left = [path for path in ("usr/lib/voucher-till", "usr/bin/voucher-till") if (CLEAN / path).exists()]
    say(f"left of the program: {left or 'nothing'}")


def check_purge_of_data(place: Place, package: Path) -> None:
    """Asked for, the data goes too."""
    install(package)
    inside("apt-get", "purge", "-y", "-qq", "voucher-till", VOUCHER_TILL_PURGE_DATA="1")
    if place.here(HOME).exists():
        raise FailedError("the data is still there")
    say("purged with VOUCHER_TILL_PURGE_DATA=1: the data is gone")


def _refused(done: Done, why: str, still: str) -> None:
    told = [line for line in (done.err + done.out).splitlines() if line.startswith("voucher-till:")]
    say(f"refused, exit {done.code}: {told[:1]}; still {installed()}")
    if done.code == 0 or not any(why in line for line in told) or still not in installed():
        raise FailedError(f"it was not refused because of {why}:\n{done.out}{done.err}")


def _architecture() -> str:
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def main() -> int:
    """Try it all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--older", default="HEAD", metavar="COMMIT")
    wanted = parser.parse_args()
    if not os.environ.get(_ALONE):  # what is mounted here goes away with us
        again = ["unshare", "--mount", "--", sys.executable, *sys.argv]
        return subprocess.run(again, env=os.environ | {_ALONE: "1"}, check=False).returncode
    newer = OUT / f"voucher-till_{version('voucher-till')}_{_architecture()}.deb"
    older = make_older(wanted.older)
    way = ("/usr/sbin/chroot", f"--userspec={USER}", str(CLEAN))
    place = Place(PROGRAM, HOME, CLEAN, way, {"HOME": f"/home/{USER}", "VOUCHER_TILL_HOME": ""})
    try:
        with ExitStack() as after:
            make_clean_root()
            after.callback(subprocess.run, ["umount", str(CLEAN / "proc")], check=False)
            install(newer)
            say(f"installed with its dependencies: {installed()}; Python: {_has_python()}")
            check_smoke()
            inside("apt-get", "purge", "-y", "-qq", "voucher-till")
            install(older)
            say(f"installed: {installed()}")
            store_a_row(place)
            check_upgrade(place, newer)
            check_older_refuses(place, older, newer)
            check_running(place)
            check_leaving(place)
            check_purge_of_data(place, newer)
    except FailedError as failure:
        print(f"debian: FAILED: {failure}", file=sys.stderr)
        return 1
    say("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
