"""The locked till: names by key and by finger, PINs, waiting, and what a scanner types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from voucher_till.domain.people import Person, Role
from voucher_till.ui.cashier.sign_in_view import SignInView
from voucher_till.ui.shared.pin_pad import ManagerPinDialog, PinPad
from voucher_till.ui.shared.theme import use_look

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Agus", "Budi", "Citra", "<b>Dewi</b>", "Budiman", "Eko", "Fitri")
PEOPLE = [Person(i + 1, name, Role.CASHIER, has_pin=name != "Eko") for i, name in enumerate(NAMES)]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    use_look("light", reduce_motion=True)
    yield
    use_look("light")


class Lock:
    """The view as somebody stands before it, and who was chosen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.view = SignInView()
        self.qtbot = qtbot
        qtbot.addWidget(self.view)
        self.chosen: list[tuple[int, str]] = []
        self.view.chosen.connect(lambda who, pin: self.chosen.append((who, pin)))
        self.view.resize(1024, 600)
        self.show(pin_mode=False)

    def show(self, *, pin_mode: bool, people: list[Person] | None = None) -> None:
        self.view.show_people(PEOPLE if people is None else people, pin_mode)
        self.view.show()
        self.view.activateWindow()
        self.qtbot.waitUntil(self.view.isActiveWindow)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            if isinstance(key, str):
                QTest.keyClicks(widget, key)
            else:
                QTest.keyClick(widget, key)

    @property
    def at(self) -> str:
        """Whose tile has the keyboard."""
        return next((tile.person.name for tile in self.view.tiles if tile.hasFocus()), "")


@pytest.fixture
def lock(qtbot: QtBot) -> Lock:
    return Lock(qtbot)


