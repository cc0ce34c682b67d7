"""Colours of the light and the dark look, and the style sheet made of them."""

from __future__ import annotations

from dataclasses import dataclass, fields

from voucher_till.ui.shared.icons import icon_path


@dataclass(frozen=True, slots=True)
class Palette:
    """Named colours; each verdict has one for its ink and one for its ground."""

    ground: str
    card: str
    ink: str
    mute: str
    line: str
    accent: str
    on_accent: str
    ok: str
    ok_ground: str
    no: str
    no_ground: str
    used: str
    used_ground: str
    unknown: str
    unknown_ground: str
    stored: str
    stored_ground: str
    practice: str
    on_verdict: str


LIGHT = Palette(
    ground="#F4F6F8",
    card="#FFFFFF",
    ink="#101828",
    mute="#5B6676",
    line="#DDE3EA",
    accent="#0B5FFF",
    on_accent="#FFFFFF",
    ok="#0A7A46",
    ok_ground="#E6F6EE",
    no="#B42318",
    no_ground="#FDECEA",
    used="#9A4B00",
    used_ground="#FFF1DF",
    unknown="#4B3BB3",
    unknown_ground="#EEECFB",
    stored="#0B5A75",
    stored_ground="#E3F3F9",
    practice="#5B21B6",
    on_verdict="#FFFFFF",
)

DARK = Palette(
    ground="#0E1319",
    card="#171E27",
    ink="#F2F5F8",
    mute="#A3B0C0",
    line="#2A3542",
    accent="#6EA8FF",
    on_accent="#0B1320",
    ok="#4BD08B",
    ok_ground="#0F2A1D",
    no="#FF8A80",
    no_ground="#331614",
    used="#FFB867",
    used_ground="#33220E",
    unknown="#B3A8FF",
    unknown_ground="#1F1A3D",
    stored="#6FCBEA",
    stored_ground="#0D2833",
    practice="#B99CFF",
    on_verdict="#0E1319",
)

