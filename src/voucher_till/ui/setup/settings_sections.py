"""The sections of the settings: language and looks, sound, selling, and who is at the till."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from voucher_till.domain.verdict import Face
from voucher_till.store.settings import CounterSettings, LookSettings, SoundSettings
from voucher_till.ui.cashier.faces import LOOKS
from voucher_till.ui.setup.people_panel import PeoplePanel
from voucher_till.ui.setup.rights_panel import RightsPanel
from voucher_till.ui.setup.settings_controls import Chip, Volume, swatch
from voucher_till.ui.setup.settings_parts import Row, Section, at_left, button, warn, warning
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.language import LANGUAGES, translate, worded
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import SYSTEM, gap, palette

TEXT_SIZES = (100, 125, 150, 175, 200)
LOCK_MINUTES = (0, 2, 5, 10, 30)


class LookSection(Section):
    """Language, colours, size of the text, and motion."""

    def __init__(self) -> None:
        super().__init__(translate("settings_sections", "Language and looks"))
        languages = [Chip(name, code) for code, name in LANGUAGES.items()]
        as_system = translate("settings_sections", "As the system")
        themes = (
            (SYSTEM, as_system),
            ("light", translate("settings_sections", "Light")),
            ("dark", translate("settings_sections", "Dark")),
            ("contrast", translate("settings_sections", "High contrast")),
        )
        self.add_card(
            self.chips(
                "language",
                translate("settings_sections", "Language"),
                translate("settings_sections", "What the window speaks. Prices stay as customers know them."),
                [*languages, Chip(as_system, "")],
            ),
            self.chips(
                "theme",
                translate("settings_sections", "Theme"),
                translate("settings_sections", "Light for a bright shop, dark for the evening."),
                [Chip(title, name, swatch(name)) for name, title in themes],
            ),
            self.chips(
                "text_percent",
                translate("settings_sections", "Text size"),
                translate("settings_sections", "Everything grows with the text."),
                [Chip(f"{size} %", str(size)) for size in TEXT_SIZES],
                number=True,
            ),
            self.switch(
                "reduce_motion",
                translate("settings_sections", "Reduce motion"),
                translate("settings_sections", "Nothing slides, fades or shakes."),
            ),
        )

    def show_settings(self, look: LookSettings) -> None:
        """What is in use."""
        for name in self.controls:
            self.show_value(name, getattr(look, name))


class SoundSection(Section):
    """What is heard of a verdict."""

    sound_test_asked = Signal(str)
    """A face's value."""
    speech_test_asked = Signal()

    def __init__(self) -> None:
        super().__init__(translate("settings_sections", "Sound"))
        self.volume = Volume(translate("settings_sections", "Volume"))
        self.controls["volume"] = self.volume
        self._percent = label(name="strong")
        self._percent.setFixedWidth(span(58))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.volume.sliderMoved.connect(self._say_percent)
        self.volume.valueChanged.connect(self._say_percent)
        self.volume.valueChanged.connect(lambda value: self.changed.emit({"volume": value}))
        self._sound_problem, self._speech_problem = warning(), warning()
        slider = QWidget()
        line = QHBoxLayout(slider)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.volume, 1)
        line.addWidget(self._percent)
        self.tests = {face: self._test_button(face) for face in Face}
        sounds = QWidget()
        flow = Flow(sounds, gap(8))
        for test in self.tests.values():
            flow.addWidget(test)
        self._needs_sound = (slider, sounds)
        self._add_rows(slider, sounds)

    def _add_rows(self, slider: QWidget, sounds: QWidget) -> None:
        self.speech_test = button(
            translate("settings_sections", "Say “Redeemed”"), self.speech_test_asked, sign="ph.play-fill"
        )
        self.add_card(
            self.switch(
                "on",
                translate("settings_sections", "A sound for each verdict"),
                translate("settings_sections", "Heard with the eyes on the customer."),
            ).below(self._sound_problem),
            Row(
                translate("settings_sections", "Volume"),
                translate("settings_sections", "Loud enough to be heard over the shop."),
            ).below(slider),
            Row(
                translate("settings_sections", "Listen"),
                translate("settings_sections", "Each verdict has its own sound."),
            ).below(sounds),
        )
        self.add_card(
            self.switch(
                "speech",
                translate("settings_sections", "Spoken verdict"),
                translate("settings_sections", "The computer's voice also says it, where it has one."),
            ).below(self._speech_problem, at_left(self.speech_test)),
        )

    def _test_button(self, face: Face) -> QPushButton:
        look = LOOKS[face]
        made = button(
            worded(look.word),
            lambda: self.sound_test_asked.emit(face.value),
            sign="ph.speaker-high-fill",
            color=getattr(palette(), look.tone),
        )
        made.setAccessibleDescription(translate("settings_sections", "Play the sound of this verdict"))
        return made

    def _say_percent(self, value: int) -> None:
        self._percent.setText(f"{value} %")

    def show_settings(self, sound: SoundSettings) -> None:
        """What is in use."""
        self.show_value("on", sound.on)
        self.show_value("speech", sound.speech)
        self.volume.blockSignals(True)
        self.volume.setValue(sound.volume)
        self.volume.blockSignals(False)
        self._say_percent(sound.volume)
        for part in self._needs_sound:
            part.setEnabled(sound.on)

    def show_sound_problem(self, text: str) -> None:
        """Why nothing is heard; empty when all is well."""
        warn(self._sound_problem, text)

    def show_speech_problem(self, text: str) -> None:
        """Why nothing is said; empty when all is well."""
        warn(self._speech_problem, text)


