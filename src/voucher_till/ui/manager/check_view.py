"""The check against the platform: a period, how far it is, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.differences import Difference, DifferenceKind
from voucher_till.domain.phrases import phrase
from voucher_till.ui.manager.check_detail import CheckDetail
from voucher_till.ui.manager.history_parts import Column
from voucher_till.ui.manager.period_bar import YESTERDAY, PeriodBar
from voucher_till.ui.manager.plain_table import TextColumn, TextModel, TextTable
from voucher_till.ui.manager.tool_button import ToolButton, export_button
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.language import full_date, money, translate, worded
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import KeyboardPage, card, label
from voucher_till.ui.shared.theme import gap, px

_HEAD_BESIDE = 980
SHORT = {
    DifferenceKind.NOT_REDEEMED_THERE: phrase("check_view", "Not redeemed there"),
    DifferenceKind.REFUNDED: phrase("check_view", "Refunded since"),
    DifferenceKind.ELSEWHERE: phrase("check_view", "Redeemed elsewhere"),
    DifferenceKind.UNKNOWN_THERE: phrase("check_view", "Unknown there"),
    DifferenceKind.ONLY_THERE: phrase("check_view", "Redeemed only there"),
    DifferenceKind.OTHER_REDEEM_ID: phrase("check_view", "Another redemption"),
}
"""Each kind in a few words."""


class CheckView(KeyboardPage):
    """Asks for a check of a period, and for what is to be done with a difference."""

    start_asked = Signal(object)
    """A ``Period``."""
    stop_asked = Signal()
    resume_asked = Signal()
    all_asked = Signal()
    """All differences that nobody has handled, of whichever check."""
    handle_asked = Signal(object)
    """A ``Difference``."""
    history_asked = Signal(object)
    copied = Signal(str)

    def __init__(self, today: Callable[[], date], *, values: bool = True) -> None:
        """``values``: whether amounts may be seen."""
        super().__init__()
        self.period_bar = PeriodBar(today, chosen=YESTERDAY)
        self.start_button = QPushButton(translate("check_view", "Check this period"))
        self.start_button.setObjectName("primary")
        self.start_button.clicked.connect(self._start)
        self.stop_button = _button(translate("check_view", "Stop"), "ph.stop")
        self.stop_button.clicked.connect(self.stop_asked)
        self.resume_button = _button(translate("check_view", "Go on with it"), "ph.play")
        self.resume_button.clicked.connect(self.resume_asked)
        self.all_button = _button(translate("check_view", "All that are not handled"), "ph.tray")
        self.all_button.clicked.connect(self.all_asked)
        self.export_button = export_button("tall")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(px(8))
        self._said = label(name="strong", wrap=True)
        self._empty = EmptyState()
        self._trouble = label(name="warn", wrap=True)
        columns = _columns(values=values)
        self.model: TextModel[Difference] = TextModel(columns, self)
        self.table = TextTable(
            translate("check_view", "Differences"), self.model, [column.width for column in columns]
        )
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.detail = CheckDetail()
        for signal, mine in (
            (self.detail.handle_asked, self.handle_asked),
            (self.detail.history_asked, self.history_asked),
            (self.detail.copied, self.copied),
        ):
            signal.connect(mine)
        self._inside = Column()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.is_agreed = False
        """The check that is shown ended, compared something and found nothing."""
        self._lay_out()
        self.show_idle("", can_resume=False)
        self.show_differences([])

    def _lay_out(self) -> None:
        acts = QWidget()
        flow = Flow(acts, gap(10))
        for button in (
            self.export_button,
            self.all_button,
            self.resume_button,
            self.stop_button,
            self.start_button,
        ):
            flow.addWidget(button)
        self._head.setSpacing(gap(8))
        self._head.addWidget(label(translate("check_view", "Check against TikTok"), "title"), 1)
        self._head.addWidget(acts)
        frame = card()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(gap(20), gap(14), gap(20), gap(16))
        inside.setSpacing(gap(10))
        inside.addLayout(self._head)
        inside.addWidget(self.period_bar)
        for part in (self._bar, self._said, self._trouble):
            inside.addWidget(part)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._empty, 1)
        inside.addWidget(self.detail)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        around = QVBoxLayout(frame)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(scroll)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    @property
    def chosen(self) -> Difference | None:
        """The difference that is shown in full."""
        index = self.table.currentIndex()
        return self.model.items[index.row()] if index.isValid() else None

    def take_keyboard(self) -> None:
        """To the differences, or else to the choice of a period."""
        if self.model.items:
            self.table.setFocus()
        else:
            self.period_bar.buttons[self.period_bar.chosen].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand beside the title where there is room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = self.width() >= span(_HEAD_BESIDE)
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _start(self) -> None:
        # What is called yesterday may be another day since the page was opened.
        self.period_bar.renew()
        if self.period_bar.period is not None:
            self.start_asked.emit(self.period_bar.period)

    def show_running(self, done: int, total: int, said: str) -> None:
        """A check is on its way."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.show()
        self.stop_button.show()
        for button in (self.start_button, self.resume_button):
            button.hide()
        self.period_bar.setEnabled(False)
        self._say(said, "")

    def show_idle(self, said: str, *, can_resume: bool, trouble: str = "") -> None:
        """No check is on its way."""
        self._bar.hide()
        self.stop_button.hide()
        self.start_button.show()
        self.resume_button.setVisible(can_resume)
        self.period_bar.setEnabled(True)
        self._say(said, trouble)

    def _say(self, said: str, trouble: str) -> None:
        for part, text in ((self._said, said), (self._trouble, trouble)):
            part.setText(text)
            part.setVisible(bool(text))
        self._show_empty()
        self._inside.fit()

    def _show_empty(self) -> None:
        """Where no difference stands: what the check came to, as long as none runs."""
        idle = self.stop_button.isHidden()
        self._empty.setVisible(not self.model.items)
        if self.model.items or not idle:
            self._empty.say("ph.arrows-left-right", translate("check_view", "No difference so far"))
        elif self.is_agreed:
            self._empty.say("ph.check-circle", translate("check_view", "Both records agree"), tone="ok")
        else:
            title = translate("check_view", "Compare this till's record with TikTok's")
            text = translate(
                "check_view",
                "Choose a period and begin. Each of its vouchers is asked about again; what was refunded "
                "since, redeemed elsewhere or is not known there is listed here, with what to do.",
            )
            self._empty.say("ph.arrows-left-right", title, text)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Replace what is listed; the chosen one stays chosen while it is among them."""
        before = self.chosen
        self.model.show_items(differences)
        self.table.setVisible(bool(differences))
        self.export_button.setVisible(bool(differences))
        self._show_empty()
        kept = (number for number, one in enumerate(differences) if before and one.id == before.id)
        if differences:
            self.table.selectRow(next(kept, 0))
        self._show_chosen(self.table.currentIndex(), QModelIndex())

    def _show_chosen(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self.detail.show_difference(self.chosen)
        self._inside.fit()


def _columns(*, values: bool) -> list[TextColumn[Difference]]:
    value = TextColumn[Difference](
        translate("check_view", "Value"), lambda one: money(one.row.sale_price), 120
    )
    return [
        TextColumn(translate("check_view", "Redeemed"), lambda one: full_date(one.row.created_at), 176),
        TextColumn(translate("check_view", "Voucher"), lambda one: f"…{one.row.code[-6:]}", 110),
        TextColumn(translate("check_view", "Product"), lambda one: one.row.product_name),
        *([value] if values else []),
        TextColumn(translate("check_view", "Difference"), lambda one: worded(SHORT[one.kind]), 200, _tone),
        TextColumn(
            translate("check_view", "Handled"),
            lambda one: one.handled_by or translate("check_view", "yes") if one.handled_at else "",
            120,
        ),
    ]


def _tone(one: Difference) -> str:
    return "mute" if one.handled_at else "no"


def _button(text: str, sign: str) -> ToolButton:
    made = ToolButton(sign, text, "tall")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
