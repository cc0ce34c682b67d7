"""The look: colours, sizes and the style sheet made of them. One look is in use at a time, by all windows."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from voucher_till.ui.shared.resources import resource
from voucher_till.ui.shared.sheet import sheet_text


@dataclass(frozen=True, slots=True)
class Palette:
    """Named colours; each verdict has one for its ink and one for its ground."""

    ground: str
    card: str
    ink: str
    mute: str
    line: str
    """Between things; it only helps the eye."""
    edge: str
    """Around what can be filled in or ticked, and of scroll bars."""
    off: str
    """The ground of what cannot be used now, and of what is not yet filled."""
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
    retry: str
    retry_ground: str
    practice: str
    trial: str
    """Of the test merchant, as ``practice`` is of practice: neither looks like live."""
    on_verdict: str


LIGHT = Palette(
    ground="#F4F6F8",
    card="#FFFFFF",
    ink="#101828",
    mute="#5B6676",
    line="#DDE3EA",
    edge="#7F8A99",
    off="#E6EBF0",
    accent="#0B5FFF",
    on_accent="#FFFFFF",
    ok="#085C37",
    ok_ground="#E6F6EE",
    no="#981C13",
    no_ground="#FDECEA",
    used="#803D00",
    used_ground="#FFF1DF",
    unknown="#4838AE",
    unknown_ground="#EEECFB",
    stored="#0A546D",
    stored_ground="#E3F3F9",
    retry="#37455A",
    retry_ground="#E6ECF3",
    practice="#5B21B6",
    trial="#A3125F",
    on_verdict="#FFFFFF",
)

DARK = Palette(
    ground="#0E1319",
    card="#171E27",
    ink="#F2F5F8",
    mute="#A3B0C0",
    line="#2A3542",
    edge="#66758A",
    off="#2B3745",
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
    retry="#C6D2DF",
    retry_ground="#1D2733",
    practice="#B99CFF",
    trial="#FF9CCB",
    on_verdict="#0E1319",
)

# Black and white, borders as dark as text, and verdicts on grounds of full colour's opposite.
CONTRAST = Palette(
    ground="#000000",
    card="#000000",
    ink="#FFFFFF",
    mute="#E6E6E6",
    line="#FFFFFF",
    edge="#FFFFFF",
    off="#333333",
    accent="#FFE600",
    on_accent="#000000",
    ok="#5CFF9D",
    ok_ground="#00210F",
    no="#FF9E96",
    no_ground="#2B0300",
    used="#FFC16B",
    used_ground="#2A1700",
    unknown="#D2CAFF",
    unknown_ground="#140B3D",
    stored="#8FE3FF",
    stored_ground="#001F2B",
    retry="#E6ECF2",
    retry_ground="#171C22",
    practice="#E2CCFF",
    trial="#FFB3DA",
    on_verdict="#000000",
)

SYSTEM = "system"
PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@dataclass(frozen=True, slots=True)
class Look:
    """Everything about the look that a person can choose."""

    palette: Palette = LIGHT
    scale: float = 1.0
    """Of text and everything that stands around it; 1 to 2."""
    reduce_motion: bool = False


class _InUse:
    look = Look()


def palette_of(theme: str) -> Palette:
    """The palette of a theme's name; ``system`` asks the desktop."""
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    if theme == SYSTEM and accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    return PALETTES.get(theme, DARK if dark else LIGHT)


def use_look(theme: str = SYSTEM, scale: float = 1.0, *, reduce_motion: bool = False) -> Look:
    """Change the look of the whole program. Sizes change in widgets that are built from now on."""
    _InUse.look = Look(palette_of(theme), min(max(scale, 1.0), 2.0), reduce_motion)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        _dress(application, _InUse.look)
    return _InUse.look


def _dress(application: QApplication, look: Look) -> None:
    """Style every widget anew, if there is something new.

    Qt goes through a list of all widgets meanwhile and calls into Python for each: if Python collected its
    garbage then, and a widget were in it, Qt would go on with one that is gone.
    """
    sheet = style_sheet(look.palette, look.scale)
    if application.styleSheet() == sheet:
        return
    collects = gc.isenabled()
    gc.disable()
    try:
        application.setPalette(system_palette(look.palette))
        application.setStyleSheet(sheet)
    finally:
        if collects:
            gc.enable()


def tint(colours: Palette | None = None) -> str:
    """The colour of a card with a breath of the accent: the ground of what is chosen."""
    use = colours or palette()
    card, accent = QColor(use.card), QColor(use.accent)
    pairs = ((card.red(), accent.red()), (card.green(), accent.green()), (card.blue(), accent.blue()))
    return QColor(*(round(one + (other - one) * _TINT) for one, other in pairs)).name()


def look() -> Look:
    """The look in use."""
    return _InUse.look


def palette() -> Palette:
    """The colours in use."""
    return _InUse.look.palette


def px(size: float) -> int:
    """A size on the screen, in pixels, at the text size in use.

    What is large already grows less: words that are read from two metres need not double.
    """
    return _grown(size, _InUse.look.scale)


def gap(size: float) -> int:
    """Empty space between things, in pixels: it grows a third as much as text, to leave room for that."""
    return round(size * (1 + (_InUse.look.scale - 1) / 3))


def _grown(size: float, scale: float) -> int:
    return round(size + min(size, _GROWS) * (scale - 1))


_GROWS = 24
"""Pixels that grow in full with the text size; what is larger grows as much as these."""
_TINT = 0.12
_THIN = 2
"""Pixels of a line, which stays as thin as it is."""


def style_sheet(palette: Palette, scale: float = 1.0) -> str:
    """The whole program's style sheet."""
    sheet = _scaled(sheet_text(), scale)
    sheet = sheet.replace("@chevron", resource("icons", "chevron.svg").as_posix())
    sheet = sheet.replace("@tint", tint(palette))
    # Longest names first: @ok must not be taken for the beginning of @ok_ground.
    for field in sorted(fields(palette), key=lambda field: -len(field.name)):
        sheet = sheet.replace(f"@{field.name}", getattr(palette, field.name))
    return sheet


def _scaled(sheet: str, scale: float) -> str:
    """Every size but the thin lines grows with the text."""

    def grown(found: re.Match[str]) -> str:
        size = int(found[1])
        return f"{size if size <= _THIN else _grown(size, scale)}px"

    return re.sub(r"\b(\d+)px", grown, sheet)


def system_palette(palette: Palette) -> QPalette:
    """The same colours for what the style sheet leaves to Qt: parts of its own dialogs, menus and lists."""
    made = QPalette()
    roles = QPalette.ColorRole
    for color, painted in (
        (palette.ground, (roles.Window, roles.AlternateBase)),
        (palette.card, (roles.Base, roles.Button, roles.ToolTipBase)),
        (palette.ink, (roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText, roles.BrightText)),
        (palette.accent, (roles.Highlight, roles.Accent, roles.Link, roles.LinkVisited)),
        (palette.on_accent, (roles.HighlightedText,)),
        (palette.mute, (roles.PlaceholderText,)),
        (palette.line, (roles.Light, roles.Midlight, roles.Mid)),
        (palette.edge, (roles.Dark, roles.Shadow)),
    ):
        for role in painted:
            made.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.mute))
    return made
