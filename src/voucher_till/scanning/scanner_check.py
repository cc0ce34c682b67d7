"""The scanner check: of a scanner that reads known codes, what is wrong with it and how to read it anyway."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from voucher_till.scanning.layouts import LAYOUTS, CapsLock, Press, apart
from voucher_till.scanning.understanding import Ending, Heard, ScannerFormat, ScannerProblem, understand

_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_LAYOUT_SIGNS = "yzaqwmYZAQWM" + string.digits + "+/=-"
"""Of the characters of payloads, those that do not have the same key everywhere."""
_FASTEST_GAP_MS, _SLOWEST_GAP_MS, _HEAD_ROOM = 20.0, 200.0, 3
_SLOW_MS = 50.0
_MOST_NAMES = 3
_MARK = "test"
_SHORTEST_PART = 12
_ENOUGH = 0.6
"""So much of a code must have arrived for it to be known again."""


@dataclass(frozen=True, slots=True)
class CheckCode:
    """A code that the check shows as a QR."""

    name: str
    text: str


_DIGITS = CheckCode("Digits", "0123456789012345")
_SIGNS = CheckCode("Signs", "TestSigns+/=-yz+/=-YZ+/=-aqwm+/=-SignsTest")
TESTS = (
    CheckCode("Capital and small letters", "TT-TestMixedyzYZaqAQwmWM+/0123456789xMixedTest="),
    _DIGITS,
    _SIGNS,
    CheckCode(
        "A long code",
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
class Calibration:
    """What a till should save of a scanner check."""

    form: ScannerFormat
    gap_ms: float
    """The longest pause between two characters of this scanner, with head room; for ``BurstDetector.gap``."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What came of one code; ``source`` is a ``ScanSource`` or a scanner's name."""

    test: CheckCode
    source: str
    gap_ms: float
    """The slowest pause between two characters."""
    ending: Ending
    ok: bool
    """Whether the till reads this code as it is sent, once ``learned`` is saved."""
    findings: tuple[str, ...]
    learned: Calibration


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which a burst comes of a code."""

    scanner: str
    host: str
    caps: CapsLock
    prefix: str = ""
    suffix: str = ""
    missing: str = ""
    """In words, when not all of the code came."""


def diagnose(heard: Heard, source: str, form: ScannerFormat) -> CheckResult | None:
    """What a burst says about its scanner; None when it comes of no test code: a scan like any other."""
    for look in (_whole_ways, _part_ways):
        for test in TESTS:
            found = list(look(heard, test.text))
            if found:
                # The simplest explanation: nothing is wrong, then equal layouts, then the factory setting.
                found.sort(key=lambda way: (way.caps != CapsLock.OFF, way.scanner != way.host))
                return _result(heard, source, form, test, found)
    return None


def calibrate(results: Sequence[CheckResult]) -> Calibration | None:
    """What the checks of one scanner teach together; None when none came whole."""
    good = [result.learned for result in results if result.ok]
    if not good:
        return None
    best = next((one for one in good if one.form.layout), good[-1])
    ends = any(one.form.ends for one in good)
    return Calibration(replace(best.form, ends=ends), max(one.gap_ms for one in good))


def report(results: Sequence[CheckResult], facts: Mapping[str, str]) -> str:
    """The check as plain text for support; ``facts`` are what the caller knows, such as date and version."""
    lines = ["Scanner check", *(f"{name}: {value}" for name, value in facts.items()), ""]
    for result in results:
        state = "read" if result.ok else "NOT READ"
        lines.append(f"{result.test.name}: {state}, by {result.source}, ended by {result.ending.value}")
        lines.append(f"  slowest pause between two characters: {result.gap_ms:.0f} ms")
        lines += [f"  {finding}" for finding in result.findings or ("Nothing is wrong.",)]
    tried = {result.test for result in results}
    lines += [f"{test.name}: not tried" for test in TESTS if test not in tried]
    return "\n".join(lines) + "\n"


@cache
def _predicted(text: str, scanner: str, host: str, caps: CapsLock) -> str:
    """What a code becomes on its way, with accents apart from letters."""
    return apart(LAYOUTS[host].reading(LAYOUTS[scanner].presses(text) or (), caps))


def _whole_ways(heard: Heard, text: str) -> Iterator[_Way]:
    """Every way in which all of a code came, perhaps with something before and after it."""
    by_keys = list(_ways_of_keys(heard, text))
    # A scanner that makes up for Caps Lock presses other keys than its layout says.
    yield from by_keys or _ways_of_text(heard, text, list(LAYOUTS))


def _ways_of_keys(heard: Heard, text: str) -> Iterator[_Way]:
    presses = heard.presses or ()
    for name, layout in LAYOUTS.items():
        wanted = layout.presses(text) or ()
        at = _place(presses, wanted)
        if at is not None:
            before, after = layout.reading(presses[:at]), layout.reading(presses[at + len(wanted) :])
            # A computer whose layout is not among ours is still known to have another one.
            hosts = list(_ways_of_text(heard, text, [name])) or [_Way(name, "", CapsLock.OFF)]
            yield from (replace(way, prefix=before, suffix=after) for way in hosts)


def _ways_of_text(heard: Heard, text: str, scanners: Sequence[str]) -> Iterator[_Way]:
    for way, came, predicted in _guesses(heard, text, scanners):
        at = came.find(predicted)
        if at >= 0:
            before, rest = _split(heard.text.strip(), at)
            after = _split(rest, len(predicted))[1]
            yield replace(way, prefix=_meant(before, way), suffix=_meant(after, way))


def _part_ways(heard: Heard, text: str) -> Iterator[_Way]:
    """Every way in which a part of a code came."""
    least = min(_SHORTEST_PART, len(text) // 2)
    for way, came, predicted in _guesses(heard, text, list(LAYOUTS)):
        lost = f"only {len(heard.text.strip())} of {len(text)} characters came"
        if len(came) < least:
            return
        if predicted.startswith(came):
            yield replace(way, missing=f"The code was cut off at its end: {lost}.")
        elif predicted.endswith(came):
            yield replace(way, missing=f"The code was cut off at its beginning: {lost}.")
        elif len(came) >= _ENOUGH * len(predicted) and _is_within(came, predicted):
            yield replace(way, missing=f"The computer missed some keys: {lost}.")


def _guesses(heard: Heard, text: str, scanners: Sequence[str]) -> Iterator[tuple[_Way, str, str]]:
    """Each way a code may have gone, what came, and what should have come, accents apart."""
    came = apart(heard.text.strip())
    if _MARK in text.lower() and _MARK not in came.lower():
        return  # The letters of the mark have the same keys everywhere, so this is quick and sure.
    for scanner in scanners:
        for host in LAYOUTS:
            for caps in CapsLock:
                yield _Way(scanner, host, caps), came, _predicted(text, scanner, host, caps)


def _place(presses: Sequence[Press], wanted: Sequence[Press]) -> int | None:
    """Where some keys stand within others."""
    places = range(len(presses) - len(wanted) + 1)
    return next((at for at in places if presses[at : at + len(wanted)] == wanted), None)


def _split(text: str, at: int) -> tuple[str, str]:
    """A text cut where it has so many characters, accents counted apart."""
    head = next((end for end in range(len(text)) if len(apart(text[:end])) >= at), len(text))
    return text[:head], text[head:]


def _meant(typed: str, way: _Way) -> str:
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


def _result(
    heard: Heard, source: str, form: ScannerFormat, test: CheckCode, found: list[_Way]
) -> CheckResult:
    best = found[0]
    learned = Calibration(_learned(heard, form, test, found), _gap(heard))
    if test is not _SIGNS:
        ok = understand(heard, learned.form).payload == test.text
    else:
        ok = not best.missing and (best.caps != CapsLock.CAPITALS or heard.presses is not None)
    findings = tuple(_findings(heard, form, found, ok=ok))
    return CheckResult(test, str(source), heard.gap_ms, heard.ending, ok, findings, learned)


def _learned(heard: Heard, form: ScannerFormat, test: CheckCode, found: list[_Way]) -> ScannerFormat:
    best = found[0]
    # The digits are on the same keys nearly everywhere.
    if best.missing or (test is _DIGITS and best.scanner != best.host):
        return form
    around = {"prefix": _AIM.sub("", best.prefix, count=1).strip(), "suffix": best.suffix.strip()}
    learned = ScannerFormat(**around, ends=heard.ending is not Ending.PAUSE)
    if test is _DIGITS:
        return learned
    if heard.presses is None:
        # A text that came unharmed shows no layout, and needs none.
        unharmed = best.scanner == best.host and best.caps == CapsLock.OFF
        return learned if unharmed else replace(learned, layout=best.scanner, host=best.host)
    keys = {LAYOUTS[way.scanner].presses(_LAYOUT_SIGNS) for way in found}
    return replace(learned, layout=best.scanner) if len(keys) == 1 else learned


def _gap(heard: Heard) -> float:
    return min(max(heard.gap_ms * _HEAD_ROOM, _FASTEST_GAP_MS), _SLOWEST_GAP_MS)


def _findings(heard: Heard, form: ScannerFormat, found: list[_Way], *, ok: bool) -> Iterator[str]:
    best = found[0]
    if best.missing:
        yield f"{best.missing} Hold still and scan again; if it stays so, let the scanner send more slowly."
    if best.caps != CapsLock.OFF:
        yield (
            "Caps Lock is on, or the scanner is set to change capital and small letters. Switch that off. "
            + ("Until then the till puts it right." if ok else "The till cannot put it right.")
        )
    if best.scanner != best.host:
        yield _on_layouts(found, ok=ok)
    aim = _AIM.search(best.prefix)
    if aim:
        yield f"The scanner puts {aim.group()} before each code. Leave it so: the till takes it off."
    prefix, suffix = _AIM.sub("", best.prefix, count=1).strip(), best.suffix.strip()
    for added, known, where in ((prefix, form.prefix, "before"), (suffix, form.suffix, "after")):
        if added and added != known:
            yield f"The scanner puts {added} {where} each code. Save this result, and the till takes it off."
    if heard.ending is Ending.PAUSE and not best.missing:
        yield ScannerProblem.NO_TERMINATOR.value
    if heard.gap_ms > _SLOW_MS:
        yield (
            f"The scanner is slow, {heard.gap_ms:.0f} ms for one character. "
            "Set the delay between its characters to none, or save this result."
        )


def _on_layouts(found: list[_Way], *, ok: bool) -> str:
    likely = [way for way in found if (way.caps, way.missing) == (found[0].caps, found[0].missing)]
    scanners = _names([way.scanner for way in likely])
    hosts = _names([way.host for way in likely])
    maybe_caps = found[0].caps == CapsLock.OFF and any(way.caps != CapsLock.OFF for way in found)
    return (
        f"The scanner types for a {scanners} keyboard, this computer has {hosts}. "
        + ("Or Caps Lock is on: the other codes show which. " if maybe_caps else "")
        + (
            "Save this result, and the till puts it right. "
            if ok
            else "From this code alone it stays wrong. "
        )
        + "Better set the scanner to this computer's keyboard, or to USB-COM mode."
    )


def _names(layouts: Sequence[str]) -> str:
    """The layouts that it may be, in words, where they are not too many to help."""
    names = list(dict.fromkeys(name.split(",")[0] for name in layouts))
    return " or ".join(names) if len(names) <= _MOST_NAMES and all(names) else "different"
