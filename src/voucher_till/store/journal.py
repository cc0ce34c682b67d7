"""The redemption journal (design, section 4): every change of a row's state goes through here."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from voucher_till.domain.journal import LIVE, NEXT, OPEN, Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher
from voucher_till.store.database import Database
from voucher_till.store.owners import Owner

SEND_STATES = (RedemptionState.UNKNOWN, RedemptionState.STORED)


@dataclass(frozen=True, slots=True)
class Place:
    """Whose journal it is: rows of another environment or merchant are not seen."""

    environment: str
    merchant_id: str
    outlet: str


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which rows of the history are wanted; None or empty means any."""

    since: datetime | None = None
    until: datetime | None = None
    cashier: str = ""
    states: Collection[RedemptionState] = ()
    search: str = ""
    limit: int = -1


class AlreadyTakenError(Exception):
    """The journal has a live row for a voucher; nothing was written."""

    def __init__(self, rows: Sequence[Redemption]) -> None:
        super().__init__(f"{len(rows)} live rows")
        self.rows = tuple(rows)


class NotOursError(Exception):
    """A row changed hands meanwhile; nothing was written."""


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


class Journal:
    """The rows of one environment and merchant, written by one process among several."""

    def __init__(self, database: Database, owner: Owner, place: Place) -> None:
        self._database = database
        self._owner = owner
        self._place = place

    async def live(self, codes: Sequence[str]) -> list[Redemption]:
        """The live rows of these voucher codes."""
        return await self._database.read(lambda connection: self._live(connection, codes))

    async def begin(self, shop_order_id: str, vouchers: Sequence[Voucher], cashier: str) -> list[Redemption]:
        """Write the intent to redeem, durable when this returns. Raises AlreadyTakenError."""
        intent = uuid.uuid4().hex

        def insert(connection: sqlite3.Connection) -> list[Redemption]:
            taken = self._live(connection, [voucher.code for voucher in vouchers])
            if taken:
                raise AlreadyTakenError(taken)
            for voucher in vouchers:
                self._insert(connection, intent, shop_order_id, voucher, cashier)
            return self._select(connection, "intent = ?", (intent,))

        return await self._database.write(insert)

    def _insert(
        self, connection: sqlite3.Connection, intent: str, order: str, voucher: Voucher, cashier: str
    ) -> None:
        price, now = voucher.sale_price, _now()
        cursor = connection.execute(
            "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier, shop_order_id, code,"
            " product_name, sale_amount, currency, state, owner, attempts, created_ms, updated_ms, sent_ms)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitting', ?, 1, ?, ?, ?)",
            (
                intent,
                self._place.environment,
                self._place.merchant_id,
                self._place.outlet,
                cashier,
                order,
                voucher.code,
                voucher.product_name,
                price.text() if price else None,
                price.currency if price else None,
                self._owner.name,
                now,
                now,
                now,
            ),
        )
        _add_step(connection, cursor.lastrowid or 0, now, Outcome(RedemptionState.SUBMITTING))

    async def settle(self, rows: Sequence[Redemption], outcome: Outcome) -> list[Redemption]:
        """Give rows of ours their outcome, durable when this returns, and let go of them.

        A row that stays as it is (still unknown) keeps its state; only what was learnt is added.
        """
        return await self._change(rows, outcome, keep=False)

    async def resubmit(self, rows: Sequence[Redemption]) -> list[Redemption]:
        """Set claimed rows to submitting: the intent of one more Redeem."""
        return await self._change(rows, Outcome(RedemptionState.SUBMITTING), keep=True)

    async def _change(self, rows: Sequence[Redemption], outcome: Outcome, *, keep: bool) -> list[Redemption]:
        ids = [row.id for row in rows]

        def update(connection: sqlite3.Connection) -> list[Redemption]:
            for held in self._owned(connection, ids):
                stays = outcome.state is held.state
                if not stays and outcome.state not in NEXT[held.state]:
                    raise ValueError(f"a row cannot go from {held.state} to {outcome.state}")
                _write_outcome(connection, held, outcome, self._owner.name if keep else None)
            return self._select(connection, *_among("id", ids))

        return await self._database.write(update)

    def _owned(self, connection: sqlite3.Connection, ids: Sequence[int]) -> list[Redemption]:
        where, values = _among("id", ids)
        held = self._select(connection, f"{where} AND owner = ?", (*values, self._owner.name))
        if len(held) != len(ids):
            raise NotOursError(f"{len(ids) - len(held)} rows belong to another process")
        return held

    async def adopt_orphans(self, in_flight: Collection[str] = ()) -> list[Redemption]:
        """Submitting rows that nobody works on any more become unknown: a request may have left.

        Those are rows of dead processes, and of this one unless their intent is ``in_flight``.
        """

        def update(connection: sqlite3.Connection) -> list[Redemption]:
            orphans = []
            for row in connection.execute(
                "SELECT id, owner, intent FROM redemption WHERE state = 'submitting'"
                " AND environment = ? AND merchant_id = ?",
                (self._place.environment, self._place.merchant_id),
            ).fetchall():
                mine = row["owner"] == self._owner.name
                if (mine and row["intent"] not in in_flight) or not self._owner.is_alive(row["owner"]):
                    orphans.append(int(row["id"]))
            for held in self._select(connection, *_among("id", orphans)):
                _write_outcome(connection, held, Outcome(RedemptionState.UNKNOWN, timed_out=True), None)
            return self._select(connection, *_among("id", orphans))

        return await self._database.write(update)

    async def claim(self, intent: str) -> list[Redemption]:
        """Take the unknown and stored rows of an intent for this process; empty when another has them.

        Rows this process holds already are given again: one pass at a time works on them.
        """

        def update(connection: sqlite3.Connection) -> list[Redemption]:
            where = "intent = ? AND state IN ('unknown', 'stored')"
            found = connection.execute(
                f"SELECT id, owner FROM redemption WHERE {where}", (intent,)
            ).fetchall()
            free = [int(row["id"]) for row in found if self._may_take(row["owner"])]
            where_ids, values = _among("id", free)
            connection.execute(
                f"UPDATE redemption SET owner = ? WHERE {where_ids}",
                (self._owner.name, *values),
            )
            return self._select(connection, where_ids, values)

        return await self._database.write(update)

    def _may_take(self, owner: str | None) -> bool:
        return owner == self._owner.name or not self._owner.is_alive(owner)

    async def set_goods_out(self, intent: str) -> None:
        """The cashier handed the goods over although the outcome is not known."""
        await self._database.write(
            lambda connection: connection.execute(
                "UPDATE redemption SET goods_out = 1 WHERE intent = ? AND state IN ('unknown', 'stored')",
                (intent,),
            )
        )

    async def open_rows(self) -> list[Redemption]:
        """What still needs the platform or a person, oldest first."""
        wanted = HistoryFilter(states=OPEN)
        return sorted(await self.history(wanted), key=lambda row: row.id)

    async def history(self, wanted: HistoryFilter) -> list[Redemption]:
        """Rows that fit a filter, newest first."""
        where, values = _history_where(wanted)
        return await self._database.read(
            lambda connection: self._select(connection, where, values, order="id DESC", limit=wanted.limit)
        )

    def _live(self, connection: sqlite3.Connection, codes: Sequence[str]) -> list[Redemption]:
        where, values = _among("code", codes)
        states, state_values = _among("state", sorted(LIVE))
        return self._select(connection, f"{where} AND {states}", (*values, *state_values))

    def _select(
        self,
        connection: sqlite3.Connection,
        where: str,
        values: Sequence[object],
        *,
        order: str = "id",
        limit: int = -1,
    ) -> list[Redemption]:
        rows = connection.execute(
            "SELECT * FROM redemption WHERE environment = ? AND merchant_id = ?"
            f" AND {where} ORDER BY {order} LIMIT ?",
            (self._place.environment, self._place.merchant_id, *values, limit),
        )
        return [_redemption(row) for row in rows]


