"""Sales as an outlet in Jakarta could have made them; nothing in them is real."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import accumulate

from voucher_till.domain.reasons import Reason

DAYS = 730
CASHIERS, PRODUCTS = 25, 120
ZONE = timezone(timedelta(hours=7))
_OPENS = 10
_HOURS = (2, 5, 11, 12, 7, 4, 4, 6, 11, 13, 9, 4)
"""How much is sold in each hour after opening."""
_WEEKDAYS = (7, 7, 8, 9, 13, 16, 14)
HOUR_MS = 3_600_000
_SIZES = {1: 6, 2: 3, 3: 1}
"""How many vouchers an order has, and how often."""
_ANSWER_MS = 600
_STATES = ("redeemed", "refused", "cancelled", "conflict")
_STATE_SHARES = (962, 28, 7, 3)
_SOURCES, _SOURCE_SHARES = ("camera", "wedge", "typed", "serial", "file"), (56, 30, 8, 5, 1)
_REFUSALS = {
    Reason.ALREADY_USED: ("-3000102", 34),
    Reason.EXPIRED: ("-3000101", 25),
    Reason.NOT_YET_USABLE: ("-3000100", 14),
    Reason.WRONG_OUTLET: ("-3000103", 12),
    Reason.REFUNDED: ("-3000108", 8),
    Reason.REFUND_IN_PROGRESS: ("-3000104", 7),
}
_SCAN_TROUBLE = (Reason.QR_EXPIRED, Reason.NOT_A_VOUCHER, Reason.NOT_FOUND, Reason.NO_LINE)
_FIRST = "Adi Ayu Bayu Budi Citra Dewi Eka Fajar Gita Hadi Indah Joko Kiki Lestari Made Nia Oki Putri Rizky"
_LAST = "Santoso Wijaya Pratama Lestari Saputra Utami Nugroho"
_DISHES = (
    "Nasi Goreng,Mie Goreng,Ayam Bakar,Ayam Geprek,Sate,Soto,Bakso,Rendang,Gado-Gado,Es Teh,Kopi Susu,"
    "Ikan Bakar"
)
_KINDS = "Spesial,Hemat,Komplit,Pedas,Jumbo,Keluarga,Berdua,Promo,Malam,Siang"


@dataclass(frozen=True)
class Product:
    """One voucher that is sold; prices in whole rupiah."""

    name: str
    id: str
    price: int
    before: int


@dataclass
class Rows:
    """What one batch adds to each table."""

    redemption: list[tuple[object, ...]] = field(default_factory=list)
    step: list[tuple[object, ...]] = field(default_factory=list)
    scan: list[tuple[object, ...]] = field(default_factory=list)
    event: list[tuple[object, ...]] = field(default_factory=list)


class Shop:
    """Makes the sales of one outlet, one after another."""

    def __init__(self, seed: int) -> None:
        self._chance = chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        names = [f"{kind} {name}" for name in _DISHES.split(",") for kind in _KINDS.split(",")]
        self._products = [_product(chance, number, name) for number, name in enumerate(names[:PRODUCTS])]
        chance.shuffle(self._products)
        self._popular = list(accumulate(1 / (rank + 2) for rank in range(PRODUCTS)))
        people = chance.sample(
            [f"{first} {last}" for first in _FIRST.split() for last in _LAST.split()], CASHIERS
        )
        # A third is there from the beginning; the others come later, and some of all go again.
        comes = [0 if rank < CASHIERS // 3 else chance.randrange(DAYS) for rank in range(CASHIERS)]
        goes = [chance.randrange(DAYS // 2, 2 * DAYS) for _ in range(CASHIERS)]
        self._people = list(zip(people, comes, goes, strict=True))
        self._row_id = self._scan_id = 0

    def sell(self, at_ms: int, size: int, shift: Sequence[str], rows: Rows, *, fresh: bool) -> None:
        """One order of so many vouchers; a fresh one may still be open."""
        chance = self._chance
        cashier, order, intent = chance.choice(shift), self._number(), f"{chance.getrandbits(128):032x}"
        source = chance.choices(_SOURCES, _SOURCE_SHARES)[0]
        bought = chance.choices(self._products, cum_weights=self._popular, k=size)
        if chance.random() < 0.12:
            self._failed_scan(at_ms - 20_000, cashier, source, rows)
        self._scan(at_ms - 4_000, cashier, source, order, bought, rows)
        state = chance.choices(_STATES, _STATE_SHARES)[0]
        if fresh and chance.random() < 0.2:
            state = chance.choice(("unknown", "stored"))
        for product in bought:
            self._row(at_ms, (intent, cashier, order, source), product, state, rows)
        rows.event.append((at_ms + 700, intent, "shown", cashier, state))

    def shift(self, day: int) -> list[str]:
        """Who works on a day, counted from the first."""
        here = [name for name, comes, goes in self._people if comes <= day < goes]
        return self._chance.sample(here, min(len(here), 6))

    def moments(self, first: date, total: int) -> Iterator[tuple[int, int]]:
        """Days, counted from the first, and moments in milliseconds, in their order; about so many."""
        chance, weights = self._chance, []
        for number in range(DAYS):
            weekday = (first + timedelta(days=number)).weekday()
            weights.append(_WEEKDAYS[weekday] * (0.5 + number / DAYS) * chance.uniform(0.8, 1.2))
        share = total / sum(weights)
        for number, weight in enumerate(weights):
            opens = datetime.combine(first + timedelta(days=number), datetime.min.time(), ZONE)
            start = round((opens + timedelta(hours=_OPENS)).timestamp() * 1000)
            hours = chance.choices(range(len(_HOURS)), _HOURS, k=int(weight * share + chance.random()))
            for at_ms in sorted(start + hour * HOUR_MS + chance.randrange(HOUR_MS) for hour in hours):
                yield number, at_ms

    def sizes(self, orders: int) -> list[int]:
        """How many vouchers each order has."""
        return self._chance.choices(tuple(_SIZES), tuple(_SIZES.values()), k=orders)

    def _number(self) -> str:
        return f"{self._chance.randrange(10**18, 10**19)}"

    def _log_id(self, at_ms: int) -> str:
        moment = datetime.fromtimestamp(at_ms / 1000, UTC)
        return f"{moment:%Y%m%d%H%M%S}{self._chance.getrandbits(72):018X}"

    def _failed_scan(self, at_ms: int, cashier: str, source: str, rows: Rows) -> None:
        self._scan_id += 1
        reason, ending = self._chance.choice(_SCAN_TROUBLE), f"{self._chance.getrandbits(16):04x}"
        asked = reason in (Reason.QR_EXPIRED, Reason.NOT_FOUND)
        log_id = self._log_id(at_ms) if asked else None
        rows.scan.append(
            (self._scan_id, at_ms, cashier, source, ending, None, "refused", reason.value, log_id, "", 0)
        )

    def _scan(
        self, at_ms: int, cashier: str, source: str, order: str, bought: Sequence[Product], rows: Rows
    ) -> None:
        self._scan_id += 1
        ending = f"{self._chance.getrandbits(16):04x}"
        listed = (order, "verified", None, self._log_id(at_ms), bought[0].name, len(bought))
        rows.scan.append((self._scan_id, at_ms, cashier, source, ending, *listed))

    def _row(
        self, at_ms: int, sale: tuple[str, str, str, str], product: Product, state: str, rows: Rows
    ) -> None:
        self._row_id += 1
        chance, (intent, cashier, order, source) = self._chance, sale
        refusal = chance.choice(list(_REFUSALS)) if state in ("refused", "conflict") else None
        error = _REFUSALS[refusal][0] if refusal else None
        log_id = self._log_id(at_ms) if state != "stored" else None
        closed = state == "conflict" and chance.random() < 0.97
        closing = (at_ms + 24 * HOUR_MS, "Manager", "Customer paid") if closed else (None, None, None)
        prices = (product.price, product.before, product.price * 1000, product.before * 1000)
        said = (refusal.value if refusal else None, error, log_id)
        redeem_id = self._number() if state == "redeemed" else None
        code, out = f"{chance.randrange(10**19):019d}", int(state in ("redeemed", "stored", "conflict"))
        row = (self._row_id, intent, cashier, order, code, product.name, product.id, *map(str, prices[:2]))
        times = (at_ms, at_ms + _ANSWER_MS, at_ms)
        rows.redemption.append(
            (*row, *prices[2:], state, out, *said, redeem_id, *times, source, self._scan_id, *closing)
        )
        first = "stored" if state == "stored" else "submitting"
        rows.step.append((self._row_id, at_ms, first, None, None, None))
        if state != first:
            rows.step.append((self._row_id, at_ms + _ANSWER_MS, state, *said))


def _product(chance: random.Random, number: int, name: str) -> Product:
    before = chance.randrange(15, 250) * 1000
    price = round(before * chance.uniform(0.5, 0.9) / 100) * 100
    return Product(name, f"{7_400_000_000_000_000_000 + number}", price, before)
