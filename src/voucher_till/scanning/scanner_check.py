"""The scanner check: of a scanner that reads known codes, what is wrong with it and how to read it anyway."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_high

from voucher_till.domain.phrases import english
from voucher_till.scanning.check_findings import Finding, find
from voucher_till.scanning.check_ways import DIGITS, SIGNS, TESTS, CheckCode, Way, part_ways, whole_ways
from voucher_till.scanning.layouts import LAYOUTS, CapsLock
from voucher_till.scanning.scan import ScanSource
from voucher_till.scanning.understanding import (
    AIM,
    Ending,
    Heard,
    ScannerFormat,
    understand,
)
from voucher_till.scanning.wedge import SLOWEST_GAP_SECONDS

__all__ = [
    "TESTS",
    "Calibration",
    "CheckCode",
    "CheckResult",
    "calibrate",
    "diagnose",
    "rejudge",
    "report",
]

_LAYOUT_SIGNS = "yzaqwmYZAQWM" + string.digits + "+/=-"
"""Of the characters of payloads, those that do not have the same key everywhere."""
_FASTEST_GAP_MS, _HEAD_ROOM = 20.0, 3
_TOO_SLOW_MS = SLOWEST_GAP_SECONDS * 1000


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
    heard: Heard
    before: ScannerFormat
    """What the till knew of the scanner when it heard this."""
    ways: tuple[Way, ...]
    """What may have happened to the code on its way, the likeliest first."""
    learned: Calibration
    ok: bool
    """Whether the till reads this code as it is sent, once what was learned is saved."""
    findings: tuple[Finding, ...]

    @property
    def gap_ms(self) -> float:
        """The slowest pause between two characters."""
        return self.heard.gap_ms

    @property
    def ending(self) -> Ending:
        """How the burst ended."""
        return self.heard.ending


def diagnose(heard: Heard, source: str, form: ScannerFormat) -> CheckResult | None:
    """What a burst says about its scanner; None when it comes of no test code: a scan like any other."""
    for look in (whole_ways, part_ways):
        for test in TESTS:
            found = list(look(heard, test.text))
            if found:
                # The simplest explanation: nothing is wrong, then equal layouts, then the factory setting.
                found.sort(key=lambda way: (way.caps != CapsLock.OFF, way.scanner != way.host))
                learned = Calibration(_learned(heard, form, test, found), _gap(heard))
                first = CheckResult(test, str(source), heard, form, tuple(found), learned, False, ())
                return _judged(first, learned.form)
    return None


def calibrate(results: Sequence[CheckResult]) -> Calibration | None:
    """What the checks of one scanner teach together, as ``diagnose`` gave them; None when none came whole.

    A till waits as long as most codes needed: one that the computer was late with must not make it take a
    person's typing for a scan.
    """
    good = [result.learned for result in results if result.ok]
    if not good:
        return None
    best = next((one for one in good if one.form.layout), good[-1])
    ends = any(one.form.ends for one in good)
    return Calibration(replace(best.form, ends=ends), median_high(one.gap_ms for one in good))


def rejudge(results: Sequence[CheckResult], found: Calibration) -> list[CheckResult]:
    """The results as they stand once all that was learned of the scanner that types is saved.

    Some codes do not show alone how to read them, as digits do not show a layout. Other sources have nothing
    to learn, and their results stay.
    """
    return [_judged(one, found.form) if one.source == ScanSource.WEDGE else one for one in results]


def report(results: Sequence[CheckResult], facts: Mapping[str, str]) -> str:
    """The check as plain English text for support; ``facts`` are what the caller knows, such as a date."""
    lines = ["Scanner check", *(f"{name}: {value}" for name, value in facts.items()), ""]
    for result in results:
        state = "read" if result.ok else "NOT READ"
        lines.append(f"{result.test.name}: {state}, by {result.source}, ended by {result.ending.value}")
        lines.append(f"  slowest pause between two characters: {result.gap_ms:.0f} ms")
        lines += [f"  {english(finding)}" for finding in result.findings] or ["  Nothing is wrong."]
    tried = {result.test for result in results}
    lines += [f"{test.name}: not tried" for test in TESTS if test not in tried]
    return "\n".join(lines) + "\n"


def _judged(result: CheckResult, saved: ScannerFormat) -> CheckResult:
    """A result as it is with a till that knows so much of the scanner."""
    heard, best = result.heard, result.ways[0]
    if result.test is not SIGNS:
        ok = understand(heard, saved).payload == result.test.text
    else:
        ok = not best.missing and (best.caps != CapsLock.CAPITALS or heard.presses is not None)
    findings = tuple(find(heard, result.before, result.ways, ok=ok))
    return replace(result, ok=ok, findings=findings)


def _learned(heard: Heard, form: ScannerFormat, test: CheckCode, found: Sequence[Way]) -> ScannerFormat:
    best = found[0]
    # The digits are on the same keys nearly everywhere.
    if best.missing or (test is DIGITS and best.scanner != best.host):
        return form
    around = {"prefix": AIM.sub("", best.prefix, count=1).strip(), "suffix": best.suffix.strip()}
    learned = ScannerFormat(**around, ends=heard.ending is not Ending.PAUSE)
    if test is DIGITS:
        return learned
    if heard.presses is None:
        # A text that came unharmed shows no layout, and needs none.
        unharmed = best.scanner == best.host and best.caps == CapsLock.OFF
        return learned if unharmed else replace(learned, layout=best.scanner, host=best.host)
    keys = {LAYOUTS[way.scanner].presses(_LAYOUT_SIGNS) for way in found}
    return replace(learned, layout=best.scanner) if len(keys) == 1 else learned


def _gap(heard: Heard) -> float:
    return min(max(heard.gap_ms * _HEAD_ROOM, _FASTEST_GAP_MS), _TOO_SLOW_MS)
