"""What a handheld scanner meant by what it typed: the payload, or the name of what went wrong on the way.

A repair is made only when it is certain: exactly one text of the form ``TT-`` and valid base64 must be
possible. Everything else is said by its name and sent to nobody.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from voucher_till.scanning.layouts import LAYOUTS, Layout, Press

_AIM = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
"""The identifier some scanners put first, such as ``]Q1`` for a QR code (ISO/IEC 15424)."""
_VOUCHER = re.compile(r"TT-[A-Za-z0-9+/=_-]{8,}")
_SHORTEST = 12
_SURE_OF_CAPS = 12
"""So many letters of one case are not by chance."""


class ScannerProblem(Enum):
    """What is wrong with a scanner that types; a sentence and a next step."""

    CAPS_LOCK = "Caps Lock is on. Switch it off and scan again."
    LAYOUT = (
        "The scanner and this computer use different keyboard layouts. "
        "Set the scanner to this computer's keyboard, or to USB-COM mode."
    )
    NO_TERMINATOR = (
        "The scanner sends no Enter after a code. Set its suffix to Enter (CR): it will be faster."
    )
    CUT = "The code came cut off. Hold the scanner still and scan again."


class Ending(Enum):
    """How a burst of characters ended."""

    ENTER = "Enter"
    TAB = "Tab"
    PAUSE = "a pause"


@dataclass(frozen=True, slots=True)
class Heard:
    """A burst of characters as a scanner typed it."""

    text: str
    presses: tuple[Press, ...] | None = None
    """The same keys by their places, where the system told them all."""
    ending: Ending = Ending.ENTER
    gap_ms: float = 0.0
    """The slowest pause between two of its characters."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of a burst: with a payload the problem was repaired, without one it was not."""

    payload: str | None
    problem: ScannerProblem | None = None


@dataclass(frozen=True, slots=True)
class ScannerFormat:
    """How a till's scanner is configured; empty where nobody said."""

    prefix: str = ""
    suffix: str = ""
    layout: str = ""
    """The layout the scanner types for, a name of ``LAYOUTS``, as the scanner check found it."""


def understand(heard: Heard, form: ScannerFormat, *, usually_ends: bool = False) -> Understood:
    """Make a payload of a burst. ``usually_ends``: this scanner is known to send Enter or Tab at the end."""
    text = bare(heard.text, form)
    found = _by_known_layout(heard, form)
    if not found and _VOUCHER.fullmatch(text) and not _of_one_case(text):
        return _whole(text, heard.ending, usually_ends=usually_ends)
    if not found and is_certain(text.swapcase()):
        found = {text.swapcase()}
    found = found or set(_repairs(heard, form))
    if len(found) == 1:
        payload = found.pop()
        return Understood(payload, _blame(text, payload) if payload != text else None)
    if len(text) >= _SHORTEST and text[:2].lower() == "tt":
        if not found and heard.ending is Ending.PAUSE and text.startswith("TT-"):
            return Understood(None, ScannerProblem.CUT)
        caps = text.startswith("tt") or _of_one_case(text)
        return Understood(None, ScannerProblem.CAPS_LOCK if caps else ScannerProblem.LAYOUT)
    return Understood(text)


def bare(text: str, form: ScannerFormat) -> str:
    """The text without white space, the scanner's own prefix and suffix, and an AIM identifier."""
    text = text.strip().removeprefix(form.prefix)
    text = _AIM.sub("", text).removeprefix(form.prefix)
    return text.removesuffix(form.suffix).strip() if form.suffix else text


def is_certain(payload: str) -> bool:
    """Whether a text is ``TT-`` and base64 that decodes: what no accident of a keyboard looks like."""
    if not payload.startswith("TT-") or len(payload) < _SHORTEST - 1 or _of_one_case(payload):
        return False
    try:
        base64.b64decode(payload[3:], validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _whole(text: str, ending: Ending, *, usually_ends: bool) -> Understood:
    if ending is not Ending.PAUSE:
        return Understood(text)
    if usually_ends or not is_certain(text):
        return Understood(None, ScannerProblem.CUT)
    return Understood(text, ScannerProblem.NO_TERMINATOR)


def _of_one_case(text: str) -> bool:
    """Whether Caps Lock made all letters alike: the case of the scanned ones is lost then."""
    letters = [character for character in text[3:] if character.isalpha()]
    return len(letters) >= _SURE_OF_CAPS and len({character.isupper() for character in letters}) == 1


def _by_known_layout(heard: Heard, form: ScannerFormat) -> set[str]:
    """The one reading of the keys when the scanner's layout is known: better than the text they made."""
    known = LAYOUTS.get(form.layout)
    if known is None or heard.presses is None or heard.ending is Ending.PAUSE:
        return set()
    payload = bare(known.reading(heard.presses), form)
    return {payload} if is_certain(payload) else set()


def _repairs(heard: Heard, form: ScannerFormat) -> Iterator[str]:
    """Every certain payload that the same keys could stand for."""
    known = LAYOUTS.get(form.layout)
    scanners = [known] if known else list(LAYOUTS.values())
    for presses in _possible_presses(heard):
        for scanner in scanners:
            payload = bare(scanner.reading(presses), form)
            if is_certain(payload):
                yield payload


def _possible_presses(heard: Heard) -> Iterator[tuple[Press, ...]]:
    if heard.presses is not None:
        yield heard.presses
        return
    if _of_one_case(heard.text):
        return
    for host in LAYOUTS.values():
        typed = host.presses_of_typed(heard.text.strip())
        if typed is not None:
            yield typed
            yield tuple(_without_caps(press, host) for press in typed)
            yield tuple(Press(press.key, not press.shift) for press in typed)


def _without_caps(press: Press, host: Layout) -> Press:
    """The key as it was pressed, had Caps Lock turned Shift around for letters."""
    is_letter = host.plain[press.key].isalpha()
    return Press(press.key, not press.shift) if is_letter else press


def _blame(text: str, payload: str) -> ScannerProblem:
    # T has the same key everywhere, so a small one in the scanned text is Caps Lock's doing.
    caps = text.startswith("tt") or text.upper() == payload.upper()
    return ScannerProblem.CAPS_LOCK if caps else ScannerProblem.LAYOUT
