"""The band above everything that says that this is not live: in practice, and on the test merchant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from voucher_till.domain.environment import Environment
from voucher_till.domain.test_merchant import ClockState, MerchantClock
from voucher_till.store.settings import TestMerchantSettings
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

TONES = {Environment.SANDBOX: "practice", Environment.TEST: "trial"}
"""The colour of each environment that is not live, and of its lines."""
_SIGNS = {Environment.SANDBOX: "ph.graduation-cap-fill", Environment.TEST: "ph.flask-fill"}
_ATTENTION = "ph.warning-fill"
_MINUTE_MILLISECONDS = 60_000
_ICON = 20
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


def _today() -> date:
    return datetime.now().astimezone().date()


class EnvironmentBanner(QFrame):
    """Words, an icon and a colour of their own; it is not there in live."""

    def __init__(
        self, environment: str, merchant: TestMerchantSettings, today: Callable[[], date] = _today
    ) -> None:
        super().__init__()
        self.setObjectName("environment")
        self._environment = Environment(environment)
        self._clock = MerchantClock.recorded(merchant.started, merchant.extensions)
        self._today = today
        self._sign = label()
        self._title = label(name="strong", wrap=True)
        self._text = label(wrap=True)
        self._words = QBoxLayout(_BESIDE)
        self._words.setSpacing(gap(10))
        self._words.addWidget(self._title)
        self._words.addWidget(self._text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(20), gap(3), gap(20), gap(3))
        row.setSpacing(gap(8))
        row.addWidget(self._sign)
        row.addLayout(self._words, 1)
        if self._environment not in TONES:
            self.hide()
            return
        set_tone(self, TONES[self._environment])
        # A day may end while the window is open.
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tell)
        self._timer.start(_MINUTE_MILLISECONDS)
        self._tell()

    @property
    def words(self) -> str:
        """All that it says; empty in live."""
        return self.accessibleName()

    def show_merchant(self, merchant: TestMerchantSettings) -> None:
        """The test merchant's days are other ones."""
        self._clock = MerchantClock.recorded(merchant.started, merchant.extensions)
        if self._environment in TONES:
            self._tell()

    def _tell(self) -> None:
        title, text = self._said()
        sign = _ATTENTION if self._warns else _SIGNS[self._environment]
        self._sign.setPixmap(pixmap(sign, palette().on_verdict, px(_ICON)))
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title} {text}")
        self._fit()

    @property
    def _warns(self) -> bool:
        on_time = self._clock.state(self._today()) in (ClockState.FINE, ClockState.UNKNOWN)
        return self._environment is Environment.TEST and not on_time

    def _said(self) -> tuple[str, str]:
        if self._environment is Environment.SANDBOX:
            return (
                translate("environment_banner", "Practice: no real vouchers"),
                translate("environment_banner", "Nothing here reaches TikTok."),
            )
        told = worded(self._clock.banner(self._today()))
        if self._warns:
            where = translate("environment_banner", "Settings (F12) > Platform")
            return told, f"{worded(*self._clock.words(self._today())[1:])} {where}"
        return told, translate("environment_banner", "Not for customers.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What to do goes below where there is no room beside; what only explains is then left out."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for part in (self._title, self._text):
            part.ensurePolished()
        needed = sum(part.fontMetrics().horizontalAdvance(part.text()) for part in (self._title, self._text))
        fits = needed + px(_ICON) + 2 * gap(20) + gap(18) + px(8) <= self.width()
        self._text.setVisible(fits or self._warns)
        self._title.setWordWrap(not fits)
        way = _BESIDE if fits else _BELOW
        if self._words.direction() != way:
            self._words.setDirection(way)


class EnvironmentLine(QFrame):
    """A line in the same colour at the other end of the window, so that a photo of a part tells too."""

    def __init__(self, environment: str) -> None:
        super().__init__()
        self.setObjectName("environmentline")
        tone = TONES.get(Environment(environment))
        if tone is None:
            # Shown before it has a parent, it would be a window of its own for a moment.
            self.hide()
        else:
            set_tone(self, tone)
