"""The merchant's products: what is on sale here, with price and stock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from voucher_till.domain.catalogue import Product, ProductStatus
from voucher_till.ui.manager.catalogue_view import CatalogueView
from voucher_till.ui.manager.plain_table import TextColumn
from voucher_till.ui.manager.summary_words import count_words
from voucher_till.ui.manager.tool_button import ToolButton
from voucher_till.ui.shared.language import money, translate, worded

_S = ProductStatus
_ON_SALE = frozenset({_S.LISTED, _S.LISTED_UNDER_REVIEW, _S.LISTED_REJECTED})
_IN_REVIEW = frozenset({_S.UNDER_REVIEW, _S.LISTED_UNDER_REVIEW})
_TONES = {_S.LISTED: "ok", _S.REJECTED: "no", _S.LISTED_REJECTED: "no", _S.SUSPENDED: "no"}


class ProductsView(CatalogueView[Product]):
    """Asks for changes to the chosen product."""

    change_asked = Signal(object)
    """A ``Product``, as in the two below."""
    delist_asked = Signal(object)
    withdraw_asked = Signal(object)
    here_asked = Signal(bool)
    """Only those of this outlet, or all."""

    def __init__(self, *, here: bool) -> None:
        super().__init__(
            translate("products_view", "Products"),
            translate(
                "products_view",
                "What TikTok sells for you. Price and stock change at once; everything else is written in "
                "the Merchant Portal and reviewed.",
            ),
            _columns(),
            ("ph.tag", translate("products_view", "No products to show")),
        )
        self.here_button = _segment(translate("products_view", "This outlet"), on=here)
        self.all_button = _segment(translate("products_view", "All outlets"), on=not here)
        group = QButtonGroup(self)
        for button, is_here in ((self.here_button, True), (self.all_button, False)):
            group.addButton(button)
            self.head.insertWidget(self.head.count() - 1, button)
            button.clicked.connect(lambda _on, is_here=is_here: self.here_asked.emit(is_here))
        self.change_button = self._act("ph.pencil-simple", translate("products_view", "Price and stock…"))
        self.delist_button = self._act("ph.prohibit", translate("products_view", "Take off sale…"))
        self.withdraw_button = self._act(
            "ph.arrow-u-up-left", translate("products_view", "Take back from review…")
        )
        for button, signal in (
            (self.change_button, self.change_asked),
            (self.delist_button, self.delist_asked),
            (self.withdraw_button, self.withdraw_asked),
        ):
            button.clicked.connect(lambda _on, signal=signal: signal.emit(self.item))
        self.add_acts(self.change_button, self.delist_button, self.withdraw_button)
        self.chosen.connect(self._show_acts)
        self._show_acts()

    def _act(self, sign: str, text: str) -> ToolButton:
        return ToolButton(sign, text)

    def _show_acts(self) -> None:
        product = self.item
        status = product.status if product is not None else None
        can_be_named = product is not None and bool(product.third_product_id)
        self.change_button.setEnabled(can_be_named and status in _ON_SALE)
        self.delist_button.setEnabled(can_be_named and status in _ON_SALE)
        self.withdraw_button.setEnabled(can_be_named and status in _IN_REVIEW)
        self.told.setText(_told(product) if product is not None else "")
        self.told.setVisible(bool(self.told.text()))


def _segment(text: str, *, on: bool) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName("segment")
    made.setCheckable(True)
    made.setChecked(on)
    return made


def _told(product: Product) -> str:
    if product.reject_reason:
        return translate("products_view", "TikTok says: {reason}", reason=product.reject_reason)
    if not product.third_product_id:
        return translate(
            "products_view", "It has no ID of your own yet: map it in the Merchant Portal to change it here."
        )
    return ""


def _columns() -> list[TextColumn[Product]]:
    return [
        TextColumn(translate("products_view", "Product"), lambda one: one.name),
        TextColumn(
            translate("products_view", "State"),
            lambda one: worded(one.status.words),
            180,
            lambda one: _TONES.get(one.status, ""),
        ),
        TextColumn(translate("products_view", "Price"), lambda one: money(one.price), 120),
        TextColumn(
            translate("products_view", "Left"),
            lambda one: "–" if one.stock is None else count_words(one.stock),
            90,
        ),
        TextColumn(
            translate("products_view", "Sold"),
            lambda one: "–" if one.sold is None else count_words(one.sold),
            90,
        ),
        TextColumn(
            translate("products_view", "Your ID"),
            lambda one: one.third_product_id or translate("products_view", "Not mapped"),
            210,
        ),
    ]