def _among(column: str, values: Sequence[object]) -> tuple[str, tuple[object, ...]]:
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)


def _history_where(wanted: HistoryFilter) -> tuple[str, tuple[object, ...]]:
    parts, values = ["1"], list[object]()
    if wanted.since is not None:
        parts.append("created_ms >= ?")
        values.append(_milliseconds(wanted.since))
    if wanted.until is not None:
        parts.append("created_ms < ?")
        values.append(_milliseconds(wanted.until))
    if wanted.cashier:
        parts.append("cashier = ?")
        values.append(wanted.cashier)
    if wanted.states:
        states, state_values = _among("state", sorted(wanted.states))
        parts.append(states)
        values.extend(state_values)
    if wanted.search:
        columns = ("code", "product_name", "shop_order_id", "redeem_id", "log_id")
        parts.append("(" + " OR ".join(f"instr(lower({column}), ?)" for column in columns) + ")")
        values.extend([wanted.search.lower()] * len(columns))
    return " AND ".join(parts), tuple(values)


def _write_outcome(
    connection: sqlite3.Connection, held: Redemption, outcome: Outcome, owner: str | None
) -> None:
    now = _now()
    sent = outcome.state is RedemptionState.SUBMITTING
    connection.execute(
        "UPDATE redemption SET state = ?, owner = ?, updated_ms = ?, timed_out = ?, presumed = ?,"
        " reason = coalesce(?, CASE WHEN ? IN ('redeemed', 'submitting') THEN NULL ELSE reason END),"
        " error_code = coalesce(?, CASE WHEN ? IN ('redeemed', 'submitting') THEN NULL ELSE error_code END),"
        " log_id = coalesce(?, log_id), redeem_id = coalesce(?, redeem_id),"
        " attempts = attempts + ?, sent_ms = CASE WHEN ? THEN ? ELSE sent_ms END WHERE id = ?",
        (
            outcome.state.value,
            owner,
            now,
            outcome.timed_out,
            outcome.presumed,
            outcome.reason.value if outcome.reason else None,
            outcome.state.value,
            outcome.error_code,
            outcome.state.value,
            outcome.log_id,
            outcome.redeem_id,
            int(sent),
            sent,
            now,
            held.id,
        ),
    )
    _add_step(connection, held.id, now, outcome)


