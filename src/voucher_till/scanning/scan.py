"""One scan, whatever it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ScanSource(StrEnum):
    """Where a payload came from."""

    CAMERA = "camera"
    WEDGE = "wedge"
    """A handheld scanner that types."""
    SERIAL = "serial"
    FILE = "file"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Scan:
    """A payload as read, not judged yet; ``at`` is aware, in UTC."""

    payload: str
    source: ScanSource
    at: datetime
