"""Support: the diagnostics file, crash reports, starting with the computer; the way to log and licences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voucher_till.support.crashes import CrashReport
from voucher_till.ui.manager.plain_table import TextColumn, TextModel, TextTable
from voucher_till.ui.setup.headed_page import column_below
from voucher_till.ui.setup.settings_controls import Switch
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import full_date, translate
from voucher_till.ui.shared.parts import KeyboardPage, card, label
from voucher_till.ui.shared.theme import gap, px

_LIST_HEIGHT = 240


class SupportPage(KeyboardPage):
    """Asks for what support needs; whoever does it tells the page how it goes."""

    diagnostics_asked = Signal()
    cancel_asked = Signal()
    log_asked = Signal(str)
    """With a text to search for; empty for all of it."""
    about_asked = Signal()
    autostart_asked = Signal(bool)
    copied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.make_button = _button("ph.package", translate("support_page", "Make a diagnostics file…"))
        self.make_button.clicked.connect(self.diagnostics_asked)
        self.cancel_button = _button("ph.x", translate("support_page", "Stop"))
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(px(6))
        self.progress.setAccessibleName(translate("support_page", "How far it is"))
        self.said = label(name="strong", wrap=True)
        self.log_button = _button("ph.list-bullets", translate("support_page", "Open the log"))
        self.log_button.clicked.connect(lambda: self.log_asked.emit(""))
        self.about_button = _button("ph.info", translate("support_page", "About and licences"))
        self.about_button.clicked.connect(self.about_asked)
        self.done_button = QPushButton(translate("support_page", "Done   Esc"))
        self.done_button.clicked.connect(self.left)
        name = translate("support_page", "Open the till when this computer starts")
        self.autostart = Switch(name)
        self.autostart.clicked.connect(self.autostart_asked)
        self._autostart_name = label(name, wrap=True)
        self.autostart_said = label(name="warn", wrap=True)
        columns = _columns()
        self.model: TextModel[CrashReport] = TextModel(columns, self)
        self.reports = TextTable(
            translate("support_page", "Problems of the till itself"),
            self.model,
            [one.width for one in columns],
        )
        self.reports.setMinimumHeight(px(_LIST_HEIGHT))
        self.reports.entered.connect(lambda _row: self._search_log())
        self.copy_button = _button("ph.copy", translate("support_page", "Copy the report"))
        self.copy_button.clicked.connect(self.copy)
        self.find_button = _button("ph.magnifying-glass", translate("support_page", "Find it in the log"))
        self.find_button.clicked.connect(self._search_log)
        self._list = QStackedWidget()
        self._lay_out()
        self.show_progress("", 0, 0)
        self.show_result("")
        self.show_reports([])
        self.show_autostart(on=False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(label(translate("support_page", "Support"), "title", wrap=True), 1)
        head.addWidget(self.done_button)
        column = column_below(self, head)
        read, inside = _titled(translate("support_page", "To read"), "")
        inside.addWidget(_row(self.log_button, self.about_button))
        for frame in (self._diagnostics_card(), self._reports_card(), read, self._autostart_card()):
            column.addWidget(frame)
        column.addStretch(1)

    def _diagnostics_card(self) -> QFrame:
        about = translate(
            "support_page",
            "One file with everything support asks for: what the check of this till found, the log, "
            "problems, settings. No secret, no voucher code, no name and no customer is in it.",
        )
        frame, inside = _titled(translate("support_page", "Diagnostics file"), about)
        inside.addWidget(_row(self.make_button, self.cancel_button))
        inside.addWidget(self.progress)
        inside.addWidget(self.said)
        return frame

    def _reports_card(self) -> QFrame:
        about = translate(
            "support_page",
            "Each has a reference, which the till showed when it happened. Tell support the reference.",
        )
        empty = EmptyState(
            "ph.check-circle", translate("support_page", "There was none"), translate("support_page", "Good.")
        )
        self._list.addWidget(self.reports)
        self._list.addWidget(empty)
        frame, inside = _titled(translate("support_page", "Problems of the till itself"), about)
        inside.addWidget(self._list)
        inside.addWidget(_row(self.copy_button, self.find_button))
        return frame

    def _autostart_card(self) -> QFrame:
        row = QHBoxLayout()
        row.addWidget(self._autostart_name, 1)
        row.addWidget(self.autostart)
        frame, inside = _titled(translate("support_page", "Start"), "")
        inside.addLayout(row)
        inside.addWidget(self.autostart_said)
        return frame

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on. With a proxy Tab would leave out what stands before it."""
        self.make_button.setFocus()

    def show_progress(self, says: str, done: int, of: int) -> None:
        """How far the diagnostics file is; without words it is not being made."""
        is_busy = bool(says)
        had_keyboard = self.cancel_button.hasFocus() or self.make_button.hasFocus()
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        for part in (self.progress, self.cancel_button):
            part.setVisible(is_busy)
        self.make_button.setEnabled(not is_busy)
        if had_keyboard:
            (self.cancel_button if is_busy else self.make_button).setFocus()
        if is_busy:
            self._say(says)

    def show_result(self, text: str) -> None:
        """What came of it."""
        self.show_progress("", 0, 0)
        self._say(text)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def show_reports(self, reports: Sequence[CrashReport]) -> None:
        """The newest first."""
        self.model.show_items(reports)
        self._list.setCurrentIndex(0 if reports else 1)
        for button in (self.copy_button, self.find_button):
            button.setVisible(bool(reports))
        if reports:
            self.reports.selectionModel().setCurrentIndex(
                self.model.index(0, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def show_autostart(self, *, on: bool, problem: str = "") -> None:
        """How it is, and what stood against a change."""
        self.autostart.setChecked(on)
        self.autostart_said.setText(problem)
        self.autostart_said.setVisible(bool(problem))

    @property
    def chosen(self) -> CrashReport | None:
        """The report that is chosen."""
        row = self.reports.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def copy(self) -> None:
        """The whole report into the clipboard, as support wants it."""
        report = self.chosen
        if report is None:
            return
        head = f"{report.reference} {report.at.isoformat(timespec='seconds')} {report.kind}"
        system = f"voucher-till {report.version}, Python {report.python}, {report.system}"
        QGuiApplication.clipboard().setText("\n".join([head, system, report.what, "", report.trace]))
        self.copied.emit()

    def _search_log(self) -> None:
        if self.chosen is not None:
            self.log_asked.emit(self.chosen.reference)


def _button(sign: str, text: str) -> QPushButton:
    made = QPushButton(text)
    made.setIcon(icon(sign))
    return made


def _row(*buttons: QPushButton) -> QWidget:
    """Side by side, or one below the other where there is no room."""
    made = QWidget()
    flow = Flow(made, gap(10))
    for button in buttons:
        flow.addWidget(button)
    return made


def _titled(title: str, about: str) -> tuple[QFrame, QVBoxLayout]:
    frame = card()
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(gap(20), gap(14), gap(20), gap(16))
    inside.setSpacing(gap(10))
    inside.addWidget(label(title, "heading", wrap=True))
    if about:
        inside.addWidget(label(about, "mute", wrap=True))
    return frame, inside


def _columns() -> list[TextColumn[CrashReport]]:
    return [
        TextColumn(translate("support_page", "Reference"), lambda report: report.reference, 120),
        TextColumn(translate("support_page", "When"), lambda report: full_date(report.at), 176),
        TextColumn(translate("support_page", "What"), lambda report: report.what.partition("\n")[0]),
    ]
