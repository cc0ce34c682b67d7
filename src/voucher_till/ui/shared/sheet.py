"""The text of the style sheet: ``@name`` is a colour of the palette, ``@size_name`` a size of type."""

from __future__ import annotations

TYPE = {
    "small": 13,
    "note": 14,
    "text": 15,
    "large": 18,
    "heading": 20,
    "sentence": 22,
    "step": 28,
    "title": 34,
    "word": 60,
}
"""Every size of type, in pixels at 100 %."""

TONES = ("ok", "no", "used", "unknown", "stored", "retry")
"""Of verdicts and states; each has a colour for ink and one for its ground."""

_BASE = """
* { font-family: "Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans";
    font-size: @size_text; color: @ink; }
QMainWindow, QDialog, QWidget#page { background: @ground; }
QLabel, QFrame#clear { background: transparent; }
QFrame#bar { background: @card; border: 0; }
QFrame#topline { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame#card { background: @card; border: 1px solid @line; border-radius: 12px; }
QFrame#row { background: transparent; border: 0; border-bottom: 1px solid @line; }
QFrame#environment { border: 0; }
QFrame#environment[tone="practice"] { background: @practice; color: @on_verdict; }
QFrame#environment[tone="trial"] { background: @trial; color: @on_verdict; }
QFrame#environment QLabel { color: @on_verdict; font-size: @size_note; }
QFrame#environment QLabel#strong { color: @on_verdict; font-weight: 700; }
QFrame#environmentline { border: 0; min-height: 4px; max-height: 4px; }
QFrame#environmentline[tone="practice"] { background: @practice; }
QFrame#environmentline[tone="trial"] { background: @trial; }
QFrame#notice { background: @used_ground; border: 0; border-bottom: 1px solid @line; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
"""

_LABELS = """
QLabel#mute { color: @mute; }
QLabel#strong { font-weight: 600; }
QLabel#small { color: @mute; font-size: @size_small; }
QLabel#struck { color: @mute; font-size: @size_small; text-decoration: line-through; }
QLabel#heading { font-size: @size_heading; font-weight: 700; }
QLabel#title { font-size: @size_title; font-weight: 700; }
QLabel#warn { color: @used; font-weight: 600; font-size: @size_note; }
QLabel#noticetext { color: @used; font-weight: 600; font-size: @size_note; }
QLabel#overlaytext { color: #FFFFFF; }
QLabel#key { border: 1px solid @line; border-radius: 5px; padding: 1px 7px; font-size: @size_small;
    color: @mute; background: @ground; }
QLabel#pill { border-radius: 13px; padding: 0 14px; min-height: 28px; max-height: 28px;
    font-weight: 600; font-size: @size_note; }
QLabel#pill[tone="practice"] { color: @on_verdict; background: @practice; }
QLabel#pill[tone="trial"] { color: @on_verdict; background: @trial; }
QLabel#code { background: #FFFFFF; border: 1px solid @line; border-radius: 10px; }
QLabel#picture { background: @ground; border: 1px solid @line; border-radius: 10px; }
"""

_FIELDS = """
QLineEdit { background: @card; border: 2px solid @edge; border-radius: 10px; padding: 0 16px;
    font-size: @size_large; min-height: 48px;
    selection-background-color: @accent; selection-color: @on_accent; placeholder-text-color: @mute; }
QLineEdit:focus { border-color: @accent; }
QLineEdit:disabled { color: @mute; border-color: @line; }
QComboBox { background: @card; border: 1px solid @edge; border-radius: 10px; padding: 0 0 0 12px;
    min-height: 46px; }
QComboBox:hover { border-color: @accent; }
QComboBox:focus { border: 2px solid @accent; padding: 0 0 0 11px; min-height: 44px; }
QComboBox:disabled { color: @mute; border-color: @line; }
QComboBox::drop-down { border: 0; width: 34px; }
QComboBox::down-arrow { image: url("@chevron"); width: 18px; height: 18px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @edge;
    border-radius: 0; selection-background-color: @accent; selection-color: @on_accent; outline: 0;
    padding: 4px; }
QCheckBox { spacing: 12px; min-height: 48px; }
QCheckBox::indicator { width: 24px; height: 24px; border: 2px solid @edge; border-radius: 7px;
    background: @card; }
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; }
QCheckBox::indicator:focus { border-color: @ink; }
QLabel#tick { border: 2px solid @edge; border-radius: 7px; font-weight: 800; font-size: @size_text;
    color: @on_accent; }
QLabel#tick[ticked="true"] { background: @accent; border-color: @accent; }
QLabel#tick[ticked="never"] { border-color: @line; background: @ground; }
QFrame#voucher { background: transparent; border: 2px solid transparent; border-radius: 10px; }
QFrame#voucher[current="true"] { border-color: @accent; background: @ground; }
"""

