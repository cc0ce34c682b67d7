"""Renders the state of the sale: pages, keys, facts, sounds. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voucher_till.domain.verdict import face
from voucher_till.ui.cashier import flow
from voucher_till.ui.cashier.flow import Looking, Ordering, Redeeming, Told, Trusting
from voucher_till.ui.cashier.hints import hints_of
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.shared.help_page import topic_for
from voucher_till.ui.shared.language import language
from voucher_till.ui.shared.product_pictures import ProductPictures
from voucher_till.ui.shared.sounds import Scanned

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow

_RECENT = 6
_TOPICS = {
    Page.IDLE: "sell",
    Page.ORDER: "several-vouchers",
    Page.TRUST: "no-line",
    Page.LOCKED: "cashiers",
    Page.RECENT: "receipts",
    Page.DEVICES: "scanner-trouble",
    Page.QUEUE: "no-line",
    Page.SETTINGS: "settings",
    Page.SUPPORT: "support",
}
"""Of the manager's room each part has its own."""


class Show:
    """Keeps the views true to the state."""

    def __init__(self, window: CashierWindow) -> None:
        self._window = window
        self._sounded: flow.State | None = None
        self._shown: tuple[object, ...] = ()
        self._pictures = ProductPictures(window.services.fetch_picture, window.spawn)

    @property
    def sale_page(self) -> Page:
        """Where the state of the sale is shown."""
        return flow.page_of(self._window.sale.state)

    def render(self, page: Page) -> None:
        """Show the state, and a page over it if one is open."""
        window, views, state = self._window, self._window.views, self._window.sale.state
        if isinstance(state, Ordering):
            self._show_order(state)
        elif isinstance(state, Redeeming):
            if state.order is not None:
                self._show_order(state.order, busy=True)
            views.trust_card.set_busy(busy=state.order is None)
        elif isinstance(state, Trusting):
            views.trust_card.set_busy(busy=False)
            if views.trust_card.checked is not state.checked:
                views.trust_card.ask(state.checked)
        elif isinstance(state, Told):
            if views.verdict_view.shown is not state:
                views.verdict_view.show_verdict(state.verdict, state.seconds)
                views.verdict_view.shown = state
        elif isinstance(state, Looking):
            views.idle.wait_for_platform()
        else:
            views.idle.wait_for_scan()
        views.show_page(page)
        views.top.set_locked(page is Page.LOCKED)
        views.bottom.show_keys(hints_of(window, page))
        shown = (views, page, state)
        if shown != self._shown:
            # Only what is new takes the keyboard: somebody may be typing.
            self._shown = shown
            self.give_keyboard(page)

    def _show_order(self, order: Ordering, *, busy: bool = False) -> None:
        views = self._window.views
        is_new = views.order_card.show_order(order, busy=busy)
        if order.checked.order is not None and is_new:
            views.facts.show_order(order.checked.order)
            self._want_picture(order)

    def _want_picture(self, order: Ordering) -> None:
        card = self._window.views.order_card
        url = next((voucher.picture_url for voucher in order.vouchers if voucher.picture_url), "")
        if not self._window.settings_room.settings.counter.pictures:
            url = ""
        # Also without an address: the picture of the order before may still be on its way.
        self._pictures.want(url, card.show_picture, card, card.picture_size)

    def give_keyboard(self, page: Page) -> None:
        """Where the keys go on a page."""
        views, window = self._window.views, self._window
        if page in (Page.IDLE, Page.ORDER):
            views.code_field.setFocus()
        elif page is Page.TRUST:
            views.trust_card.take_keyboard()
        elif page is Page.MANAGER:
            window.manager.take_keyboard()
        elif page is Page.SUPPORT and window.support is not None:
            window.support.take_keyboard()
        elif page in (Page.LOCKED, Page.HELP, Page.SETTINGS):
            pages = {Page.LOCKED: views.sign_in, Page.HELP: views.help_page}
            widget = pages.get(page, views.settings_page)
            if not widget.isAncestorOf(window.focusWidget() or window):
                widget.setFocus()
        else:
            window.setFocus()

    async def refresh(self) -> None:
        """The latest redemptions beside the sale, while no order stands there."""
        rows = await self._window.services.desk.recent(_RECENT)
        if not isinstance(self._window.sale.state, Ordering | Redeeming):
            self._window.views.facts.show_recent(rows)

    def sound(self) -> None:
        """What the state is told by, once."""
        state = self._window.sale.state
        if state is self._sounded:
            return
        self._sounded = state
        heard = flow.heard(state)
        if isinstance(state, Looking):
            self._window.sounds.play(Scanned.TICK)
        if heard is None:
            return
        self._window.sounds.play(heard)
        self._window.speech.say(self._window.views.verdict_view.spoken(), language())

    def help_topic(self, page: Page) -> str:
        """The help about what is on the screen."""
        state = self._window.sale.state
        if page is Page.VERDICT and isinstance(state, Told):
            return topic_for(face(state.verdict))
        if page is Page.MANAGER:
            return self._window.manager.help_topic
        return _TOPICS.get(page, "sell")
