"""Collects the licences of everything in the bundle into its folder ``licences``."""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

from parts import LIBRARIES, python_packages, system_packages

_LICENCE = re.compile(r"(^|/)(licen[cs]es?/.+|(licen[cs]e|copying|notice|authors)[^/]*)$", re.IGNORECASE)
_TEXTS = Path(__file__).with_name("texts")
_NOTICE = """\
Voucher Till is under the MIT licence. It comes with the works of others; their licences lie here.

Under the GNU Lesser General Public License (texts beside this file):
  Qt and PySide6, version {qt}, LGPL-3.0. Sources: https://download.qt.io/official_releases/
  zbar, LGPL-2.1 or later. Sources: https://github.com/mchehab/zbar

You may change these libraries and use the program with your own builds of them. They are separate files
that the program loads by name when it starts, and nothing checks what they are:
  Qt and PySide6   {libraries}/PySide6 (Qt's own libraries are in Qt/lib there, on Windows beside it)
  zbar             {libraries}/libzbar.so.0, on Windows {libraries}/pyzbar/libzbar-64.dll
Close the till, put a build of the same major version in the file's place under the same name, and start the
till. `voucher-till doctor` says whether it is used. You may study the program with changed libraries.

"""


def collect(bundle: Path, work: Path) -> None:
    """Write the folder anew."""
    folder = bundle / "licences"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(_TEXTS, folder)
    packages = python_packages()
    listed = [_line(package) for package in packages.values()]
    for name, package in {**packages, "pyinstaller": distribution("pyinstaller")}.items():
        _copy(package, folder / name)
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    if python.exists():
        shutil.copy(python, folder / "Python.txt")
    listed.append(f"Python {sys.version.split()[0]}: PSF-2.0")
    for part in system_packages(work):
        if part.copyright.exists():
            shutil.copy(part.copyright, folder / f"{part.name}.txt")
        listed.append(f"{part.name} {part.version} ({', '.join(part.files)}): see {part.name}.txt")
    notice = _NOTICE.format(qt=packages["pyside6-essentials"].version, libraries=LIBRARIES)
    (folder / "README.txt").write_text(notice + "All parts:\n" + "\n".join(listed) + "\n", encoding="utf-8")


def _line(package: Distribution) -> str:
    about = package.metadata
    licence = about["License-Expression"] or about["License"] or ""
    if not licence or "\n" in licence:
        classes = [one for one in about.get_all("Classifier") or () if one.startswith("License ::")]
        licence = ", ".join(one.rpartition(":: ")[2] for one in classes) or "see its folder"
    return f"{about['Name']} {package.version}: {licence}"


def _copy(package: Distribution, folder: Path) -> None:
    for file in package.files or ():
        source = Path(str(package.locate_file(file)))
        if (
            _LICENCE.search(file.as_posix())
            and source.suffix not in (".py", ".pyc", ".so")
            and source.is_file()
        ):
            folder.mkdir(exist_ok=True)
            name = re.sub(r"^[^/]*\.dist-info/(licenses/)?", "", file.as_posix()).replace("/", "-")
            shutil.copy(source, folder / name)