_BUTTONS = """
QPushButton { background: @card; border: 1px solid @line; border-radius: 10px; padding: 0 18px;
    min-height: 46px; font-weight: 600; }
QPushButton:hover { border-color: @accent; }
QPushButton:pressed { background: @ground; }
QPushButton:focus { border: 2px solid @accent; padding: 0 17px; min-height: 44px; }
QPushButton:disabled { color: @mute; border-color: @off; }
QPushButton#primary { background: @accent; border-color: @accent; color: @on_accent;
    min-height: 58px; font-size: @size_large; font-weight: 700; }
QPushButton#primary:focus { border: 2px solid @ink; padding: 4px 17px; min-height: 48px;
    outline: 2px solid @on_accent; outline-radius: 7px; }
QPushButton#primary:disabled { background: @off; border-color: @off; color: @mute; }
QPushButton#tall { min-height: 58px; }
QPushButton#tall:focus { min-height: 56px; }
QPushButton#secondary { min-height: 58px; font-size: @size_large; }
QPushButton#compact { padding: 0 6px; font-size: @size_note; }
QPushButton#compact:focus { padding: 0 5px; }
QPushButton#hint { background: transparent; border: 1px solid transparent; border-radius: 10px;
    padding: 0; min-height: 0; }
QPushButton#hint:hover, QPushButton#hint:pressed { background: @ground; }
QPushButton#quiet { background: transparent; border: 0; font-weight: 400; padding: 0 8px;
    min-width: 32px; min-height: 48px; }
QPushButton#quiet:hover { background: @ground; }
QPushButton#pillbutton { color: @stored; background: @stored_ground; border: 1px solid @stored_ground;
    border-radius: 14px; padding: 0 14px; min-height: 46px; font-size: @size_note; }
QPushButton#pillbutton:hover { border-color: @stored; }
QToolButton { background: @card; border: 1px solid @line; border-radius: 10px; }
QToolButton:hover { border-color: @accent; }
QToolButton:focus { border: 2px solid @accent; }
QDialog QToolButton { min-width: 46px; min-height: 46px; }
QToolButton#nav { background: transparent; border: 2px solid transparent; border-radius: 10px; padding: 6px;
    font-weight: 600; }
QToolButton#nav:checked { background: @tint; color: @ink; }
QToolButton#nav:hover { border-color: @line; }
QToolButton#nav:focus { border-color: @accent; }
QToolButton#nav[compact="true"] { padding: 8px 2px; font-size: @size_small; }
QToolButton#overlay { background: rgba(0, 0, 0, 120); border: 0; }
QToolButton#overlay:hover { background: rgba(0, 0, 0, 200); }
"""

_VERDICT = """
QFrame#verdict { border-radius: 18px; }
QFrame#verdict QLabel { color: @ink; }
QFrame#verdict QScrollArea, QFrame#verdict QScrollArea > QWidget > QWidget { background: transparent; }
QLabel#word { font-size: @size_word; font-weight: 800; }
QLabel#what { font-size: @size_step; font-weight: 600; }
QLabel#step { font-size: @size_step; font-weight: 700; }
QLabel#sentence { font-size: @size_sentence; }
QLabel#quote { font-size: @size_note; }
QLabel#details { font-size: @size_note; }
"""

_OF_A_TONE = """
QLabel#pill[tone="@tone"] { color: @of_tone; background: @of_tone_ground; }
QLabel#state[tone="@tone"] { color: @of_tone; font-weight: 600; font-size: @size_note; }
QFrame#verdict[tone="@tone"] { background: @of_tone_ground; }
QFrame#verdict QPushButton#primary[tone="@tone"] { background: @of_tone; border-color: @of_tone;
    color: @on_verdict; }
QLabel#word[tone="@tone"] { color: @of_tone; }
"""

_LISTS_AND_BARS = """
QListView, QTreeView, QTableView, QTextEdit, QPlainTextEdit { background: @card;
    border: 2px solid transparent; border-radius: 10px;
    selection-background-color: @accent; selection-color: @on_accent; }
QPlainTextEdit#fixed { font-family: "Consolas", "Menlo", "DejaVu Sans Mono", monospace; }
QDialog QListView, QDialog QTreeView { border-color: @line; }
QListView:focus, QTreeView:focus, QTableView:focus, QTextEdit:focus, QPlainTextEdit:focus {
    border-color: @accent; }
QHeaderView { background: @card; }
QHeaderView::section { background: @ground; color: @mute; border: 0; border-bottom: 1px solid @line;
    padding: 8px; }
QMenu { background: @card; border: 1px solid @line; padding: 6px; }
QMenu::item { padding: 12px 28px; border-radius: 6px; }
QMenu::item:selected { background: @accent; color: @on_accent; }
QMenu::item:disabled { color: @mute; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 6px 10px; }
QToolTip { background: @card; color: @ink; border: 1px solid @edge; padding: 6px; }
QProgressBar { background: @off; border: 0; border-radius: 2px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QScrollBar:vertical { background: transparent; border: 0; width: 12px; }
QScrollBar:horizontal { background: transparent; border: 0; height: 12px; }
QScrollBar::handle { background: @edge; border: 0; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: transparent; }
"""