def _add_step(connection: sqlite3.Connection, row_id: int, now: int, outcome: Outcome) -> None:
    connection.execute(
        "INSERT INTO step (redemption_id, at_ms, state, reason, error_code, log_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            row_id,
            now,
            outcome.state.value,
            outcome.reason.value if outcome.reason else None,
            outcome.error_code,
            outcome.log_id,
        ),
    )


def _redemption(row: sqlite3.Row) -> Redemption:
    return Redemption(
        id=row["id"],
        intent=row["intent"],
        state=RedemptionState(row["state"]),
        code=row["code"],
        shop_order_id=row["shop_order_id"],
        product_name=row["product_name"],
        sale_price=Money.parse(row["sale_amount"], row["currency"]) if row["sale_amount"] else None,
        outlet=row["outlet"],
        cashier=row["cashier"],
        created_at=_moment(row["created_ms"]),
        updated_at=_moment(row["updated_ms"]),
        sent_at=_moment(row["sent_ms"]) if row["sent_ms"] else None,
        attempts=row["attempts"],
        reason=Reason(row["reason"]) if row["reason"] else None,
        error_code=row["error_code"],
        log_id=row["log_id"],
        redeem_id=row["redeem_id"],
        presumed=bool(row["presumed"]),
        goods_out=bool(row["goods_out"]),
        timed_out=bool(row["timed_out"]),
    )


def _now() -> int:
    return _milliseconds(datetime.now(UTC))


def _milliseconds(when: datetime) -> int:
    return round(when.timestamp() * 1000)


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
