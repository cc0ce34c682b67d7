"""What stands in a file for states, answers, sources and filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from voucher_till.domain.after_sales import RefundStage
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import VerdictKind
from voucher_till.domain.wording import words
from voucher_till.store.history import ScansWanted, Wanted

_STATES = {
    RedemptionState.SUBMITTING: phrase("tables", "Being sent"),
    RedemptionState.REDEEMED: phrase("tables", "Redeemed"),
    RedemptionState.REFUSED: phrase("tables", "Refused"),
    RedemptionState.UNKNOWN: phrase("tables", "Outcome unknown"),
    RedemptionState.STORED: phrase("tables", "Stored"),
    RedemptionState.CONFLICT: phrase("tables", "Conflict"),
    RedemptionState.CANCELLED: phrase("tables", "Not redeemed"),
}
_VERDICTS = {
    VerdictKind.REDEEMED: _STATES[RedemptionState.REDEEMED],
    VerdictKind.VERIFIED: phrase("tables", "Good"),
    VerdictKind.REFUSED: _STATES[RedemptionState.REFUSED],
    VerdictKind.UNKNOWN: _STATES[RedemptionState.UNKNOWN],
    VerdictKind.STORED: _STATES[RedemptionState.STORED],
    VerdictKind.CONFLICT: _STATES[RedemptionState.CONFLICT],
    VerdictKind.CANCELLED: _STATES[RedemptionState.CANCELLED],
    VerdictKind.ERROR: phrase("tables", "Till problem"),
}
_REFUNDS = {
    RefundStage.ASKED: phrase("tables", "Asked for"),
    RefundStage.REFUNDED: phrase("tables", "Refunded"),
    RefundStage.REFUSED: phrase("tables", "Refused"),
}
_SOURCES = {
    "camera": phrase("tables", "Camera"),
    "wedge": phrase("tables", "Handheld scanner"),
    "serial": phrase("tables", "Scanner on a port"),
    "file": phrase("tables", "Picture file"),
    "typed": phrase("tables", "Typed"),
}


_REASONS: dict[str, Phrase] = {reason.value: words(reason)[0] for reason in Reason}
_NOBODY = phrase("tables", "Nobody signed in")
_WEEKDAYS = (
    phrase("tables", "Monday"),
    phrase("tables", "Tuesday"),
    phrase("tables", "Wednesday"),
    phrase("tables", "Thursday"),
    phrase("tables", "Friday"),
    phrase("tables", "Saturday"),
    phrase("tables", "Sunday"),
)

Words = Callable[[Phrase], str]
"""Words a phrase in somebody's language."""


def state_words(state: RedemptionState) -> Phrase:
    """A state in a word or two."""
    return _STATES[state]


def refund_words(stage: RefundStage | None) -> Phrase | str:
    """How far a refund is, in a word or two; empty where the platform told of none."""
    return _REFUNDS[stage] if stage else ""


def verdict_words(verdict: str) -> Phrase | str:
    """The answer to a scan in a word or two; one this version does not know stays as it is."""
    return _VERDICTS[VerdictKind(verdict)] if verdict in _VERDICTS else verdict


def reason_words(reason: Reason | str | None) -> Phrase | str:
    """Why something was refused; a reason this version does not know stays as it is."""
    return _REASONS.get(reason or "", reason or "")


def source_words(source: str) -> Phrase | str:
    """What scanned something; one this version does not know stays as it is."""
    return _SOURCES.get(source, source)


def weekday_words(day: int) -> Phrase:
    """A day of the week, 1 for Monday."""
    return _WEEKDAYS[day - 1]


def clock_words(moment: datetime) -> str:
    """A moment as files name it: by this computer's clock, and not as a distance from now."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M %z}"


def wanted_words(wanted: Wanted | ScansWanted, named: Words = str) -> tuple[Phrase, ...]:
    """A filter in sentences; one sentence when it lets everything through."""
    said: list[Phrase] = []
    if wanted.since is not None:
        said.append(phrase("tables", "From {since}.", since=clock_words(wanted.since)))
    if wanted.until is not None:
        said.append(phrase("tables", "Before {until}.", until=clock_words(wanted.until)))
    if wanted.cashiers:
        cashiers = _listed((cashier or _NOBODY for cashier in wanted.cashiers), named)
        said.append(phrase("tables", "Cashier: {names}.", names=cashiers))
    if wanted.sources:
        sources = _listed(map(source_words, wanted.sources), named)
        said.append(phrase("tables", "Scanned with: {names}.", names=sources))
    said += _of_redemptions(wanted, named) if isinstance(wanted, Wanted) else _of_scans(wanted, named)
    if wanted.search:
        said.append(phrase("tables", "Searched for: {search}.", search=wanted.search))
    return tuple(said) or (phrase("tables", "Everything in the record."),)


def _of_redemptions(wanted: Wanted, named: Words) -> list[Phrase]:
    said = []
    if wanted.states:
        states = _listed(map(state_words, wanted.states), named)
        said.append(phrase("tables", "State: {names}.", names=states))
    if wanted.products:
        said.append(phrase("tables", "Product: {names}.", names=", ".join(wanted.products)))
    if wanted.outlets:
        said.append(phrase("tables", "Outlet: {names}.", names=", ".join(wanted.outlets)))
    if wanted.least is not None:
        said.append(phrase("tables", "Price paid: {amount} or more.", amount=f"{wanted.least:f}"))
    if wanted.most is not None:
        said.append(phrase("tables", "Price paid: {amount} or less.", amount=f"{wanted.most:f}"))
    return said


def _of_scans(wanted: ScansWanted, named: Words) -> list[Phrase]:
    if not wanted.verdicts:
        return []
    answers = _listed(map(verdict_words, wanted.verdicts), named)
    return [phrase("tables", "Answer: {names}.", names=answers)]


def _listed(names: Iterable[Phrase | str], named: Words) -> str:
    return ", ".join(name if isinstance(name, str) else named(name) for name in names)
