"""What the screenshots show: orders and verdicts as the emulator gives them, and rows of every state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import httpx

from voucher_till.app import Till
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.payload import VoucherCode
from voucher_till.domain.people import Role
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict
from voucher_till.domain.voucher import Order, Voucher
from voucher_till.redemption import verdicts
from voucher_till.redemption.desk import Checked
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.store.errors import StoreProblem
from voucher_till.store.journal import Outcome

MANAGER, MANAGER_PIN = "Budi Santoso", "4826"
CASHIER, CASHIER_PIN = "Sari", "7391"
HOSTILE = {
    "markup": "<b>x</b><img src=file:///etc/passwd>",
    "long": "Paket keluarga nasi goreng spesial dengan telur " * 7,
    "arabic": "أرز مقلي مع دجاج وبيض وخضار طازجة",
    "emoji": "🍜🍤 Mi goreng 👨‍👩‍👧‍👦 untuk empat 🎉",
}
"""Product names that a platform could send."""
MANY = 50
_LATER = timedelta(days=1)
"""Rows are not to be tried before: they would be settled while they are photographed."""
_S = RedemptionState


@dataclass(frozen=True, slots=True)
class Samples:
    """Everything that a scene can show."""

    one: Checked
    mixed: Checked
    """Three vouchers: one to redeem, one used, one not usable yet."""
    many: Checked
    hostile: dict[str, Checked]
    every_hostile: Checked
    unverified: Checked
    verdicts: dict[str, Verdict]
    taken: Redemption
    """A row of this till, to be told that its voucher was used here."""

    @property
    def pictures(self) -> set[str]:
        """The addresses of the products' pictures."""
        checked = (self.one, self.mixed, self.many)
        return {voucher.picture_url for each in checked for voucher in _vouchers(each) if voucher.picture_url}


async def make_samples(till: Till, control_url: str) -> Samples:
    """Ask the emulator for orders, and fill the journal and the list of people."""
    codes = await _codes(control_url)

    async def check(customer: str) -> Checked:
        return await till.desk.verify(codes[customer], "typed")

    one, three, later = await check("one"), await check("three"), await check("not_yet")
    used, expired = await check("used"), await check("expired")
    nothing = await till.desk.verify("HELLO", "typed")
    one_voucher, used_voucher, later_voucher = (_vouchers(each)[0] for each in (one, used, later))
    listed = _vouchers(three) * MANY
    many = [_numbered(voucher, number) for number, voucher in enumerate(listed[:MANY])]
    hostile = {name: replace(one_voucher, product_name=text) for name, text in HOSTILE.items()}
    rows = await _fill_journal(till, [*many, *hostile.values()])
    await fill_people(till)
    asked = VoucherCode(one_voucher.code)
    return Samples(
        one=one,
        mixed=_with(three, [_vouchers(three)[0], used_voucher, later_voucher]),
        many=_with(three, many),
        hostile={name: _with(one, [voucher]) for name, voucher in hostile.items()},
        every_hostile=_with(
            one, [_numbered(voucher, 900 + number) for number, voucher in enumerate(hostile.values())]
        ),
        unverified=Checked(verdicts.refused(Reason.NO_LINE), asked=asked),
        verdicts=_verdicts(rows, list(hostile.items()))
        | {
            "already-used": used.verdict,
            "not-usable": expired.verdict,
            "not-a-voucher": nothing.verdict,
        },
        taken=rows[_S.REDEEMED][0],
    )


async def _codes(control_url: str) -> dict[str, str]:
    """The first voucher code of each practice customer."""
    async with httpx.AsyncClient(base_url=control_url, trust_env=False) as control:
        answer = (await control.get("/control/customers")).json()
    return {one["name"]: one["vouchers"][0]["code"] for one in answer}


def _vouchers(checked: Checked) -> tuple[Voucher, ...]:
    return checked.order.vouchers if checked.order is not None else ()


def _numbered(voucher: Voucher, number: int) -> Voucher:
    return replace(voucher, code=f"{voucher.code[:-4]}{number:04d}")