_SHEET = """
* { font-family: "Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans";
    font-size: 15px; color: @ink; }
QMainWindow, QDialog, QWidget#page { background: @ground; }
QLabel, QFrame#clear { background: transparent; }
QFrame#bar { background: @card; border: 0; }
QFrame#topline { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame#card { background: @card; border: 1px solid @line; border-radius: 12px; }
QLabel#mute { color: @mute; }
QLabel#strong { font-weight: 600; }
QLabel#small { color: @mute; font-size: 13px; }
QLabel#heading { font-size: 20px; font-weight: 700; }
QLabel#title { font-size: 34px; font-weight: 700; }
QLabel#warn { color: @used; font-weight: 600; font-size: 14px; }
QLabel#pill { border-radius: 13px; padding: 0 14px; min-height: 28px; max-height: 28px;
    font-weight: 600; font-size: 14px; }
QLabel#pill[tone="ok"] { color: @ok; background: @ok_ground; }
QLabel#pill[tone="no"] { color: @no; background: @no_ground; }
QLabel#pill[tone="used"] { color: @used; background: @used_ground; }
QLabel#pill[tone="unknown"] { color: @unknown; background: @unknown_ground; }
QLabel#pill[tone="stored"] { color: @stored; background: @stored_ground; }
QLabel#pill[tone="practice"] { color: @on_verdict; background: @practice; }
QLabel#key { border: 1px solid @line; border-radius: 5px; padding: 1px 7px; font-size: 13px;
    color: @mute; background: @ground; }
QLineEdit { background: @card; border: 2px solid @line; border-radius: 10px; padding: 0 16px;
    font-size: 18px;
    min-height: 48px; selection-background-color: @accent; selection-color: @on_accent;
    placeholder-text-color: @mute; }
QLineEdit:focus { border-color: @accent; }
QPushButton { background: @card; border: 1px solid @line; border-radius: 10px; padding: 0 18px;
    min-height: 44px;
    font-weight: 600; }
QPushButton:hover { border-color: @accent; }
QPushButton:pressed { background: @ground; }
QPushButton:focus { border: 2px solid @accent; padding: 0 17px; min-height: 42px; }
QPushButton:disabled { color: @mute; }
QPushButton#primary { background: @accent; border-color: @accent; color: @on_accent;
    min-height: 58px; font-size: 18px; font-weight: 700; }
QPushButton#primary:focus { border: 2px solid @ink; min-height: 56px; }
QPushButton#primary:disabled { background: @line; border-color: @line; color: @mute; }
QPushButton#tall { min-height: 58px; }
QPushButton#tall:focus { min-height: 56px; }
QPushButton#secondary { min-height: 58px; font-size: 17px; }
QToolButton { background: @card; border: 1px solid @line; border-radius: 10px; }
QToolButton:hover { border-color: @accent; }
QToolButton#overlay { background: rgba(0, 0, 0, 120); border: 0; }
QToolButton#overlay:hover { background: rgba(0, 0, 0, 200); }
QLabel#overlaytext { color: #FFFFFF; }
QFrame#notice { background: @used_ground; border: 0; border-bottom: 1px solid @line; }
QLabel#noticetext { color: @used; font-weight: 600; }
QLabel#code { background: #FFFFFF; border: 1px solid @line; border-radius: 10px; }
QCheckBox { spacing: 12px; min-height: 40px; }
QCheckBox::indicator { width: 24px; height: 24px; border: 2px solid @line; border-radius: 7px;
    background: @card; }
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; }
QComboBox:focus { border: 2px solid @accent; padding: 0 0 0 11px; min-height: 40px; }
QComboBox:disabled { color: @mute; }
QCheckBox::indicator:focus { border-color: @ink; }
QMenu { background: @card; border: 1px solid @line; padding: 6px; }
QMenu::item { padding: 12px 28px; border-radius: 6px; }
QMenu::item:selected { background: @accent; color: @on_accent; }
QMenu::separator { height: 1px; background: @line; margin: 6px 10px; }
QComboBox { background: @card; border: 1px solid @line; border-radius: 10px; padding: 0 0 0 12px;
    min-height: 42px; }
QComboBox:hover { border-color: @accent; }
QComboBox::drop-down { border: 0; width: 34px; }
QComboBox::down-arrow { image: url("@chevron"); width: 18px; height: 18px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @line;
    selection-background-color: @accent;
    selection-color: @on_accent; outline: 0; padding: 4px; }
QFrame#row { background: transparent; border: 0; border-bottom: 1px solid @line; }
QFrame#voucher { background: transparent; border: 2px solid transparent; border-radius: 10px; }
QFrame#voucher[current="true"] { border-color: @accent; background: @ground; }
QLabel#tick { border: 2px solid @line; border-radius: 7px; font-weight: 800; font-size: 16px;
    color: @on_accent; }
QLabel#tick[ticked="true"] { background: @accent; border-color: @accent; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; }
QScrollBar::handle:vertical { background: @line; border-radius: 5px; min-height: 40px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QFrame#verdict { border-radius: 18px; }
QLabel#word { font-size: 60px; font-weight: 800; }
QLabel#what { font-size: 25px; font-weight: 600; }
QLabel#sentence { font-size: 21px; }
"""

TONES = ("ok", "no", "used", "unknown", "stored")


def style_sheet(palette: Palette) -> str:
    """The whole window's style sheet."""
    sheet = _SHEET
    for tone in TONES:
        sheet += f'QFrame#verdict[tone="{tone}"] {{ background: @{tone}_ground; }}\n'
        sheet += f'QLabel#word[tone="{tone}"] {{ color: @{tone}; }}\n'
        sheet += f'QLabel#state[tone="{tone}"] {{ color: @{tone}; font-weight: 600; font-size: 14px; }}\n'
    sheet = sheet.replace("@chevron", icon_path("chevron.svg").as_posix())
    # Longest names first: @ok must not be taken for the beginning of @ok_ground.
    for field in sorted(fields(palette), key=lambda field: -len(field.name)):
        sheet = sheet.replace(f"@{field.name}", getattr(palette, field.name))
    return sheet
