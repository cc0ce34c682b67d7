"""Dialogs about the platform: whether another environment is used, and whether secrets are forgotten."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from voucher_till.domain.environment import Environment, LeftOpen
from voucher_till.ui.setup.people_dialogs import FormDialog
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label


class SwitchDialog(FormDialog):
    """What stays open in the environment that is left, and what comes."""

    def __init__(self, parent: QWidget, here: Environment, to: Environment, left: LeftOpen) -> None:
        name = worded(to.words)
        super().__init__(
            parent,
            translate("platform_dialogs", "Switch to {environment}?", environment=name),
            _about(to),
            translate("platform_dialogs", "Switch to {environment}", environment=name),
        )
        self.left_open = label(worded(*left.words(here)), "warn", wrap=True)
        self.form.addWidget(self.left_open)
        self.left_open.setVisible(bool(left.count))
        again = translate("platform_dialogs", "The window closes and opens again.")
        self.form.addWidget(label(again, "mute", wrap=True))
        self.finish()


class ForgetDialog(FormDialog):
    """Whether the till is to forget its secrets."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            translate("platform_dialogs", "Forget the secrets?"),
            translate(
                "platform_dialogs",
                "The client secret, the sign-in at the platform and all logins of this environment are "
                "removed from this computer. The record stays. To sell again, the till must be set up again.",
            ),
            translate("platform_dialogs", "Forget them"),
        )
        self.finish()


def _about(to: Environment) -> str:
    if to is Environment.LIVE:
        return translate(
            "platform_dialogs", "From then on each voucher is a real customer's, and redeeming one is final."
        )
    return translate(
        "platform_dialogs",
        "Real customers cannot be served there. A coloured band says so, above everything.",
    )
