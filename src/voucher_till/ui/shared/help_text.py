"""One help page, rendered: Markdown in the colours and sizes in use, pictures from the help folder alone."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QScroller, QTextBrowser

from voucher_till.ui.shared.resources import resource
from voucher_till.ui.shared.theme import LIGHT, look, palette, px

_TEXT = 16
_HEADINGS = {1: (30, 800), 2: (21, 700), 3: (18, 700)}
"""Size in pixels and weight, by level."""
_LINE_HEIGHT = 130
"""Per cent of a line of text."""
_MARGIN = 24
"""Pixels around the text; large text needs the room more than the margin."""
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_VERDICT_PICTURE = "verdict-"


class HelpText(QTextBrowser):
    """Shows one page at a time. Nothing outside ``resources/help`` is read, no link leaves the program."""

    page_asked = Signal(str)
    """A link to another page was followed: ``name`` or ``name#heading``."""

    def __init__(self) -> None:
        super().__init__()
        self._page = Path()
        self._anchor = ""
        self._room = 0
        self.setObjectName("helptext")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: Path, anchor: str = "") -> None:
        """Show a file, from its beginning or from a heading on."""
        self._page, self._anchor = page, anchor
        self._render()

    def _render(self) -> None:
        self._room = self._picture_room()
        self.document().setMarkdown(self._page.read_text(encoding="utf-8"), _MARKDOWN)
        dress(self.document())
        # Lays the whole page out: before, there is nothing to scroll.
        self.document().documentLayout().documentSize()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        if self._anchor:
            self.scrollToAnchor(self._anchor)

    def _picture_room(self) -> int:
        # A scroll bar that comes and goes must not change it.
        bar = self.verticalScrollBar().sizeHint().width()
        return max(1, self.contentsRect().width() - bar - 2 * _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures fit the width."""
        super().resizeEvent(event)
        if self._page.name and self._picture_room() != self._room:
            self._render()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The picture of a page; anything else is nothing, but never looked for elsewhere."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        found = inside_help(self._page.parent, QUrl(name))
        if found is None:
            return _nothing()
        return picture(found, self._room, self.devicePixelRatioF())

    def _follow(self, url: QUrl) -> None:
        if url.scheme() or url.host():
            return
        name = Path(url.path())
        if name.suffix == ".md":
            self.page_asked.emit(f"{name.stem}#{url.fragment()}" if url.hasFragment() else name.stem)
        elif not url.path() and url.hasFragment():
            self.scrollToAnchor(url.fragment())


def inside_help(folder: Path, url: QUrl) -> Path | None:
    """The file a page in ``folder`` names, when it is one of the help folder; None for all others."""
    if url.scheme() or url.host() or not url.path():
        return None
    root = resource("help").resolve()
    wanted = (folder / url.path()).resolve()
    return wanted if wanted.is_relative_to(root) and wanted.is_file() else None


def picture(file: Path, room: int, ratio: float) -> QImage:
    """A picture as large as the text size makes it, but not wider than ``room``; sharp on this screen."""
    drawing = QSvgRenderer(recoloured(file)) if file.suffix == ".svg" else None
    read = QImage(str(file)) if drawing is None else QImage()
    size = QSizeF(read.size()) if drawing is None else QSizeF(drawing.defaultSize()) * look().scale
    if size.isEmpty():
        return _nothing()
    if size.width() > room:
        size *= room / size.width()
    sharp = (size * ratio).toSize()
    if drawing is None:
        made = read.scaled(
            sharp, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    else:
        made = QImage(sharp, QImage.Format.Format_ARGB32_Premultiplied)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        drawing.render(painter, QRectF(0, 0, sharp.width(), sharp.height()))
        painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def recoloured(drawing: Path) -> QByteArray:
    """A drawing's text with the light theme's colours replaced by those in use."""
    colours = {getattr(LIGHT, field.name): getattr(palette(), field.name) for field in fields(LIGHT)}
    text = drawing.read_text(encoding="utf-8")
    return QByteArray(re.sub(r"#[0-9A-F]{6}", lambda found: colours.get(found[0], found[0]), text).encode())


def _nothing() -> QImage:
    """For a picture that is not there: Qt would look for the file itself, or show a torn page."""
    empty = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(Qt.GlobalColor.transparent)
    return empty


def dress(document: QTextDocument) -> None:
    """Give a document made of Markdown the colours and sizes in use, and its headings names to go to."""
    whole = QTextCursor(document)
    # One change to the document, and not one for each word of it: it is laid out once.
    whole.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _dress_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)
    whole.endEditBlock()


def _dress_block(block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    size, weight = _HEADINGS.get(level, (_TEXT, 0))
    cursor = QTextCursor(block)
    names = _names_of(block) if level else []
    for start, end, form in _fragments(block):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_dressed(form, size, weight, names))
    cursor.setPosition(block.position())
    _dress_paragraph(cursor, level)


def _dressed(form: QTextCharFormat, size: int, weight: int, names: list[str]) -> QTextCharFormat:
    form.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
    form.setProperty(QTextFormat.Property.FontPixelSize.value, px(size))
    if weight:
        form.setFontWeight(QFont.Weight(weight))
    if names:
        form.setAnchor(True)
        form.setAnchorNames(names)
    if form.isImageFormat():
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    if form.isAnchor() and form.anchorHref():
        form.setForeground(QColor(palette().accent))
    if form.fontFixedPitch():
        form.setBackground(QColor(palette().ground))
    return form


def _dress_paragraph(cursor: QTextCursor, level: int) -> None:
    form = cursor.blockFormat()
    inside_list = cursor.currentList() is not None and cursor.block().next().textList() is not None
    form.setTopMargin(px(18 if level > 1 else 0))
    form.setBottomMargin(0 if cursor.currentTable() is not None else px(4 if inside_list else 12))
    form.setLineHeight(float(_LINE_HEIGHT), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if _is_code(form):
        form.setBackground(QColor(palette().ground))
        form.setBottomMargin(0 if _is_code(cursor.block().next().blockFormat()) else px(12))
    if any(run.isImageFormat() for _start, _end, run in _fragments(cursor.block())):
        form.clearProperty(QTextFormat.Property.LineHeightType.value)
        form.clearProperty(QTextFormat.Property.LineHeight.value)
        form.setBottomMargin(px(8 if level else 16))
    cursor.setBlockFormat(form)


def _is_code(form: QTextBlockFormat) -> bool:
    return form.hasProperty(QTextFormat.Property.BlockCodeLanguage.value)


def _dress_table(table: QTextTable) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(palette().line))
    form.setBorderCollapse(True)
    form.setCellPadding(px(7))
    form.setCellSpacing(0)
    form.setTopMargin(px(4))
    form.setBottomMargin(px(14))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(QColor(palette().ground))
        cell.setFormat(head)


def _names_of(block: QTextBlock) -> list[str]:
    """What links call a heading: its text as web sites write it, and the verdict whose sign stands in it."""
    names = [slug(block.text())]
    for _start, _end, form in _fragments(block):
        stem = Path(form.toImageFormat().name()).stem if form.isImageFormat() else ""
        if stem.startswith(_VERDICT_PICTURE):
            names.append(stem.removeprefix(_VERDICT_PICTURE))
    return names


def slug(heading: str) -> str:
    """``F12: the settings`` as ``f12-the-settings``."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Where each run of one format begins and ends, and the format. Dressing them changes the runs."""
    iterator, found = block.begin(), []
    while not iterator.atEnd():
        fragment = iterator.fragment()
        found.append((fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()))
        iterator += 1
    return found
