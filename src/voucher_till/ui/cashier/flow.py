"""The sale as one state object, and pure functions over it: what is shown, what comes next, what is heard.

ready -> looking -> ordering (or trusting) -> redeeming -> told -> ready. Nothing here asks, waits or paints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from voucher_till.domain.verdict import Face, Verdict, VerdictKind, face
from voucher_till.domain.voucher import Voucher
from voucher_till.redemption.desk import Checked
from voucher_till.ui.cashier.keys import Page

GLANCE_SECONDS = 1.5
"""How long the verdict of a Redeem stays at least before a scan may replace it."""
LOOK_SECONDS = 0.5
"""An order that replaced another one cannot be confirmed sooner: the key was meant for the one before."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Waits for a scan."""


@dataclass(frozen=True, slots=True)
class Looking:
    """A scan is being verified."""


@dataclass(frozen=True, slots=True)
class Ordering:
    """An order is looked at, and what is to be redeemed is ticked."""

    checked: Checked
    ticked: frozenset[str]
    current: int = 0
    """The row that keys work on."""
    since: float = 0.0
    replaced: bool = False
    """It took the place of another order or a verdict that the cashier had before them."""

    @property
    def vouchers(self) -> tuple[Voucher, ...]:
        """Every voucher of the order."""
        return self.checked.order.vouchers if self.checked.order is not None else ()

    @property
    def chosen(self) -> tuple[Voucher, ...]:
        """The ticked ones, in the order of the card."""
        return tuple(voucher for voucher in self.vouchers if voucher.code in self.ticked)


@dataclass(frozen=True, slots=True)
class Trusting:
    """Nobody can be asked, and a manager allows to accept it on trust."""

    checked: Checked


@dataclass(frozen=True, slots=True)
class Redeeming:
    """A Redeem is in flight. No scan and no key changes that."""

    order: Ordering | None
    """None for a voucher that is accepted on trust."""


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict."""

    verdict: Verdict
    seconds: float | None = None
    """How long a Redeem took."""
    since: float = 0.0
    after_redeem: bool = False


State = Ready | Looking | Ordering | Trusting | Redeeming | Told

_PAGES: Mapping[type, Page] = MappingProxyType(
    {
        Ready: Page.IDLE,
        Looking: Page.IDLE,
        Ordering: Page.ORDER,
        Trusting: Page.TRUST,
        Told: Page.VERDICT,
    }
)


def page_of(state: State) -> Page:
    """Where a state is shown."""
    if isinstance(state, Redeeming):
        return Page.TRUST if state.order is None else Page.ORDER
    return _PAGES[type(state)]


def ordering(checked: Checked, since: float, *, replaced: bool) -> Ordering:
    """The order card of a verified scan: whatever can be redeemed is ticked."""
    ticked = frozenset(voucher.code for voucher in checked.redeemable)
    state = Ordering(checked, ticked, 0, since, replaced)
    first = next((i for i, voucher in enumerate(state.vouchers) if voucher.code in ticked), 0)
    return replace(state, current=first)


def after_check(checked: Checked, since: float, *, may_trust: bool, one_step: bool, replaced: bool) -> State:
    """What follows from the platform's answer to a scan.

    In one-step mode an order of a single voucher goes on to its Redeem; one that could not be verified just
    now is still shown first.
    """
    if checked.redeemable and checked.order is not None:
        card = ordering(checked, since, replaced=replaced)
        single = len(card.vouchers) == 1 and checked.asked is None
        return Redeeming(card) if one_step and single else card
    if checked.asked is not None and may_trust:
        return Trusting(checked)
    return Told(checked.verdict, since=since)


def toggled(state: Ordering, index: int) -> Ordering:
    """Tick or untick a row, if it can be redeemed at all; it becomes the current one."""
    code = state.vouchers[index].code
    can = any(voucher.code == code for voucher in state.checked.redeemable)
    ticked = state.ticked ^ {code} if can else state.ticked
    return replace(state, ticked=ticked, current=index)


def toggled_all(state: Ordering) -> Ordering:
    """Tick all that can be redeemed; nothing when all of it is ticked already."""
    everything = frozenset(voucher.code for voucher in state.checked.redeemable)
    return replace(state, ticked=frozenset() if state.ticked == everything else everything)


def stepped(state: Ordering, by: int) -> Ordering:
    """Go to another row."""
    return replace(state, current=min(max(state.current + by, 0), len(state.vouchers) - 1))


def can_confirm(state: State, now: float) -> bool:
    """Whether Enter may redeem what is ticked: not an order that nobody can have looked at yet."""
    return isinstance(state, Ordering) and not (state.replaced and now < state.since + LOOK_SECONDS)


def scan_waits(state: State, now: float) -> float:
    """Seconds for which the next scan lets the screen be; the verdict of a Redeem must have been seen.

    A scan that comes while one is verified or redeemed waits for its end by other means.
    """
    if isinstance(state, Told) and state.after_redeem:
        return max(0.0, state.since + GLANCE_SECONDS - now)
    return 0.0


def replaces_something(state: State) -> bool:
    """Whether a new order takes the place of something that the cashier acts on."""
    return isinstance(state, Ordering | Trusting | Told)


def heard(state: State) -> Face | None:
    """The sound of a state: a verdict's own."""
    return face(state.verdict) if isinstance(state, Told) else None


def unknown_codes(state: State) -> frozenset[str]:
    """The codes of the unknown verdict on the screen, if one is."""
    if isinstance(state, Told) and state.verdict.kind is VerdictKind.UNKNOWN:
        return frozenset(voucher.code for voucher in state.verdict.vouchers)
    return frozenset()


def can_be_redeemed_again(state: State) -> bool:
    """Whether a lost Redeem turned out not to have happened."""
    return (
        isinstance(state, Told)
        and state.verdict.kind is VerdictKind.CANCELLED
        and bool(state.verdict.vouchers)
    )
