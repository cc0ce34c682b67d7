"""What goes into the bundle, and what stays out of what the libraries would bring along."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""Name in the bundle, file it comes from, kind: as PyInstaller lists them."""

QT_MODULES = frozenset(
    {"QtCore", "QtGui", "QtWidgets", "QtMultimedia", "QtNetwork", "QtPrintSupport", "QtSvg", "QtTest"}
    | {"QtTextToSpeech", "QtDBus"}
)
"""What the window uses, by itself or through one of these; QtAwesome asks for all that there is."""

NEVER_USED = (
    *("IPython", "PIL.AvifImagePlugin", "PIL.ImageTk", "PIL._avif", "_pytest", "attr", "cairosvg", "chardet"),
    *("cups", "doctest", "markdown_it", "matplotlib", "pandas", "pip", "pydoc", "pygments", "pyqtgraph"),
    *("pytest", "requests", "rich", "scipy", "setuptools", "tkinter", "unittest", "usb"),
)
"""Modules that something imports if it is there, and does without."""

_UNUSED_FILES = re.compile(
    r"""
    Qt/translations/ | Qt/qml/ | translations/qt.*\.qm$              # the program has its own
    | plugins/(egldeviceintegrations|generic|networkinformation|tls|wayland-graphics-integration-server)/
    | plugins/platforms/.*(eglfs|linuxfb|minimal|vkkhrdisplay|vnc)   # screens without a desktop
    | plugins/platforminputcontexts/.*virtualkeyboard                # brings QML along
    | plugins/platformthemes/.*gtk3                                  # brings GTK along; the style is our own
    | plugins/imageformats/.*(icns|pdf|tga|tiff|wbmp)
    | plugins/texttospeech/.*mock
    | plugins/multimedia/.*ffmpeg | FFmpegStub                       # films; a sound effect needs none of it
    | ^lib(cups|pulse)[^/]*$                                         # the system's own, fit for its servers
    | opencv_videoio_ffmpeg.*\.dll\.debug
    | dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json|WHEEL|sboms/.*)$
    | \.pyi$ | \.ts$
    """,
    re.VERBOSE,
)


def excluded_modules() -> list[str]:
    """Python modules that are left out."""
    package = find_spec("PySide6")
    assert package is not None and package.submodule_search_locations  # noqa: S101 - it was installed
    folder = Path(package.submodule_search_locations[0])
    bindings = {
        file.name.partition(".")[0] for ending in ("so", "pyd") for file in folder.glob(f"Qt*.{ending}")
    }
    return [*NEVER_USED, *(f"PySide6.{name}" for name in sorted(bindings - QT_MODULES))]


def is_unused(entry: Entry) -> bool:
    """Whether nothing in the program ever opens a file."""
    return _UNUSED_FILES.search(entry[0].replace("\\", "/")) is not None


def used_files(binaries: Iterable[Entry]) -> list[Entry]:
    """Without what is unused, and without the libraries that only the unused ones need."""
    listed = list(binaries)
    unused = [entry for entry in listed if is_unused(entry)]
    kept = [entry for entry in listed if not is_unused(entry)]
    suspects = _needed_by(unused, listed)
    certain = [entry for entry in kept if Path(entry[0]).name not in suspects]
    needed = _needed_by(certain, kept)
    return [entry for entry in kept if entry in certain or Path(entry[0]).name in needed]


def _needed_by(entries: Iterable[Entry], among: Iterable[Entry]) -> set[str]:
    """The names of those libraries that these load, and of those that these load in turn."""
    sources = {Path(name).name: source for name, source, kind in among if kind != "SYMLINK"}
    found: set[str] = set()
    waiting = [source for _, source, kind in entries if kind != "SYMLINK"]
    while waiting:
        for name in _imports(waiting.pop()):
            if name in sources and name not in found:
                found.add(name)
                waiting.append(sources[name])
    return found


@cache
def _imports(file: str) -> frozenset[str]:
    """The names of the libraries that a library itself asks for."""
    if sys.platform != "linux":
        return frozenset(Path(name).name for name, _ in get_imports(file))
    # PyInstaller asks ldd here, which also names what those libraries ask for.
    told = subprocess.run(["readelf", "-dW", file], capture_output=True, text=True, check=True).stdout
    return frozenset(re.findall(r"\(NEEDED\).*\[(.+)\]", told))


def zbar() -> list[tuple[str, str]]:
    """The second decoder's library: on Windows pyzbar brings it, elsewhere the system may have it."""
    if sys.platform == "darwin":
        places = [Path(os.environ.get("HOMEBREW_PREFIX", "/opt/homebrew"), "lib", "libzbar.dylib")]
    elif sys.platform == "linux":
        known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
        places = [Path(line.split("=> ")[1]) for line in known.splitlines() if "libzbar.so.0 " in line][:1]
    else:
        return []
    return [(str(place), ".") for place in places if place.exists()]
