"""The section of the settings about the platform: environment, test merchant, secret, connection."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from voucher_till.domain.environment import Environment
from voucher_till.domain.test_merchant import MOST_EXTENSIONS, MerchantClock
from voucher_till.store.settings import Settings, TestMerchantSettings
from voucher_till.ui.cashier.environment_banner import TONES
from voucher_till.ui.manager.calendars import DayDialog
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.setup.connection_row import ConnectionRow
from voucher_till.ui.setup.settings_controls import Chip
from voucher_till.ui.setup.settings_parts import Row, Section, at_left, button, warn, warning
from voucher_till.ui.shared.flow_layout import in_lines
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label, pill, set_tone

_LONGEST_SECRET = 256


def _today() -> date:
    return datetime.now().astimezone().date()


class PlatformSection(Section):
    """Which TikTok this till works with, and whether the two understand each other."""

    switch_asked = Signal(object)
    """To which ``Environment``."""
    assistant_asked = Signal(object)
    """For which ``Environment``."""
    secret_given = Signal(str)
    forget_asked = Signal()

    def __init__(self, today: Callable[[], date] = _today) -> None:
        super().__init__(translate("platform_section", "Platform"))
        self._today = today
        self._environment = Environment.LIVE
        self._can_set_up = True
        self._merchant = TestMerchantSettings()
        self._in_use = pill("", "stored")
        self._about = label(name="small", wrap=True)
        self.switch_buttons: dict[Environment, QPushButton] = {}
        self._offered: dict[Environment, bool] = {}
        """The environments that have a button, and whether they can be used at once."""
        self._others = in_lines()
        self.again_button = button(
            translate("platform_section", "Set up again…"),
            lambda: self.assistant_asked.emit(self._environment),
            sign="ph.magic-wand",
        )
        self._set_up = Row(
            translate("platform_section", "Set up again"),
            translate(
                "platform_section",
                "The assistant asks for keys, region and outlet again. Nothing changes until its end.",
            ),
            self.again_button,
        )
        self.secret = _secret_field()
        self.secret_button = button(translate("platform_section", "Keep it"), self._give_secret)
        self.forget_button = button(translate("platform_section", "Forget the secrets…"), self.forget_asked)
        self._secret_problem = warning()
        self.connection = ConnectionRow()
        self._add_environment()
        self._merchant_card = self._add_merchant()
        self._add_secret()
        self.add_card(self.connection)

    def _add_environment(self) -> None:
        self.add_card(
            Row(
                translate("platform_section", "In use"),
                translate("platform_section", "What this till works with now."),
            ).below(at_left(self._in_use), self._about),
            Row(
                translate("platform_section", "Another environment"),
                translate(
                    "platform_section",
                    "Practice, test merchant and live each have their own keys, record and settings. "
                    "Nothing goes from one to another.",
                ),
            ).below(self._others),
            self._set_up,
        )

    def show_set_up(self, can: bool) -> None:
        """Whether the assistant can be opened from here."""
        self._can_set_up = can
        self._set_up.setVisible(can)

    def _add_merchant(self) -> QWidget:
        self.day_button = button(
            translate("platform_section", "Choose a day…"), self.choose_day, sign="ph.calendar-blank"
        )
        self._first_day = label(name="strong")
        self._last_day = label(name="strong")
        self.clock = label(name="small", wrap=True)
        return self.add_card(
            Row(
                translate("platform_section", "First day of the test merchant"),
                translate(
                    "platform_section", "The Developer Portal shows it. It is valid for 30 days from then."
                ),
            ).below(in_lines(self._first_day, self.day_button)),
            self.chips(
                "extensions",
                translate("platform_section", "Extensions"),
                translate(
                    "platform_section", "How often you extended it in the Developer Portal, each by 15 days."
                ),
                [Chip(str(number), str(number)) for number in range(MOST_EXTENSIONS + 1)],
                number=True,
            ),
            Row(
                translate("platform_section", "Last day of the test merchant"),
                translate("platform_section", "Counted from the two above."),
            ).below(self._last_day, self.clock),
        )

    def _add_secret(self) -> None:
        self.place = label(name="small", wrap=True)
        self.add_card(
            Row(
                translate("platform_section", "Another client secret"),
                translate(
                    "platform_section",
                    "Tried by a sign-in first; the old one stays when that fails. A secret is never shown.",
                ),
            ).below(self.secret, self._secret_problem, in_lines(self.secret_button), self.place),
            Row(
                translate("platform_section", "Forget the secrets"),
                translate(
                    "platform_section",
                    "For a computer that is given away. The till cannot sell until it is set up again.",
                ),
                self.forget_button,
            ),
        )

    def show_settings(self, settings: Settings) -> None:
        """What is in use."""
        self._environment = Environment(settings.environment)
        self._merchant = settings.test_merchant
        name = worded(self._environment.words)
        self._in_use.setText(name[:1].upper() + name[1:])
        set_tone(self._in_use, TONES.get(self._environment, "ok"))
        self._about.setText(
            translate(
                "platform_section",
                "{about} Merchant {merchant}, outlet {outlet}.",
                about=_about(self._environment),
                merchant=settings.merchant_id,
                outlet=settings.outlet,
            )
        )
        self._merchant_card.setVisible(self._environment is Environment.TEST)
        self._show_merchant()

    def _show_merchant(self) -> None:
        clock = MerchantClock.recorded(self._merchant.started, self._merchant.extensions)
        none = translate("platform_section", "Not recorded")
        self.show_value("extensions", self._merchant.extensions)
        self._first_day.setText(day_words(clock.started) if clock.started else none)
        self._last_day.setText(day_words(clock.last_day) if clock.last_day else none)
        self.clock.setText(worded(*clock.words(self._today())))

    def show_environments(self, configured: Collection[Environment]) -> None:
        """Those that can be used at once; the others are set up first."""
        wanted = {
            one: one in configured
            for one in Environment
            if one is not self._environment and (self._can_set_up or one in configured)
        }
        if wanted == self._offered:
            return  # A button that somebody is about to press is not taken from under the finger.
        self._offered = wanted
        layout = self._others.layout()
        assert layout is not None  # noqa: S101 - it was made above
        while (item := layout.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.deleteLater()
        self.switch_buttons = {one: self._switch_button(one, ready=ready) for one, ready in wanted.items()}
        for made in self.switch_buttons.values():
            layout.addWidget(made)

    def _switch_button(self, one: Environment, *, ready: bool) -> QPushButton:
        name = worded(one.words)
        if ready:
            return button(
                translate("platform_section", "Switch to {environment}…", environment=name),
                lambda: self.switch_asked.emit(one),
                sign="ph.swap",
            )
        return button(
            translate("platform_section", "Set up {environment}…", environment=name),
            lambda: self.assistant_asked.emit(one),
            sign="ph.magic-wand",
        )

    def show_secret_place(self, place: str) -> None:
        """Where secrets are kept: in the keyring of that name, or empty for a file of the till's own."""
        self.place.setText(
            translate("platform_section", "Secrets are kept in this keyring: {place}", place=place)
            if place
            else translate(
                "platform_section", "Secrets are kept in a file that only this user of the computer can read."
            )
        )

    def show_secret_problem(self, text: str) -> None:
        """Why another secret was not kept; empty when it was, or for nothing."""
        warn(self._secret_problem, text)
        for part in (self.secret, self.secret_button):
            part.setEnabled(True)

    def choose_day(self) -> DayDialog:
        """Let somebody say when the test merchant began."""
        clock = MerchantClock.recorded(self._merchant.started, self._merchant.extensions)
        title = translate("platform_section", "First day of the test merchant")
        dialog = DayDialog(self, title, clock.started or self._today(), self._today())
        dialog.chosen.connect(self._take_day)
        dialog.open()
        return dialog

    def _take_day(self, day: date) -> None:
        after = MerchantClock.recorded(self._merchant.started, self._merchant.extensions).beginning(day)
        self.changed.emit({"started": day.isoformat(), "extensions": after.extensions})

    def _give_secret(self) -> None:
        secret = self.secret.text().strip()
        if secret:
            # It does not stay on the screen, not even as dots.
            self.secret.clear()
            for part in (self.secret, self.secret_button):
                part.setEnabled(False)
            self.secret_given.emit(secret)


def _secret_field() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(_LONGEST_SECRET)
    made.setAccessibleName(translate("platform_section", "New client secret"))
    made.setPlaceholderText(translate("platform_section", "Paste it from the Developer Portal"))
    return made


def _about(environment: Environment) -> str:
    if environment is Environment.SANDBOX:
        return translate("platform_section", "A made-up platform on this computer, to learn and try things.")
    if environment is Environment.TEST:
        return translate("platform_section", "The test merchant of TikTok: real calls, no real customers.")
    return translate("platform_section", "The real business: each voucher is a customer's.")
