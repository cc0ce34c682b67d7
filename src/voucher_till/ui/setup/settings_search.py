"""Finds settings by their names, their sentences and their choices, in the language in use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.setup.settings_parts import Row, Section
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap, palette, px, tint

_FOUND = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NAME, _START, _SENTENCE, _CHOICE = 1, 0, 2, 3
"""What a setting is found by, the best first; a name that begins with what was typed is better still."""


@dataclass(frozen=True, slots=True)
class Found:
    """One setting, and where it is."""

    section: str
    section_title: str
    row: Row
    choices: str = ""
    """The words on what changes it."""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.row.title

    @property
    def sentence(self) -> str:
        """What is said of it."""
        return self.row.sentence


def settings_in(sections: dict[str, Section], titles: dict[str, str]) -> list[Found]:
    """Every setting that is on the page now, in its order; ``titles`` are the names of the sections."""
    return [
        Found(name, titles[name], row, _choices(row))
        for name, section in sections.items()
        for row in section.findChildren(Row)
        if not row.isHidden()
    ]


def _choices(row: Row) -> str:
    return " ".join(one.text() for one in row.findChildren(QAbstractButton) if not one.isHidden())


def find(text: str, among: Iterable[Found]) -> list[Found]:
    """Those in which every word of the text occurs, the likeliest first. Case and accents do not matter."""
    words = _plain(text).split()
    if not words:
        return []
    ranked = [(_rank(words, one), one) for one in among]
    found = [(rank, one) for rank, one in ranked if rank is not None]
    return [one for _rank_of, one in sorted(found, key=lambda pair: pair[0])]


def _rank(words: Sequence[str], one: Found) -> int | None:
    """None when a word is nowhere."""
    title = _plain(one.title)
    sentence = f"{title} {_plain(one.sentence)} {_plain(one.section_title)}"
    if title.startswith(words[0]) and _has(title, words):
        return _START
    # A sentence that several share says less of each.
    of_sentence = _SENTENCE if one.row.help.text() else _CHOICE
    choices = f"{sentence} {_plain(one.choices)}"
    for rank, where in ((_NAME, title), (of_sentence, sentence), (_CHOICE, choices)):
        if _has(where, words):
            return rank
    return None


def _has(where: str, words: Iterable[str]) -> bool:
    return all(word in where for word in words)


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in spread if not unicodedata.combining(one))


class SearchField(QLineEdit):
    """Where one types what one looks for. The keyboard stays here while one goes through what was found."""

    stepped = Signal(int)
    """So many further down what was found."""
    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setClearButtonEnabled(True)
        self.setMaxLength(80)
        name = translate("settings_search", "Search settings")
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter are for what was found; Esc first ends the search, and only then leaves."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SearchResults(QWidget):
    """What was found, or that nothing was."""

    chosen = Signal(object)
    """A ``Found``."""

    def __init__(self) -> None:
        super().__init__()
        self.said = label(name="heading", wrap=True)
        self._hint = label(translate("settings_search", "Try one word, or a shorter one."), "mute", wrap=True)
        self.list = QListWidget()
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(translate("settings_search", "Settings that were found"))
        self.list.itemActivated.connect(lambda _item: self.take())
        self.list.itemClicked.connect(lambda _item: self.take())
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(2), 0, gap(12), gap(4))
        column.setSpacing(gap(12))
        for part in (self.said, self._hint):
            column.addWidget(part)
        column.addWidget(self.list, 1)

    def show_found(self, text: str, found: Sequence[Found]) -> None:
        """What was found for a text; the first is the one that Enter takes."""
        self.said.setText(
            translate("settings_search", "%n setting(s) found", "", len(found))
            if found
            else translate("settings_search", "No setting found for “{asked}”", asked=text.strip())
        )
        self._hint.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.clear()
        for one in found:
            item = QListWidgetItem(one.title)
            item.setData(_FOUND, one)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{one.title}. {one.section_title}. {one.sentence}"
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def step(self, by: int) -> None:
        """Another one is the one that Enter takes."""
        last = self.list.count() - 1
        self.list.setCurrentRow(min(max(0, self.list.currentRow() + by), last))

    def take(self) -> None:
        """Ask for the one that is marked."""
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_FOUND))


class _Lines(QStyledItemDelegate):
    """A name over where it is and what is said of it."""

    def _fonts(self, option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
        title, text = QFont(option.font), QFont(option.font)
        title.setBold(True)
        text.setPixelSize(px(14))
        return title, text

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the sentence needs at the width of the list."""
        title, text = (QFontMetrics(font) for font in self._fonts(option))
        room = self._room(self._list_width() - 2 * gap(14))
        lines = text.boundingRect(room, _WRAP, _below(index.data(_FOUND)))
        return QSize(0, title.height() + lines.height() + 2 * gap(10) + gap(2))

    def _list_width(self) -> int:
        parent = self.parent()
        return parent.viewport().width() if isinstance(parent, QListWidget) else 0

    @staticmethod
    def _room(width: int) -> QRect:
        return QRect(0, 0, width, 100_000)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw it, and a ring around the one that is marked."""
        use, one = palette(), index.data(_FOUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(use.accent), 2))
            painter.setBrush(QColor(tint()))
            painter.drawRoundedRect(whole.adjusted(2, 2, -2, -2), px(10), px(10))
        title, text = self._fonts(option)
        inside = whole.adjusted(gap(14), gap(10), -gap(14), -gap(10))
        painter.setFont(title)
        painter.setPen(QColor(use.ink))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignTop), one.title)
        painter.setFont(text)
        painter.setPen(QColor(use.mute))
        painter.drawText(inside.adjusted(0, QFontMetrics(title).height() + gap(2), 0, 0), _WRAP, _below(one))
        painter.restore()


_WRAP = int(Qt.TextFlag.TextWordWrap)


def _below(one: Found) -> str:
    return f"{one.section_title} · {one.sentence}" if one.sentence else one.section_title
