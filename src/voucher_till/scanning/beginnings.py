"""How the beginning of a payload looks after its way through keyboard layouts.

It tells at once whether a text may be a voucher and through which layouts it can have come. To try every way
on the whole text would stop the window for a second at a long web address.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

from voucher_till.scanning.layouts import LAYOUTS, CapsLock, Layout, apart

_BEGINNING = "TT-"
_LONGEST_AIMS = 6
"""Characters of an AIM identifier before the scanner's own prefix, and of one after it."""


class Way(NamedTuple):
    """The computer's layout, the scanner's, and what Caps Lock does between them."""

    host: Layout
    scanner: Layout
    caps: CapsLock


def ways_to_begin(text: str, prefix: str = "") -> set[Way]:
    """The ways in which ``TT-`` becomes the beginning of a text: none for most other codes.

    ``prefix``: what the scanner is known to put first; AIM identifiers are reckoned with anyway.
    """
    beginnings = (
        apart(text[at : at + len(_BEGINNING)])[: len(_BEGINNING)]
        for at in range(len(prefix) + _LONGEST_AIMS + 1)
    )
    return {way for beginning in beginnings for way in _ways_by_beginning().get(beginning, ())}


@cache
def _ways_by_beginning() -> dict[str, list[Way]]:
    """For each text that ``TT-`` becomes, accents apart from letters, the ways."""
    ways: dict[str, list[Way]] = {}
    for host, scanner in product(LAYOUTS.values(), repeat=2):
        for caps in (CapsLock.OFF, CapsLock.LETTERS, CapsLock.ALL):
            typed = apart(host.reading(scanner.presses(_BEGINNING) or (), caps))[: len(_BEGINNING)]
            ways.setdefault(typed, []).append(Way(host, scanner, caps))
    return ways
