"""How outlets, their reviews and products are printed, and trouble with them."""

from __future__ import annotations

import json
from typing import Any

from voucher_till.app import Till, circumstances_of
from voucher_till.cli.printing import complain, exit_code, print_verdict, say
from voucher_till.dining_api.batches import SubmittedTask
from voucher_till.dining_api.errors import DiningError
from voucher_till.domain.catalogue import ListedOutlet, Outlet, Product
from voucher_till.domain.money import Money
from voucher_till.domain.outlets import OutletTask
from voucher_till.domain.phrases import english
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.redemption.catalogue_trouble import trouble_of


def print_fields(fields: dict[str, Any], line: str, *, as_json: bool) -> None:
    """One thing: a JSON object, or a line for a person."""
    say(json.dumps(fields) if as_json else line)


def print_listed(outlet: ListedOutlet, *, as_json: bool) -> None:
    """An outlet of the list."""
    fields = {
        "third_shop_id": outlet.third_shop_id,
        "shop_id": outlet.shop_id,
        "name": outlet.name,
        "address": outlet.address,
        "available": not outlet.unavailable,
        "unavailable": [one.name.lower() for one in outlet.unavailable],
    }
    why = english(one.words for one in outlet.unavailable)
    line = f"{outlet.third_shop_id:16}  {outlet.shop_id:>20}  {outlet.name}  {why}"
    print_fields(fields, line.rstrip(), as_json=as_json)


def print_outlet(outlet: Outlet, *, as_json: bool) -> None:
    """What the platform knows of an outlet."""
    fields = {
        "third_shop_id": outlet.third_shop_id,
        "shop_id": outlet.shop_id,
        "known": True,
        "name": outlet.name,
        "address": outlet.address,
        "open": outlet.is_open,
        "poi_id": outlet.poi_id,
        "poi_name": outlet.poi_name,
        "latitude": outlet.latitude,
        "longitude": outlet.longitude,
        "phone": outlet.phone,
        "average_price": _amount(outlet.average_price),
        "opening": [
            {"day": day.day, "periods": [list(one) for one in day.periods]} for day in outlet.opening
        ],
        "pictures": [one.url for one in outlet.pictures],
    }
    standing = "open" if outlet.is_open else "not open"
    line = f"{outlet.third_shop_id:16}  {outlet.shop_id:>20}  {outlet.name}, {outlet.address} ({standing})"
    print_fields(fields, line, as_json=as_json)


def print_submitted(task: SubmittedTask, kind: str, *, as_json: bool) -> None:
    """What the platform reviews from now on."""
    fields = {
        "task_id": task.task_id,
        "kind": kind,
        "state": "under_review",
        "third_shop_id": task.third_shop_id,
        "shop_id": task.shop_id,
        "log_id": task.log_id,
    }
    line = f"{task.task_id:>20}  Handed in  {task.third_shop_id or task.shop_id}  (log ID {task.log_id})"
    print_fields(fields, line, as_json=as_json)


def print_task(task: OutletTask, *, as_json: bool) -> None:
    """How a review stands."""
    fields = {
        "task_id": task.task_id,
        "kind": task.kind.value,
        "state": task.state.name.lower(),
        "third_shop_id": task.third_shop_id,
        "shop_id": task.shop_id,
        "poi_id": task.poi_id,
        "reasons": [
            {"field": one.field, "text": one.text, "of_picture": one.is_of_picture} for one in task.reasons
        ],
    }
    why = "; ".join(f"{one.field}: {one.text}" if one.field else one.text for one in task.reasons)
    line = f"{task.task_id:>20}  {task.state.words!s:20}  {task.third_shop_id}  {why}"
    print_fields(fields, line.rstrip(), as_json=as_json)


def product_fields(product: Product) -> dict[str, Any]:
    """A product's fields for JSON."""
    moments = {
        "sold_from": product.sold_from,
        "sold_until": product.sold_until,
        "created_at": product.created_at,
    }
    return {
        "third_product_id": product.third_product_id,
        "product_id": product.product_id,
        "name": product.name,
        "status": product.status.name.lower(),
        "price": product.price.text() if product.price else None,
        "original_price": product.original_price.text() if product.original_price else None,
        "stock": product.stock,
        "sold": product.sold,
        "outlets": list(product.outlets),
        "usable_outlets": list(product.usable_outlets),
        "reject_reason": product.reject_reason,
    } | {name: moment.isoformat() if moment else None for name, moment in moments.items()}


def product_line(product: Product) -> str:
    """A product for a person."""
    price = product.price.text() if product.price else ""
    stock = "" if product.stock is None else str(product.stock)
    why = f"  {product.reject_reason}" if product.reject_reason else ""
    status = str(product.status.words)
    return f"{product.third_product_id:24}  {status:32}  {price:>10}  {stock:>8}  {product.name}{why}"


def tell_trouble(till: Till, error: DiningError, *, as_json: bool) -> int:
    """Say what is wrong and what to do, as one verdict; gives the exit code."""
    trouble = trouble_of(error, circumstances_of(till.settings))
    if trouble.in_doubt:
        kind = VerdictKind.UNKNOWN
    else:
        kind = VerdictKind.ERROR if error.reason is Reason.TILL_ERROR else VerdictKind.REFUSED
    verdict = Verdict(kind, error.reason, trouble.says, error_code=error.error_code, log_id=error.log_id)
    if as_json:
        print_verdict(verdict, as_json=True)
    else:
        named = {"error code": error.error_code, "log ID": error.log_id}
        quoted = ", ".join(f"{name} {value}" for name, value in named.items() if value)
        complain(verdict.message + (f" ({quoted})" if quoted else ""))
    return exit_code(verdict)


def _amount(price: Money | None) -> dict[str, str] | None:
    return {"amount": price.text(), "currency": price.currency} if price else None
