"""What a handheld scanner meant by what it typed: the payload, or the name of what went wrong on the way.

A repair is made only when it is certain: exactly one text of the form ``TT-`` and valid base64 must be
possible. Everything else is said by its name and sent to nobody.
"""

from __future__ import annotations

import base64
import binascii
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from voucher_till.domain.phrases import phrase
from voucher_till.scanning.beginnings import ways_to_begin
from voucher_till.scanning.layouts import LAYOUTS, Layout, Press

AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""The identifier some scanners put first, such as ``]Q1`` for a QR code (ISO/IEC 15424)."""
_VOUCHER = re.compile(r"TT-[A-Za-z0-9+/_-]{8,}={0,2}")
_ADDED = re.compile(r".{1,12}TT-[A-Za-z0-9+/]{8,}={0,2}|TT-[A-Za-z0-9+/]{8,}={1,2}[^=T].{0,11}")
_TAIL = re.compile(r"T?-[A-Za-z0-9+/]{8,}={0,2}|[A-Za-z0-9+/]{8,}={1,2}")
_SIGNS = frozenset(string.ascii_letters + string.digits + "+/=_-")
_SHORTEST = 11
_LONGEST = 512
"""Characters of a text of which every layout is tried; payloads have some fifty to two hundred."""
_SECOND = 3
"""Where a second payload in the same text could begin at the earliest."""


class ScannerProblem(Enum):
    """What is wrong with a scanner that types; a sentence and a next step."""

    CAPS_LOCK = phrase("understanding", "Caps Lock is on. Switch it off and scan again.")
    LAYOUT = phrase(
        "understanding",
        "The scanner and this computer use different keyboard layouts. Set the scanner to this computer's "
        "keyboard or to USB-COM mode, or run the scanner check.",
    )
    UNCHECKED = phrase(
        "understanding",
        "On this keyboard the scanner may have swapped Y and Z. Run the scanner check once, then scan again.",
    )
    ADDED = phrase(
        "understanding",
        "The scanner puts something before or after the code. Run the scanner check once, then scan again.",
    )
    NO_TERMINATOR = phrase(
        "understanding",
        "The scanner sends no Enter after a code. Set its suffix to Enter (CR): it will be faster.",
    )
    CUT = phrase("understanding", "The code did not come whole. Hold the scanner still and scan again.")


class Ending(Enum):
    """How a burst of characters ended."""

    ENTER = phrase("understanding", "Enter")
    TAB = phrase("understanding", "Tab")
    PAUSE = phrase("understanding", "a pause")


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
    host: str = ""
    """The layout of this computer, where the check knew no keys: then the two are a pair that explains the
    text, perhaps one of several, and say nothing about keys."""
    ends: bool | None = None
    """Whether the scanner sends Enter or Tab after a code, where the scanner check found out."""


def understand(
    heard: Heard, form: ScannerFormat, *, usually_ends: bool = False, typed: bool = True
) -> Understood:
    """Make a payload of a burst. ``usually_ends``: this scanner is known to send Enter or Tab at the end.

    ``typed``: whether keyboard layouts stand between the scanner and the till. Where none do, as with a
    scanner that is heard serially, leave the layouts out of ``form`` too.
    """
    text = bare(heard.text, form)
    found = _payloads(heard, text, form) if typed else set(_as_typed(text))
    if len(found) == 1 and _is_complete(found, text, form):
        ends = usually_ends if form.ends is None else form.ends
        return _whole(found.pop(), text, heard.ending, ends=ends, asked=form.ends is not None)
    if found:
        return Understood(None, ScannerProblem.UNCHECKED if text in found else ScannerProblem.LAYOUT)
    problem = _trouble(text)
    return Understood(None, problem) if problem else Understood(_other_code(heard, text, form))


def bare(text: str, form: ScannerFormat) -> str:
    """The text without white space, the scanner's own prefix and suffix, and an AIM identifier."""
    text = _without_aim(text.strip())
    if form.prefix and text.startswith(form.prefix):
        text = _without_aim(text.removeprefix(form.prefix))
    return text.removesuffix(form.suffix).strip() if form.suffix else text


def _without_aim(text: str) -> str:
    found = AIM.match(text)
    return text[found.end() :] if found else text


