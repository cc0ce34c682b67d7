"""What the till may do while the platform is out of reach, in plain words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from voucher_till.domain.offline import OfflinePolicy
from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.tile import TileChoice, Tiles
from voucher_till.ui.setup.settings_parts import Row
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import palette

_WIDTH = 180
_DIGITS = QRegularExpression("[0-9]{0,12}")


class OfflinePage(AssistantPage):
    """Off, or on with limits. An empty limit is none."""

    def __init__(self) -> None:
        super().__init__(
            translate("offline_page", "When the line is down"),
            translate(
                "offline_page",
                "A voucher that was checked moments before the line dropped is always stored and sent later."
                " This is about vouchers that nobody could check.",
            ),
        )
        colours = palette()
        self._policy = OfflinePolicy()
        self.choice = Tiles(
            translate("offline_page", "When the line is down"),
            [
                TileChoice(
                    "off",
                    translate("offline_page", "Wait for the line"),
                    translate(
                        "offline_page",
                        "Nothing is handed over that the platform did not confirm. The safe way.",
                    ),
                    "ph.shield-check-fill",
                    colours.ok,
                ),
                TileChoice(
                    "on",
                    translate("offline_page", "Accept on trust, within limits"),
                    translate(
                        "offline_page",
                        "Hand over, and send later. If the platform then says no, the loss is yours.",
                    ),
                    "ph.handshake-fill",
                    colours.used,
                ),
            ],
        )
        self.fields = {name: _number() for name in ("max_count", "max_one", "max_value", "max_hours")}
        self.rows.addWidget(self.choice)
        self.limits = self.add_card(
            Row(
                translate("offline_page", "Vouchers"),
                translate("offline_page", "So many may wait at most."),
                self.fields["max_count"],
            ),
            Row(
                translate("offline_page", "Worth of one voucher"),
                translate("offline_page", "In the currency of the vouchers, as 100000. Empty for no limit."),
                self.fields["max_one"],
            ),
            Row(
                translate("offline_page", "Worth of all together"),
                translate("offline_page", "Empty for no limit."),
                self.fields["max_value"],
            ),
            Row(
                translate("offline_page", "Hours"),
                translate("offline_page", "Counted from the platform's last answer. Empty for no limit."),
                self.fields["max_hours"],
            ),
        )
        self.first = self.choice
        self.choice.chosen.connect(lambda value: self._change(allow_unverified=value == "on"))
        for name, field in self.fields.items():
            field.textEdited.connect(lambda text, name=name: self._limit(name, text))

    def _limit(self, name: str, text: str) -> None:
        value: int | float | Decimal | None = None
        if text:
            value = {"max_count": int, "max_hours": float}.get(name, Decimal)(text)
        self._change(**{name: value})

    def _change(self, **changes: object) -> None:
        self.changed.emit({"offline": replace(self._policy, **changes)})  # type: ignore[arg-type]

    def show_draft(self, draft: SetupDraft) -> None:
        """What is chosen."""
        self._policy = draft.offline
        self.choice.take("on" if self._policy.allow_unverified else "off")
        self.limits.setVisible(self._policy.allow_unverified)
        for name, field in self.fields.items():
            value: int | float | Decimal | None = getattr(self._policy, name)
            text = "" if value is None else f"{value:.0f}"
            if field.text() != text:
                field.setText(text)


def _number() -> QLineEdit:
    made = QLineEdit()
    made.setFixedWidth(span(_WIDTH))
    made.setValidator(QRegularExpressionValidator(_DIGITS, made))
    return made
