"""The search over the settings, by real keys, in both languages; and that every setting has a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from voucher_till.domain.environment import Environment
from voucher_till.store.settings import LookSettings, Settings
from voucher_till.ui.setup.settings_page import Place, SettingsPage
from voucher_till.ui.setup.settings_parts import Row
from voucher_till.ui.setup.settings_search import find, settings_in
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import use_look


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    use_look("light")
    yield
    use_look("light")
    use_language("en")


def made(qtbot: QtBot, language: str = "en", size: tuple[int, int] = (1366, 624)) -> SettingsPage:
    use_language(language)
    page = SettingsPage()
    qtbot.addWidget(page)
    page.show_settings(
        Settings(
            client_key="key",
            merchant_id="1",
            outlet="2",
            base_url="https://example.test",
            environment="test",
            look=LookSettings(language=language),
        )
    )
    page.platform.show_environments((Environment.TEST,))
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def typed(page: SettingsPage, text: str) -> None:
    """Ctrl+F, and the text in place of what was there."""
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, text)


def titles(page: SettingsPage) -> list[str]:
    found = page.results.list
    return [found.item(number).text() for number in range(found.count())]


def test_enter_goes_to_the_first_setting_with_the_keyboard_on_it(qtbot: QtBot) -> None:
    page = made(qtbot)
    typed(page, "theme")
    assert page.results.isVisible()
    assert titles(page)[0] == "Theme"
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.place() == Place("look", "theme")
    assert page.look.isVisible()
    assert page.search.text() == ""


def test_arrow_keys_choose_another_one(qtbot: QtBot) -> None:
    page = made(qtbot)
    typed(page, "secret")
    assert len(titles(page)) >= 3
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.search, Qt.Key.Key_Up)
    assert page.search.hasFocus(), "one can go on typing"
    wanted = titles(page)[1]
    assert page.results.list.currentRow() == 1
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    row = focused.parentWidget()
    while row is not None and not isinstance(row, Row):
        row = row.parentWidget()
    assert isinstance(row, Row)
    assert row.title == wanted
    assert not row.visibleRegion().isEmpty(), "it is scrolled to"


def test_the_ends_of_the_list_hold(qtbot: QtBot) -> None:
    page = made(qtbot)
    typed(page, "secret")
    QTest.keyClick(page.search, Qt.Key.Key_Up)
    assert page.results.list.currentRow() == 0
    for _ in range(40):
        QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.results.list.currentRow() == len(titles(page)) - 1


def test_settings_are_found_by_their_sentences_choices_and_in_any_case(qtbot: QtBot) -> None:
    page = made(qtbot)
    for text, title in (
        ("MIDNIGHT", "A day ends at"),
        ("evening", "Theme"),
        ("bahasa", "Language"),
        ("proxy password", "Name and password of the proxy"),
        ("extended developer portal", "Extensions"),
    ):
        page.search.clear()
        typed(page, text)
        assert title in titles(page), text


def test_a_name_that_begins_with_it_comes_before_a_sentence(qtbot: QtBot) -> None:
    page = made(qtbot)
    typed(page, "pro")
    assert titles(page)[0].startswith("Pro")


def test_nothing_found_says_so_and_escape_goes_back(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.go_to(Place("receipts"))
    typed(page, "zebra")
    assert page.results.said.text() == "No setting found for “zebra”"
    assert not page.results.list.isVisible()
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page.search, Qt.Key.Key_Return)
        QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.receipts.isVisible()


def test_a_click_on_a_section_ends_the_search(qtbot: QtBot) -> None:
    page = made(qtbot)
    typed(page, "proxy")
    QTest.mouseClick(page.nav_buttons["look"], Qt.MouseButton.LeftButton)
    assert page.look.isVisible(), "it was open before, and is again"
    assert page.search.text() == ""


def test_a_locked_setting_is_shown_though_nothing_can_be_changed(qtbot: QtBot) -> None:
    page = made(qtbot)
    page.show_locked(True)
    typed(page, "proxy")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.network.isVisible()
    assert page.nav_buttons["network"].hasFocus()


def test_the_language_in_use_is_searched(qtbot: QtBot) -> None:
    page = made(qtbot, "id")
    typed(page, "tema")
    assert "Tema" in titles(page)
    page.search.clear()
    typed(page, "Theme")
    assert "Theme" not in titles(page)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_setting_has_a_name_and_a_sentence(qtbot: QtBot, language: str) -> None:
    page = made(qtbot, language)
    found = settings_in(page.sections, dict.fromkeys(page.sections, ""))
    assert len(found) > 30
    assert [one.title for one in found if not one.sentence.strip()] == []
    for one in found:
        assert one in find(one.title, found), "each is found by its own name"


@pytest.mark.parametrize(("size", "scale"), [((1024, 488), 1.0), ((1366, 624), 2.0), ((800, 450), 1.0)])
def test_what_was_found_is_not_cut(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    use_look("light", scale)
    page = made(qtbot, size=size)
    typed(page, "the")
    found = page.results.list
    assert page.width() == size[0]
    assert found.horizontalScrollBar().maximum() == 0
    delegate = found.itemDelegate()
    assert delegate is not None
    for number in range(found.count()):
        rect = found.visualItemRect(found.item(number))
        assert rect.width() <= found.viewport().width()
        assert rect.height() >= 48