def is_certain(payload: str) -> bool:
    """Whether a text is ``TT-`` and base64 that decodes: what no accident of a keyboard looks like."""
    if not payload.startswith("TT-") or len(payload) < _SHORTEST or _case_is_lost(payload):
        return False
    try:
        base64.b64decode(payload[3:], validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _is_complete(found: set[str], text: str, form: ScannerFormat) -> bool:
    """Whether no dead key can be missing in a repaired payload.

    Some systems keep the presses of dead keys to themselves. Where that hits plus it hits the equals sign
    too, so one that came through is the proof; the scanner check has proved it for good.
    """
    (payload,) = found
    return form.layout in LAYOUTS or payload.endswith("=") or payload in _as_typed(text)


def _whole(payload: str, text: str, ending: Ending, *, ends: bool, asked: bool) -> Understood:
    """A payload, unless a part of it may be missing; ``asked``: the scanner check knows about its end."""
    problem = _blame(text, payload) if payload != text else None
    if payload.endswith("=") and not is_certain(payload):
        return Understood(None, ScannerProblem.CUT)
    if ending is not Ending.PAUSE:
        return Understood(payload, problem)
    # Base64 shows by its padding alone that nothing is missing after it: the Enter is late, and no more.
    padded = payload.endswith("=")
    if not is_certain(payload) or (ends and not padded):
        return Understood(None, ScannerProblem.CUT)
    if asked or ends:
        return Understood(payload, problem)
    if padded:
        return Understood(payload, problem or ScannerProblem.NO_TERMINATOR)
    return Understood(None, ScannerProblem.NO_TERMINATOR)


def _trouble(text: str) -> ScannerProblem | None:
    """The name of what made a text that is no voucher of one that was; None for other codes."""
    if _ADDED.fullmatch(text):
        return ScannerProblem.ADDED
    if text.startswith("TT-"):
        if _case_is_lost(text):
            return ScannerProblem.CAPS_LOCK
        cut = _SIGNS.issuperset(text) or "\ufffd" in text or "TT-" in text[_SECOND:]
        return ScannerProblem.CUT if cut else ScannerProblem.LAYOUT
    if text.startswith("tt-"):
        return ScannerProblem.CAPS_LOCK
    if text[:2].lower() == "tt" and len(text) >= _SHORTEST:
        caps = text.startswith("tt") or _case_is_lost(text)
        return ScannerProblem.CAPS_LOCK if caps else ScannerProblem.LAYOUT
    mixed = text.upper() != text and text.lower() != text
    return ScannerProblem.CUT if mixed and _TAIL.fullmatch(text) else None


def _case_is_lost(text: str) -> bool:
    """Whether all letters are capitals, as some systems' Caps Lock makes them, and some scanners."""
    letters = [letter for letter in text[3:] if letter.lower() != letter.upper() and len(letter.upper()) == 1]
    return bool(letters) and all(letter == letter.upper() for letter in letters)


def _layout_of_keys(form: ScannerFormat) -> Layout | None:
    return None if form.host else LAYOUTS.get(form.layout)


def _other_code(heard: Heard, text: str, form: ScannerFormat) -> str:
    """A code that is no payload, such as the digits of a voucher code, in the characters that were meant."""
    known = _layout_of_keys(form)
    return bare(known.reading(heard.presses), form) if known and heard.presses is not None else text


def _payloads(heard: Heard, text: str, form: ScannerFormat) -> set[str]:
    """Every payload that the burst could stand for, by what is known of the layouts first."""
    if heard.presses is not None:
        known = _layout_of_keys(form)
        found = set(_by_keys(heard.presses, [known], form)) if known else set()
        return found or {*_by_keys(heard.presses, LAYOUTS.values(), form), *_as_typed(text)}
    nothing_known = form.layout not in LAYOUTS and form.host not in LAYOUTS
    if nothing_known and (as_typed := set(_as_typed(text))):
        # Scanner and computer agree, as far as a text can show; see the tests for what it cannot.
        return as_typed
    return _by_text(heard, form) or _by_text(heard, replace(form, host=""))


def _as_typed(text: str) -> Iterator[str]:
    """The text itself, or with Caps Lock undone."""
    if _VOUCHER.fullmatch(text) and not _case_is_lost(text):
        yield text
    elif is_certain(text.swapcase()):
        yield text.swapcase()


def _by_keys(presses: tuple[Press, ...], scanners: Iterable[Layout], form: ScannerFormat) -> Iterator[str]:
    for scanner in scanners:
        # Some scanners turn Shift around by themselves when they see the light of Caps Lock.
        yield from _as_typed(bare(scanner.reading(presses), form))


def _by_text(heard: Heard, form: ScannerFormat) -> set[str]:
    """Every payload that the text could stand for, whatever the layouts that are not known."""
    text = heard.text.strip()
    if len(text) > _LONGEST or _case_is_lost(bare(text, form)):
        return set()
    hosts = {form.host} & LAYOUTS.keys() or LAYOUTS.keys()
    scanners = {form.layout} & LAYOUTS.keys() or LAYOUTS.keys()
    found = set()
    for way in ways_to_begin(text, form.prefix):
        if way.host.name not in hosts or way.scanner.name not in scanners:
            continue
        typed = way.host.presses_of_typed(text, way.scanner)
        if typed is not None:
            found.add(bare(way.scanner.reading(way.host.counted(typed, way.caps)), form))
    return {reading for reading in found if _VOUCHER.fullmatch(reading) and not _case_is_lost(reading)}


def _blame(text: str, payload: str) -> ScannerProblem:
    # T has the same key everywhere, so a small one in the scanned text is Caps Lock's doing.
    caps = text.startswith("tt") or text.upper() == payload.upper()
    return ScannerProblem.CAPS_LOCK if caps else ScannerProblem.LAYOUT
