"""What stands on a customer's slip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money, total
from voucher_till.receipts.lines import Alignment, Emphasis, Line, as_text, clean, pair, paragraph, rule

LEAST_COLUMNS, MOST_COLUMNS = 24, 96
_CODE_SHOWN, _ORDER_SHOWN = 4, 6
_NAME_LINES = 3

_S = RedemptionState
_ON_PAPER = frozenset({_S.REDEEMED, _S.STORED, _S.SUBMITTING, _S.UNKNOWN})


def _moment(when: datetime) -> str:
    return f"{when.astimezone():%d/%m/%Y %H:%M}"


def _money(amount: Money | None) -> str:
    return "" if amount is None else f"{amount.currency} {amount.text()}".strip()


@dataclass(frozen=True, slots=True)
class SlipWords:
    """The words of a slip in one language, and how that language writes amounts and moments."""

    till: str = "Till"
    cashier: str = "Cashier"
    date: str = "Date"
    order: str = "Order"
    vouchers: str = "Vouchers"
    total: str = "Total"
    redeem_id: str = "Redeem ID"
    practice: str = "PRACTICE"
    not_valid: str = "NOT VALID"
    copy: str = "COPY"
    stored: str = "Accepted while the platform could not be reached. It will be sent to the platform."
    presumed: str = "The platform lists this as redeemed at this outlet."
    thanks: str = "Thank you"
    test: str = "Test page"
    tested: str = "The printer works."
    money: Callable[[Money | None], str] = _money
    """Empty for an amount that is not known."""
    moment: Callable[[datetime], str] = _moment
    """Day and time in full: a slip is read on another day."""


class SlipState(Enum):
    """How sure it is that the platform has redeemed what stands on a slip."""

    REDEEMED = "redeemed"
    PRESUMED = "presumed"
    STORED = "stored"
    """Handed over, and not confirmed by the platform yet."""


@dataclass(frozen=True, slots=True)
class SlipItem:
    """One voucher on a slip."""

    product: str
    code: str
    """Its last characters only: a slip is thrown away where anybody finds it."""
    price: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says, before it is laid out."""

    outlet: str
    till: str
    cashier: str
    when: datetime
    items: tuple[SlipItem, ...]
    total: str
    """Empty where it is not known."""
    order: str
    redeem_id: str
    state: SlipState
    practice: bool
    copy: bool
    words: SlipWords


def slip_of(
    rows: Sequence[Redemption], words: SlipWords, *, till: str, practice: bool = False, copy: bool = False
) -> Slip | None:
    """The slip for the rows of one intent; None when nothing of it was handed over.

    Rows that were stored may be on their way or unanswered by the time the slip is printed; refused ones
    stand on no slip.
    """
    handed = [row for row in rows if row.state in _ON_PAPER]
    if not handed:
        return None
    return Slip(
        outlet=handed[0].outlet,
        till=till,
        cashier=handed[0].cashier,
        when=handed[0].created_at,
        items=tuple(
            SlipItem(row.product_name, _ending(row.code, _CODE_SHOWN), words.money(row.sale_price))
            for row in handed
        ),
        total=words.money(total(row.sale_price for row in handed)),
        order=_ending(handed[0].shop_order_id, _ORDER_SHOWN),
        redeem_id=", ".join(dict.fromkeys(row.redeem_id for row in handed if row.redeem_id)),
        state=_state(handed),
        practice=practice,
        copy=copy,
        words=words,
    )


def _ending(text: str, shown: int) -> str:
    ending = text[-shown:]
    return f"...{ending}" if ending else ""


def _state(rows: Sequence[Redemption]) -> SlipState:
    if any(row.state is not _S.REDEEMED for row in rows):
        return SlipState.STORED
    return SlipState.PRESUMED if any(row.presumed for row in rows) else SlipState.REDEEMED


def text(slip: Slip, columns: int) -> list[Line]:
    """A slip laid out for paper of so many columns."""
    columns = fitting(columns)
    between = rule(columns)
    return [
        *_warnings(slip, columns),
        *paragraph(slip.outlet, columns, Emphasis.BIG, most=2),
        between,
        *_head(slip, columns),
        between,
        *_items(slip, columns),
        between,
        *_sums(slip, columns),
        between,
        *_foot(slip, columns),
        *_warnings(slip, columns),
    ]


def plain(slip: Slip, columns: int) -> str:
    """A slip as plain text, for a preview."""
    return as_text(text(slip, columns), fitting(columns))


def test_page(words: SlipWords, *, till: str, columns: int) -> list[Line]:
    """A page that shows whether the columns fit the paper, and the letters the language."""
    columns = fitting(columns)
    ruler = "".join(str(number % 10) for number in range(1, columns + 1))
    return [
        *paragraph(words.test, columns, Emphasis.BIG),
        *pair(words.till, till, columns),
        Line(ruler),
        Line("Rp 25.000  € 7,50  é è ü ö ñ ç"),
        *paragraph(words.tested, columns, Emphasis.BOLD),
    ]


def fitting(columns: int) -> int:
    """A number of columns that a slip can be laid out for."""
    return min(max(columns, LEAST_COLUMNS), MOST_COLUMNS)


def _warnings(slip: Slip, columns: int) -> list[Line]:
    """First and last, so that no part of the paper can be shown without them."""
    lines: list[Line] = []
    if slip.practice:
        lines += paragraph(slip.words.practice, columns, Emphasis.BIG)
        lines += paragraph(slip.words.not_valid, columns, Emphasis.BIG)
    if slip.copy:
        lines += paragraph(slip.words.copy, columns, Emphasis.BOLD)
    return lines


def _head(slip: Slip, columns: int) -> list[Line]:
    words = slip.words
    return [
        line
        for name, value in (
            (words.date, words.moment(slip.when)),
            (words.till, slip.till),
            (words.cashier, slip.cashier),
            (words.order, slip.order),
        )
        if value
        for line in pair(name, value, columns)
    ]


def _items(slip: Slip, columns: int) -> list[Line]:
    """A name has lines of its own: one written from right to left would take the price along."""
    lines: list[Line] = []
    named = ""
    for item in slip.items:
        name = clean(item.product)
        if name != named:
            lines += paragraph(name, columns, alignment=Alignment.LEFT, most=_NAME_LINES)
            named = name
        lines += pair(item.code, item.price, columns)
    return lines


def _sums(slip: Slip, columns: int) -> list[Line]:
    words = slip.words
    lines = pair(words.vouchers, str(len(slip.items)), columns)
    if slip.total:
        lines += pair(words.total, slip.total, columns, Emphasis.BOLD)
    return lines


def _foot(slip: Slip, columns: int) -> list[Line]:
    words = slip.words
    lines = pair(words.redeem_id, slip.redeem_id, columns) if slip.redeem_id else []
    if slip.state is SlipState.STORED:
        lines += paragraph(words.stored, columns, Emphasis.BOLD, most=6)
    if slip.state is SlipState.PRESUMED:
        lines += paragraph(words.presumed, columns, most=6)
    return [*lines, *paragraph(words.thanks, columns)]
