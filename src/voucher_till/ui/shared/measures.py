"""Lengths that hold text."""

from __future__ import annotations

from voucher_till.ui.shared.theme import look


def span(size: float) -> int:
    """A length along a line of text, in pixels: it grows as the text does, however large it is."""
    return round(size * look().scale)
