"""Builds a till's folder with years of sales in it, to measure and to look at: nothing in it is real.

python packaging/make_history.py FOLDER [--rows 1000000] [--seed 1]

Two years up to now of one outlet in Jakarta: opening hours, full weekends, growth, cashiers who come and go,
few products that sell much and many that sell little. The same rows, steps, scans and events that sales would
have left; the same again for the same seed, counted from today.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from made_up_sales import DAYS, HOUR_MS, ZONE, Rows, Shop

from voucher_till.sandbox.credentials import CLIENT_KEY, MERCHANT_ID, OUTLETS
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Place

PLACE = Place("sandbox", MERCHANT_ID, next(iter(OUTLETS)), CLIENT_KEY)
"""Whose rows they are: a practice till's, which can be opened on them."""
CURRENCY = "IDR"
_BATCH = 20_000
_FRESH_MS = 3 * HOUR_MS
_MEAN_SIZE = 1.5

_COLUMNS = {
    "redemption": "id, intent, cashier, shop_order_id, code, product_name, product_id, sale_amount,"
    " original_amount, sale_milli, original_milli, state, goods_out, reason, error_code, log_id, redeem_id,"
    " created_ms, updated_ms, sent_ms, source, scan_id, closed_ms, closed_by, closed_reason",
    "step": "redemption_id, at_ms, state, reason, error_code, log_id",
    "scan": "id, at_ms, cashier, source, ending, shop_order_id, verdict, reason, log_id, product_name,"
    " vouchers",
    "event": "at_ms, intent, kind, who, detail",
}


def _same(place: Place) -> dict[str, str]:
    """What is the same in all rows, by its column."""
    return {
        "environment": place.environment,
        "merchant_id": place.merchant_id,
        "outlet": place.outlet,
        "app": place.app,
        "currency": CURRENCY,
        "attempts": "1",
    }


def _insert(connection: sqlite3.Connection, table: str, place: Place) -> str:
    columns = {str(row[1]) for row in connection.execute("SELECT * FROM pragma_table_info(?)", (table,))}
    same = {name: value for name, value in _same(place).items() if name in columns}
    names, values = ", ".join([_COLUMNS[table], *same]), [f"'{value}'" for value in same.values()]
    marks = ["?"] * len(_COLUMNS[table].split(","))
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(marks + values)})"  # noqa: S608


def batches(total: int, seed: int) -> Iterator[Rows]:
    """Everything that was sold up to now, the oldest first; so many redemptions."""
    shop, now_ms = Shop(seed), round(time.time() * 1000)
    first = datetime.now(ZONE).date() - timedelta(days=DAYS - 1)
    # Some more than needed: what lies in the rest of today is left out, and then the oldest.
    wanted = round(total * 1.01 / _MEAN_SIZE) + 20
    moments = [(day, at_ms) for day, at_ms in shop.moments(first, wanted) if at_ms <= now_ms]
    sizes = shop.sizes(len(moments))
    begin, left = len(moments), total
    while begin and left > 0:
        begin -= 1
        left -= sizes[begin]
    sizes[begin] += min(left, 0)
    rows, today, shift = Rows(), -1, list[str]()
    for (day, at_ms), size in zip(moments[begin:], sizes[begin:], strict=True):
        if day != today:
            today, shift = day, shop.shift(day)
        shop.sell(at_ms, size, shift, rows, fresh=at_ms > moments[-1][1] - _FRESH_MS)
        if len(rows.redemption) >= _BATCH:
            yield rows
            rows = Rows()
    yield rows


def fill(path: Path, total: int, seed: int, place: Place) -> int:
    """Fill an empty database of this version; gives the number of redemptions."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -400000")
        every = connection.execute(
            "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL"
        )
        indexes = [(name, sql) for name, table, sql in every if table in _COLUMNS]
        connection.execute("BEGIN")
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        inserts = {table: _insert(connection, table, place) for table in _COLUMNS}
        for rows in batches(total, seed):
            for table, insert in inserts.items():
                connection.executemany(insert, getattr(rows, table))
        # Once over all rows: many times faster than row by row, in an order that is not theirs.
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("COMMIT")
        return int(connection.execute("SELECT count(*) FROM redemption").fetchone()[0])


async def make(folder: DataFolder, total: int, seed: int, place: Place = PLACE) -> int:
    """Build the folder's record, with a side journal to it; gives the number of redemptions.

    ``place`` is whose they are.
    """
    folder.prepare()
    if folder.database.exists():
        raise FileExistsError(f"there is a record already: {folder.database}")
    await (await Database.open(folder)).close()
    made = fill(folder.database, total, seed, place)
    # It knows nothing of these rows; without it, opening writes a new one from the database.
    folder.side_journal.unlink()
    await (await Database.open(folder)).close()
    return made


def main() -> None:
    """Build what the arguments ask for, and say how long it took."""
    parser = argparse.ArgumentParser(description="Build a till's folder with years of made-up sales in it.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.rows < 1:
        parser.error("--rows is one or more")
    started = time.monotonic()
    made = asyncio.run(make(DataFolder(options.folder.absolute()), options.rows, options.seed))
    print(f"{made} redemptions in {time.monotonic() - started:.0f} s: {options.folder}")


if __name__ == "__main__":
    main()
