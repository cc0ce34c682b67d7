"""Large numbers, as people here write them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def with_marks(text: str, number: int) -> str:
    """A text that has a number in it, with the marks that set thousands apart."""
    return text.replace(str(number), QLocale().toString(number), 1)