def _with(checked: Checked, vouchers: Sequence[Voucher]) -> Checked:
    """The same order with other vouchers."""
    before = checked.order
    if before is None:
        raise ValueError("the emulator gave no order")
    order = Order(before.shop_order_id, tuple(vouchers), before.as_of, before.log_id)
    return Checked(verdicts.verified(order), order)


async def fill_people(till: Till) -> None:
    """A manager and some cashiers, two of them with a PIN."""
    for name, role, pin in (
        (MANAGER, Role.MANAGER, MANAGER_PIN),
        (CASHIER, Role.CASHIER, CASHIER_PIN),
        ("Ayu Lestari", Role.CASHIER, "5178"),
        ("Muhammad Rizky Ramadhan Nugroho", Role.CASHIER, ""),
    ):
        await till.people.add(name, role, MANAGER, await hash_pin(pin) if pin else "")
    await till.sign_in.refresh()


async def _fill_journal(
    till: Till, vouchers: Sequence[Voucher]
) -> dict[RedemptionState, Sequence[Redemption]]:
    """Rows of every state, as they are written in a sale."""
    left = iter(vouchers)
    later = datetime.now(UTC) + _LATER
    outcomes = (
        Outcome(_S.REDEEMED, log_id="20260301094500A1B2C3", redeem_id="7301234567890123456"),
        Outcome(_S.REFUSED, Reason.EXPIRED, "4200013", "20260301095000A1B2C4"),
        Outcome(_S.CANCELLED, Reason.NO_LINE, log_id="20260301095200A1B2C5"),
        Outcome(_S.UNKNOWN, Reason.NO_LINE, log_id="20260301095300A1B2C6", timed_out=True, retry_at=later),
        Outcome(
            _S.CONFLICT,
            Reason.ALREADY_USED,
            "4200021",
            "20260301095400A1B2C7",
            redeemed_outlet="OUTLET-2",
        ),
    )
    found: dict[RedemptionState, Sequence[Redemption]] = {}
    for outcome in outcomes:
        chosen = [next(left), next(left)] if outcome.state is _S.REDEEMED else [next(left)]
        rows = await till.journal.begin("7298765432109876543", chosen, CASHIER)
        found[outcome.state] = await till.journal.settle(rows, outcome)
    found[_S.STORED] = await _store(till, next(left), later)
    for voucher in list(left)[-len(HOSTILE) :]:
        number = 700 + list(HOSTILE.values()).index(voucher.product_name)
        await _store(till, _numbered(voucher, number), later)
    found[_S.SUBMITTING] = await till.journal.begin(
        "7298765432109876543", [_numbered(vouchers[0], 800)], CASHIER
    )
    return found


async def _store(till: Till, voucher: Voucher, later: datetime) -> Sequence[Redemption]:
    rows = await till.journal.store([voucher], CASHIER, contact="0812 3456 789", verified=False)
    claimed = await till.journal.claim(rows[0].intent)
    return await till.journal.settle(claimed, Outcome(_S.STORED, Reason.NO_LINE, retry_at=later))


def _verdicts(
    rows: dict[RedemptionState, Sequence[Redemption]], hostile: Sequence[tuple[str, Voucher]]
) -> dict[str, Verdict]:
    """Verdicts by the names of their scenes."""
    redeemed = rows[_S.REDEEMED]
    old = verdicts.refused(Reason.QR_EXPIRED)
    made = {
        "redeemed": verdicts.of_rows(redeemed),
        "stored": verdicts.of_rows(rows[_S.STORED]),
        "unknown": verdicts.of_rows(rows[_S.UNKNOWN]),
        "qr-too-old": replace(old, error_code="4200007", log_id="20260301095500A1B2C8"),
        "no-line": verdicts.refused(Reason.NO_LINE),
        "till-problem": verdicts.trouble(StoreProblem.DISK_FULL.value),
        "not-accepted": verdicts.refused(Reason.NOT_AUTHORISED),
        "conflict": verdicts.of_rows(rows[_S.CONFLICT]),
        "cancelled": verdicts.of_rows(rows[_S.CANCELLED]),
    }
    for name, voucher in hostile:
        made[f"hostile-{name}"] = replace(made["redeemed"], vouchers=(voucher,))
    return made
