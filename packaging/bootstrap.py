"""Sets up what the program needs and runs it, its tests or its checks. Standard library only.

python3 packaging/bootstrap.py run      set up and open the till against the built-in emulator
python3 packaging/bootstrap.py test     set up and run the tests
python3 packaging/bootstrap.py check    lint, layers and types
python3 packaging/bootstrap.py bench    print the benchmark figures
python3 packaging/bootstrap.py screens  photograph the whole window into build/screens (--help: a part)
python3 packaging/bootstrap.py bundle   build a program that needs no Python into build/bundle (--help: more)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")

RUN_LIBRARIES = (
    "fonts-inter",
    "fonts-noto-color-emoji",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libpulse0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libzbar0",
)
"""Debian packages that the window (Qt's xcb plugin), its sounds and the second decoder load at run time."""

TEST_LIBRARIES = (*RUN_LIBRARIES, "xdotool", "xvfb")

TEST_PROGRAMS = {
    "libreoffice-calc-nogui": "usr/bin/soffice",
    "poppler-utils": "usr/bin/pdftotext",
    "postgresql": "usr/lib/postgresql/*/bin/initdb",
}
"""Debian packages that some tests ask what the till made, and where each puts what they need of it."""

BUNDLE_LIBRARIES = (*TEST_LIBRARIES, "binutils", "iproute2", "libcups2", "libxcb-util1")
"""What the bundle takes along beside that, and what looks into libraries."""

COMMANDS: dict[str, list[list[str | Path]]] = {
    "run": [[PYTHON, "-m", "voucher_till", "gui", "--sandbox"]],
    # A file's tests stay together: what they share is made once.
    "test": [[PYTHON, "-m", "pytest", "-n", "3", "--dist", "loadfile"]],
    "check": [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "ruff", "format", "--check", "."],
        [BIN / "lint-imports"],
        [PYTHON, "-m", "mypy"],
    ],
    "bench": [[PYTHON, "-m", "pytest", "--override-ini=addopts=", "-q", "-s", "tests/benchmarks"]],
    "screens": [[PYTHON, ROOT / "packaging" / "screens.py"]],
    "bundle": [[PYTHON, ROOT / "packaging" / "bundle" / "build.py"]],
}


def say(text: str) -> None:
    """Tell the person what happens now."""
    print(f"bootstrap: {text}", flush=True)


def try_to_run(*command: str | Path) -> int:
    """Run a command, showing it; gives its exit code."""
    words = [str(part) for part in command]
    print("+", *words, flush=True)
    return subprocess.run(words, cwd=ROOT, check=False).returncode


def run(*command: str | Path) -> None:
    """Run a command, showing it, and end with its exit code when it fails."""
    if status := try_to_run(*command):
        sys.exit(status)


def missing_packages(names: tuple[str, ...]) -> list[str]:
    """Those of the Debian packages that are not installed; a renamed ``t64`` package counts as itself."""
    query = ["dpkg-query", "--show", "--showformat", "${Package} ${Status}\n"]
    lines = subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()
    installed = {line.split()[0] for line in lines if line.endswith(" installed")}
    return [name for name in names if name not in installed and f"{name}t64" not in installed]


def install_packages(names: tuple[str, ...], *, needed: bool) -> None:
    """Install missing Debian packages, or say exactly what to type where that is not ours to do."""
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        return
    missing = missing_packages(names)
    if not missing:
        return
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], check=False).returncode:
            say("these system packages are missing: sudo apt-get install " + " ".join(missing))
            if needed:
                sys.exit(1)
            return
        prefix = ["sudo", "-n"]
    say("installing system packages: " + " ".join(missing))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    status = try_to_run(*prefix, "apt-get", "update", "-qq") or try_to_run(*prefix, *install)
    if status and needed:
        sys.exit(status)
    if status:
        say("they could not be installed; what cannot do without them will say so")


def make_environment() -> None:
    """Create the virtual environment, with Debian's venv package where Python came without it."""
    works: list[str | Path] = [PYTHON, "-m", "pip", "--version"]
    if PYTHON.exists() and subprocess.run(works, capture_output=True, check=False).returncode == 0:
        return
    say(f"making a virtual environment in {VENV}")
    try:
        __import__("ensurepip")  # Debian ships Python without it
    except ImportError:
        install_packages((f"python{sys.version_info.major}.{sys.version_info.minor}-venv",), needed=True)
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", "venv", VENV)


def set_up(command: str) -> None:
    """Make the virtual environment hold exactly the locked packages and this program."""
    libraries = {"run": RUN_LIBRARIES, "bundle": BUNDLE_LIBRARIES}
    packages = libraries.get(command, TEST_LIBRARIES)
    if command in ("test", "bench"):
        packages += tuple(name for name, place in TEST_PROGRAMS.items() if not any(Path("/").glob(place)))
    install_packages(packages, needed=False)
    make_environment()
    say("installing the locked packages")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    # One lock for every command: `run` after `test`, or the other way round, installs nothing again.
    run(*pip, "--require-hashes", "-r", ROOT / "packaging" / "requirements-dev.txt")
    if command == "bundle":
        run(*pip, "--require-hashes", "-r", ROOT / "packaging" / "requirements-bundle.txt")
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    say("building the translations")
    run(PYTHON, ROOT / "packaging" / "translations.py", "build")


def has_display() -> bool:
    """Whether a window can be opened; Windows and macOS always have a desktop."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def main() -> None:
    """Do what the first argument names; only ``screens`` and ``bundle`` take more."""
    wanted, more = sys.argv[1:2], sys.argv[2:]
    if not wanted or wanted[0] not in COMMANDS or (more and wanted[0] not in ("screens", "bundle")):
        sys.exit(f"usage: bootstrap.py {'|'.join(COMMANDS)}")
    started = time.monotonic()
    set_up(sys.argv[1])
    say(f"ready after {time.monotonic() - started:.0f} s")
    commands = COMMANDS[sys.argv[1]]
    if sys.argv[1] == "run" and not has_display():
        say("there is no display here, so this shows a sale on the console, with screenshots")
        commands = [[PYTHON, "-m", "voucher_till", "tour"]]
    for command in commands:
        run(*command, *more)


if __name__ == "__main__":
    main()
