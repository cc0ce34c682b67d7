"""Every view of the window and its place; built anew for another language, theme or size of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.payload import MAX_PAYLOAD_BYTES
from voucher_till.store.settings import Settings
from voucher_till.ui.cashier.bars import BottomBar, TopBar
from voucher_till.ui.cashier.environment_banner import EnvironmentBanner, EnvironmentLine
from voucher_till.ui.cashier.idle_view import IdleView
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.order_card import OrderCard
from voucher_till.ui.cashier.practice import PhonePanel
from voucher_till.ui.cashier.recent_page import RecentPage
from voucher_till.ui.cashier.side import FactsCard
from voucher_till.ui.cashier.sign_in_view import SignInView
from voucher_till.ui.cashier.trust_card import TrustCard
from voucher_till.ui.cashier.verdict_view import VerdictView
from voucher_till.ui.manager.queue_page import QueuePage
from voucher_till.ui.manager.room_page import RoomPage
from voucher_till.ui.setup.devices_page import DevicesPage
from voucher_till.ui.setup.settings_page import SettingsPage
from voucher_till.ui.shared.help_page import HelpPage
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import Notice
from voucher_till.ui.shared.preview import CameraPreview
from voucher_till.ui.shared.theme import gap, look, px

_SIDE, _NARROW_SIDE, _NARROWEST_SIDE, _PHONE = 430, 320, 270, 268
_WIDEST_PHONE = 1.4
"""Times its usual width, however large the text is."""
_SMALL_PREVIEW = 150
_WIDE, _WIDE_WITH_PHONE, _HIGH = 1200, 1360, 740
_FIELD = 52
_AROUND_HINT = 40
"""Pixels that the style sheet keeps free in a field."""
_BUILD_AFTER_MILLISECONDS, _BUILD_NEXT_MILLISECONDS = 400, 60
"""From the first look at the window to the first page that is built ahead, and from that to the next."""

_Kind = TypeVar("_Kind", bound=QWidget)
_BUILT_LATER: dict[Page, type[QWidget]] = {
    Page.RECENT: RecentPage,
    Page.HELP: HelpPage,
    Page.SETTINGS: SettingsPage,
    Page.LOCKED: SignInView,
    Page.DEVICES: DevicesPage,
    Page.MANAGER: RoomPage,
}
"""The sale goes on without them; the first are the likeliest to be asked for next."""


class Views(QWidget):
    """The parts and their places; what they do is the window's business.

    The pages over the sale are built when they are first asked for, or one after another once the window is
    seen: `when_built` is for what has to be done for them.
    """

    def __init__(self, settings: Settings, *, practice: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        self.banner = EnvironmentBanner(settings.environment, settings.test_merchant)
        self.top = TopBar(settings.till_name, settings.outlet)
        self.bottom = BottomBar()
        self.idle = IdleView(one_step=settings.counter.one_step)
        self.order_card = OrderCard()
        self.trust_card = TrustCard()
        self.verdict_view = VerdictView()
        self.queue_page = QueuePage()
        self.facts = FactsCard()
        self.preview = CameraPreview()
        self.notice = Notice()
        self.phone = PhonePanel() if practice else None
        self.code_field = _code_field()
        self.open_button = _open_button()
        self._left = self._side()
        self._middle = QStackedWidget()
        for card in (self.idle, self.order_card, self.trust_card):
            self._middle.addWidget(card)
        self._work = self._work_page()
        self._overlays: dict[Page, QWidget] = {
            Page.VERDICT: self.verdict_view,
            Page.QUEUE: self.queue_page,
        }
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.timeout.connect(self._build_next)
        self._waiting: dict[Page, list[Callable[[], object]]] = {}
        self._cards = {Page.IDLE: self.idle, Page.ORDER: self.order_card, Page.TRUST: self.trust_card}
        self._pages = QStackedWidget()
        for page in (self._work, *self._overlays.values()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.banner, self.top, _rule()):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        for part in (_rule(), self.bottom, EnvironmentLine(settings.environment)):
            column.addWidget(part)
        self.notice.lie_over(self.top, self.top.right)

    @property
    def sign_in(self) -> SignInView:
        """Who is at the till?"""
        return self._built(Page.LOCKED, SignInView)

    @property
    def help_page(self) -> HelpPage:
        """The help."""
        return self._built(Page.HELP, HelpPage)

    @property
    def recent_page(self) -> RecentPage:
        """The latest redemptions."""
        return self._built(Page.RECENT, RecentPage)

    @property
    def devices_page(self) -> DevicesPage:
        """Camera and scanner."""
        return self._built(Page.DEVICES, DevicesPage)

    @property
    def settings_page(self) -> SettingsPage:
        """The settings."""
        return self._built(Page.SETTINGS, SettingsPage)

    @property
    def manager_page(self) -> RoomPage:
        """The manager's room."""
        return self._built(Page.MANAGER, RoomPage)

    def is_built(self, page: Page) -> bool:
        """Whether a page over the sale is there; whoever asks for one that is not gets it built."""
        return page in self._overlays

    def when_built(self, page: Page, attach: Callable[[], object]) -> None:
        """Do something once a page is there: now if it is, else when it is built."""
        if page in self._overlays:
            attach()
        else:
            self._waiting.setdefault(page, []).append(attach)

    def _built(self, page: Page, kind: type[_Kind]) -> _Kind:
        made = self._overlays.get(page)
        if made is None:
            made = self._overlays[page] = kind()
            self._pages.addWidget(made)
            for attach in self._waiting.pop(page, ()):
                attach()
        assert isinstance(made, kind)  # noqa: S101 - each page has one kind
        return made

    def add_page(self, page: Page, made: QWidget) -> None:
        """Take a page over the sale in that somebody else has built."""
        self._overlays[page] = made
        self._pages.addWidget(made)

    def _build_next(self) -> None:
        """Build the next page ahead, so that the key for it is obeyed at once."""
        missing = [page for page in _BUILT_LATER if page not in self._overlays]
        if missing:
            self._built(missing[0], _BUILT_LATER[missing[0]])
            self._ahead.start(_BUILD_NEXT_MILLISECONDS)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is time for what nobody looks at yet."""
        super().showEvent(event)
        self._ahead.start(_BUILD_AFTER_MILLISECONDS)

    def build_no_more(self) -> None:
        """The window ends: nothing is built ahead any more."""
        self._ahead.stop()

    def _work_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(gap(20), gap(20), gap(20), gap(20))
        row.setSpacing(gap(20))
        row.addWidget(self._left)
        row.addWidget(self._middle, 1)
        if self.phone is not None:
            self.phone.setFixedWidth(round(_PHONE * min(look().scale, _WIDEST_PHONE)))
            row.addWidget(self.phone)
        return page

    def _side(self) -> QWidget:
        field = QHBoxLayout()
        field.setSpacing(gap(10))
        field.addWidget(self.code_field, 1)
        field.addWidget(self.open_button)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(gap(14))
        side.addWidget(self.preview)
        side.addLayout(field)
        side.addWidget(self.facts, 1)
        left = QWidget()
        left.setLayout(side)
        return left

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The camera's picture is small in a small window, and large in a large one."""
        super().resizeEvent(event)
        scale = look().scale
        narrow = self.width() < scale * (_WIDE if self.phone is None else _WIDE_WITH_PHONE)
        least = _NARROW_SIDE if self.phone is None else _NARROWEST_SIDE
        width = px(least) if narrow else max(px(_SIDE), self.width() * 3 // 10)
        low = self.height() < _HIGH * scale
        self._left.setFixedWidth(width)
        self._hint_at_code(width - px(_FIELD) - gap(10))
        self.preview.setFixedHeight(_SMALL_PREVIEW if low else width * 9 // 16)

    def _hint_at_code(self, width: int) -> None:
        """What the code field is for, in as many words as it has room for."""
        in_full, short = translate("views", "Type a voucher code"), translate("views", "Code")
        needed = self.code_field.fontMetrics().horizontalAdvance(f"{in_full}   F2") + _AROUND_HINT
        self.code_field.setPlaceholderText(f"{in_full if needed <= width else short}   F2")

    def show_page(self, page: Page) -> None:
        """Bring a page to the front."""
        if page in self._cards:
            self._middle.setCurrentWidget(self._cards[page])
            self._pages.setCurrentWidget(self._work)
        elif page in _BUILT_LATER:
            self._pages.setCurrentWidget(self._built(page, _BUILT_LATER[page]))
        else:
            self._pages.setCurrentWidget(self._overlays[page])


def _code_field() -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(translate("views", "Voucher code"))
    field.setMaxLength(2 * MAX_PAYLOAD_BYTES)
    return field


def _open_button() -> QToolButton:
    button = QToolButton()
    button.setIcon(icon("ph.folder-open"))
    button.setIconSize(QSize(px(24), px(24)))
    button.setFixedSize(px(_FIELD), px(_FIELD))
    button.setToolTip(translate("views", "Open a picture of a voucher") + "   Ctrl+O")
    button.setAccessibleName(translate("views", "Open a picture of a voucher"))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("topline")
    return rule