class SellingSection(Section):
    """How a manager wants the counter to work."""

    def __init__(self) -> None:
        super().__init__(translate("settings_sections", "Selling"))
        self.add_card(
            self.switch(
                "one_step",
                translate("settings_sections", "Redeem single vouchers at the scan"),
                translate(
                    "settings_sections",
                    "An order of one voucher is redeemed as soon as it is scanned, without a key. "
                    "It cannot be undone.",
                ),
            ),
            self.switch(
                "pictures",
                translate("settings_sections", "Product pictures"),
                translate("settings_sections", "Shown beside an order when they come fast."),
            ),
            self.switch(
                "full_screen",
                translate("settings_sections", "Full screen"),
                translate(
                    "settings_sections",
                    "Only the till is on the screen. Leaving it needs a manager's PIN, where there is one.",
                ),
            ),
        )

    def show_settings(self, counter: CounterSettings) -> None:
        """What is in use."""
        for name in self.controls:
            self.show_value(name, getattr(counter, name))


class CashierSection(Section):
    """Who may be at the till, and how they say so."""

    def __init__(self) -> None:
        super().__init__(translate("settings_sections", "Cashiers"))
        self.people = PeoplePanel()
        locks = [
            Chip(translate("settings_sections", "Never"), "0"),
            *(
                Chip(translate("settings_sections", "%n minute(s)", "", one), str(one))
                for one in LOCK_MINUTES[1:]
            ),
        ]
        self.add_card(
            self.chips(
                "sign_in",
                translate("settings_sections", "Sign-in"),
                translate("settings_sections", "Each redemption is kept with the name of who did it."),
                [
                    Chip(translate("settings_sections", "Off"), "off"),
                    Chip(translate("settings_sections", "Pick a name"), "name"),
                    Chip(translate("settings_sections", "Name and PIN"), "pin"),
                ],
            ),
            self.chips(
                "lock_minutes",
                translate("settings_sections", "Lock by itself"),
                translate("settings_sections", "After so long without a key or a scan. F4 locks at once."),
                locks,
                number=True,
            ),
        )
        self.rows.addWidget(self.people)
        self.rights = RightsPanel()
        self.rights.chosen.connect(lambda values: self.changed.emit({"cashiers_may": values}))
        self.controls |= self.rights.switches
        self.rows.addWidget(self.rights)

    def show_settings(self, counter: CounterSettings) -> None:
        """What is in use."""
        self.show_value("sign_in", counter.sign_in)
        self.show_value("lock_minutes", counter.lock_minutes)
        self.rights.show_given(counter.cashiers_may)
        for part in (self.controls["lock_minutes"], self.rights):
            part.setEnabled(counter.sign_in != "off")
