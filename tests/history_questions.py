"""What a manager asks the history for, and the same for a table ``naive`` that has no index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from voucher_till.domain.journal import RedemptionState
from voucher_till.store.history import Wanted

_S = RedemptionState


@dataclass(frozen=True)
class Asked:
    """A question, and the condition that stands for it in a table without indexes."""

    name: str
    wanted: Wanted
    naive: str
    values: tuple[object, ...] = ()


def best_known(connection: sqlite3.Connection) -> dict[str, str]:
    """Names and numbers to ask for: much and little sold, often and seldom seen, from among the rows."""

    def ranked(column: str) -> list[str]:
        ordered = f"SELECT {column} FROM naive GROUP BY 1 ORDER BY count(*) DESC"  # noqa: S608
        rows = connection.execute(ordered)
        return [str(row[0]) for row in rows]

    products, cashiers = ranked("product_name"), ranked("cashier")
    row = connection.execute(
        "SELECT * FROM naive WHERE id >= (SELECT max(id) / 2 FROM naive) AND state = 'redeemed' LIMIT 1"
    ).fetchone()
    names = {"much": products[0], "little": products[-1], "often": cashiers[0], "seldom": cashiers[-1]}
    numbers = ("code", "shop_order_id", "redeem_id", "log_id")
    first, last = (
        connection.execute(f"SELECT * FROM naive ORDER BY created_ms {order} LIMIT 1").fetchone()  # noqa: S608
        for order in ("ASC", "DESC")
    )
    names |= {"outlet": last["outlet"], "outlet_before": first["outlet"], "newest": last["cashier"]}
    return names | {name: str(row[name]) for name in numbers}


def questions(known: dict[str, str], now: datetime) -> Iterator[Asked]:
    """Each filter, and some together."""
    yield Asked("all", Wanted(), "true")
    for name, days in (("today", 1), ("this week", 7), ("this month", 30), ("this year", 365)):
        since = now - timedelta(days=days)
        yield Asked(name, Wanted(since=since), "created_ms >= ?", (since.timestamp() * 1000,))
    then = now - timedelta(days=400)
    day = Wanted(since=then, until=then + timedelta(days=1))
    yield Asked("a day a year ago", day, "created_ms BETWEEN ? AND ?", _between(day))
    for state in (_S.REDEEMED, _S.REFUSED, _S.CONFLICT, _S.STORED):
        yield Asked(f"state {state}", Wanted(states=(state,)), "state = ?", (state.value,))
    for often in ("often", "seldom"):
        who = (known[often],)
        yield Asked(f"cashier, {often} there", Wanted(cashiers=who), "cashier = ?", who)
    for sold in ("much", "little"):
        what = (known[sold],)
        yield Asked(f"product, {sold} sold", Wanted(products=what), "product_name = ?", what)
    yield Asked("source file", Wanted(sources=("file",)), "source = 'file'")
    dear = Wanted(least=Decimal(150_000))
    yield Asked("150,000 and more", dear, "CAST(sale_amount AS REAL) >= 150000")
    exact = Wanted(least=Decimal(20_000), most=Decimal(25_000))
    yield Asked("20,000 to 25,000", exact, "CAST(sale_amount AS REAL) BETWEEN 20000 AND 25000")
    pair = Wanted(products=(known["much"],), cashiers=(known["seldom"],))
    yield Asked(
        "product and cashier", pair, "product_name = ? AND cashier = ?", (*pair.products, *pair.cashiers)
    )
    pair = Wanted(cashiers=(known["often"],), states=(_S.CONFLICT,))
    yield Asked("cashier and conflict", pair, "cashier = ? AND state = 'conflict'", pair.cashiers)
    pair = Wanted(products=(known["little"],), states=(_S.REFUSED,))
    yield Asked("product and refused", pair, "product_name = ? AND state = 'refused'", pair.products)
    yield from _of_outlets(known, now)


def _of_outlets(known: dict[str, str], now: datetime) -> Iterator[Asked]:
    """A till that has moved: all rows of the outlet before are behind those of now."""
    month = now - timedelta(days=30)
    seldom, newest, little = (known["seldom"],), (known["newest"],), (known["little"],)
    others = (
        Asked("", Wanted(), "true"),
        Asked(", cashier seldom there", Wanted(cashiers=seldom), "cashier = ?", seldom),
        Asked(", newest cashier", Wanted(cashiers=newest), "cashier = ?", newest),
        Asked(", product, little sold", Wanted(products=little), "product_name = ?", little),
        Asked(", conflict", Wanted(states=(_S.CONFLICT,)), "state = 'conflict'"),
        Asked(", this month", Wanted(since=month), "created_ms >= ?", (month.timestamp() * 1000,)),
    )
    for name, outlet in (("now", known["outlet"]), ("before", known["outlet_before"]), ("never", "NOWHERE")):
        for other in others:
            wanted = replace(other.wanted, outlets=(outlet,))
            naive, values = f"outlet = ? AND {other.naive}", (outlet, *other.values)
            yield Asked(f"outlet, {name}{other.name}", wanted, naive, values)


def searches(known: dict[str, str]) -> Iterator[Asked]:
    """Each kind of number and name that can be looked for."""
    everywhere = " OR ".join(
        f"{column} LIKE ?" for column in ("code", "shop_order_id", "redeem_id", "log_id", "product_name")
    )
    for name, text in (
        ("whole code", known["code"]),
        ("last 6 of a code", known["code"][-6:]),
        ("last 4 of a code", known["code"][-4:]),
        ("order ID", known["shop_order_id"]),
        ("redeem ID", known["redeem_id"]),
        ("log ID", known["log_id"]),
        ("last 6 of a log ID", known["log_id"][-6:].lower()),
        ("part of a product's name", "goreng"),
        ("nothing like it", "rawon"),
    ):
        values = (*[f"%{text}"] * 4, f"%{text}%")
        yield Asked(f"search: {name}", Wanted(search=text), f"({everywhere})", values)


def _between(day: Wanted) -> tuple[object, ...]:
    assert day.since is not None and day.until is not None
    return day.since.timestamp() * 1000, day.until.timestamp() * 1000 - 1
