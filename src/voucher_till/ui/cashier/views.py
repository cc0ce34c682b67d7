"""Every view of the window and its place; built anew for another language, theme or size of text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
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
from voucher_till.ui.cashier.bars import BottomBar, TopBar
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
from voucher_till.ui.setup.devices_page import DevicesPage
from voucher_till.ui.setup.settings_page import SettingsPage
from voucher_till.ui.shared.help_page import HelpPage
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import Notice
from voucher_till.ui.shared.preview import CameraPreview
from voucher_till.ui.shared.theme import gap, look, px

_SIDE, _NARROW_SIDE, _PHONE = 430, 320, 268
_WIDEST_PHONE = 1.4
"""Times its usual width, however large the text is."""
_SMALL_PREVIEW = 150
_WIDE, _WIDE_WITH_PHONE, _HIGH = 1200, 1360, 740
_FIELD = 52


class Views(QWidget):
    """The parts and their places; what they do is the window's business."""

    def __init__(self, till_name: str, outlet: str, *, practice: bool, one_step: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        self.top = TopBar(till_name, outlet, practice=practice)
        self.bottom = BottomBar()
        self.idle = IdleView(one_step=one_step)
        self.order_card = OrderCard()
        self.trust_card = TrustCard()
        self.verdict_view = VerdictView()
        self.sign_in = SignInView()
        self.help_page = HelpPage()
        self.recent_page = RecentPage()
        self.devices_page = DevicesPage()
        self.queue_page = QueuePage()
        self.settings_page = SettingsPage()
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
            Page.LOCKED: self.sign_in,
            Page.HELP: self.help_page,
            Page.RECENT: self.recent_page,
            Page.DEVICES: self.devices_page,
            Page.QUEUE: self.queue_page,
            Page.SETTINGS: self.settings_page,
        }
        self._cards = {Page.IDLE: self.idle, Page.ORDER: self.order_card, Page.TRUST: self.trust_card}
        self._pages = QStackedWidget()
        for page in (self._work, *self._overlays.values()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, _rule()):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        for part in (_rule(), self.bottom):
            column.addWidget(part)
        self.notice.lie_over(self.top, self.top.right)

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
        width = px(_NARROW_SIDE) if narrow else max(px(_SIDE), self.width() * 3 // 10)
        low = self.height() < _HIGH * scale
        self._left.setFixedWidth(width)
        self.preview.setFixedHeight(_SMALL_PREVIEW if low else width * 9 // 16)

    def show_page(self, page: Page) -> None:
        """Bring a page to the front."""
        if page in self._cards:
            self._middle.setCurrentWidget(self._cards[page])
            self._pages.setCurrentWidget(self._work)
        else:
            self._pages.setCurrentWidget(self._overlays[page])


def _code_field() -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(translate("views", "Type a voucher code") + "   F2")
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
