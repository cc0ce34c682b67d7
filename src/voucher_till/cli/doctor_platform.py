"""What `doctor` finds by calls to the platform itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

from voucher_till.app import Till, circumstances_of
from voucher_till.cli.finding import Finding
from voucher_till.domain.diagnosis import Step, is_off
from voucher_till.domain.step_words import step_words
from voucher_till.domain.symptoms import Call
from voucher_till.redemption.probing import Probe, probe

_DATE_GRAIN = timedelta(seconds=2)
"""The platform's clock is read from HTTP dates, which have whole seconds."""
_NAMES = {
    Call.TOKEN: "token",
    Call.QUERY: "scope and outlet",
    Call.OUTLETS: "scope outlets",
    Call.PRODUCTS: "scope products",
}


async def look_at_platform(till: Till) -> AsyncIterator[Finding]:
    """The line, and each call with the step that is missing."""
    probes = await probe(till.client, circumstances_of(till.settings))
    lost = next((one for one in probes if one.step is not None and one.step.is_on_the_way), None)
    if lost is not None and lost.step is not None:
        said = f"{till.settings.base_url}: {_told(lost, lost.step)}"
        yield Finding("line", False, said, lost.step)
    else:
        yield Finding("line", True, till.settings.base_url)
    for one in probes:
        if one is lost:
            break
        if one.call is Call.OUTLETS and one.step is Step.OUTLET:
            yield Finding(_NAMES[one.call], True, _good(one.call, till.settings.outlet))
            if not any(other.step is one.step for other in probes if other is not one):
                yield Finding("outlet", False, _told(one, one.step), one.step)
        else:
            yield _of_call(one, till)
    skews = [one.skew for one in probes if one.skew is not None]
    if skews and lost is None:
        yield _clock(skews[-1])


def _of_call(one: Probe, till: Till) -> Finding:
    name = _NAMES[one.call]
    if one.step is None:
        return Finding(name, True, _good(one.call, till.settings.outlet))
    if one.step.is_optional:
        return Finding(name, True, "not granted (optional)", one.step)
    return Finding(name, False, _told(one, one.step), one.step)


def _good(call: Call, outlet: str) -> str:
    return f"may verify at {outlet}" if call is Call.QUERY else "granted"


def _clock(skew: timedelta) -> Finding:
    if abs(skew) < _DATE_GRAIN:
        return Finding("clock", True, "this computer's clock agrees with the platform's")
    direction = "behind" if skew > timedelta() else "ahead of"
    said = f"this computer's clock is {abs(skew).total_seconds():.0f} s {direction} the platform's"
    if not is_off(skew):
        return Finding("clock", True, said)
    return Finding("clock", False, f"{said}. {step_words(Step.CLOCK).remedy}", Step.CLOCK)


def _told(one: Probe, step: Step) -> str:
    said = step_words(step)
    log_id = f" (log ID {one.log_id})" if one.log_id else ""
    return f"{said.title}: {said.wrong} {said.remedy} [{one.detail}]{log_id}"
