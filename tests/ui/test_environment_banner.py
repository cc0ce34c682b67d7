"""The band that tells practice and the test merchant from live, and what it says of the days left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from stage import Stage, until

from voucher_till.store.settings import Settings, TestMerchantSettings
from voucher_till.ui.cashier.environment_banner import EnvironmentBanner
from voucher_till.ui.cashier.views import Views
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.theme import PALETTES, use_look

FIRST = date(2026, 11, 2)
LAST = FIRST + timedelta(days=29)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    use_look("light")
    yield
    use_look("light")


def banner(
    qtbot: QtBot, today: date, *, started: str = FIRST.isoformat(), extensions: int = 0
) -> EnvironmentBanner:
    made = EnvironmentBanner(
        "test", TestMerchantSettings(started=started, extensions=extensions), lambda: today
    )
    qtbot.addWidget(made)
    made.resize(1366, 40)
    made.show()
    return made


def settings(environment: str) -> Settings:
    return Settings(
        client_key="key",
        merchant_id="1",
        outlet="2",
        base_url="https://example.test",
        environment=environment,
    )


@pytest.mark.parametrize(
    ("today", "extensions", "words"),
    [
        (FIRST, 0, "30 days left"),
        (LAST - timedelta(days=5), 0, "6 days left"),
        (LAST - timedelta(days=4), 0, "5 days left"),
        (LAST, 0, "1 day left"),
        (LAST + timedelta(days=1), 0, "has ended"),
        (LAST + timedelta(days=1), 1, "15 days left"),
    ],
)
def test_the_days_left_are_told(qtbot: QtBot, today: date, extensions: int, words: str) -> None:
    assert words in banner(qtbot, today, extensions=extensions).words


def test_near_the_end_and_after_it_it_says_what_to_do(qtbot: QtBot) -> None:
    fine = banner(qtbot, LAST - timedelta(days=5)).words
    soon = banner(qtbot, LAST - timedelta(days=4)).words
    over = banner(qtbot, LAST + timedelta(days=1)).words
    used_up = banner(qtbot, LAST + timedelta(days=365), extensions=5).words
    assert "Developer Portal" not in fine
    assert "Extend it by 15 days in the Developer Portal" in soon
    assert "record the extension here" in over
    assert "new test merchant" in used_up


def test_what_to_do_is_shown_on_a_narrow_window_too(qtbot: QtBot) -> None:
    narrow = banner(qtbot, LAST)
    narrow.resize(700, 40)
    narrow.adjustSize()
    narrow.resize(700, narrow.layout().totalHeightForWidth(700))  # type: ignore[union-attr]
    for part in narrow.findChildren(QLabel):
        if part.text():
            assert part.isVisible(), part.text()
            assert part.height() >= part.heightForWidth(part.width()), part.text()


def test_without_a_first_day_it_says_so(qtbot: QtBot) -> None:
    assert "not recorded" in banner(qtbot, FIRST, started="").words


@pytest.mark.parametrize("theme", sorted(PALETTES))
@pytest.mark.parametrize(("environment", "color"), [("sandbox", "practice"), ("test", "trial")])
def test_the_window_is_framed_in_the_color_of_its_environment(
    qtbot: QtBot, theme: str, environment: str, color: str
) -> None:
    use = use_look(theme).palette
    views = Views(settings(environment), practice=False)
    qtbot.addWidget(views)
    views.resize(1366, 768)
    views.show()
    wanted, painted = QColor(getattr(use, color)), views.grab().toImage()
    assert painted.pixelColor(QPoint(4, views.banner.height() // 2)) == wanted
    assert painted.pixelColor(QPoint(4, views.height() - 2)) == wanted
    assert views.banner.words
    assert views.banner.height() >= 24


def test_live_has_neither(qtbot: QtBot) -> None:
    use = use_look("light").palette
    views = Views(settings("live"), practice=False)
    qtbot.addWidget(views)
    views.resize(1366, 768)
    views.show()
    assert not views.banner.isVisible()
    painted = views.grab().toImage()
    for y in (2, views.height() - 2):
        assert painted.pixelColor(4, y).name().upper() not in (use.practice, use.trial)


def test_a_recorded_extension_counts_at_once(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        before = window.views.banner.words
        window.settings_room.change("test_merchant", {"extensions": 2})
        await until(lambda: window.views.banner.words != before)
        assert "30 days left" in window.views.banner.words

    started = date.today() - timedelta(days=30)
    stage(play, environment="test", test_merchant=TestMerchantSettings(started=started.isoformat()))
