"""The first pages: language and looks, and where this till is to work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from voucher_till.installation.drafting import LIVE, PRACTICE, TEST
from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.setup.assistant.page import AssistantPage, text_card
from voucher_till.ui.setup.assistant.tile import TileChoice, Tiles
from voucher_till.ui.setup.settings_controls import Chip, Chips, swatch
from voucher_till.ui.setup.settings_parts import Row, at_left, button, warn, warning
from voucher_till.ui.setup.settings_sections import TEXT_SIZES
from voucher_till.ui.shared.language import LANGUAGES, language, translate
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import SYSTEM, palette


class LanguagePage(AssistantPage):
    """What the till speaks and how it looks; both change at once."""

    look_changed = Signal(object)
    """A dict of fields of the look."""

    def __init__(self) -> None:
        super().__init__(
            translate("assistant_first", "Welcome"),
            translate(
                "assistant_first",
                "This sets the till up, step by step. Enter goes on, Esc goes back. Close it at any time:"
                " what you filled in is kept.",
            ),
        )
        self.languages = Tiles(
            translate("assistant_first", "Language"),
            [TileChoice(code, name, "", "ph.translate") for code, name in LANGUAGES.items()],
            side_by_side=True,
        )
        self.themes = Chips(
            translate("assistant_first", "Theme"),
            [
                Chip(translate("assistant_first", "As the system"), SYSTEM, swatch(SYSTEM)),
                Chip(translate("assistant_first", "Light"), "light", swatch("light")),
                Chip(translate("assistant_first", "Dark"), "dark", swatch("dark")),
                Chip(translate("assistant_first", "High contrast"), "contrast", swatch("contrast")),
            ],
        )
        self.sizes = Chips(
            translate("assistant_first", "Text size"), [Chip(f"{size} %", str(size)) for size in TEXT_SIZES]
        )
        self.first = self.languages
        self.rows.addWidget(self.languages)
        self.add_card(
            Row(
                translate("assistant_first", "Theme"),
                translate("assistant_first", "Light for a bright shop, dark for the evening."),
            ).below(self.themes),
            Row(
                translate("assistant_first", "Text size"),
                translate("assistant_first", "Everything grows with the text."),
            ).below(self.sizes),
        )
        self.languages.chosen.connect(lambda code: self.look_changed.emit({"language": code}))
        self.themes.chosen.connect(lambda theme: self.look_changed.emit({"theme": theme}))
        self.sizes.chosen.connect(lambda size: self.look_changed.emit({"text_percent": int(size)}))

    def show_draft(self, draft: SetupDraft) -> None:
        """What is in use."""
        self.languages.take(draft.look.language or language())
        self.themes.take(draft.look.theme)
        self.sizes.take(str(draft.look.text_percent))


class EnvironmentPage(AssistantPage):
    """Practice, the test merchant, or live."""

    chosen = Signal(str)
    shipped_asked = Signal()
    over_asked = Signal()

    def __init__(self, shipped: str = "") -> None:
        super().__init__(
            translate("assistant_first", "Where does this till work?"),
            translate(
                "assistant_first",
                "Each has a record of its own, and nothing of one is ever sent to another. You can set up the"
                " others later.",
            ),
        )
        colours = palette()
        self.tiles = Tiles(
            translate("assistant_first", "Where does this till work?"),
            [
                TileChoice(
                    PRACTICE,
                    translate("assistant_first", "Practice"),
                    translate(
                        "assistant_first",
                        "Learn with made-up customers. Nothing is needed and nothing is sold.",
                    ),
                    "ph.graduation-cap-fill",
                    colours.practice,
                ),
                TileChoice(
                    TEST,
                    translate("assistant_first", "Test merchant"),
                    translate(
                        "assistant_first",
                        "Against TikTok's platform with its test merchant. You need an app in the Developer"
                        " Portal.",
                    ),
                    "ph.flask-fill",
                    colours.used,
                ),
                TileChoice(
                    LIVE,
                    translate("assistant_first", "Live"),
                    translate(
                        "assistant_first", "Real customers and real vouchers, at an outlet of your own."
                    ),
                    "ph.storefront-fill",
                    colours.ok,
                ),
            ],
        )
        self.first = self.tiles
        self.rows.addWidget(self.tiles)
        self.trouble = warning()
        self.use_button = button(
            translate("assistant_first", "Use this file"), self.shipped_asked, sign="ph.file-arrow-down"
        )
        self.shipped = self._shipped_card(shipped)
        if not shipped:  # Shown before it has a parent, it would be a window of its own for a moment.
            self.shipped.hide()
        self.over_button = button(
            translate("assistant_first", "Start over"), self.over_asked, sign="ph.arrow-counter-clockwise"
        )
        self.rows.addWidget(self.shipped)
        self.rows.addWidget(at_left(self.over_button))
        self.tiles.chosen.connect(self.chosen)

    def _shipped_card(self, name: str) -> QWidget:
        return text_card(
            label(translate("assistant_first", "There is a file of settings: {name}", name=name), "strong"),
            label(
                translate(
                    "assistant_first",
                    "It came with the program. With it most of the pages are filled in; only the client"
                    " secret is never in it.",
                ),
                "small",
                wrap=True,
            ),
            self.trouble,
            at_left(self.use_button),
        )

    def show_draft(self, draft: SetupDraft) -> None:
        """What is chosen."""
        self.tiles.take(draft.environment)

    def show_trouble(self, text: str) -> None:
        """Why the file cannot be used; empty for nothing."""
        warn(self.trouble, text)

    def problem(self) -> tuple[str, QWidget] | None:
        """One of them is needed."""
        if self.tiles.value:
            return None
        return translate("assistant_first", "Choose one of the three first."), self.tiles
