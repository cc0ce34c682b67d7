"""Makes the Debian package of a bundle, with Debian's own tool."""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_HERE = Path(__file__).with_name("debian")
NAME = "voucher-till"

_DEPENDS = (
    # What is not in the bundle, because it must fit this computer: the screen, the sound, the printers.
    *("libc6 (>= {glibc})", "fontconfig-config", "libcups2 | libcups2t64", "libegl1", "libgl1"),
    *("libpulse0", "libxcb1", "xkb-data"),
    # Something to write with.
    "fonts-inter | fonts-noto-core | fonts-dejavu-core",
)
_RECOMMENDS = ("fonts-inter", "fonts-noto-color-emoji")
_SUGGESTS = ("espeak-ng", "gnome-keyring", "speech-dispatcher")

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Voucher Till <root@localhost>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: {recommends}
Suggests: {suggests}
Section: misc
Priority: optional
Description: {summary}
 A cashier scans a customer's voucher with a webcam or a handheld scanner; the
 till asks the platform what it is, redeems it, and says honestly what it
 knows, also when the line drops.
"""
_COPYRIGHT = """\
Voucher Till is under the MIT licence:

{own}
The licences of everything that comes with it are in /usr/lib/voucher-till/licences.
"""


def make(bundle: Path, out: Path, moment: str) -> Path:
    """Write the package into a folder; returns it. ``moment`` is the time in seconds that its files carry."""
    about = metadata(NAME)
    with tempfile.TemporaryDirectory(dir=out, prefix="deb-") as folder:
        root = Path(folder) / "root"
        Path(folder).chmod(0o755)
        # Linked, not copied: it is large, and nothing is changed in it.
        shutil.copytree(bundle, root / "usr" / "lib" / NAME, symlinks=True, copy_function=os.link)
        _place_files(root, about["Version"], moment)
        _place_scripts(root / "DEBIAN")
        kibibytes = sum(file.lstat().st_size for file in root.rglob("*") if file.is_file()) // 1024
        architecture = _asked("dpkg", "--print-architecture")
        control = _CONTROL.format(
            name=NAME,
            version=about["Version"],
            architecture=architecture,
            kibibytes=kibibytes,
            depends=", ".join(_DEPENDS).format(glibc=platform.libc_ver()[1]),
            recommends=", ".join(_RECOMMENDS),
            suggests=", ".join(_SUGGESTS),
            summary=about["Summary"],
        )
        (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        package = out / f"{NAME}_{about['Version']}_{architecture}.deb"
        options = ["--root-owner-group", "-Zzstd", "-z12", "--build"]
        environment = os.environ | {"SOURCE_DATE_EPOCH": moment}
        subprocess.run(["dpkg-deb", *options, str(root), str(package)], check=True, env=environment)
    return package


def _place_files(root: Path, version: str, moment: str) -> None:
    share = root / "usr" / "share"
    commands = root / "usr" / "bin"
    commands.mkdir()
    for name in (NAME, f"{NAME}-window"):
        (commands / name).symlink_to(f"../lib/{NAME}/{name}")
    _put(_HERE / f"{NAME}.desktop", share / "applications")
    _put(ROOT / "resources" / "icons" / f"{NAME}.svg", share / "icons" / "hicolor" / "scalable" / "apps")
    page = (_HERE / f"{NAME}.1").read_text(encoding="utf-8")
    day = datetime.fromtimestamp(int(moment), UTC).date().isoformat()
    _pack(page.replace("{date}", day).replace("{version}", version), share / "man" / "man1" / f"{NAME}.1.gz")
    _pack((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), share / "doc" / NAME / "changelog.gz")
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (share / "doc" / NAME / "copyright").write_text(_COPYRIGHT.format(own=own), encoding="utf-8")


def _place_scripts(folder: Path) -> None:
    folder.mkdir()
    checks = (_HERE / "checks.sh").read_text(encoding="utf-8")
    for name in ("preinst", "prerm", "postrm"):
        script = folder / name
        own = (_HERE / f"{name}.sh").read_text(encoding="utf-8")
        script.write_text(f"#!/bin/sh\nset -e\n{checks}\n{own}", encoding="utf-8")
        script.chmod(0o755)


def _put(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copyfile(file, folder / file.name)


def _pack(text: str, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(gzip.compress(text.encode(), mtime=0))


def _asked(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
