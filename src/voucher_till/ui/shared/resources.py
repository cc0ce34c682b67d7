"""Where the files are that ship with the program."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def resource(*parts: str) -> Path:
    """A file or folder of ``resources``: in the wheel, or in the source tree beside the package."""
    shipped = Path(str(files("voucher_till"))) / "resources"
    root = shipped if shipped.is_dir() else Path(__file__).parents[4] / "resources"
    return root.joinpath(*parts)
