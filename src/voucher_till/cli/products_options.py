"""Options of `products`; loaded at each start, so nothing heavy."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import amount, count, some_text
from voucher_till.cli.installing_options import add_other_environment
from voucher_till.domain.products import ProductTab

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

UNLIMITED = "unlimited"
"""A stock without an end."""


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
        "--stock", type=_stock, required=True, metavar="N", help=f"how many can be sold, or {UNLIMITED}"
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
    return text if text == UNLIMITED else str(count(text))


def _finish(action: argparse.ArgumentParser) -> None:
    add_other_environment(action)
    action.add_argument("--json", action="store_true", help="one JSON object a line")
