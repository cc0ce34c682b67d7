"""About the program: its version, what it runs on, and the licences of all that it is built with."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from voucher_till.support.facts import About
from voucher_till.support.licences import Part
from voucher_till.ui.manager.plain_table import TextColumn, TextModel, TextTable
from voucher_till.ui.setup.headed_page import column_below
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import KeyboardPage, card, label
from voucher_till.ui.shared.theme import gap, px

_WIDE = 900
_PART_HEIGHT = 180


class AboutPage(KeyboardPage):
    """Shows the facts, and the text of one licence."""

    copied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about: About | None = None
        columns = _columns()
        self.model: TextModel[Part] = TextModel(columns, self)
        self.table = TextTable(
            translate("about_page", "What it is built with"), self.model, [one.width for one in columns]
        )
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show(now.row()))
        self.facts = label(wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("about_page", "Text of the licence"))
        self.text.setObjectName("fixed")
        self.copy_button = QPushButton(translate("about_page", "Copy"))
        self.copy_button.setIcon(icon("ph.copy"))
        self.copy_button.setAccessibleName(translate("about_page", "Copy the versions"))
        self.copy_button.clicked.connect(self.copy)
        self.done_button = QPushButton(translate("about_page", "Done   Esc"))
        self.done_button.clicked.connect(self.left)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(label(translate("about_page", "About Voucher Till"), "title", wrap=True), 1)
        head.addWidget(self.copy_button)
        head.addWidget(self.done_button)
        facts = card()
        inside = QVBoxLayout(facts)
        inside.setContentsMargins(gap(18), gap(12), gap(18), gap(12))
        inside.addWidget(self.facts)
        listed, read = card(), card()
        for frame, part in ((listed, self.table), (read, self.text)):
            box = QVBoxLayout(frame)
            box.setContentsMargins(gap(8), gap(8), gap(8), gap(8))
            part.setMinimumHeight(px(_PART_HEIGHT))
            box.addWidget(part)
        self._columns.setSpacing(gap(16))
        self._columns.addWidget(listed, 1)
        self._columns.addWidget(read, 1)
        column = column_below(self, head)
        column.addWidget(facts)
        column.addWidget(label(translate("about_page", "What it is built with"), "heading"))
        column.addLayout(self._columns, 1)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on. With a proxy Tab would leave out what stands before it."""
        self.table.setFocus()

    def show_about(self, about: About) -> None:
        """Fill the page."""
        self._about = about
        self.facts.setText("\n".join(f"{name}: {value}" for name, value in _facts(about)))
        self.model.show_items([about.licence, *about.parts])
        self.table.selectionModel().setCurrentIndex(
            self.model.index(0, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )

    def copy(self) -> None:
        """The versions into the clipboard, in English: support reads them."""
        if self._about is None:
            return
        about = self._about
        lines = [
            f"{about.name} {about.version}",
            f"Python {about.python}, Qt {about.qt}, SQLite {about.sqlite}",
            about.system,
            about.data_folder,
            *(f"{part.name} {part.version}" for part in about.parts),
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copied.emit()

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self.model.items):
            self.text.clear()
            return
        part = self.model.items[row]
        told = [f"{part.name} {part.version}", part.licence, part.home]
        none = translate("about_page", "Its licence's text is not installed with it; its home page has it.")
        texts = part.texts or (none,)
        self.text.setPlainText("\n\n".join(["\n".join(filter(None, told)), *texts]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text stands beside the list where there is room, else below it."""
        super().resizeEvent(event)
        is_wide = self.width() >= span(_WIDE)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )


def _columns() -> list[TextColumn[Part]]:
    return [
        TextColumn(translate("about_page", "Part"), lambda part: part.name),
        TextColumn(translate("about_page", "Version"), lambda part: part.version, 110),
        TextColumn(translate("about_page", "Licence"), lambda part: part.licence),
    ]


def _facts(about: About) -> list[tuple[str, str]]:
    return [
        (translate("about_page", "Version"), f"{about.name} {about.version}"),
        (
            translate("about_page", "What it is"),
            translate("about_page", "A till program for outlets that sell through TikTok GO Dining"),
        ),
        (translate("about_page", "Runs on"), f"Python {about.python}, Qt {about.qt}, SQLite {about.sqlite}"),
        (translate("about_page", "Computer"), about.system),
        (translate("about_page", "Data folder"), about.data_folder),
    ]
