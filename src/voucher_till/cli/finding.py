"""One thing that `doctor` looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A name, whether all is well with it, and what was seen."""

    name: str
    ok: bool
    detail: str
