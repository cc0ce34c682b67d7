"""The codes of the scanner check, and every way in which a burst may have come of one of them."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.scanning.layouts import LAYOUTS, CapsLock, Press, apart
from voucher_till.scanning.understanding import Heard

_MARK = "test"
_SHORTEST_PART = 12
_ENOUGH = 0.6
"""So much of a code must have arrived for it to be known again."""


@dataclass(frozen=True, slots=True)
class CheckCode:
    """A code that the check shows as a QR."""

    name: Phrase
    text: str


DIGITS = CheckCode(phrase("check_ways", "Digits"), "0123456789012345")
SIGNS = CheckCode(phrase("check_ways", "Signs"), "TestSigns+/=-yz+/=-YZ+/=-aqwm+/=-SignsTest")
TESTS = (
    CheckCode(
        phrase("check_ways", "Capital and small letters"), "TT-TestMixedyzYZaqAQwmWM+/0123456789xMixedTest="
    ),
    DIGITS,
    SIGNS,
    CheckCode(
        phrase("check_ways", "A long code"),
        "TT-TestLong1"
        + (string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/") * 2
        + "yzYZaqAQwmWM+/LongTest=",
    ),
)
"""Two of them are made as the platform's payloads are, with 44 and 160 characters of base64.

Each begins and ends with the word Test and its own name, so that nobody takes one for a voucher and a half of
one is known again; the digits are plainly counted up. Each but the digits holds every sign that tells layouts
apart.
"""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a burst comes of a code."""

    scanner: str
    host: str
    caps: CapsLock
    prefix: str = ""
    suffix: str = ""
    missing: Phrase | None = None
    """In words, when not all of the code came."""


@cache
def _predicted(text: str, scanner: str, host: str, caps: CapsLock) -> str:
    """What a code becomes on its way, with accents apart from letters."""
    return apart(LAYOUTS[host].reading(LAYOUTS[scanner].presses(text) or (), caps))


def whole_ways(heard: Heard, text: str) -> Iterator[Way]:
    """Every way in which all of a code came, perhaps with something before and after it."""
    by_keys = list(_ways_of_keys(heard, text))
    # A scanner that makes up for Caps Lock presses other keys than its layout says.
    yield from by_keys or _ways_of_text(heard, text, list(LAYOUTS))


def _ways_of_keys(heard: Heard, text: str) -> Iterator[Way]:
    presses = heard.presses or ()
    for name, layout in LAYOUTS.items():
        wanted = layout.presses(text) or ()
        at = _place(presses, wanted)
        if at is not None:
            before, after = layout.reading(presses[:at]), layout.reading(presses[at + len(wanted) :])
            # A computer whose layout is not among ours is still known to have another one.
            hosts = list(_ways_of_text(heard, text, [name])) or [Way(name, "", CapsLock.OFF)]
            yield from (replace(way, prefix=before, suffix=after) for way in hosts)


def _ways_of_text(heard: Heard, text: str, scanners: Sequence[str]) -> Iterator[Way]:
    for way, came, predicted in _guesses(heard, text, scanners):
        at = came.find(predicted)
        if at >= 0:
            before, rest = _split(heard.text.strip(), at)
            after = _split(rest, len(predicted))[1]
            yield replace(way, prefix=_meant(before, way), suffix=_meant(after, way))


def part_ways(heard: Heard, text: str) -> Iterator[Way]:
    """Every way in which a part of a code came."""
    least = min(_SHORTEST_PART, len(text) // 2)
    for way, came, predicted in _guesses(heard, text, list(LAYOUTS)):
        if len(came) < least:
            return
        missing = _missing(came, predicted, len(heard.text.strip()), len(text))
        if missing is not None:
            yield replace(way, missing=missing)


def _missing(came: str, predicted: str, count: int, whole: int) -> Phrase | None:
    """In which way a part is all that came of a code, when it can be; both are counted in characters."""
    if predicted.startswith(came):
        return phrase(
            "check_ways",
            "The code was cut off at its end: only {came} of {whole} characters came.",
            came=count,
            whole=whole,
        )
    if predicted.endswith(came):
        return phrase(
            "check_ways",
            "The code was cut off at its beginning: only {came} of {whole} characters came.",
            came=count,
            whole=whole,
        )
    if len(came) >= _ENOUGH * len(predicted) and _is_within(came, predicted):
        return phrase(
            "check_ways",
            "The computer missed some keys: only {came} of {whole} characters came.",
            came=count,
            whole=whole,
        )
    return None


def _guesses(heard: Heard, text: str, scanners: Sequence[str]) -> Iterator[tuple[Way, str, str]]:
    """Each way a code may have gone, what came, and what should have come, accents apart."""
    came = apart(heard.text.strip())
    if _MARK in text.lower() and _MARK not in came.lower():
        return  # The letters of the mark have the same keys everywhere, so this is quick and sure.
    for scanner in scanners:
        for host in LAYOUTS:
            for caps in CapsLock:
                yield Way(scanner, host, caps), came, _predicted(text, scanner, host, caps)


def _place(presses: Sequence[Press], wanted: Sequence[Press]) -> int | None:
    """Where some keys stand within others."""
    places = range(len(presses) - len(wanted) + 1)
    return next((at for at in places if presses[at : at + len(wanted)] == wanted), None)


def _split(text: str, at: int) -> tuple[str, str]:
    """A text cut where it has so many characters, accents counted apart."""
    counts = accumulate((len(apart(character)) for character in text), initial=0)
    end = next((end for end, count in enumerate(counts) if count >= at), len(text))
    return text[:end], text[end:]


def _meant(typed: str, way: Way) -> str:
    """What the scanner puts around a code, in the characters it means."""
    host = LAYOUTS[way.host]
    presses = host.presses(typed)
    if presses is None or (way.scanner, way.caps) == (way.host, CapsLock.OFF):
        return typed
    return LAYOUTS[way.scanner].reading(host.counted(presses, way.caps))


def _is_within(part: str, whole: str) -> bool:
    """Whether a text is left of another when some of its characters are dropped."""
    rest = iter(whole)
    return all(character in rest for character in part)
