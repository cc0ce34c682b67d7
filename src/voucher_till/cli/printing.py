"""How verdicts and journal rows are printed, and what a command ends with."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from voucher_till.domain.after_sales import RefundStage
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.phrases import Phrase
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Voucher
from voucher_till.redemption import verdicts

DONE, OWN_ERROR, USAGE, REFUSED, UNKNOWN, STORED = range(6)
"""The exit codes."""

_EXITS = {
    VerdictKind.REDEEMED: DONE,
    VerdictKind.VERIFIED: DONE,
    VerdictKind.CANCELLED: DONE,
    VerdictKind.REFUSED: REFUSED,
    VerdictKind.CONFLICT: REFUSED,
    VerdictKind.UNKNOWN: UNKNOWN,
    VerdictKind.STORED: STORED,
    VerdictKind.ERROR: OWN_ERROR,
}
_REFUNDS = {
    RefundStage.ASKED: "refund asked for",
    RefundStage.REFUNDED: "refunded",
    RefundStage.REFUSED: "refund refused",
}
_WORST_FIRST = (OWN_ERROR, USAGE, UNKNOWN, STORED, REFUSED, DONE)


def exit_code(verdict: Verdict) -> int:
    """The exit code of one verdict."""
    return _EXITS[verdict.kind]


def worst(codes: Iterable[int]) -> int:
    """The exit code of several."""
    return min(codes, key=_WORST_FIRST.index, default=DONE)


def open_exit(rows: Sequence[Redemption]) -> int:
    """What `sync` and `queue` end with: what is left open."""
    states = {row.state for row in rows}
    if states & {RedemptionState.UNKNOWN, RedemptionState.SUBMITTING}:
        return UNKNOWN
    if RedemptionState.STORED in states:
        return STORED
    return REFUSED if RedemptionState.CONFLICT in states else DONE


def say(text: str) -> None:
    """One line on standard output, where there is one: a program without a console has none."""
    if sys.stdout is None:
        return
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """One line on standard error, where there is one."""
    if sys.stderr is None:
        return
    sys.stderr.write(text + "\n")


def error_verdict(text: str) -> Verdict:
    """The till's own trouble as a verdict: nothing but what happened."""
    return replace(trouble_at_a_sale(text), next_step=None)


def trouble_at_a_sale(text: str) -> Verdict:
    """The same while a customer waits, with what the cashier does."""
    return verdicts.trouble(Phrase("", text))


def print_verdict(verdict: Verdict, *, as_json: bool) -> None:
    """One verdict: a JSON object, or lines for a person."""
    say(json.dumps(_object(verdict)) if as_json else _lines(verdict))


def print_row(row: Redemption, *, as_json: bool) -> None:
    """One journal row: a JSON object, or a line for a person."""
    verdict = verdicts.of_rows([row])
    if as_json:
        say(json.dumps(_object(verdict) | _row_fields(row)))
        return
    price = f"{row.sale_price.currency} {row.sale_price.text()}" if row.sale_price else ""
    when = row.created_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    notes = [*([row.reason.value] if row.reason else ()), *([_REFUNDS[row.refund]] if row.refund else ())]
    why = f" ({', '.join(notes)})" if notes else ""
    say(f"{when}  {row.state.value + why:28}  {row.code:>20}  {price:>14}  {row.product_name}")


def _object(verdict: Verdict) -> dict[str, Any]:
    return {
        "verdict": verdict.kind.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "error_code": verdict.error_code,
        "log_id": verdict.log_id,
        "shop_order_id": verdict.shop_order_id,
        "redeem_id": verdict.redeem_id,
        "vouchers": [_voucher(voucher) for voucher in verdict.vouchers],
        "message": verdict.message,
    }


def _voucher(voucher: Voucher) -> dict[str, Any]:
    price = voucher.sale_price
    return {
        "code": voucher.code,
        "product_name": voucher.product_name,
        "status": voucher.status.value,
        "sale_amount": price.text() if price else None,
        "currency": price.currency if price else None,
    }


def _row_fields(row: Redemption) -> dict[str, Any]:
    return {
        "id": row.id,
        "state": row.state.value,
        "created_at": row.created_at.astimezone().isoformat(timespec="milliseconds"),
        "updated_at": row.updated_at.astimezone().isoformat(timespec="milliseconds"),
        "attempts": row.attempts,
        "cashier": row.cashier,
        "outlet": row.outlet,
        "refund": row.refund,
    }


def _lines(verdict: Verdict) -> str:
    head = verdict.kind.value.upper() + (f" ({verdict.reason.value})" if verdict.reason else "")
    lines = [f"{head}: {verdict.message}"]
    for voucher in verdict.vouchers:
        price = voucher.sale_price
        amount = f", {price.currency} {price.text()}" if price else ""
        lines.append(f"  {voucher.code}  {voucher.product_name}{amount}  [{voucher.status.value}]")
    quotable = {
        "order": verdict.shop_order_id,
        "redeem ID": verdict.redeem_id,
        "error code": verdict.error_code,
        "log ID": verdict.log_id,
    }
    named = [f"{name} {value}" for name, value in quotable.items() if value]
    return "\n".join([*lines, *(["  " + ", ".join(named)] if named else [])])
