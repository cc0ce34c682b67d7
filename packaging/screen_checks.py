"""Finds what a window shows cut off, squeezed or misplaced, so that nobody has to look for it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from voucher_till.ui.shared.parts import ElidedLabel, Notice

_SHOWN = 70
_SLACK = 1
"""Pixels that rounding may take."""


def is_unfinished(window: QWidget) -> bool:
    """Whether something is still to be shown: Qt shows what was added to a layout a little later."""
    for part in window.findChildren(QWidget):
        parent = part.parentWidget()
        waits = not part.isVisible() and not part.isHidden() and not part.isWindow()
        if waits and parent is not None and parent.isVisible():
            return True
    return False


def faults(window: QWidget, wanted: QSize) -> list[str]:
    """A line for each fault of what is visible: the widget, the text, and what is wrong."""
    found = []
    if window.size() != wanted:
        found.append(f"the window: is {_sizes(window.size())}, not {_sizes(wanted)}")
    for part in window.findChildren(QWidget):
        if part.isVisible() and not isinstance(part, QScrollBar):
            found += [f"{_named(part)}: {fault}" for fault in _faults_of(part)]
    return found


def _faults_of(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel) and not isinstance(part, ElidedLabel):
        yield from _label(part)
    elif isinstance(part, QAbstractButton) and not isinstance(part.parentWidget(), QLineEdit):
        # Signs inside a field are placed by Qt itself. A button that can do with fewer words asks for less
        # room here than in its size hint.
        needed = part.minimumSizeHint()
        if not _fits(needed, part.size()):
            yield f"needs {_sizes(needed)}, has {_sizes(part.size())}"
    elif isinstance(part, QLineEdit | QComboBox):
        yield from _field(part)
    yield from _place(part)
    yield from _overlaps(part)


def _label(part: QLabel) -> Iterator[str]:
    room, needed = part.size(), part.sizeHint()
    if not part.text():
        if not part.pixmap().isNull() and not _fits(part.minimumSizeHint(), room):
            yield f"the picture needs {_sizes(needed)}, has {_sizes(room)}"
    elif part.wordWrap():
        high = part.heightForWidth(part.width())
        if high > part.height() + _SLACK:
            yield f"needs a height of {high}, has {part.height()}"
        inside = part.contentsRect().width() - 2 * part.margin()
        # A text may be broken at a space without width too.
        words = part.text().replace("\u200b", " ").split()
        widest = max(words, key=part.fontMetrics().horizontalAdvance, default="")
        if part.fontMetrics().horizontalAdvance(widest) > inside + _SLACK:
            yield f"a word is wider than the label: {widest[:_SHOWN]!r}"
    elif not _fits(needed, room):
        yield f"needs {_sizes(needed)}, has {_sizes(room)}"


def _field(part: QLineEdit | QComboBox) -> Iterator[str]:
    metrics = part.fontMetrics()
    text = part.currentText() if isinstance(part, QComboBox) else part.text() or part.placeholderText()
    if metrics.horizontalAdvance(text) > part.contentsRect().width():
        yield f"{text[:_SHOWN]!r} needs {metrics.horizontalAdvance(text)}, has {part.contentsRect().width()}"
    if metrics.height() > part.height():
        yield f"needs a height of {metrics.height()}, has {part.height()}"


def _place(part: QWidget) -> Iterator[str]:
    """Outside its parent, or wider than the area that it is scrolled in."""
    parent = part.parentWidget()
    if parent is None or part.isWindow():
        return
    if isinstance(parent.parentWidget(), QAbstractScrollArea) and not isinstance(parent, QScrollBar):
        if part.width() > parent.width() + _SLACK:
            yield f"is {part.width()} wide in a scrolled area of {parent.width()}"
    elif not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(part.geometry()):
        where, room = part.geometry(), parent.size()
        yield f"({where.x()}, {where.y()}, {_sizes(where.size())}) lies outside its parent, {_sizes(room)}"


def _overlaps(part: QWidget) -> Iterator[str]:
    """Children that lie over one another where a layout has placed them."""
    layout = part.layout()
    if layout is None:
        return
    placed = [
        child
        for child in part.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and layout.indexOf(child) >= 0
        and not isinstance(child, Notice)
    ]
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > _SLACK and common.height() > _SLACK:
                yield f"{_named(one)} and {_named(other)} overlap by {_sizes(common.size())}"


def _fits(needed: QSize, room: QSize) -> bool:
    return needed.width() <= room.width() + _SLACK and needed.height() <= room.height() + _SLACK


def _sizes(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"


def _named(part: QWidget) -> str:
    name = type(part).__name__ + (f"#{part.objectName()}" if part.objectName() else "")
    text = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    text = (text or part.accessibleName()).replace("\n", " ")
    return f"{name} {text[:_SHOWN]!r}" if text else name
