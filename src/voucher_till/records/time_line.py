"""What happened to one voucher, told as moments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voucher_till.domain.differences import DifferenceKind, handled, meaning
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import VerdictKind
from voucher_till.domain.wording import words
from voucher_till.store.notes import HANDED_OVER, REFUND_REFUSED, REFUNDED, SHOWN
from voucher_till.store.scan_log import ScanEntry
from voucher_till.store.traces import Event, FoundDifference, Step, Traces


class MomentKind(StrEnum):
    """What sort of thing happened."""

    SCANNED = "scanned"
    VERIFIED = "verified"
    INTENT = "intent"
    """It was written down before anything was sent."""
    ANSWER = "answer"
    """It went on to another state, mostly by an answer of the platform."""
    SHOWN = "shown"
    HANDED_OVER = "handed_over"
    SLIP = "slip"
    CLOSED = "closed"
    """A manager closed the conflict."""
    REFUNDED = "refunded"
    REFUND_REFUSED = "refund_refused"
    DIFFERENCE = "difference"
    """A check found that the platform says otherwise."""
    HANDLED = "handled"
    """Somebody dealt with the difference."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened."""

    at: datetime
    kind: MomentKind
    says: Phrase
    who: str = ""
    log_id: str | None = None
    error_code: str | None = None
    why: Phrase | None = None
    """The reason of what is said, where there is one."""


_SCANNED = {
    "camera": phrase("time_line", "Scanned with the camera."),
    "wedge": phrase("time_line", "Scanned with the handheld scanner."),
    "serial": phrase("time_line", "Scanned with the scanner at a serial port."),
    "file": phrase("time_line", "Read from a file."),
    "typed": phrase("time_line", "The voucher code was typed."),
}
_SCANNED_SOMEHOW = phrase("time_line", "Scanned.")

_STATES = {
    RedemptionState.SUBMITTING: phrase("time_line", "Sent to TikTok again."),
    RedemptionState.REDEEMED: phrase("time_line", "Redeemed."),
    RedemptionState.REFUSED: phrase("time_line", "TikTok refused it."),
    RedemptionState.UNKNOWN: phrase("time_line", "The outcome is not known."),
    RedemptionState.STORED: phrase("time_line", "Not sent yet; the till tries again later."),
    RedemptionState.CONFLICT: phrase("time_line", "The goods are out, and TikTok refused it for good."),
    RedemptionState.CANCELLED: phrase("time_line", "Not redeemed, and the goods stayed here."),
}
_WRITTEN_DOWN = phrase("time_line", "Written down, then sent to TikTok.")
_ACCEPTED = phrase("time_line", "Accepted without a line, to be sent later.")

_SHOWN = {
    VerdictKind.REDEEMED: phrase("time_line", "Shown at the till: redeemed."),
    VerdictKind.VERIFIED: phrase("time_line", "Shown at the till: can be redeemed."),
    VerdictKind.REFUSED: phrase("time_line", "Shown at the till: refused."),
    VerdictKind.UNKNOWN: phrase("time_line", "Shown at the till: the outcome is not known."),
    VerdictKind.STORED: phrase("time_line", "Shown at the till: accepted without a line."),
    VerdictKind.CONFLICT: phrase("time_line", "Shown at the till: a conflict."),
    VerdictKind.CANCELLED: phrase("time_line", "Shown at the till: not redeemed."),
    VerdictKind.ERROR: phrase("time_line", "Shown at the till: the till had a problem."),
}


def told(traces: Traces) -> list[Moment]:
    """The time line of a redemption, the oldest first."""
    moments = [*_scan(traces.scan), *_steps(traces)]
    for event in traces.events:
        moments += _event(event)
    for slip in traces.slips:
        says = (
            phrase("time_line", "Another slip was printed.")
            if slip.copy
            else phrase("time_line", "The slip was printed.")
        )
        moments.append(Moment(slip.at, MomentKind.SLIP, says))
    for difference in traces.differences:
        moments += _difference(difference)
    return sorted(moments, key=lambda moment: moment.at)


def _scan(scan: ScanEntry | None) -> Iterator[Moment]:
    """The scan was kept when the answer was there: both have its time."""
    if scan is None:
        return
    yield Moment(scan.at, MomentKind.SCANNED, _SCANNED.get(scan.source, _SCANNED_SOMEHOW), scan.cashier)
    if scan.verdict == VerdictKind.VERIFIED:
        says = phrase("time_line", "TikTok listed %n voucher(s) of the order.", "", scan.vouchers)
    else:
        says = phrase("time_line", "TikTok did not confirm it.")
    why = words(Reason(scan.reason))[0] if scan.reason else None
    yield Moment(scan.at, MomentKind.VERIFIED, says, "", scan.log_id, scan.error_code, why)


def _steps(traces: Traces) -> Iterator[Moment]:
    row, steps = traces.row, traces.steps
    if steps and steps[-1].state is RedemptionState.CONFLICT and steps[-1].at == row.closed_at:
        # Closing leaves a step too, and is told in its own words.
        steps = steps[:-1]
    for number, step in enumerate(steps):
        yield _begun(step, row.cashier) if number == 0 else _gone_on(step)
    if row.closed_at is not None:
        says = phrase("time_line", "The conflict was closed: {reason}", reason=row.closed_reason or "")
        yield Moment(row.closed_at, MomentKind.CLOSED, says, row.closed_by or "")


def _begun(step: Step, cashier: str) -> Moment:
    says = _ACCEPTED if step.state is RedemptionState.STORED else _WRITTEN_DOWN
    return Moment(step.at, MomentKind.INTENT, says, cashier)


def _gone_on(step: Step) -> Moment:
    why = words(step.reason)[0] if step.reason is not None else None
    return Moment(step.at, MomentKind.ANSWER, _STATES[step.state], "", step.log_id, step.error_code, why)


def _event(event: Event) -> Iterator[Moment]:
    if event.kind == SHOWN and event.detail in _SHOWN:
        yield Moment(event.at, MomentKind.SHOWN, _SHOWN[VerdictKind(event.detail)], event.who)
    elif event.kind == HANDED_OVER:
        says = phrase("time_line", "The goods were handed over without an answer.")
        yield Moment(event.at, MomentKind.HANDED_OVER, says, event.who)
    elif event.kind == REFUNDED:
        says = meaning(DifferenceKind.REFUNDED, event.detail)
        yield Moment(event.at, MomentKind.REFUNDED, says, event.who, event.log_id)
    elif event.kind == REFUND_REFUSED:
        says = phrase("time_line", "TikTok did not refund it. It stays redeemed.")
        yield Moment(event.at, MomentKind.REFUND_REFUSED, says, event.who)


def _difference(difference: FoundDifference) -> Iterator[Moment]:
    """A refund that a check finds is an event already, which outlasts the check."""
    if difference.kind != DifferenceKind.REFUNDED:
        says = meaning(DifferenceKind(difference.kind), difference.detail)
        yield Moment(difference.at, MomentKind.DIFFERENCE, says, "", difference.log_id)
    if difference.handled_at is not None:
        says = handled(difference.handled_by, difference.handled_note)
        yield Moment(difference.handled_at, MomentKind.HANDLED, says, difference.handled_by)
