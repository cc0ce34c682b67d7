"""What is kept beside the journal's rows: the audit trail, what was verified last, and single values."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from voucher_till.domain.money import Money
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.store.chain import AUDIT_HEAD, BEGINNING, head_note, link
from voucher_till.store.questions import among
from voucher_till.store.rows import Place, milliseconds, moment, now_milliseconds

SHOWN, HANDED_OVER, REFUNDED = "shown", "handed over", "refunded"
"""Kinds of events: a verdict on the screen or the console, goods handed over although the outcome was not
known, and a refund that the platform told of later."""
REFUND_REFUSED = "refund refused"
"""A refund that was asked for, and the voucher stays redeemed."""
MANAGER_TRIES = "manager_pin_tries"
"""Tries of a PIN for whichever manager it belongs to, as JSON: `failures` and `until_ms`."""
RESETS_TOLD = "pin_resets_told"
"""The last entry of the audit trail that was looked at for PINs that were reset."""
RECORD_RECOVERED = "record recovered"
"""What the audit trail calls that a record was lost, or not whole; the detail is a Recovery as JSON."""
TRAIL_CHANGED = "audit trail not as written"
"""What the trail says of itself where an entry found another end than the one that was noted; the detail ends
with the link of that one."""
_NO_NUMBER = 10**15
"""No trail is so long: somebody wrote that, and counting on from there might not be possible."""
_VERIFIED_KEPT_MS = 7 * 86_400_000


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that somebody answers for."""

    id: int
    at: datetime
    who: str
    action: str
    detail: str


@dataclass(frozen=True, slots=True)
class VerifiedVoucher:
    """What the platform last said of a voucher that could be redeemed then."""

    code: str
    shop_order_id: str
    product_name: str
    sale_price: Money | None
    at: datetime
    """This computer's clock when the answer came."""


def add_audit(connection: sqlite3.Connection, who: str, action: str, detail: str) -> None:
    """Add to the audit trail; nothing in it can be changed afterwards."""
    append_audit(connection, (now_milliseconds(), who, action, detail))


def append_audit(connection: sqlite3.Connection, content: tuple[int, str, str, str]) -> None:
    """Add an entry with its own moment: what another trail has of it.

    It follows the end that was noted, whatever row is the last one now: linked to that, it would make what
    somebody did to the end look right for good.
    """
    count, head = audit_head(connection)
    last = connection.execute(
        "SELECT id, CAST(chain AS BLOB) FROM audit WHERE id < ? ORDER BY id DESC LIMIT 1", (_NO_NUMBER,)
    ).fetchone()
    number, chain = (last[0], bytes(last[1])) if last else (0, BEGINNING.encode())
    if number >= count and (number, chain) != (count, head.encode()):
        # No gap in the numbers tells of it.
        number += 1
        found = (number, now_milliseconds(), "till", TRAIL_CHANGED, f"noted end: entry {count}, link {head}")
        head = _put_audit(connection, found, head)
    _put_audit(connection, (max(number, count) + 1, *content), head)


def _put_audit(connection: sqlite3.Connection, entry: tuple[int, int, str, str, str], before: str) -> str:
    """Write an entry that follows one with this link, and that it is now the last; gives its own link."""
    chain = link(before, *entry)
    connection.execute(
        "INSERT INTO audit (id, at_ms, who, action, detail, chain) VALUES (?, ?, ?, ?, ?, ?)",
        (*entry, chain),
    )
    set_meta(connection, AUDIT_HEAD, head_note(entry[0], chain))
    return chain


def audit_head(connection: sqlite3.Connection, schema: str = "main") -> tuple[int, str]:
    """How many entries the program wrote, and the link of the last; what the trail itself has is another
    question."""
    count, _, chain = (get_meta(connection, AUDIT_HEAD, schema) or "").partition(" ")
    is_number = count.isascii() and count.isdigit() and len(count) < len(str(_NO_NUMBER))
    return (int(count), chain) if is_number else (0, BEGINNING)


