"""Products in the manager's room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Set
from functools import partial

from PySide6.QtWidgets import QWidget

from voucher_till.dining_api.errors import DiningError
from voucher_till.domain.catalogue import Product
from voucher_till.domain.money import Money
from voucher_till.domain.people import Right
from voucher_till.domain.platform_events import PRODUCT_STATUS
from voucher_till.domain.products import PriceStock
from voucher_till.ui.manager.history_latest import Latest
from voucher_till.ui.manager.products_view import ProductsView
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.manager.soon import Soon
from voucher_till.ui.shared.dialogs import AskDialog, Question
from voucher_till.ui.shared.language import money, translate, worded

_FAR, _TOO_MUCH = 2, 10**12
_Change = Callable[[], Awaitable[object]]


class ProductsSection(Section):
    """Every change is confirmed, has a manager's name, and is in the audit trail before it leaves."""

    name = "products"
    icon = "ph.tag"
    help_topic = "catalogue"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._view: ProductsView | None = None
        self._here = True
        self._is_changing = False
        self._reading = Latest(context.spawn)
        self._again = Soon(context.spawn, self._look_again)

    def title(self) -> str:
        """In the list of parts."""
        return translate("products_section", "Products")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = ProductsView(here=self._here)
        view.again_asked.connect(self.opened)
        view.here_asked.connect(self._choose)
        view.change_asked.connect(self._ask_change)
        view.delist_asked.connect(self._ask_delist)
        view.withdraw_asked.connect(self._ask_withdraw)
        return view

    def opened(self) -> None:
        """Ask the platform."""
        self._reading.begin(partial(self._fill, keep_trouble=False))

    def platform_told(self, names: Set[str]) -> None:
        """A product may have another status."""
        if PRODUCT_STATUS in names:
            self._again.begin()

    def _look_again(self) -> None:
        self._reading.begin(partial(self._fill, keep_trouble=True))

    def closed(self) -> None:
        """Nobody looks any more."""
        self._again.stop()
        self._reading.stop()

    def take_keyboard(self) -> None:
        """The list."""
        if self._view is not None and self._view.table.isVisible():
            self._view.table.setFocus()

    def _choose(self, here: bool) -> None:
        self._here = here
        self.opened()

    async def _fill(self, *, keep_trouble: bool) -> None:
        view = self._view
        if view is None:
            return
        view.show_busy(True)
        try:
            products = await self._context.catalogue.products(here=self._here)
        except DiningError as error:
            self._tell(error)
            return
        finally:
            view.show_busy(False)
        if view is self._view:
            if not keep_trouble:
                view.show_trouble("")
            view.show_items(products)

    def _tell(self, error: DiningError) -> None:
        trouble = self._context.catalogue.trouble(error)
        log_id = (
            " " + translate("products_section", "Log ID: {log_id}", log_id=trouble.log_id)
            if trouble.log_id
            else ""
        )
        if self._view is not None:
            self._view.show_trouble(worded(*trouble.says) + log_id, "unknown" if trouble.in_doubt else "no")

    def _ask_change(self, product: Product) -> None:
        if self._view is None:
            return
        dialog = AskDialog(
            self._view,
            translate("products_section", "Price and stock"),
            translate(
                "products_section",
                "{name}: customers see it at once. Now it costs {price}.",
                name=product.name,
                price=money(product.price),
            ),
            [
                Question(translate("products_section", "Price")),
                Question(
                    translate("products_section", "How many can be sold"),
                    needed=False,
                    hint=translate("products_section", "Empty: without a limit"),
                ),
            ],
            translate("products_section", "Change it"),
        )
        price, stock = dialog.fields
        price.setText(product.price.rounded().text() if product.price is not None else "")
        stock.setText("" if product.stock is None else str(product.stock))
        dialog.answered.connect(lambda answers: self._read_change(product, *answers))
        dialog.open()

    def _read_change(self, product: Product, price: str, stock: str) -> None:
        wanted = _wanted(product, price, stock, self._context.catalogue.currency)
        if wanted is None:
            if self._view is not None:
                self._view.show_trouble(
                    translate(
                        "products_section",
                        "Nothing was changed: a price is a number above 0, a stock is a whole number.",
                    )
                )
            return
        title, desk = translate("products_section", "Price and stock"), self._context.catalogue

        def change(who: str) -> _Change:
            return partial(desk.change, wanted, who)

        if not _is_far(product.price, wanted.price):
            self._for_manager(title, change)
            return
        text = translate(
            "products_section",
            "{name}: the price becomes {price} and was {before}. Is that right?",
            name=product.name,
            price=money(wanted.price),
            before=money(product.price) or "–",
        )
        self._confirm(title, text, change, translate("products_section", "Change it"))

    def _ask_delist(self, product: Product) -> None:
        desk = self._context.catalogue
        self._confirm(
            translate("products_section", "Take off sale"),
            translate(
                "products_section",
                "{name} can then not be bought any more. Vouchers that were sold stay good. To be sold again "
                "it must be handed in and reviewed.",
                name=product.name,
            ),
            lambda who: partial(desk.delist, product.third_product_id, who),
        )

    def _ask_withdraw(self, product: Product) -> None:
        desk = self._context.catalogue
        self._confirm(
            translate("products_section", "Take back from review"),
            translate(
                "products_section", "{name}: what was handed in is not reviewed any more.", name=product.name
            ),
            lambda who: partial(desk.withdraw, product.third_product_id, who),
        )

    def _confirm(self, title: str, text: str, change: Callable[[str], _Change], act: str = "") -> None:
        """``act`` is the word on the button, where it is not the title."""
        if self._view is None:
            return
        dialog = AskDialog(self._view, title, text, [], act or title)
        dialog.answered.connect(lambda _answers: self._for_manager(title, change))
        dialog.open()

    def _for_manager(self, title: str, change: Callable[[str], _Change]) -> None:
        self._context.ask_manager(
            title,
            Right.CHANGE_CATALOGUE,
            lambda who: self._context.spawn(partial(self._do, change(who))),
        )

    async def _do(self, change: _Change) -> None:
        if self._is_changing:
            self._context.say(
                translate("products_section", "Not done: wait until the change before this one is done.")
            )
            return
        self._is_changing = True
        try:
            await change()
        except DiningError as error:
            self._tell(error)
            self._look_again()
        else:
            self._context.say(translate("products_section", "TikTok has done it."))
            self.opened()
        finally:
            self._is_changing = False


def _wanted(product: Product, price: str, stock: str, currency: str) -> PriceStock | None:
    """What was typed; None when it makes no sense."""
    typed, left = Money.typed(price, currency), stock.strip()
    if typed is None or not 0 < typed.amount < _TOO_MUCH or typed != typed.rounded():
        return None
    if left and not (left.isascii() and left.isdigit()):
        return None
    return PriceStock(product.third_product_id, typed, int(left) if left else None)


def _is_far(before: Money | None, now: Money) -> bool:
    """Whether a zero too many or too few may have been typed."""
    return before is None or not before.amount / _FAR <= now.amount <= before.amount * _FAR
