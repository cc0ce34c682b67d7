"""Where the parts of the cashier's window stand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.payload import MAX_PAYLOAD_BYTES
from voucher_till.redemption.connectivity import Line, LineState
from voucher_till.ui.cashier.idle_view import IdleView
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.order_card import OrderCard
from voucher_till.ui.cashier.practice import PhonePanel
from voucher_till.ui.cashier.side import FactsCard
from voucher_till.ui.cashier.trust_card import TrustCard
from voucher_till.ui.cashier.verdict_view import VerdictView
from voucher_till.ui.manager.queue_page import QueuePage
from voucher_till.ui.setup.devices_page import DevicesPage
from voucher_till.ui.shared.icons import icon_file, tinted
from voucher_till.ui.shared.parts import KeyHints, Notice, label, pill, set_tone
from voucher_till.ui.shared.preview import CameraPreview
from voucher_till.ui.shared.theme import Palette

_SIDE_WIDTH, _NARROW_SIDE, _PHONE_WIDTH = 430, 340, 268
_SMALL_PREVIEW = 170
_FIELD_HEIGHT = 52
_LINE_TONES = {LineState.ONLINE: "ok", LineState.SLOW: "used", LineState.UNASKED: "stored"}


class CashierLayout(QMainWindow):
    """The parts and their places; what they do is the window's business."""

    def __init__(self, palette: Palette, till_name: str, outlet: str, *, practice: bool) -> None:
        super().__init__()
        self.setWindowTitle(f"Voucher Till · {till_name}")
        self.setMinimumSize(1260 if practice else 1024, 680)
        self.resize(1366, 768)
        self.setAcceptDrops(True)
        self.idle = IdleView(palette)
        self.order_card = OrderCard()
        self.verdict_view = VerdictView(palette)
        self.devices_page = DevicesPage()
        self.queue_page = QueuePage()
        self.trust_card = TrustCard()
        self.facts = FactsCard()
        self.preview = CameraPreview()
        self.page_before = Page.IDLE
        """The page from which devices or the queue were opened."""
        self.hints = KeyHints()
        self.notice = Notice()
        self.phone = PhonePanel() if practice else None
        self.code_field = QLineEdit()
        self.code_field.setPlaceholderText("Type a voucher code   F2")
        self.code_field.setMaxLength(2 * MAX_PAYLOAD_BYTES)
        self.open_button = QToolButton()
        self.open_button.setIcon(tinted(icon_file("folder.svg"), palette.ink, 24))
        self.open_button.setIconSize(QSize(24, 24))
        self.open_button.setFixedSize(_FIELD_HEIGHT, _FIELD_HEIGHT)
        self.open_button.setToolTip("Open a picture of a voucher   Ctrl+O")
        self.open_button.setAccessibleName("Open a picture of a voucher")
        self.open_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line_pill = pill("Not asked yet", "stored")
        self._open_pill = pill("", "stored")
        self._open_pill.hide()
        self._devices_said = label(name="small")
        self._left = self._side()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.idle)
        self._middle.addWidget(self.order_card)
        self._middle.addWidget(self.trust_card)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work_page())
        self._pages.addWidget(self.verdict_view)
        self._pages.addWidget(self.devices_page)
        self._pages.addWidget(self.queue_page)
        whole = QWidget()
        whole.setObjectName("page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top_bar = self._top_bar(till_name, outlet, practice=practice)
        column.addWidget(top_bar)
        column.addWidget(_rule())
        column.addWidget(self._pages, 1)
        column.addWidget(_rule())
        column.addWidget(self._bottom_bar())
        self.setCentralWidget(whole)
        self.notice.lie_over(top_bar)

    def _top_bar(self, till_name: str, outlet: str, *, practice: bool) -> QFrame:
        bar, row = _bar(52)
        row.addWidget(label(f"{outlet} · {till_name}", "strong"))
        row.addStretch(1)
        if practice:
            row.addWidget(pill("Practice: no real vouchers", "practice"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._open_pill, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._line_pill, 0, Qt.AlignmentFlag.AlignVCenter)
        return bar

    def _bottom_bar(self) -> QFrame:
        bar, row = _bar(44)
        row.addWidget(self.hints, 1)
        row.addWidget(self._devices_said)
        return bar

    def _work_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addWidget(self._left)
        row.addWidget(self._middle, 1)
        if self.phone is not None:
            self.phone.setFixedWidth(_PHONE_WIDTH)
            row.addWidget(self.phone)
        return page

    def _side(self) -> QWidget:
        field = QHBoxLayout()
        field.setSpacing(10)
        field.addWidget(self.code_field, 1)
        field.addWidget(self.open_button)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        side.addWidget(self.preview)
        side.addLayout(field)
        side.addWidget(self.facts, 1)
        left = QWidget()
        left.setLayout(side)
        return left

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The camera's picture is small in a small window, and large in a large one."""
        super().resizeEvent(event)
        narrow = self.width() < (1200 if self.phone is None else 1360)
        width = _NARROW_SIDE if narrow else max(_SIDE_WIDTH, self.width() * 3 // 10)
        self._left.setFixedWidth(width)
        self.preview.setFixedHeight(width * 9 // 16 if self.height() >= 740 else _SMALL_PREVIEW)

    def show_idle(self) -> None:
        """The waiting screen."""
        self._pages.setCurrentIndex(0)
        self._middle.setCurrentWidget(self.idle)
        self.idle.wait_for_scan()
        keys = [("F2", "Type code"), ("Ctrl O", "Open a picture"), ("F9", "Devices"), ("F10", "Open")]
        self.hints.show_keys([("F6", "Hold up the phone"), *keys] if self.phone is not None else keys)
        self.code_field.setFocus()

    def show_checking(self) -> None:
        """A scan is being verified."""
        self._pages.setCurrentIndex(0)
        self._middle.setCurrentWidget(self.idle)
        self.idle.wait_for_platform()

    def show_order_card(self) -> None:
        """The order card."""
        self._pages.setCurrentIndex(0)
        self._middle.setCurrentWidget(self.order_card)
        self.hints.show_keys([("Enter", "Redeem"), ("Space", "Tick"), ("↑ ↓", "Choose"), ("Esc", "Cancel")])
        self.code_field.setFocus()

    def show_verdict_page(self) -> None:
        """The verdict over everything."""
        self._pages.setCurrentWidget(self.verdict_view)
        self.hints.show_keys([("Enter", "Next voucher"), *self.verdict_view.keys()])

    def show_trust_card(self) -> None:
        """A voucher that may be accepted on trust."""
        self._pages.setCurrentIndex(0)
        self._middle.setCurrentWidget(self.trust_card)
        self.hints.show_keys([("Enter", "Accept on trust"), ("Tab", "Next field"), ("Esc", "Cancel")])

    def show_queue_page(self) -> None:
        """What waits and what is in conflict."""
        self._remember_page()
        self._pages.setCurrentWidget(self.queue_page)
        self.hints.show_keys([("F5", "Try now"), ("Esc", "Done")])
        self.setFocus()

    def _remember_page(self) -> None:
        if self.page not in (Page.DEVICES, Page.QUEUE):
            self.page_before = self.page

    def show_devices_page(self) -> None:
        """Camera and scanner."""
        self._remember_page()
        self._pages.setCurrentWidget(self.devices_page)
        self.hints.show_keys([("Esc", "Done")])
        self.setFocus()

    @property
    def page(self) -> Page:
        """What is on the screen."""
        if self._pages.currentIndex() == 0:
            cards: dict[QWidget | None, Page] = {self.order_card: Page.ORDER, self.trust_card: Page.TRUST}
            return cards.get(self._middle.currentWidget(), Page.IDLE)
        pages: dict[QWidget | None, Page] = {self.devices_page: Page.DEVICES, self.queue_page: Page.QUEUE}
        return pages.get(self._pages.currentWidget(), Page.VERDICT)

    @property
    def on_order(self) -> bool:
        """Whether the order card is shown."""
        return self.page is Page.ORDER

    @property
    def on_verdict(self) -> bool:
        """Whether a verdict is shown."""
        return self.page is Page.VERDICT

    def show_line(self, line: Line) -> None:
        """How the line is, in words."""
        self._line_pill.setText(f"● {line.words}")
        set_tone(self._line_pill, _LINE_TONES.get(line.state, "no"))

    def show_devices(self, text: str) -> None:
        """How camera and scanners are."""
        self._devices_said.setText(text)

    def show_open(self, count: int) -> None:
        """How many redemptions wait to be sent or settled."""
        self._open_pill.setText(f"{count} open   F10")
        self._open_pill.setVisible(bool(count))


def _bar(height: int) -> tuple[QFrame, QHBoxLayout]:
    bar = QFrame()
    bar.setObjectName("bar")
    bar.setFixedHeight(height)
    row = QHBoxLayout(bar)
    row.setContentsMargins(20, 0, 20, 0)
    row.setSpacing(12)
    return bar, row


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("topline")
    return rule
