"""What the workplace of open rows says of them: why a row is open, and what happens next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from voucher_till.domain.journal import Redemption
from voucher_till.domain.money import total
from voucher_till.domain.wording import words
from voucher_till.ui.manager.queue_groups import Entry, Group
from voucher_till.ui.shared.language import date_and_time, money, translate, worded

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_LONGEST_NAME = 60


def product_of(row: Redemption) -> str:
    """What was redeemed; some word where the platform never said."""
    return row.product_name or translate("queue_words", "Voucher")


def name_of(row: Redemption) -> str:
    """Product and last digits, for a sentence: a flood of a name is cut, and one that runs from right to left
    leaves the digits in their place."""
    product = product_of(row)
    if len(product) > _LONGEST_NAME:
        product = f"{product[:_LONGEST_NAME]}…"
    return f"{_FIRST_STRONG_ISOLATE}{product}{_POP_ISOLATE} · …{row.code[-4:]}"


def taken_line(row: Redemption) -> str:
    """Which voucher it is, when it was taken, and by whom."""
    cashier = f"{_FIRST_STRONG_ISOLATE}{row.cashier}{_POP_ISOLATE}" if row.cashier else ""
    return _joined(f"…{row.code[-4:]}", date_and_time(row.created_at), cashier)


def why_line(entry: Entry) -> str:
    """When it is tried next, why it is open, and how often it was sent."""
    row = entry.row
    place = row.redeemed_outlet
    return _joined(
        translate("queue_words", "next try {moment}", moment=next_try(row)) if entry.is_tried else "",
        translate("queue_words", "outlet {outlet}", outlet=row.outlet) if entry.group is Group.KEPT else "",
        translate("queue_words", "redeemed at outlet {outlet}", outlet=place) if place else "",
        reason_of(row).rstrip("."),
        "" if row.verified else translate("queue_words", "not verified when it was accepted"),
        sent(row),
    )


def reason_of(row: Redemption) -> str:
    """What the platform or the line said to it."""
    return worded(words(row.reason)[0]) if row.reason is not None else ""


def sent(row: Redemption) -> str:
    """How often it was sent; empty for never."""
    return translate("queue_words", "sent %n time(s)", "", row.attempts) if row.attempts else ""


def next_try(row: Redemption) -> str:
    """When the till tries it again: to the second today, on other days with the day."""
    at, now = row.next_try_at, datetime.now(UTC)
    if at is None or at <= now:
        return translate("queue_words", "as soon as there is a line")
    if at.astimezone().date() == now.astimezone().date():
        return f"{at.astimezone():%H:%M:%S}"
    return date_and_time(at)


def what_next(entry: Entry) -> str:
    """What happens next, and what a person is to do, in a few words."""
    row = entry.row
    if entry.group is Group.CONFLICT:
        return _conflict_next(row)
    if entry.group is Group.KEPT:
        return translate(
            "queue_words",
            "It is kept, not sent from here: it belongs to outlet {outlet}, or to an account that this till "
            "had before. It is sent when the till is set up for that again.",
            outlet=row.outlet,
        )
    if entry.group is Group.SENDING:
        return translate("queue_words", "It was sent; the till waits for the answer of the platform.")
    if entry.group is Group.STORED:
        return _stored_next(row)
    if row.goods_out:
        return translate(
            "queue_words",
            "The goods are out. The till asks the platform, and redeems it if that has not happened yet.",
        )
    return translate(
        "queue_words",
        "The till asks the platform whether it was redeemed. Don't hand over twice; if you have handed it "
        "over, say so.",
    )


def _conflict_next(row: Redemption) -> str:
    if row.redeemed_outlet:
        text = translate(
            "queue_words",
            "The goods went out, and the platform has it as redeemed at outlet {outlet}. A manager closes "
            "this and says how it was settled.",
            outlet=row.redeemed_outlet,
        )
    else:
        text = translate(
            "queue_words",
            "The goods went out, and the platform does not redeem it. A manager closes this and says how it "
            "was settled.",
        )
    call = translate("queue_words", "The customer can be asked: {contact}.", contact=row.contact)
    return f"{text} {call}" if row.contact else text


def _stored_next(row: Redemption) -> str:
    if row.verified:
        return translate("queue_words", "The till sends it by itself; nothing is to be done.")
    return translate(
        "queue_words",
        "The till sends it by itself. It was taken on trust: if the platform refuses it, "
        "there is a conflict.",
    )


def summary(
    waiting: Sequence[Redemption],
    conflicts: Sequence[Redemption],
    foreign: Sequence[Redemption],
    *,
    values: bool = True,
) -> str:
    """Counts and values, in a sentence each."""
    said = []
    if waiting:
        text = translate(
            "queue_words",
            "{vouchers} to be sent or settled. The till does it by itself.",
            vouchers=counted(waiting, values=values),
        )
        said.append(text)
    if conflicts:
        text = translate(
            "queue_words",
            "{vouchers} handed over that the platform does not redeem. A manager closes each with a reason.",
            vouchers=counted(conflicts, values=values),
        )
        said.append(text)
    if foreign:
        text = translate(
            "queue_words",
            "{vouchers} of an outlet or account that this till had before: "
            "to be sent when it is set up for that again.",
            vouchers=counted(foreign, values=values),
        )
        said.append(text)
    return " ".join(said) or translate("queue_words", "Every redemption of this till is settled.")


def counted(rows: Sequence[Redemption], *, values: bool = True) -> str:
    """How many vouchers, and their value where all are known: ``2 vouchers (Rp50.000)``."""
    count = translate("queue_words", "%n voucher(s)", "", len(rows))
    amount = money(total(row.sale_price for row in rows)) if values else ""
    return f"{count} ({amount})" if amount else count


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
