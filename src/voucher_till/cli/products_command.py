"""`products`: list and show the merchant's products, change price and stock, take them off sale."""

from __future__ import annotations

import argparse
import json
from argparse import Namespace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from voucher_till.app import Till, catalogue_of
from voucher_till.cli.arguments import amount, count, some_text
from voucher_till.cli.catalogue_printing import print_fields, product_fields, product_line, tell_trouble
from voucher_till.cli.commands import opened
from voucher_till.cli.installing_options import add_other_environment
from voucher_till.cli.manager_pin import acting, proven_manager
from voucher_till.cli.printing import DONE, REFUSED, complain, say
from voucher_till.dining_api.errors import DiningError
from voucher_till.dining_api.listings import Answered
from voucher_till.domain.catalogue import Product, ProductStatus
from voucher_till.domain.money import Money
from voucher_till.domain.people import Right
from voucher_till.domain.products import PriceStock, ProductDetails, ProductFilter, ProductTab
from voucher_till.store.folder import DataFolder

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_UNLIMITED = "unlimited"
_ON_SALE = (ProductStatus.LISTED, ProductStatus.LISTED_UNDER_REVIEW, ProductStatus.LISTED_REJECTED)
_CURRENCIES = {"id": "IDR", "us": "USD"}


def add_products(commands: _Commands) -> None:
    """Add the command and its options."""
    products = commands.add_parser(
        "products",
        help="the merchant's products on the platform: list, show, price and stock, delist",
        description="Needs the scope Products management. What changes something takes a manager's PIN where"
        " a manager has one: one line on standard input, or it is asked for. All of it is kept in the audit"
        " trail.",
    )
    actions = products.add_subparsers(dest="action", metavar="action", required=True)
    listing = actions.add_parser("list", help="what there is, with price, stock and status")
    tabs = [tab.name.lower() for tab in ProductTab]
    listing.add_argument("--tab", choices=tabs, default="all")
    listing.add_argument("--name", default="", metavar="TEXT", help="a part of the name")
    listing.add_argument("--outlet", action="append", default=[], metavar="ID", help="third_shop_id")
    _finish(listing)
    show = actions.add_parser("show", help="one product with its attributes")
    _add_id(show)
    show.add_argument("--draft", action="store_true", help="as it was last written, not as it is on sale")
    _finish(show)
    change = actions.add_parser("change", help="set price and stock at once, without review")
    _add_id(change)
    change.add_argument("--price", type=amount, required=True, metavar="P")
    change.add_argument("--currency", type=some_text, metavar="C", help="IDR or USD, by the till's region")
    change.add_argument(
        "--stock", type=_stock, required=True, metavar="N", help=f"how many can be sold, or {_UNLIMITED}"
    )
    _finish(change)
    for name, told in (
        ("delist", "take a product off sale"),
        ("withdraw", "take a product, or a change to it, back from review"),
    ):
        action = actions.add_parser(name, help=told)
        _add_id(action)
        _finish(action)


def _add_id(action: argparse.ArgumentParser) -> None:
    action.add_argument("id", type=some_text, metavar="ID", help="third_product_id")


def _stock(text: str) -> str:
    """Checked here, read later: None stands for an option that was not given."""
    return text if text == _UNLIMITED else str(count(text))


def _finish(action: argparse.ArgumentParser) -> None:
    add_other_environment(action)
    action.add_argument("--json", action="store_true", help="one JSON object a line")


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
    who = acting(await proven_manager(till, Right.CHANGE_CATALOGUE))
    desk = catalogue_of(till)
    done: Answered[None]
    match options.action:
        case "delist":
            done = await desk.delist(options.id, who)
        case "withdraw":
            done = await desk.withdraw(options.id, who)
        case _:
            done = await desk.change(_wanted(till, options.id, options.price, options), who)
    fields = {"third_product_id": options.id, "action": options.action, "log_id": done.log_id}
    if options.json:
        say(json.dumps(fields))
    else:
        say(f"{options.id}: done (log ID {done.log_id}).")
    return DONE


def _wanted(till: Till, third_product_id: str, price: Decimal, options: Namespace) -> PriceStock:
    currency = options.currency or _CURRENCIES[till.settings.region]
    stock = None if options.stock == _UNLIMITED else int(options.stock)
    return PriceStock(third_product_id, Money(price, currency), stock)
