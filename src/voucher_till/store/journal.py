"""The redemption journal (design, section 4): every change of a row's state goes through here."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from voucher_till.domain.journal import NEXT, Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.voucher import Voucher
from voucher_till.store import notes, platform_events
from voucher_till.store.database import Database
from voucher_till.store.notes import VerifiedVoucher
from voucher_till.store.owners import Owner
from voucher_till.store.questions import (
    LIVE,
    OPEN,
    TO_SEND,
    UNSETTLED,
    UNVERIFIED,
    among,
    sendable,
)
from voucher_till.store.rows import (
    NOT_SEEN,
    NewRow,
    Outcome,
    Place,
    Seen,
    add_step,
    insert_row,
    milliseconds,
    now_milliseconds,
    redemption,
    write_outcome,
)

__all__ = [
    "NOT_SEEN",
    "SEND_STATES",
    "AlreadyTakenError",
    "Journal",
    "NotOursError",
    "Outcome",
    "Place",
    "Seen",
    "StoredTotals",
    "VerifiedVoucher",
]

SEND_STATES = (RedemptionState.UNKNOWN, RedemptionState.STORED)

_CLOCK_STEP_MS = 60_000


@dataclass(frozen=True, slots=True)
class StoredTotals:
    """What was taken without a line and unverified, and is not settled yet."""

    count: int
    values: tuple[Money | None, ...]
    """The price of each; None where it is not known."""


class AlreadyTakenError(Exception):
    """The journal has a live row for a voucher; nothing was written."""

    def __init__(self, rows: Sequence[Redemption]) -> None:
        super().__init__(f"{len(rows)} live rows")
        self.rows = tuple(rows)


class NotOursError(Exception):
    """A row changed hands meanwhile, or belongs to another outlet or app; nothing was written."""


class Journal:
    """The rows of one environment and merchant, written by one process among several."""

    def __init__(self, database: Database, owner: Owner, place: Place) -> None:
        self._database = database
        self._owner = owner
        self._place = place

    async def live(self, codes: Sequence[str]) -> list[Redemption]:
        """The live rows of these voucher codes, at any outlet of the merchant."""
        return await self._database.read(lambda connection: self._live(connection, codes))

    async def begin(
        self, shop_order_id: str, vouchers: Sequence[Voucher], cashier: str, seen: Seen = NOT_SEEN
    ) -> list[Redemption]:
        """Write the intent to redeem, durable when this returns. Raises AlreadyTakenError."""
        new = NewRow(
            uuid.uuid4().hex,
            RedemptionState.SUBMITTING,
            shop_order_id,
            cashier,
            owner=self._owner.name,
            seen=seen,
        )
        return await self._database.write(lambda connection: self._add(connection, new, vouchers))

    async def store(
        self,
        vouchers: Sequence[Voucher],
        cashier: str,
        *,
        shop_order_id: str = "",
        qr: str = "",
        contact: str = "",
        verified: bool,
        seen: Seen = NOT_SEEN,
        allow: Callable[[StoredTotals], None] | None = None,
    ) -> list[Redemption]:
        """Keep vouchers that are accepted without a line, durable when this returns: the goods go out.

        ``allow`` gets what is stored unverified already, in the same transaction, so that limits hold for
        all processes together; what it raises is raised here. Raises AlreadyTakenError.
        """
        new = NewRow(
            uuid.uuid4().hex,
            RedemptionState.STORED,
            shop_order_id,
            cashier,
            qr=qr,
            contact=contact,
            verified=verified,
            seen=seen,
        )

        def insert(connection: sqlite3.Connection) -> list[Redemption]:
            if allow is not None:
                allow(self._stored_totals(connection))
            return self._add(connection, new, vouchers)

        return await self._database.write(insert)

    def _stored_totals(self, connection: sqlite3.Connection) -> StoredTotals:
        here, values = sendable(self._place)
        rows = self._select(connection, f"{UNVERIFIED} AND {here}", values)
        return StoredTotals(len(rows), tuple(row.sale_price for row in rows))

    def _add(
        self, connection: sqlite3.Connection, new: NewRow, vouchers: Sequence[Voucher]
    ) -> list[Redemption]:
        taken = self._live(connection, [voucher.code for voucher in vouchers])
        if taken:
            raise AlreadyTakenError(taken)
        for voucher in vouchers:
            insert_row(connection, self._place, new, voucher)
        return self._select(connection, "intent = ?", (new.intent,))

    async def settle(self, rows: Sequence[Redemption], outcome: Outcome) -> list[Redemption]:
        """Give rows of ours their outcome, durable when this returns, and let go of them.

        A row that stays as it is (still unknown) keeps its state; only what was learnt is added.
        """
        return await self._change(rows, outcome, keep=False)

    async def resubmit(self, rows: Sequence[Redemption]) -> list[Redemption]:
        """Set claimed rows to submitting: the intent of one more Redeem. Raises NotOursError."""
        return await self._change(rows, Outcome(RedemptionState.SUBMITTING), keep=True)

    async def _change(self, rows: Sequence[Redemption], outcome: Outcome, *, keep: bool) -> list[Redemption]:
        ids = [row.id for row in rows]

        def update(connection: sqlite3.Connection) -> list[Redemption]:
            for held in self._owned(connection, ids, to_send=keep):
                stays = outcome.state is held.state
                if not stays and outcome.state not in NEXT[held.state]:
                    raise ValueError(f"a row cannot go from {held.state} to {outcome.state}")
                write_outcome(connection, held, outcome, self._owner.name if keep else None)
            return self._select(connection, *among("id", ids))

        return await self._database.write(update)

    def _owned(
        self, connection: sqlite3.Connection, ids: Sequence[int], *, to_send: bool
    ) -> list[Redemption]:
        where, values = among("id", ids)
        here, here_values = sendable(self._place) if to_send else ("1", ())
        held = self._select(
            connection, f"{where} AND owner = ? AND {here}", (*values, self._owner.name, *here_values)
        )
        if len(held) != len(ids):
            raise NotOursError(f"{len(ids) - len(held)} rows are not ours")
        return held

    async def adopt_orphans(self, in_flight: Container[str] = ()) -> list[Redemption]:
        """Submitting rows that nobody works on any more become unknown: a request may have left.

        Those are rows of dead processes, and of this one unless their intent is ``in_flight``.
        """

        def update(connection: sqlite3.Connection) -> list[Redemption]:
            orphans = []
            here, values = sendable(self._place)
            for row in connection.execute(
                "SELECT id, owner, intent FROM redemption"
                f" WHERE {UNSETTLED} AND state = 'submitting' AND {here}",
                values,
            ).fetchall():
                mine = row["owner"] == self._owner.name
                if (mine and row["intent"] not in in_flight) or not self._owner.is_alive(row["owner"]):
                    orphans.append(int(row["id"]))
            if not orphans:
                return []
            for held in self._select(connection, *among("id", orphans)):
                write_outcome(connection, held, Outcome(RedemptionState.UNKNOWN, timed_out=True), None)
            return self._select(connection, *among("id", orphans))

        return await self._database.write(update)

    async def claim(self, intent: str) -> list[Redemption]:
        """Take the unknown and stored rows of an intent for this process; empty when another has them.

        Rows this process holds already are given again: one pass at a time works on them.
        """

        def update(connection: sqlite3.Connection) -> list[Redemption]:
            here, values = sendable(self._place)
            found = connection.execute(
                "SELECT id, owner FROM redemption"
                f" WHERE intent = ? AND state IN ('unknown', 'stored') AND {here}",
                (intent, *values),
            ).fetchall()
            free = [int(row["id"]) for row in found if self._may_take(row["owner"])]
            where, ids = among("id", free)
            connection.execute(f"UPDATE redemption SET owner = ? WHERE {where}", (self._owner.name, *ids))
            return self._select(connection, where, ids)

        return await self._database.write(update)

    def _may_take(self, owner: str | None) -> bool:
        return owner == self._owner.name or not self._owner.is_alive(owner)

    async def fill(self, row: Redemption, shop_order_id: str, voucher: Voucher) -> None:
        """Add what the platform says of a claimed row that was stored unverified. Raises NotOursError."""
        price = voucher.sale_price or row.sale_price

        def update(connection: sqlite3.Connection) -> None:
            self._owned(connection, [row.id], to_send=True)
            connection.execute(
                "UPDATE redemption SET shop_order_id = ?, product_name = ?, product_id = ?, sale_amount = ?,"
                " currency = ?, original_amount = ? WHERE id = ?",
                (
                    shop_order_id,
                    voucher.product_name or row.product_name,
                    voucher.product_id or row.product_id,
                    price.text() if price else None,
                    price.currency if price else None,
                    voucher.original_price.text() if voucher.original_price else None,
                    row.id,
                ),
            )

        await self._database.write(update)

    async def rows_of(self, intent: str) -> list[Redemption]:
        """The rows that went out in one Redeem."""
        return await self._database.read(lambda connection: self._select(connection, "intent = ?", (intent,)))

    async def set_goods_out(self, intent: str, who: str = "") -> None:
        """The cashier handed the goods over although the outcome is not known; ``who`` says so."""

        def update(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE redemption SET goods_out = 1 WHERE intent = ? AND state IN ('unknown', 'stored')",
                (intent,),
            )
            if who:
                notes.add_event(connection, intent, notes.HANDED_OVER, who=who)

        await self._database.write(update)

    async def note_event(self, intent: str, kind: str, *, who: str = "", detail: str = "") -> None:
        """Add to what happened to a sale, beside the states of its rows."""
        await self._database.write(
            lambda connection: notes.add_event(connection, intent, kind, who=who, detail=detail)
        )

    async def refunded_at(self, shop_order_id: str) -> datetime | None:
        """When the platform refunded a voucher of an order, if it told of just one."""
        return await self._database.read(
            lambda connection: platform_events.refunded_at(connection, self._place, shop_order_id)
        )

    async def due(self, now: datetime | None) -> list[Redemption]:
        """What this place may settle and send: unknown rows, then stored ones, each oldest first.

        With ``now`` only those whose next try has come. A row that was written after ``now`` is due too: the
        clock was set back since, and its next try could be a day away.
        """
        here, values = sendable(self._place)
        where = f"{TO_SEND} AND {here}"
        if now is not None:
            at = milliseconds(now)
            where += " AND (next_try_ms IS NULL OR next_try_ms <= ? OR updated_ms > ?)"
            values = (*values, at, at + _CLOCK_STEP_MS)
        return await self._database.read(
            lambda connection: self._select(connection, where, values, order="state = 'stored', id")
        )

    async def open_rows(self) -> list[Redemption]:
        """What still needs the platform or a person, at any outlet of the merchant, oldest first."""
        return await self._database.read(lambda connection: self._select(connection, OPEN, ()))

    async def foreign_open_rows(self) -> list[Redemption]:
        """Open rows that this till never sends: of another environment, merchant, outlet or app."""
        here, values = sendable(self._place)

        def select(connection: sqlite3.Connection) -> list[Redemption]:
            rows = connection.execute(
                f"SELECT * FROM redemption WHERE {OPEN} AND NOT ({here}) ORDER BY id", values
            )
            return [redemption(row) for row in rows]

        return await self._database.read(select)

    async def close_conflict(self, row_id: int, who: str, reason: str) -> Redemption:
        """A manager settles a conflict with the reason; it keeps its state and leaves the open rows.

        Conflicts of any place can be closed. Raises ValueError without a reason, or when it is no open one.
        """
        if not reason.strip():
            raise ValueError("a conflict is closed with a reason")

        def update(connection: sqlite3.Connection) -> Redemption:
            now = now_milliseconds()
            changed = connection.execute(
                "UPDATE redemption SET closed_ms = ?, closed_by = ?, closed_reason = ?, updated_ms = ?"
                " WHERE id = ? AND state = 'conflict' AND closed_ms IS NULL",
                (now, who, reason.strip(), now, row_id),
            )
            if not changed.rowcount:
                raise ValueError(f"row {row_id} is no open conflict")
            add_step(connection, row_id, now, Outcome(RedemptionState.CONFLICT))
            row = connection.execute("SELECT * FROM redemption WHERE id = ?", (row_id,)).fetchone()
            detail = f"voucher {row['code']}, row {row_id}: {reason.strip()}"
            notes.add_audit(connection, who, "conflict closed", detail)
            return redemption(row)

        return await self._database.write(update)

    async def audit(self, who: str, action: str, detail: str) -> None:
        """Add to the audit trail."""
        await self._database.write(lambda connection: notes.add_audit(connection, who, action, detail))

    async def remember_verified(self, vouchers: Sequence[Voucher], shop_order_id: str, qr: str = "") -> None:
        """Keep what the platform just listed; a voucher it does not list as redeemable is forgotten."""
        await self._database.write(
            lambda connection: notes.remember_verified(connection, self._place, vouchers, shop_order_id, qr)
        )

    async def verified_by_qr(self, qr: str, since: datetime) -> list[VerifiedVoucher]:
        """What the platform listed as redeemable here for this QR payload, no earlier than ``since``."""
        return await self._database.read(
            lambda connection: notes.verified_by_qr(connection, self._place, qr, since)
        )

    async def verified_since(self, codes: Sequence[str], since: datetime) -> dict[str, VerifiedVoucher]:
        """Those of the codes that the platform listed as redeemable here, no earlier than ``since``."""
        return await self._database.read(
            lambda connection: notes.verified_since(connection, self._place, codes, since)
        )

    async def get_meta(self, name: str) -> str | None:
        """A single value that is kept under a name."""
        return await self._database.read(lambda connection: notes.get_meta(connection, name))

    async def set_meta(self, name: str, value: str) -> None:
        """Keep a single value under a name."""
        await self._database.write(lambda connection: notes.set_meta(connection, name, value))

    async def recent(self, count: int) -> list[Redemption]:
        """The latest rows, newest first."""
        return await self._database.read(
            lambda connection: self._select(connection, "true", (), order="id DESC", limit=count)
        )

    def _live(self, connection: sqlite3.Connection, codes: Sequence[str]) -> list[Redemption]:
        where, values = among("code", codes)
        return self._select(connection, f"{where} AND {LIVE}", values)

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
        return [redemption(row) for row in rows]
