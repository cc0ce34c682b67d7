"""The sale's state, and the pure functions over it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.payload import VoucherCode
from voucher_till.domain.verdict import Verdict, VerdictKind, face
from voucher_till.domain.voucher import Order, UsableWindow, Voucher, VoucherStatus
from voucher_till.redemption.desk import Checked
from voucher_till.ui.cashier import flow
from voucher_till.ui.cashier.flow import Looking, Ordering, Ready, Redeeming, State, Told, Trusting
from voucher_till.ui.cashier.keys import SALE, Page

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
WINDOWS = (UsableWindow(), UsableWindow(end=NOW - timedelta(days=1)), UsableWindow(NOW + timedelta(days=1)))
SECONDS = st.floats(0, 10_000)


def row_of(voucher: Voucher) -> Redemption:
    """The journal's row of a voucher that was taken here."""
    state = RedemptionState.REDEEMED
    return Redemption(1, "i", state, voucher.code, "o", "Kopi", None, "OUTLET-1", "", NOW, NOW)


@st.composite
def vouchers(draw: st.DrawFn) -> tuple[Voucher, ...]:
    """Those of an order: redeemable, used, refunded, expired, not yet usable."""
    statuses = st.sampled_from([VoucherStatus.REDEEMABLE, *VoucherStatus])
    kinds = draw(st.lists(st.tuples(statuses, st.sampled_from(WINDOWS)), min_size=1, max_size=6))
    return tuple(
        Voucher(f"{place:016}", "Kopi", status, window=window) for place, (status, window) in enumerate(kinds)
    )


@st.composite
def looked_up(draw: st.DrawFn, first: tuple[Voucher, ...] = ()) -> Checked:
    """What a scan came to with the platform's help; some of it may be in this till's journal."""
    listed = (*first, *draw(vouchers()))
    taken = draw(st.sets(st.sampled_from(listed[len(first) :])))
    asked = draw(st.sampled_from([None, VoucherCode("1234567890")]))
    return Checked(Verdict(VerdictKind.VERIFIED), Order("o", listed, NOW), tuple(map(row_of, taken)), asked)


def checks() -> st.SearchStrategy[Checked]:
    """What a scan may come to."""
    out_of_reach = Checked(Verdict(VerdictKind.REFUSED), asked=VoucherCode("1234567890"))
    return st.one_of(looked_up(), st.just(out_of_reach), st.just(Checked(Verdict(VerdictKind.REFUSED))))


def orders() -> st.SearchStrategy[Ordering]:
    """An order as it comes to the screen: at least one voucher of it can be redeemed."""
    good = (Voucher("9999", "Kopi", VoucherStatus.REDEEMABLE),)
    return st.builds(flow.ordering, looked_up(good), SECONDS, replaced=st.booleans())


@st.composite
def states(draw: st.DrawFn) -> State:
    """Every state there is."""
    order = orders()
    made: State = draw(
        st.one_of(
            st.just(Ready()),
            st.just(Looking()),
            order,
            checks().map(Trusting),
            order.map(Redeeming),
            st.just(Redeeming(None)),
            st.builds(
                Told,
                st.sampled_from(list(VerdictKind)).map(Verdict),
                since=SECONDS,
                after_redeem=st.booleans(),
            ),
        )
    )
    return made


def usable(state: Ordering) -> set[str]:
    return {voucher.code for voucher in state.checked.redeemable}


@given(orders(), st.data())
def test_what_cannot_be_redeemed_is_never_ticked(state: Ordering, data: st.DataObject) -> None:
    """Whatever keys and fingers do to an order."""
    assert state.ticked == usable(state)
    rows = range(len(state.vouchers))
    steps = st.one_of(st.sampled_from(rows), st.just("all"), st.sampled_from(["up", "down"]))
    for step in data.draw(st.lists(steps, max_size=12)):
        if isinstance(step, int):
            state = flow.toggled(state, step)
        elif step == "all":
            state = flow.toggled_all(state)
        else:
            state = flow.stepped(state, 1 if step == "down" else -1)
        assert state.ticked <= usable(state)
        assert state.current in rows
        assert {voucher.code for voucher in state.chosen} == state.ticked


