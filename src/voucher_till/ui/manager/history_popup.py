"""What opens below a button of the history: a list to tick in, or the bounds of a value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.money import Money
from voucher_till.ui.manager.history_ticks import ROW, Entry, TickModel, TickPainter
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap, px

Index = QModelIndex | QPersistentModelIndex

_MANY = 15
"""From so many choices on there is a field to find one."""
_WIDTH, _HIGHEST = 320, 470
_TYPED = 40


class Popup(QFrame):
    """A card over the page that goes away at a click beside it, and at Esc."""

    def __init__(self, anchor: QWidget, title: str) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._anchor = anchor
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(gap(10), gap(10), gap(10), gap(10))
        self.column.setSpacing(gap(6))

    @property
    def wished_height(self) -> int:
        """With room for all it holds."""
        return self.sizeHint().height()

    def open_below(self) -> None:
        """Show it below its button, or above where there is no room."""
        self.ensurePolished()
        size = QSize(span(_WIDTH), min(self.wished_height, px(_HIGHEST)))
        window = self._anchor.window()
        size = size.boundedTo(window.size() - QSize(gap(16), gap(16)))
        corner = self._anchor.mapToGlobal(QPoint(0, self._anchor.height() + gap(4)))
        edge = gap(8)
        inside = QRect(window.mapToGlobal(QPoint(0, 0)), window.size()).adjusted(edge, edge, -edge, -edge)
        left = min(corner.x(), inside.right() - size.width())
        top = min(corner.y(), inside.bottom() - size.height())
        self.setGeometry(QRect(QPoint(max(left, inside.left()), max(top, inside.top())), size))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it, and nothing behind it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        event.accept()


class TickPopup(Popup):
    """Several of some choices; each tick counts at once."""

    changed = Signal(tuple)
    """The values that are ticked now."""

    def __init__(
        self,
        anchor: QWidget,
        title: str,
        entries: Sequence[Entry],
        ticked: Sequence[str],
        *,
        is_clearable: bool = True,
    ) -> None:
        super().__init__(anchor, title)
        self._keeps_one = not is_clearable
        self.model = TickModel(entries, ticked, self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self.model)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = QListView()
        self.list.setObjectName("ticks")
        self.list.setAccessibleName(title)
        self.list.setModel(self._filtered)
        self.list.setItemDelegate(TickPainter(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(px(ROW))
        self.list.clicked.connect(self._tick)
        QScroller.grabGesture(self.list.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(translate("history_popup", "Find"))
        self.finder.setAccessibleName(translate("history_popup", "Find"))
        self.finder.textChanged.connect(self._filtered.setFilterFixedString)
        self.none_button = QPushButton(translate("history_popup", "Clear"))
        self.none_button.clicked.connect(self._clear)
        done = QPushButton(translate("history_popup", "Done"))
        done.clicked.connect(self.close)
        for button in (self.none_button, done):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(8))
        buttons.addWidget(self.none_button, 1)
        buttons.addWidget(done, 1)
        self.column.addWidget(self.finder)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(buttons)
        self.finder.setVisible(len(entries) >= _MANY)
        self.none_button.setVisible(is_clearable)
        self.none_button.setEnabled(bool(ticked))

    @property
    def wished_height(self) -> int:
        """With room for all choices."""
        rows = len(self.model.entries) * px(ROW) + px(6)
        return self.sizeHint().height() - self.list.sizeHint().height() + rows

    def open_below(self) -> None:
        """The keyboard is where the choice begins."""
        super().open_below()
        self.list.setCurrentIndex(self._filtered.index(0, 0))
        (self.finder if self.finder.isVisible() else self.list).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter tick; from the field for finding, the arrow goes down into the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tick(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Down and self.finder.hasFocus():
            self.list.setCurrentIndex(self._filtered.index(0, 0))
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _tick(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        number = self._filtered.mapToSource(index).row()
        if self._keeps_one and self.model.ticked == {self.model.entries[number].value}:
            return
        self.model.tick(number)
        self._tell()

    def _clear(self) -> None:
        self.model.ticked.clear()
        self.list.viewport().update()
        self._tell()

    def _tell(self) -> None:
        self.none_button.setEnabled(bool(self.model.ticked))
        self.changed.emit(self.model.values)


class ValuePopup(Popup):
    """From how much to how much was paid."""

    changed = Signal(object, object)
    """Two ``Decimal``; None where there is no bound."""

    def __init__(self, anchor: QWidget, title: str, least: Decimal | None, most: Decimal | None) -> None:
        super().__init__(anchor, title)
        self.least, self.most = _field(least), _field(most)
        for name, field in (
            (translate("history_popup", "Paid at least"), self.least),
            (translate("history_popup", "Paid at most"), self.most),
        ):
            field.setAccessibleName(name)
            field.textChanged.connect(self._tell)
            field.returnPressed.connect(self.close)
            self.column.addWidget(label(name, "strong"))
            self.column.addWidget(field)
        done = QPushButton(translate("history_popup", "Done"))
        done.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        done.clicked.connect(self.close)
        self.column.addSpacing(gap(4))
        self.column.addWidget(done)

    def open_below(self) -> None:
        """The keyboard is at the lower bound."""
        super().open_below()
        self.least.setFocus()

    def _tell(self) -> None:
        self.changed.emit(_amount(self.least), _amount(self.most))


def _field(amount: Decimal | None) -> QLineEdit:
    made = QLineEdit("" if amount is None else f"{amount:f}")
    made.setMaxLength(_TYPED)
    return made


def _amount(field: QLineEdit) -> Decimal | None:
    typed = Money.typed(field.text(), "")
    return typed.amount if typed else None
