"""Who this till is to the platform: region, client key, client secret, merchant ID; and a check at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from voucher_till.dining_api.config import base_url_problem
from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.setup.assistant.finding_card import Findings
from voucher_till.ui.setup.assistant.page import AssistantPage, field_row
from voucher_till.ui.setup.assistant.secret_field import CleanField, SecretField, cleaned
from voucher_till.ui.setup.settings_controls import Chip, Chips
from voucher_till.ui.setup.settings_parts import Row, at_left, button
from voucher_till.ui.shared.language import translate


class AccessPage(AssistantPage):
    """The credentials. The secret leaves the page by its own signal and is in no draft."""

    secret_changed = Signal(str)
    check_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("access_page", "Key and secret"),
            translate(
                "access_page",
                "Copy them from the Developer Portal > your app. Spaces that come along are left out. The"
                " secret is kept in the system's keyring where there is one.",
            ),
        )
        self.region = Chips(
            translate("access_page", "Region of the merchant"),
            [
                Chip(translate("access_page", "Indonesia and others"), "id"),
                Chip(translate("access_page", "United States"), "us"),
            ],
        )
        self.key, self.secret, self.merchant, self.address = (
            CleanField(),
            SecretField(),
            CleanField(),
            CleanField(),
        )
        self.paste_button = button(translate("access_page", "Paste"), self._paste, sign="ph.clipboard-text")
        self.check_button = button(
            translate("access_page", "Check now"), self.check_asked, sign="ph.check-circle"
        )
        self.more_button = button(translate("access_page", "Advanced: other address…"), self._more, "quiet")
        self.findings = Findings()
        self.first = self.key
        self._add_rows()
        self.region.chosen.connect(lambda region: self.access_changed.emit({"region": region}))
        for field, name in (
            (self.key, "client_key"),
            (self.merchant, "merchant_id"),
            (self.address, "base_url"),
        ):
            field.typed.connect(lambda text, name=name: self.access_changed.emit({name: text}))
        self.secret.typed.connect(self.secret_changed)

    def _add_rows(self) -> None:
        self.add_card(
            field_row(
                self.key,
                translate("access_page", "Client key"),
                translate("access_page", "Developer Portal > your app > App details > Credentials"),
            ),
            field_row(
                self.secret,
                translate("access_page", "Client secret"),
                translate("access_page", "Beside the key. Nobody sees it here unless you want to."),
                self.secret.eye,
                self.paste_button,
            ),
            field_row(
                self.merchant,
                translate("access_page", "Merchant ID"),
                translate("access_page", "Merchant Portal > Settings > Business information: a long number"),
            ),
            Row(
                translate("access_page", "Region of the merchant"),
                translate("access_page", "The platform is asked in another way for merchants of the US."),
            ).below(self.region),
        )
        self.other = self.add_card(
            field_row(
                self.address,
                translate("access_page", "Other address of the platform"),
                translate("access_page", "Empty for the usual one. It begins with https://."),
            )
        )
        self.other.hide()
        self.rows.addWidget(at_left(self.check_button, self.more_button))
        self.rows.addWidget(self.findings)

    def _more(self) -> None:
        self.other.show()
        self.more_button.hide()
        self.address.setFocus()
        self.ensureWidgetVisible(self.other)

    def _paste(self) -> None:
        """For fingers: a keyboard has a key for it."""
        text = cleaned(QApplication.clipboard().text())
        if text:
            self.secret.fill(text)
            self.secret_changed.emit(text)
        self.secret.setFocus()

    def show_draft(self, draft: SetupDraft) -> None:
        """What was typed."""
        here = draft.here
        self.key.fill(here.client_key)
        self.merchant.fill(here.merchant_id)
        self.address.fill(here.base_url)
        self.region.take(here.region)
        if here.base_url:
            self.other.show()
            self.more_button.hide()

    def show_secret(self, typed: str, *, is_kept: bool) -> None:
        """What was typed, and whether there is one: the one that the till works with is not shown."""
        self.secret.fill(typed)
        kept = translate("access_page", "Kept. Type another one to change it.")
        self.secret.setPlaceholderText(kept if is_kept else "")

    def show_can_check(self, can: bool) -> None:
        """Whether key, secret and merchant are there."""
        self.check_button.setEnabled(can)

    def problem(self) -> tuple[str, QWidget] | None:
        """An address that no secret may be sent to."""
        address = self.address.text()
        if address and base_url_problem(address) is not None:
            said = translate(
                "access_page",
                "The other address begins with https://, or is this computer's own like http://127.0.0.1:8080.",
            )
            return said, self.address
        return None
