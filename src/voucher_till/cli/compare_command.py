"""`compare`: asks the platform again about a period, and prints where the two records differ."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from contextlib import aclosing
from datetime import timedelta
from typing import Any

from voucher_till.app import records_of
from voucher_till.cli.commands import opened
from voucher_till.cli.manager_pin import console_user, proven_manager
from voucher_till.cli.printing import (
    DONE,
    OWN_ERROR,
    REFUSED,
    USAGE,
    complain,
    error_verdict,
    print_verdict,
    say,
)
from voucher_till.domain.people import NotAllowedError, Right
from voucher_till.records.checking import CheckRun, CheckTrouble, Difference
from voucher_till.store.folder import DataFolder


async def compare(options: Namespace, folder: DataFolder) -> int:
    """Run one check to its end, or as far as the line lets it. Raises StoreError."""
    if options.last < options.first:
        complain(f"{options.last} is before {options.first}.")
        return USAGE
    async with opened(folder) as till:
        try:
            who = await proven_manager(till, Right.CHECK_PLATFORM) or console_user()
        except NotAllowedError as error:
            complain(str(error))
            return USAGE
        checks = records_of(till, lambda: till.settings).checks
        cut = till.settings.records.day_cut
        since, until = cut.start_of(options.first), cut.start_of(options.last + timedelta(days=1))
        check = await checks.begin(since, until, who)
        async with aclosing(checks.run(check)) as steps:
            async for check in steps:
                _show_progress(check)
        found = await checks.differences(check.id)
    for difference in found:
        say(json.dumps(_object(difference)) if options.json else _lines(difference))
    if check.trouble is not None:
        _tell_trouble(check, check.trouble, as_json=options.json)
        return OWN_ERROR
    if not options.json:
        say(_summary(check))
    return REFUSED if any(one.handled_at is None for one in found) else DONE


def _show_progress(check: CheckRun) -> None:
    """For a person who watches; scripts and files get none of it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{check.done + check.not_asked} of {check.total}")
        sys.stderr.write("\n" if check.finished_at or check.trouble else "")
        sys.stderr.flush()


def _summary(check: CheckRun) -> str:
    parts = [f"Vouchers compared: {check.done}. Differences: {check.differences}."]
    if check.differences > check.unhandled:
        parts.append(f"Dealt with before: {check.differences - check.unhandled}.")
    if check.not_asked:
        parts.append(
            f"Not compared: {check.not_asked}, of another outlet, still open (see `voucher-till queue`),"
            " or without an answer."
        )
    return " ".join(parts)


def _tell_trouble(check: CheckRun, trouble: CheckTrouble, *, as_json: bool) -> None:
    quotable = {"error code": trouble.error_code, "log ID": trouble.log_id}
    named = ", ".join(f"{name} {value}" for name, value in quotable.items() if value)
    text = f"{trouble.says} Compared so far: {check.done} of {check.total}." + (
        f" ({named})" if named else ""
    )
    if as_json:
        print_verdict(error_verdict(text), as_json=True)
    else:
        complain(text)


def _object(difference: Difference) -> dict[str, Any]:
    row = difference.row
    return {
        "difference": difference.kind.value,
        "detail": difference.detail,
        "log_id": difference.log_id,
        "found_at": difference.found_at.astimezone().isoformat(timespec="milliseconds"),
        "handled_by": difference.handled_by,
        "handled_note": difference.handled_note,
        "message": f"{difference.meaning} {difference.advice}",
        "id": row.id,
        "state": row.state.value,
        "code": row.code,
        "product_name": row.product_name,
        "sale_amount": row.sale_price.text() if row.sale_price else None,
        "currency": row.sale_price.currency if row.sale_price else None,
        "shop_order_id": row.shop_order_id or None,
        "redeem_id": row.redeem_id,
        "created_at": row.created_at.astimezone().isoformat(timespec="milliseconds"),
        "cashier": row.cashier,
        "outlet": row.outlet,
    }


def _lines(difference: Difference) -> str:
    row = difference.row
    price = f"{row.sale_price.currency} {row.sale_price.text()}" if row.sale_price else ""
    when = row.created_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    named = {
        "order": row.shop_order_id,
        "redeem ID": row.redeem_id,
        "log ID": difference.log_id,
        "dealt with by": difference.handled_by,
    }
    return "\n".join(
        (
            f"{when}  {row.code:>20}  {price:>14}  {row.product_name}",
            f"  {difference.meaning}",
            f"  {difference.advice}",
            "  " + ", ".join(f"{name} {value}" for name, value in named.items() if value),
        )
    )