# Of the summary, the end of a day, and the choice of a period.
_SUMMARY_AND_DAYS = """
QFrame#tile { background: @card; border: 1px solid @line; border-radius: 12px; }
QFrame#tile:focus { border: 2px solid @accent; }
QLabel#number { font-size: @size_step; font-weight: 700; }
QFrame#daywarning { border-radius: 12px; background: @used_ground; border: 1px solid @used; }
QFrame#daywarning[tone="no"] { background: @no_ground; border: 1px solid @no; }
QLabel#note { font-size: @size_note; }
QFrame#chart { background: @card; border: 2px solid transparent; border-radius: 10px; }
QFrame#chart:focus { border-color: @accent; }
QPushButton#segment { padding: 0 14px; }
QPushButton#segment:focus { padding: 0 13px; }
QPushButton#segment:checked { background: @accent; border-color: @accent; color: @on_accent; }
QPushButton#segment:checked:focus { background: @tint; color: @ink; border: 3px solid @accent;
    padding: 0 12px; min-height: 42px; }
QCalendarWidget#calendar { background: @card; }
QCalendarWidget#calendar QWidget#qt_calendar_navigationbar { background: @card; }
QCalendarWidget#calendar QToolButton { background: @card; border: 1px solid transparent; border-radius: 10px;
    font-size: @size_large; font-weight: 700; min-width: 46px; min-height: 46px; padding: 0 10px; }
QCalendarWidget#calendar QToolButton:hover { border-color: @accent; }
QCalendarWidget#calendar QToolButton:focus { border: 2px solid @accent; }
QCalendarWidget#calendar QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget#calendar QSpinBox { background: @card; border: 1px solid @edge; border-radius: 8px;
    min-height: 46px; font-size: @size_large; }
QCalendarWidget#calendar QAbstractItemView { background: @card; outline: 0;
    selection-background-color: @card; selection-color: @ink; }
"""


# Of the history.
_HISTORY = """
QTableView#history { border-radius: 11px; selection-background-color: transparent; }
QTableView#history QHeaderView, QTableView#history QHeaderView::section,
QTableView#plain QHeaderView, QTableView#plain QHeaderView::section { background: @card; }
QTableView#history QHeaderView::section, QTableView#plain QHeaderView::section { color: @mute;
    font-size: @size_small; font-weight: 600; padding: 0 10px; border: 0; border-bottom: 1px solid @line; }
QTableView#plain { outline: 0; }
QTableView#plain::item { padding: 0 7px; border-bottom: 1px solid @line; }
QTableView#plain::item:selected { background: @tint; color: @ink; }
QLineEdit#search { min-height: 44px; font-size: @size_text; padding: 0 8px; }
QPushButton#filter, QPushButton#tool { padding: 0 14px; }
QPushButton#filter:focus, QPushButton#tool:focus { padding: 0 13px; }
QPushButton#filter[on="true"] { border: 2px solid @accent; padding: 0 13px; min-height: 44px; }
QPushButton#filter[on="true"]:focus { border-color: @ink; }
QPushButton#tool:checked { border-color: @accent; color: @accent; }
QPushButton#copy { background: transparent; border: 2px solid transparent; padding: 0; min-height: 44px; }
QPushButton#copy:hover { background: @ground; }
QPushButton#copy:focus { border-color: @accent; padding: 0; min-height: 44px; }
QPushButton#other { text-align: left; padding: 0 12px; font-weight: 400; }
QPushButton#other:focus { padding: 0 11px; }
QFrame#popup { background: @card; border: 1px solid @edge; }
QListView#ticks { border: 0; outline: 0; }
"""


def sheet_text() -> str:
    """The whole sheet, with names in place of colours, and with sizes for text at 100 %."""
    toned = "".join(_OF_A_TONE.replace("@tone", tone).replace("@of_tone", f"@{tone}") for tone in TONES)
    text = "".join(
        (_BASE, _LABELS, _FIELDS, _BUTTONS, _VERDICT, toned, _LISTS_AND_BARS, _SUMMARY_AND_DAYS, _HISTORY)
    )
    for name, size in TYPE.items():
        text = text.replace(f"@size_{name}", f"{size}px")
    return text
