"""A manager's room for its parts by themselves: a real record with sales in it, and nothing around."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import cast

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import Phrase
from voucher_till.records.closing import DayClosings
from voucher_till.records.records import Records
from voucher_till.records.summary import Summaries
from voucher_till.redemption.acceptance import Acceptance
from voucher_till.redemption.catalogue_desk import CatalogueDesk
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.reading import Reader
from voucher_till.store.rows import Place, milliseconds
from voucher_till.store.settings import Settings
from voucher_till.ui.manager.section import Work

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1")
CUT = DayCut(zone=UTC)
TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 13, 30, tzinfo=UTC)
S = RedemptionState


@dataclass(frozen=True)
class Sale:
    """What matters of a redemption."""

    at: datetime
    product: str = "Paket Nasi Goreng"
    cashier: str = "Sari"
    paid: str = "25000"
    original: str = "40000"
    state: RedemptionState = S.REDEEMED
    reason: str | None = None
    currency: str = "IDR"


def at(day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment of November 2026, by the outlet's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


class Room:
    """The room as its parts see it, without a window: what they ask of it is remembered."""

    def __init__(self, database: Database, folder: DataFolder, now: datetime = NOW) -> None:
        self.database = database
        self.reader = Reader(folder)
        self.day_cut = CUT
        self.rights = set(Right)
        self.settings = Settings(
            client_key="k", merchant_id=PLACE.merchant_id, outlet="OUTLET-1", base_url=""
        )
        self.visitor = "Budi"
        self.signer = "Budi"
        """Who signs what is to be signed; empty for somebody who does not know the PIN."""
        self.said: list[str] = []
        self.titles: list[str] = []
        """Of what a PIN was asked for."""
        self.wanted: list[object] = []
        self.audited: list[tuple[str, str, str]] = []
        self.sections: list[str] = []
        self._work: list[Work] = []
        self._number = 0
        clock: Callable[[], datetime] = lambda: now  # noqa: E731 - it has no more to say
        parts = SimpleNamespace(
            summaries=Summaries(self.reader, PLACE, lambda: self.day_cut, now=clock),
            closings=DayClosings(self.reader, database, PLACE, lambda: self.day_cut, now=clock),
        )
        self.records = cast(Records, parts)

    async def settle(self) -> None:
        """Until everything that was begun is done."""
        while self._work:
            await self._work.pop(0)()

    async def sell(self, sales: Iterable[Sale]) -> None:
        """Put redemptions on record."""
        rows = list(sales)

        def insert(connection: sqlite3.Connection) -> None:
            for sale in rows:
                self._number += 1
                moment = milliseconds(sale.at)
                connection.execute(
                    "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier,"
                    " shop_order_id, code, product_name, sale_amount, original_amount, currency, state,"
                    " reason, created_ms, updated_ms)"
                    " VALUES (?, ?, ?, ?, ?, '77', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        f"intent-{self._number}",
                        PLACE.environment,
                        PLACE.merchant_id,
                        PLACE.outlet,
                        sale.cashier,
                        f"700000000000{self._number:04}",
                        sale.product,
                        sale.paid,
                        sale.original,
                        sale.currency,
                        sale.state,
                        sale.reason,
                        moment,
                        moment,
                    ),
                )

        await self.database.write(insert)

    def spawn(self, work: Work) -> None:
        """Kept until somebody waits for it."""
        self._work.append(work)

    def say(self, text: str) -> None:
        """Remembered."""
        self.said.append(text)

    def say_phrase(self, *phrases: Phrase) -> None:
        """Remembered."""
        self.said.append(" ".join(str(one) for one in phrases))

    def may(self, right: Right) -> bool:
        """Whether it was given."""
        return right in self.rights

    def ask_manager(self, title: str, right: Right, then: Callable[[str], None]) -> None:
        """A PIN is asked for unless the right was given."""
        if right in self.rights:
            then(self.visitor)
        else:
            self.sign(title, then)

    def sign(self, title: str, then: Callable[[str], None]) -> None:
        """A PIN is asked for, which ``signer`` knows or does not."""
        self.titles.append(title)
        if self.signer:
            then(self.signer)

    async def audit(self, who: str, action: str, detail: str) -> None:
        """Remembered."""
        self.audited.append((who, action, detail))

    def change_settings(self, section: str, changes: dict[str, object]) -> None:
        """Nothing here changes any."""
        raise AssertionError(section, changes)

    def print_slip(self, intent: str) -> None:
        """Nothing here prints."""
        raise AssertionError(intent)

    def show_history(self, wanted: object) -> None:
        """Remembered."""
        self.wanted.append(wanted)

    def open_section(self, name: str) -> None:
        """Remembered."""
        self.sections.append(name)

    def show_open_differences(self) -> None:
        """Remembered."""
        self.sections.append("open differences")

    def show_settings(self) -> None:
        """Nothing here asks for it."""
        raise AssertionError

    @property
    def catalogue(self) -> CatalogueDesk:
        """Nothing here changes it."""
        raise AssertionError

    @property
    def acceptance(self) -> Acceptance:
        """Nothing here goes live."""
        raise AssertionError

    def take_next_scan(self, then: Callable[[str], None] | None) -> None:
        """Nothing here scans."""
        raise AssertionError(then)

    def record_replaced(self) -> None:
        """Nothing here does that."""
        raise AssertionError


def a_month() -> list[Sale]:
    """Sales of November up to now, more on weekends and at noon, of a few products and people."""
    products = ("Paket Nasi Goreng", "Es Kopi Susu", "Ayam Geprek Sambal Matah", "Martabak Manis")
    made = []
    for day in range(1, 26):
        weekend = (at(day).weekday() >= 5) * 6
        for number in range(10 + day % 4 + weekend):
            hour = 10 + (number * 5 + day) % 12
            product = products[(number * number + day) % 7 % len(products)]
            moment = min(at(day, hour, number * 2), NOW - timedelta(minutes=1))
            made.append(Sale(moment, product, ("Sari", "Wayan", "")[number % 5 % 3], "25000", "40000"))
        made.append(Sale(at(day, 11, 7), state=S.REFUSED, reason=("expired", "already_used")[day % 2]))
    return made