def add_event(
    connection: sqlite3.Connection,
    intent: str,
    kind: str,
    *,
    who: str = "",
    detail: str = "",
    log_id: str | None = None,
    redemption_id: int | None = None,
) -> None:
    """Add to what happened to a sale, beside the states of its rows."""
    connection.execute(
        "INSERT INTO event (at_ms, intent, redemption_id, kind, who, detail, log_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (now_milliseconds(), intent, redemption_id, kind, who, detail, log_id),
    )


def get_meta(connection: sqlite3.Connection, name: str, schema: str = "main") -> str | None:
    """A single value by its name."""
    row = connection.execute(f"SELECT value FROM {schema}.meta WHERE name = ?", (name,)).fetchone()  # noqa: S608
    return str(row[0]) if row else None


def set_meta(connection: sqlite3.Connection, name: str, value: str, schema: str = "main") -> None:
    """Keep a single value, instead of the one before."""
    connection.execute(
        f"INSERT INTO {schema}.meta (name, value) VALUES (?, ?)"  # noqa: S608
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def remember_verified(
    connection: sqlite3.Connection, place: Place, vouchers: Sequence[Voucher], shop_order_id: str, qr: str
) -> None:
    """Keep what the platform lists as redeemable; forget what it lists as anything else, and what is old."""
    now = now_milliseconds()
    connection.execute("DELETE FROM verified WHERE at_ms < ?", (now - _VERIFIED_KEPT_MS,))
    for voucher in vouchers:
        key = (place.environment, place.merchant_id, voucher.code)
        if voucher.status is not VoucherStatus.REDEEMABLE:
            connection.execute(
                "DELETE FROM verified WHERE environment = ? AND merchant_id = ? AND code = ?", key
            )
            continue
        price = voucher.sale_price
        connection.execute(
            "INSERT OR REPLACE INTO verified (environment, merchant_id, code, outlet, shop_order_id,"
            " product_name, sale_amount, currency, qr_digest, at_ms)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *key,
                place.outlet,
                shop_order_id,
                voucher.product_name,
                price.text() if price else None,
                price.currency if price else None,
                _digest(qr),
                now,
            ),
        )


def verified_since(
    connection: sqlite3.Connection, place: Place, codes: Sequence[str], since: datetime
) -> dict[str, VerifiedVoucher]:
    """Those of the codes that the platform listed to this outlet as redeemable, no earlier than ``since``."""
    where, values = among("code", codes)
    return {one.code: one for one in _verified(connection, place, since, where, values)}


def verified_by_qr(
    connection: sqlite3.Connection, place: Place, qr: str, since: datetime
) -> list[VerifiedVoucher]:
    """What the platform last listed for this very QR payload, no earlier than ``since``."""
    return _verified(connection, place, since, "qr_digest = ?", (_digest(qr),)) if qr else []


def _verified(
    connection: sqlite3.Connection,
    place: Place,
    since: datetime,
    where: str,
    values: Sequence[object],
) -> list[VerifiedVoucher]:
    """Moments after now are left out: the clock was set back since, and their age is not known."""
    rows = connection.execute(
        "SELECT * FROM verified WHERE environment = ? AND merchant_id = ? AND outlet = ?"  # noqa: S608
        f" AND at_ms BETWEEN ? AND ? AND {where} ORDER BY rowid",
        (
            place.environment,
            place.merchant_id,
            place.outlet,
            milliseconds(since),
            now_milliseconds(),
            *values,
        ),
    )
    return [
        VerifiedVoucher(
            row["code"],
            row["shop_order_id"],
            row["product_name"],
            Money.parse(row["sale_amount"], row["currency"]),
            moment(row["at_ms"]),
        )
        for row in rows
    ]


def _digest(qr: str) -> str:
    """Enough to know a payload again; the payload itself is not kept."""
    return hashlib.sha256(qr.encode("utf-8", "surrogatepass")).hexdigest() if qr else ""