def words(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_a_name_is_picked_by_keyboard(lock: Lock) -> None:
    columns = sum(tile.y() == lock.view.tiles[0].y() for tile in lock.view.tiles)
    assert columns == 4
    assert "<b>Dewi</b>" in words(lock.view)
    assert lock.at == "Agus"
    lock.press(Qt.Key.Key_Right)
    assert lock.at == "Budi"
    lock.press(Qt.Key.Key_Down)
    assert lock.at == "Eko"
    lock.press(Qt.Key.Key_Left)
    assert lock.at == "Budiman"
    lock.press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert lock.at == "Agus", "there is nothing before the first"
    lock.press("b")
    assert lock.at == "Budi"
    lock.press("B")
    assert lock.at == "Budiman"
    lock.press("b", "z")
    assert lock.at == "Budi"
    lock.press(Qt.Key.Key_Return)
    assert lock.chosen == [(2, "")]
    assert not lock.view.pad.isVisible()


def test_a_name_and_a_pin_by_finger_alone(lock: Lock) -> None:
    lock.show(pin_mode=True)
    QTest.mouseClick(lock.view.tiles[2], LEFT)
    keys = lock.view.pad.keys
    assert "Citra" in words(lock.view)
    for name in ("4", "0", "7", "7", "back"):
        QTest.mouseClick(keys[name], LEFT)
    assert not keys["enter"].isEnabled(), "a PIN has at least four digits"
    for name in ("1", "enter"):
        QTest.mouseClick(keys[name], LEFT)
    assert lock.chosen == [(3, "4071")]


def test_a_pin_by_keyboard(lock: Lock) -> None:
    lock.show(pin_mode=True)
    lock.press("c", Qt.Key.Key_Return)
    pad = lock.view.pad
    assert pad.hasFocus()
    lock.press("123", Qt.Key.Key_Return)
    assert lock.chosen == []
    lock.press("x4", Qt.Key.Key_Backspace, "567890", Qt.Key.Key_Enter)
    assert lock.chosen == [(3, "12356789")]
    lock.press("1234", Qt.Key.Key_Return)
    assert len(lock.chosen) == 1, "nothing is taken before the answer to the first"
    lock.view.show_wrong()
    assert pad.said == "Wrong PIN"
    assert pad.typed == 0
    lock.press("9")
    assert pad.said == ""
    lock.press(Qt.Key.Key_Escape)
    assert lock.at == "Citra"
    lock.press(Qt.Key.Key_Return)
    assert pad.typed == 0, "what was typed is forgotten"


def test_waiting_counts_down_and_takes_nothing(lock: Lock) -> None:
    lock.show(pin_mode=True)
    lock.press("c", Qt.Key.Key_Return, "1234", Qt.Key.Key_Return)
    lock.view.show_wait(0.4)
    pad = lock.view.pad
    assert pad.said == "Wait 1 s"
    lock.press("1234", Qt.Key.Key_Return)
    assert len(lock.chosen) == 1
    assert not any(key.isEnabled() for key in pad.keys.values())
    lock.press(Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert pad.said == "Wait 1 s", "going away and coming back does not end it"
    lock.qtbot.waitUntil(lambda: pad.said == "", timeout=2000)
    lock.press("1234", Qt.Key.Key_Return)
    assert len(lock.chosen) == 2


def test_who_has_no_pin_is_told_so(lock: Lock) -> None:
    lock.show(pin_mode=True)
    lock.press("e", Qt.Key.Key_Return)
    assert "Eko has no PIN yet." in words(lock.view)
    assert not lock.view.pad.isVisible()
    assert lock.chosen == []


def test_thirty_people_scroll_and_long_names_do_not_push(lock: Lock) -> None:
    people = [Person(i, f"{chr(65 + i % 26)}{'name ' * 8}{i}", Role.CASHIER, has_pin=True) for i in range(30)]
    lock.show(pin_mode=False, people=people)
    last = lock.view.tiles[-1]
    assert last.visibleRegion().boundingRect().height() < last.height()
    for _ in range(8):
        lock.press(Qt.Key.Key_Down)
    assert lock.at == people[28].name
    assert last.visibleRegion().boundingRect().height() == last.height()
    lock.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert lock.chosen == [(29, "")]
    assert all(tile.geometry().right() < lock.view.width() for tile in lock.view.tiles)


def test_nobody_in_the_list(lock: Lock) -> None:
    lock.show(pin_mode=True, people=[])
    assert "Nobody is in the list yet." in words(lock.view)


def test_nothing_typed_stays_when_the_view_goes(lock: Lock) -> None:
    lock.show(pin_mode=True)
    lock.press("c", Qt.Key.Key_Return, "12")
    lock.view.hide()
    lock.view.show()
    assert not lock.view.pad.isVisible()
    assert lock.view.pad.typed == 0


@pytest.mark.parametrize("still", [True, False])
def test_a_wrong_pin_shakes_unless_motion_is_reduced(lock: Lock, still: bool) -> None:
    use_look("light", reduce_motion=still)
    lock.show(pin_mode=True)
    lock.press("c", Qt.Key.Key_Return, "1234", Qt.Key.Key_Return)
    place = lock.view.pad.dots.pos()
    lock.view.show_wrong()
    shake = lock.view.pad.findChild(QPropertyAnimation)
    assert isinstance(shake, QPropertyAnimation)
    assert (shake.state() is QAbstractAnimation.State.Running) is not still
    lock.qtbot.waitUntil(lambda: shake.state() is QAbstractAnimation.State.Stopped)
    assert lock.view.pad.dots.pos() == place


@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 1.0), ((1366, 768), 2.0), ((1024, 600), 2.0)])
def test_tiles_and_keys_fit_and_are_large_enough(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    use_look("light", scale, reduce_motion=True)
    lock = Lock(qtbot)
    lock.view.resize(*size)
    lock.show(pin_mode=True)
    for tile in lock.view.tiles:
        assert tile.height() >= 84
        assert tile.mapTo(lock.view, tile.rect().topRight()).x() < lock.view.width()
    QTest.mouseClick(lock.view.tiles[0], LEFT)
    QApplication.processEvents()
    pad = lock.view.pad
    boxes = [(key.mapTo(lock.view, key.rect().topLeft()), key) for key in pad.keys.values()]
    for corner, key in boxes:
        assert min(key.width(), key.height()) >= 48
        assert corner.y() + key.height() <= lock.view.height()
        assert corner.x() + key.width() <= lock.view.width()
        assert not key.geometry().intersects(pad.dots.geometry()) or key.parentWidget() is not pad


def test_the_managers_dialog(lock: Lock) -> None:
    dialog = ManagerPinDialog(lock.view, "Leaving the full screen needs a manager.")
    entered: list[str] = []
    dialog.entered.connect(entered.append)
    dialog.open()
    lock.qtbot.waitUntil(dialog.isActiveWindow)
    assert "Leaving the full screen needs a manager." in words(dialog)
    lock.press("123", Qt.Key.Key_Return)
    assert entered == []
    assert dialog.isVisible()
    lock.press("4", Qt.Key.Key_Return)
    assert entered == ["1234"]
    dialog.show_wrong()
    assert "Wrong PIN" in words(dialog)
    dialog.show_wait(15)
    assert "Wait 15 s" in words(dialog)
    gone: list[int] = []
    dialog.finished.connect(gone.append)
    lock.press(Qt.Key.Key_Escape)
    assert gone == [0]


def test_a_pad_says_how_much_was_typed_and_not_what(qtbot: QtBot) -> None:
    pad = PinPad()
    qtbot.addWidget(pad)
    pad.show()
    QTest.keyClicks(pad, "407")
    assert pad.accessibleDescription() == "3 digits typed"
    assert "407" not in words(pad)
