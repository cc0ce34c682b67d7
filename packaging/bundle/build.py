"""Builds the bundle into ``build/bundle``; `bootstrap.py bundle` sets up what it needs and runs it.

build.py            the folder build/bundle/voucher-till, with licences and a list of parts
build.py --deb      and a Debian package of it
build.py --test     and try the built program
build.py --compare  build twice and say what differs
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import compare
import debian
import icons
import licences
import sbom

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "bundle"
WORK = ROOT / "build" / "bundle-work"
NAME = "voucher-till"


def say(text: str) -> None:
    """Tell the person what happens now."""
    print(f"bundle: {text}", flush=True)


def moment() -> str:
    """When this version was made, in seconds: two builds of one commit carry the same times."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or str(int((ROOT / "CHANGELOG.md").stat().st_mtime))


def build(out: Path, *, anew: bool = False) -> Path:
    """Build the bundle into a folder, also what an earlier build has left if ``anew``; returns the bundle."""
    started = time.monotonic()
    icons.make(ROOT / "resources" / "icons" / "voucher-till.svg", WORK / "icons")
    environment = os.environ | {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": moment(),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")])),
        "VOUCHER_TILL_ICONS": str(WORK / "icons"),
    }
    spec = Path(__file__).with_name("voucher-till.spec")
    options = ["--clean"] if anew else []
    options += ["--noconfirm", "--log-level", "WARN", "--distpath", str(out), "--workpath", str(WORK)]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *options, str(spec)], check=True, env=environment, cwd=ROOT
    )
    bundle = out / NAME
    if sys.platform == "linux":
        (bundle / f"{NAME}-window").unlink(missing_ok=True)
        (bundle / f"{NAME}-window").symlink_to(NAME)
        strip(bundle)
    licences.collect(bundle, WORK / NAME)
    sbom.write(bundle, WORK / NAME, out / f"{NAME}-{version(NAME)}.cdx.json")
    say(f"built in {time.monotonic() - started:.0f} s: {bundle}")
    return bundle


def strip(bundle: Path) -> None:
    """Take out what only a debugger reads.

    Not out of the libraries that wheels bring in folders of their own: those were rewritten once already, and
    tools that rewrite a library twice have broken some.
    """
    files = [file for file in bundle.rglob("*.so*") if file.is_file() and not file.is_symlink()]
    fit = [str(file) for file in files if not file.parent.name.endswith(".libs")]
    if shutil.which("strip"):
        subprocess.run(["strip", "--strip-unneeded", "--preserve-dates", *fit], check=True)


def print_sizes(bundle: Path) -> None:
    """The whole, and its largest parts."""
    parts: dict[str, int] = {}
    for file in bundle.rglob("*"):
        if file.is_file() and not file.is_symlink():
            inside = file.relative_to(bundle).parts
            name = inside[1] if len(inside) > 2 else "single files" if len(inside) == 2 else inside[0]
            parts[name] = parts.get(name, 0) + file.stat().st_size
    say(f"{sum(parts.values()) / 1e6:.0f} MB unpacked")
    for name, size in sorted(parts.items(), key=lambda part: -part[1])[:12]:
        print(f"  {size / 1e6:6.1f} MB  {name}")


def main() -> None:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="bootstrap.py bundle", description="Build the till as a program.")
    parser.add_argument("--deb", action="store_true", help="also make a Debian package")
    parser.add_argument("--test", action="store_true", help="also try the built program")
    parser.add_argument("--compare", action="store_true", help="build twice and say what differs")
    wanted = parser.parse_args()
    bundle = build(OUT, anew=wanted.compare)
    print_sizes(bundle)
    if wanted.compare:
        sys.exit(compare.compare(bundle, build(OUT.with_name("bundle-again"), anew=True)))
    if wanted.deb:
        package = debian.make(bundle, OUT, moment())
        say(f"{package.stat().st_size / 1e6:.0f} MB: {package}")
    if wanted.test:
        smoke = Path(__file__).with_name("smoke.py")
        sys.exit(subprocess.run([sys.executable, str(smoke), str(bundle)], check=False).returncode)


if __name__ == "__main__":
    main()