@given(orders(), st.data())
def test_ticking_twice_changes_nothing_but_the_row_that_keys_work_on(
    state: Ordering, data: st.DataObject
) -> None:
    index = data.draw(st.sampled_from(range(len(state.vouchers))))
    once = flow.toggled(state, index)
    assert once.current == index
    assert (once.ticked != state.ticked) is (state.vouchers[index].code in usable(state))
    assert flow.toggled(once, index).ticked == state.ticked


@given(orders())
def test_all_and_none_take_turns(state: Ordering) -> None:
    none = flow.toggled_all(state)
    assert none.ticked == frozenset()
    assert flow.toggled_all(none).ticked == usable(state)
    some = flow.toggled(state, next(i for i, one in enumerate(state.vouchers) if one.code in usable(state)))
    assert flow.toggled_all(some).ticked == usable(state)


@given(states(), SECONDS)
def test_only_an_order_that_could_be_looked_at_is_confirmed(state: State, now: float) -> None:
    can = flow.can_confirm(state, now)
    if not isinstance(state, Ordering):
        assert not can
    elif state.replaced:
        assert can is (now >= state.since + flow.LOOK_SECONDS)
    else:
        assert can


@given(checks(), SECONDS, st.booleans(), st.booleans(), st.booleans())
def test_what_follows_from_a_scan(
    checked: Checked, since: float, may_trust: bool, one_step: bool, replaced: bool
) -> None:
    state = flow.after_check(checked, since, may_trust=may_trust, one_step=one_step, replaced=replaced)
    if isinstance(state, Redeeming):
        # At the scan alone only the one voucher of an order, which the platform has shown just now.
        assert one_step
        assert checked.order is not None and len(checked.order.vouchers) == 1
        assert checked.asked is None
        assert state.order is not None and state.order.ticked == {checked.redeemable[0].code}
    elif isinstance(state, Ordering):
        assert state.ticked == usable(state) != set()
        assert state.vouchers[state.current].code in state.ticked
        assert state.replaced is replaced
    elif isinstance(state, Trusting):
        assert may_trust and checked.asked is not None and not checked.redeemable
    else:
        assert isinstance(state, Told)
        assert state.verdict is checked.verdict
        assert not checked.redeemable and not (may_trust and checked.asked is not None)
        assert not state.after_redeem


@given(states(), SECONDS)
def test_a_scan_lets_the_verdict_of_a_redeem_be_read(state: State, now: float) -> None:
    seconds = flow.scan_waits(state, now)
    if isinstance(state, Told) and state.after_redeem:
        assert now + seconds >= min(state.since + flow.GLANCE_SECONDS, now + seconds)
        assert (seconds == 0) is (now >= state.since + flow.GLANCE_SECONDS)
    else:
        assert seconds == 0


@given(states())
def test_every_state_has_its_page_and_only_verdicts_are_heard(state: State) -> None:
    page = flow.page_of(state)
    assert page in SALE
    assert (page is Page.VERDICT) is isinstance(state, Told)
    assert flow.heard(state) is (face(state.verdict) if isinstance(state, Told) else None)
    assert flow.replaces_something(state) is isinstance(state, Ordering | Trusting | Told)


@given(vouchers(), st.sampled_from(list(VerdictKind)))
def test_what_an_unknown_verdict_is_about(listed: tuple[Voucher, ...], kind: VerdictKind) -> None:
    told = Told(Verdict(kind, vouchers=listed))
    codes = {voucher.code for voucher in listed}
    assert flow.unknown_codes(told) == (codes if kind is VerdictKind.UNKNOWN else frozenset())
    assert flow.can_be_redeemed_again(told) is (kind is VerdictKind.CANCELLED)
    assert not flow.can_be_redeemed_again(Told(Verdict(kind)))
