"""Lets pyzbar find the libzbar in the bundle: it asks the system, which knows only its own."""

import ctypes.util
import sys
from pathlib import Path

_system = ctypes.util.find_library


def _find_library(name: str) -> str | None:
    if name == "zbar":
        inside = sorted(Path(sys._MEIPASS).glob("libzbar*"))  # type: ignore[attr-defined]
        if inside:
            return str(inside[0])
    return _system(name)


ctypes.util.find_library = _find_library
