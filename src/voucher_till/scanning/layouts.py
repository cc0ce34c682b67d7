"""Keyboard layouts: which character a key gives, for the keys that a handheld scanner presses.

A scanner that types does not send characters: it presses the keys that would give them on the layout it was
configured for. A computer with another layout makes other characters of the same keys.
"""

from __future__ import annotations

import string
import sys
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

_FIRST_CODES = (41, *range(2, 14), *range(16, 28), 43, *range(30, 41), *range(44, 54))
"""Scan codes of the 47 keys of a layout, row by row; Linux counts them the same, plus eight."""

_MAC_CODES = (
    *(50, 18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 27, 24),
    *(12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 33, 30, 42),
    *(0, 1, 2, 3, 5, 4, 38, 40, 37, 41, 39),
    *(6, 7, 8, 9, 11, 45, 46, 43, 47, 44),
)

_OF_PAYLOADS = string.ascii_letters + string.digits + "+/=-"
_ACCENTS = {"\u0301": "´", "\u0300": "`", "\u0302": "^", "\u0308": "¨", "\u0303": "~", "\u0327": "¸"}


class Press(NamedTuple):
    """One key, counted row by row from the key left of 1, and whether Shift was held."""

    key: int
    shift: bool


class CapsLock(Enum):
    """What Caps Lock does, which systems and layouts see differently."""

    OFF = "off"
    LETTERS = "turns Shift around for letters"
    ALL = "turns Shift around for every key"
    CAPITALS = "makes capitals of all letters"


@dataclass(frozen=True, slots=True)
class Layout:
    """What each key gives, alone and with Shift; dead keys stand as the accent they would set."""

    name: str
    plain: str
    shifted: str

    def presses(self, text: str) -> tuple[Press, ...] | None:
        """The keys for a text, None when a character has none."""
        found = []
        for character in text:
            key = self.plain.find(character)
            shift = key < 0
            if shift:
                key = self.shifted.find(character)
            if key < 0:
                return None
            found.append(Press(key, shift))
        return tuple(found)

    def reading(self, presses: tuple[Press, ...], caps: CapsLock = CapsLock.OFF) -> str:
        """The text that keys give."""
        counted = self.counted(presses, caps)
        text = "".join((self.shifted if shift else self.plain)[key] for key, shift in counted)
        if caps is CapsLock.CAPITALS:
            text = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)
        return text

    def presses_of_typed(self, text: str, scanner: Layout) -> tuple[Press, ...] | None:
        """As ``presses``, for text that a scanner typed and in which dead keys may have joined a letter.

        Where a key gives such a letter by itself too, the scanner's own keys tell which way it came.
        """
        found: list[Press] = []
        own = _payload_keys(scanner)
        for character in text:
            presses = self.presses(character)
            if presses is None or presses[0].key not in own:
                joined = self.presses(apart(character))
                if joined and (presses is None or own.issuperset(press.key for press in joined)):
                    presses = joined
            if presses is None:
                return None
            found += presses
        return tuple(found)

    def counted(self, presses: tuple[Press, ...], caps: CapsLock) -> tuple[Press, ...]:
        """What keys count as under Caps Lock; doing it twice undoes it."""
        if caps is CapsLock.LETTERS:
            return tuple(Press(key, shift != self.plain[key].isalpha()) for key, shift in presses)
        return tuple(Press(key, not shift) for key, shift in presses) if caps is CapsLock.ALL else presses


@cache
def _payload_keys(layout: Layout) -> frozenset[int]:
    """The keys that a payload needs on a layout."""
    return frozenset(press.key for press in layout.presses(_OF_PAYLOADS) or ())


def apart(text: str) -> str:
    """A text with every accented letter as the accent's dead key and the bare letter."""
    out: list[str] = []
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        out += [_ACCENTS.get(mark, mark) for mark in parts[1:]]
        out.append(parts[0])
    return "".join(out)


def _layout(name: str, plain: str, shifted: str) -> Layout:
    """Rows are set apart by spaces for the reader's sake."""
    return Layout(name, plain.replace(" ", ""), shifted.replace(" ", ""))


LAYOUTS = {
    layout.name: layout
    for layout in (
        _layout(
            "US, Indonesian",
            "`1234567890-= qwertyuiop[]\\ asdfghjkl;' zxcvbnm,./",
            '~!@#$%^&*()_+ QWERTYUIOP{}| ASDFGHJKL:" ZXCVBNM<>?',
        ),
        _layout(
            "British",
            "`1234567890-= qwertyuiop[]# asdfghjkl;' zxcvbnm,./",
            '¬!"£$%^&*()_+ QWERTYUIOP{}~ ASDFGHJKL:@ ZXCVBNM<>?',
        ),
        _layout(
            "German",
            "^1234567890ß´ qwertzuiopü+# asdfghjklöä yxcvbnm,.-",
            "°!\"§$%&/()=?` QWERTZUIOPÜ*' ASDFGHJKLÖÄ YXCVBNM;:_",
        ),
        _layout(
            "Swiss",
            "§1234567890'^ qwertzuiopü¨$ asdfghjklöä yxcvbnm,.-",
            '°+"*ç%&/()=?` QWERTZUIOPè!£ ASDFGHJKLéà YXCVBNM;:_',
        ),
        _layout(
            "French",
            "²&é\"'(-è_çà)= azertyuiop^$* qsdfghjklmù wxcvbn,;:!",
            "³1234567890°+ AZERTYUIOP¨£µ QSDFGHJKLM% WXCVBN?./§",
        ),
        _layout(
            "Belgian",
            "²&é\"'(§è!çà)- azertyuiop^$µ qsdfghjklmù wxcvbn,;:=",
            "³1234567890°_ AZERTYUIOP¨*£ QSDFGHJKLM% WXCVBN?./+",
        ),
        _layout(
            "Spanish",
            "º1234567890'¡ qwertyuiop`+ç asdfghjklñ´ zxcvbnm,.-",
            'ª!"·$%&/()=?¿ QWERTYUIOP^*Ç ASDFGHJKLÑ¨ ZXCVBNM;:_',
        ),
        _layout(
            "Italian",
            "\\1234567890'ì qwertyuiopè+ù asdfghjklòà zxcvbnm,.-",
            '|!"£$%&/()=?^ QWERTYUIOPé*§ ASDFGHJKLç° ZXCVBNM;:_',
        ),
        _layout(
            "Portuguese",
            "\\1234567890'« qwertyuiop+´~ asdfghjklçº zxcvbnm,.-",
            '|!"#$%&/()=?» QWERTYUIOP*`^ ASDFGHJKLÇª ZXCVBNM;:_',
        ),
        _layout(
            "Nordic",
            "§1234567890+´ qwertyuiopå¨' asdfghjklöä zxcvbnm,.-",
            '½!"#¤%&/()=?` QWERTYUIOPÅ^* ASDFGHJKLÖÄ ZXCVBNM;:_',
        ),
    )
}
"""By name, the scanners' factory setting first."""


def press_of(scan_code: int, virtual_key: int, *, shift: bool, system: str = sys.platform) -> Press | None:
    """The key behind the numbers an operating system gives with it; None for keys off the main block."""
    codes, code = _FIRST_CODES, scan_code
    if system == "darwin":
        codes, code = _MAC_CODES, virtual_key
    elif system != "win32":
        code -= 8
    return Press(codes.index(code), shift) if code in codes else None
