"""Rows of the table ``redemption``: what they mean, and the statements that write them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher


@dataclass(frozen=True, slots=True)
class Place:
    """Whose journal it is: rows of another environment or merchant are not seen.

    Rows of another outlet or app of that merchant are seen, and never sent.
    """

    environment: str
    merchant_id: str
    outlet: str
    app: str = ""
    """Client key of the app that sends."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row."""

    state: RedemptionState
    reason: Reason | None = None
    error_code: str | None = None
    log_id: str | None = None
    redeem_id: str | None = None
    presumed: bool = False
    timed_out: bool = False
    retry_at: datetime | None = None
    """Not to be tried again before; None for at once."""
    redeemed_outlet: str | None = None
    """Where the platform says it was redeemed."""
    failed: bool = False
    """The try came to nothing: it counts for the pause before the next one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How vouchers came to this till."""

    source: str = ""
    """A ``ScanSource``; empty where that is not known."""
    scan_id: int | None = None
    """Their entry in the scan log."""


NOT_SEEN = Seen()


@dataclass(frozen=True, slots=True)
class NewRow:
    """How the rows of one intent come into being."""

    intent: str
    state: RedemptionState
    shop_order_id: str
    cashier: str
    owner: str | None = None
    qr: str = ""
    contact: str = ""
    verified: bool = True
    seen: Seen = NOT_SEEN


def insert_row(connection: sqlite3.Connection, place: Place, new: NewRow, voucher: Voucher) -> None:
    """Add one voucher's row; a submitting one counts as sent, a stored one has gone out with the goods."""
    price, now = voucher.sale_price, now_milliseconds()
    sent = new.state is RedemptionState.SUBMITTING
    cursor = connection.execute(
        "INSERT INTO redemption (intent, environment, merchant_id, outlet, app, cashier, shop_order_id, code,"
        " product_name, sale_amount, currency, state, owner, attempts, goods_out, created_ms, updated_ms,"
        " sent_ms, qr, contact, verified, source, scan_id, product_id, original_amount)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.intent,
            place.environment,
            place.merchant_id,
            place.outlet,
            place.app,
            new.cashier,
            new.shop_order_id,
            voucher.code,
            voucher.product_name,
            price.text() if price else None,
            price.currency if price else None,
            new.state.value,
            new.owner,
            int(sent),
            int(new.state is RedemptionState.STORED),
            now,
            now,
            now if sent else None,
            new.qr,
            new.contact,
            new.verified,
            new.seen.source,
            new.seen.scan_id,
            voucher.product_id,
            voucher.original_price.text() if voucher.original_price else None,
        ),
    )
    add_step(connection, cursor.lastrowid or 0, now, Outcome(new.state))


def write_outcome(
    connection: sqlite3.Connection, held: Redemption, outcome: Outcome, owner: str | None
) -> None:
    """Write what became of a row, and whose it is from now on."""
    now = now_milliseconds()
    sent = outcome.state is RedemptionState.SUBMITTING
    forgets = sent or outcome.state is RedemptionState.REDEEMED
    connection.execute(
        "UPDATE redemption SET state = ?, owner = ?, updated_ms = ?, timed_out = ?, presumed = ?,"
        " reason = coalesce(?, CASE WHEN ? THEN NULL ELSE reason END),"
        " error_code = coalesce(?, CASE WHEN ? THEN NULL ELSE error_code END),"
        " log_id = coalesce(?, log_id), redeem_id = coalesce(?, redeem_id),"
        " redeemed_outlet = coalesce(?, redeemed_outlet), next_try_ms = ?, failures = ?,"
        " attempts = attempts + ?, sent_ms = CASE WHEN ? THEN ? ELSE sent_ms END WHERE id = ?",
        (
            outcome.state.value,
            owner,
            now,
            outcome.timed_out,
            outcome.presumed,
            outcome.reason.value if outcome.reason else None,
            forgets,
            outcome.error_code,
            forgets,
            outcome.log_id,
            outcome.redeem_id,
            outcome.redeemed_outlet,
            milliseconds(outcome.retry_at) if outcome.retry_at else None,
            _failures(held, outcome),
            int(sent),
            sent,
            now,
            held.id,
        ),
    )
    add_step(connection, held.id, now, outcome)


def _failures(held: Redemption, outcome: Outcome) -> int:
    """Going out once more is not yet a success: only its result starts the count again."""
    if outcome.failed:
        return held.failures + 1
    kept = outcome.state in (held.state, RedemptionState.SUBMITTING)
    return held.failures if kept else 0


def add_step(connection: sqlite3.Connection, row_id: int, at_ms: int, outcome: Outcome) -> None:
    """Add one line to what happened to a row."""
    connection.execute(
        "INSERT INTO step (redemption_id, at_ms, state, reason, error_code, log_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            row_id,
            at_ms,
            outcome.state.value,
            outcome.reason.value if outcome.reason else None,
            outcome.error_code,
            outcome.log_id,
        ),
    )


def redemption(row: sqlite3.Row) -> Redemption:
    """A row as the domain knows it."""
    return Redemption(
        id=row["id"],
        intent=row["intent"],
        state=RedemptionState(row["state"]),
        code=row["code"],
        shop_order_id=row["shop_order_id"],
        product_name=row["product_name"],
        sale_price=_price(row["sale_amount"], row["currency"]),
        outlet=row["outlet"],
        cashier=row["cashier"],
        created_at=moment(row["created_ms"]),
        updated_at=moment(row["updated_ms"]),
        sent_at=_moment_or_none(row["sent_ms"]),
        attempts=row["attempts"],
        reason=Reason(row["reason"]) if row["reason"] else None,
        error_code=row["error_code"],
        log_id=row["log_id"],
        redeem_id=row["redeem_id"],
        presumed=bool(row["presumed"]),
        goods_out=bool(row["goods_out"]),
        timed_out=bool(row["timed_out"]),
        app=row["app"],
        qr=row["qr"],
        verified=bool(row["verified"]),
        contact=row["contact"],
        next_try_at=_moment_or_none(row["next_try_ms"]),
        failures=row["failures"],
        redeemed_outlet=row["redeemed_outlet"],
        closed_at=_moment_or_none(row["closed_ms"]),
        closed_by=row["closed_by"],
        closed_reason=row["closed_reason"],
        source=row["source"],
        original_price=_price(row["original_amount"], row["currency"]),
        product_id=row["product_id"],
        scan_id=row["scan_id"],
    )


def _price(text: str | None, currency: str | None) -> Money | None:
    return Money.parse(text, currency) if text else None


def now_milliseconds() -> int:
    """This computer's clock."""
    return milliseconds(datetime.now(UTC))


def milliseconds(when: datetime) -> int:
    """A moment as the tables keep it: since 1970, UTC."""
    return round(when.timestamp() * 1000)


def moment(value: int) -> datetime:
    """A moment the tables kept."""
    return datetime.fromtimestamp(value / 1000, UTC)


def _moment_or_none(value: int | None) -> datetime | None:
    return moment(value) if value else None
