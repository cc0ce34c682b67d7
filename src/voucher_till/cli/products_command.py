"""`products`: list and show the merchant's products, change price and stock, take them off sale."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

import msgspec

from voucher_till.app import Till, catalogue_of
from voucher_till.cli.catalogue_printing import print_fields, product_fields, product_line, tell_trouble
from voucher_till.cli.commands import opened
from voucher_till.cli.manager_pin import acting, proven_manager
from voucher_till.cli.printing import DONE, REFUSED, USAGE, complain, say
from voucher_till.cli.products_options import UNLIMITED
from voucher_till.dining_api.errors import DiningError
from voucher_till.dining_api.listings import Answered
from voucher_till.domain.catalogue import Product, ProductStatus
from voucher_till.domain.money import Money, decimals
from voucher_till.domain.people import Right
from voucher_till.domain.products import PriceStock, ProductDetails, ProductFilter, ProductTab
from voucher_till.store.folder import DataFolder

_ON_SALE = (ProductStatus.LISTED, ProductStatus.LISTED_UNDER_REVIEW, ProductStatus.LISTED_REJECTED)


async def products(options: Namespace, folder: DataFolder) -> int:
    """Do what was asked for. Raises NotAllowedError and StoreError."""
    async with opened(folder) as till:
        try:
            match options.action:
                case "list":
                    return await _list(till, options)
                case "show":
                    return await _show(till, options)
                case _:
                    return await _change(till, options)
        except DiningError as error:
            return tell_trouble(till, error, as_json=options.json)


async def _list(till: Till, options: Namespace) -> int:
    tab = ProductTab[options.tab.upper()]
    wanted = ProductFilter(tab, options.name, tuple(options.outlet))
    async for product in till.client.product_management.every(wanted):
        print_fields(product_fields(product), product_line(product), as_json=options.json)
    return DONE


async def _show(till: Till, options: Namespace) -> int:
    care = till.client.product_management
    listed: Product | None = None
    async for product in care.every():
        if product.third_product_id == options.id:
            listed = product
            break
    if listed is None:
        complain(f"There is no product {options.id}. See: voucher-till products list")
        return REFUSED
    online = listed.status in _ON_SALE and not options.draft
    details = (await care.details(options.id, online=online)).value
    attributes = _attributes(details)
    fields = product_fields(listed) | {"category_id": details.category_id, "attributes": attributes}
    lines = [product_line(listed), *(f"  {name}: {json.dumps(value)}" for name, value in attributes.items())]
    print_fields(fields, "\n".join(lines), as_json=options.json)
    return DONE


def _attributes(details: ProductDetails) -> dict[str, Any]:
    held = details.attributes
    named = {"shop_ids": list(held.shop_ids), "people": held.people, "most_people": held.most_people}
    # Exact numbers with a point are written as texts.
    others: dict[str, Any] = msgspec.to_builtins(dict(held.others))
    return named | others


async def _change(till: Till, options: Namespace) -> int:
    desk = catalogue_of(till)
    wanted = _wanted(options, desk.currency) if options.action == "change" else None
    if wanted is not None and _has_more_decimals(wanted.price):
        # 10.000 is ten thousand to some people and ten to Python.
        currency = wanted.price.currency
        complain(f"A price in {currency} has {decimals(currency)} decimals at most, and no other point.")
        return USAGE
    who = acting(await proven_manager(till, Right.CHANGE_CATALOGUE))
    done: Answered[None]
    if wanted is not None:
        done = await desk.change(wanted, who)
    elif options.action == "delist":
        done = await desk.delist(options.id, who)
    else:
        done = await desk.withdraw(options.id, who)
    fields = {"third_product_id": options.id, "action": options.action, "log_id": done.log_id}
    if options.json:
        say(json.dumps(fields))
    else:
        say(f"{options.id}: done (log ID {done.log_id}).")
    return DONE


def _wanted(options: Namespace, usual_currency: str) -> PriceStock:
    stock = None if options.stock == UNLIMITED else int(options.stock)
    return PriceStock(options.id, Money(options.price, options.currency or usual_currency), stock)


def _has_more_decimals(price: Money) -> bool:
    exponent = price.amount.as_tuple().exponent
    return isinstance(exponent, int) and -exponent > decimals(price.currency)
