"""The page of settings: what each control asks for, what is locked, and that nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from voucher_till.domain.people import Person, Role
from voucher_till.domain.verdict import Face
from voucher_till.store.settings import (
    CounterSettings,
    LookSettings,
    ReceiptSettings,
    Settings,
    SoundSettings,
)
from voucher_till.ui.setup.choice_box import ChoiceBox
from voucher_till.ui.setup.people_dialogs import FormDialog, PersonDialog, PinDialog, RemoveDialog
from voucher_till.ui.setup.settings_controls import Chips, Switch
from voucher_till.ui.setup.settings_page import Place, SettingsPage
from voucher_till.ui.shared.theme import use_look

LEFT = Qt.MouseButton.LeftButton
PEOPLE = [
    Person(1, "Sari", Role.CASHIER, has_pin=False),
    Person(2, "<b>Budi</b> & Sons", Role.MANAGER, has_pin=True),
]
SECTIONS = (
    *("look", "sound", "selling", "cashiers", "receipts", "records"),
    *("platform", "network", "support"),
)


def settings(
    counter: CounterSettings | None = None, receipts: ReceiptSettings | None = None, volume: int = 70
) -> Settings:
    return Settings(
        client_key="key",
        merchant_id="1",
        outlet="2",
        base_url="https://example.test",
        look=LookSettings(language="en"),
        sound=SoundSettings(volume=volume),
        counter=counter or CounterSettings(),
        receipts=receipts or ReceiptSettings(),
    )


@pytest.fixture(autouse=True, scope="module")
def _look(qapp: QApplication) -> Iterator[None]:
    use_look("light")
    yield
    use_look("light")


class Desk:
    """The page as somebody sits before it, and what it asked for."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1366, 680)) -> None:
        self.page = SettingsPage()
        self.qtbot = qtbot
        qtbot.addWidget(self.page)
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.page.changed.connect(lambda section, changes: self.asked.append((section, changes)))
        self.page.resize(*size)
        self.page.show_settings(settings())
        self.page.show_people(PEOPLE)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def open(self, section: str) -> None:
        self.page.go_to(Place(section))
        QApplication.processEvents()

    def control(self, section: str, name: str) -> QWidget:
        self.open(section)
        return self.page.sections[section].controls[name]

    def chips(self, section: str, name: str) -> Chips:
        control = self.control(section, name)
        assert isinstance(control, Chips)
        return control

    def last(self) -> tuple[str, dict[str, object]]:
        return self.asked[-1]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def take(box: ChoiceBox, title: str) -> None:
    """Open a list and take what is called so, by keyboard."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    steps = box.findText(title) - box.view().currentIndex().row()
    for _ in range(abs(steps)):
        QTest.keyClick(box.view(), Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def words(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def row_of(control: QWidget) -> QWidget:
    row = control.parentWidget()
    assert row is not None
    return row


def test_arrow_keys_go_through_the_sections(desk: Desk) -> None:
    for section in SECTIONS[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Down)
        assert desk.page.place() == Place(section)
        assert desk.page.sections[section].isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert desk.page.sections[SECTIONS[-2]].isVisible()
    assert not desk.page.sections[SECTIONS[-1]].isVisible()


CHOICES = (
    ("look", "language", "id", "look", "id"),
    ("look", "language", "", "look", ""),
    ("look", "theme", "contrast", "look", "contrast"),
    ("look", "text_percent", "175", "look", 175),
    ("cashiers", "sign_in", "pin", "counter", "pin"),
    ("receipts", "columns", "48", "receipts", 48),
    ("records", "day_ends", "04:00", "records", "04:00"),
    ("records", "backups_kept", "30", "records", 30),
    ("records", "contact_days", "0", "records", 0),
)


def test_each_choice_is_asked_for(desk: Desk) -> None:
    for section, name, value, part, field in CHOICES:
        chips = desk.chips(section, name)
        desk.page.sections[section].ensureWidgetVisible(chips)
        QTest.mouseClick(chips.buttons[value], LEFT)
        assert desk.last() == (part, {name: field})
    assert len(desk.asked) == len(CHOICES)


SWITCHES = (
    ("look", "reduce_motion", "look", False),
    ("sound", "on", "sound", True),
    ("sound", "speech", "sound", False),
    ("selling", "one_step", "counter", False),
    ("selling", "pictures", "counter", True),
    ("selling", "full_screen", "counter", False),
    ("receipts", "each", "receipts", True),
    ("records", "daily_backup", "records", True),
)


def test_each_switch_by_key_and_by_its_whole_row(desk: Desk) -> None:
    for section, name, part, default in SWITCHES:
        switch = desk.control(section, name)
        assert isinstance(switch, Switch)
        assert switch.isChecked() is default
        switch.setFocus()
        QTest.keyClick(switch, Qt.Key.Key_Space)
        row = row_of(switch)
        QTest.mouseClick(row, LEFT, pos=QPoint(20, row.height() // 2))
        assert desk.asked[-2:] == [(part, {name: not default}), (part, {name: default})]
    assert len(desk.asked) == 2 * len(SWITCHES)


def test_what_is_filled_in_is_not_asked_for(desk: Desk) -> None:
    desk.page.show_settings(
        settings(
            CounterSettings(one_step=True, sign_in="name", lock_minutes=7),
            ReceiptSettings(printer="network:10.0.0.9", columns=42),
            volume=30,
        )
    )
    assert desk.asked == []
    assert desk.chips("cashiers", "sign_in").value == "name"
    assert not desk.chips("cashiers", "lock_minutes").taken, "7 minutes is none of the choices"
    assert desk.page.sound.volume.value() == 30


def test_locking_by_itself_needs_a_sign_in(desk: Desk) -> None:
    chips = desk.chips("cashiers", "lock_minutes")
    assert not chips.isEnabled()
    desk.page.show_settings(settings(CounterSettings(sign_in="name")))
    QTest.mouseClick(chips.buttons["10"], LEFT)
    assert desk.last() == ("counter", {"lock_minutes": 10})


def test_arrows_go_through_choices_one_by_one(desk: Desk) -> None:
    first = desk.chips("look", "text_percent").buttons["100"]
    desk.page.go_to(Place("look", "text_percent"))
    assert focused() is first
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert [changes["text_percent"] for _, changes in desk.asked] == [125, 150]
    assert desk.page.place() == Place("look", "text_percent")


def test_a_page_built_anew_opens_where_the_last_one_was(desk: Desk, qtbot: QtBot) -> None:
    desk.page.go_to(Place("receipts", "each"))
    place = desk.page.place()
    other = Desk(qtbot)
    other.page.go_to(place)
    assert focused() is other.page.receipts.controls["each"]


def test_volume_by_keyboard_and_not_by_the_wheel(desk: Desk) -> None:
    volume = desk.page.sound.volume
    desk.open("sound")
    assert volume.height() >= 48
    volume.setFocus()
    QTest.keyClick(volume, Qt.Key.Key_Right)
    assert desk.asked == [("sound", {"volume": 75})]
    assert "75 %" in words(desk.page.sound)
    middle = QPointF(volume.rect().center())
    wheel = QWheelEvent(
        middle,
        volume.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(volume, wheel)
    assert volume.value() == 75


def test_each_verdict_can_be_listened_to(desk: Desk) -> None:
    desk.open("sound")
    heard: list[str] = []
    desk.page.sound_test_asked.connect(heard.append)
    for test in desk.page.sound.tests.values():
        desk.page.sound.ensureWidgetVisible(test)
        QTest.mouseClick(test, LEFT)
    assert heard == [face.value for face in Face]
    desk.page.show_sound_problem("No loudspeaker was found.")
    desk.page.show_speech_problem("This computer has no voice.")
    assert "No loudspeaker was found." in words(desk.page.sound)
    assert "This computer has no voice." in words(desk.page.sound)
    desk.page.show_sound_problem("")
    assert "No loudspeaker" not in words(desk.page.sound)


def test_what_belongs_to_a_manager_is_shown_and_not_changed(desk: Desk) -> None:
    asked: list[bool] = []
    desk.page.manager_asked.connect(lambda: asked.append(True))
    desk.page.show_locked(True)
    for section in ("selling", "cashiers", "receipts", "records"):
        desk.open(section)
        one = desk.page.sections[section]
        assert "Only a manager can change this" in words(one)
        assert not any(control.isEnabled() for control in one.controls.values())
        QTest.mouseClick(one.manager_button, LEFT)
    assert len(asked) == 4
    switch = desk.control("selling", "one_step")
    QTest.mouseClick(switch, LEFT)
    QTest.mouseClick(row_of(switch), LEFT, pos=QPoint(20, 20))
    assert not desk.page.people.add_button.isEnabled()
    assert desk.asked == []
    assert desk.control("look", "theme").isEnabled()
    assert not desk.page.look.lock_line.isVisible()
    desk.page.show_locked(False)
    QTest.mouseClick(desk.control("selling", "one_step"), LEFT)
    assert desk.last() == ("counter", {"one_step": True})


def test_cashiers_who_may_change_settings_do_not_reach_people_and_the_record(desk: Desk) -> None:
    desk.page.show_locked(True, cashiers_may=True)
    for section, free in (("selling", True), ("receipts", True), ("cashiers", False), ("records", False)):
        desk.open(section)
        one = desk.page.sections[section]
        assert ("Only a manager can change this" in words(one)) is not free
        assert one.inside.isEnabled() is free
    assert not desk.page.people.add_button.isEnabled()


def test_rights_are_given_and_taken_one_by_one(desk: Desk) -> None:
    switch = desk.control("cashiers", "export")
    desk.page.cashiers.ensureWidgetVisible(switch)
    QTest.mouseClick(switch, LEFT)
    assert desk.asked == [], "without a sign-in nobody is a cashier"
    desk.page.show_settings(
        settings(CounterSettings(sign_in="name", cashiers_may=("close_conflicts", "fly")))
    )
    assert desk.page.cashiers.rights.given == ("close_conflicts",)
    assert switch.accessibleName() == "Export the record to files"
    QTest.mouseClick(switch, LEFT)
    assert desk.last() == ("counter", {"cashiers_may": ("export", "close_conflicts")})
    other = desk.control("cashiers", "close_conflicts")
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Space)
    assert desk.last() == ("counter", {"cashiers_may": ("export",)})


def test_a_network_printer(desk: Desk) -> None:
    desk.open("receipts")
    receipts = desk.page.receipts
    assert not receipts.test_button.isEnabled()
    take(receipts.kind, "Network printer")
    assert focused() is receipts.fields.address
    QTest.keyClicks(focused(), "printer:99999999")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert desk.asked == []
    assert "not set up rightly" in words(receipts)
    desk.page.show_settings(settings())
    assert receipts.fields.address.isVisible(), "something else was saved meanwhile"
    receipts.fields.address.selectAll()
    QTest.keyClicks(focused(), "192.168.1.50:9101")
    QTest.mouseClick(receipts.fields.use_button, LEFT)
    assert desk.last() == ("receipts", {"printer": "network:192.168.1.50:9101"})
    assert "not set up rightly" not in words(receipts)
    take(receipts.kind, "No printer")
    assert desk.last() == ("receipts", {"printer": ""})
    assert not receipts.fields.isVisible()


def test_printers_of_this_computer(desk: Desk) -> None:
    desk.open("receipts")
    receipts = desk.page.receipts
    desk.page.show_printers(["EPSON TM", "PDF"], ["/dev/ttyUSB0"])
    take(receipts.kind, "Any system printer")
    take(receipts.fields.list, "PDF")
    take(receipts.kind, "At a serial port")
    take(receipts.fields.list, "/dev/ttyUSB0")
    take(receipts.fields.speed, "19200")
    assert [changes["printer"] for _, changes in desk.asked] == [
        "system:PDF",
        "serial:/dev/ttyUSB0:9600",
        "serial:/dev/ttyUSB0:19200",
    ]


def test_a_printer_that_is_unplugged_is_still_shown(desk: Desk) -> None:
    desk.open("receipts")
    desk.page.show_settings(settings(receipts=ReceiptSettings(printer="serial:COM3:38400")))
    fields = desk.page.receipts.fields
    desk.page.show_printers([], ["COM1"])
    assert (fields.list.setting, fields.speed.setting) == ("COM3", "38400")
    desk.page.show_settings(settings(receipts=ReceiptSettings(printer="windows:Kasir")))
    assert desk.page.receipts.kind.setting == "windows"
    assert fields.list.setting == "Kasir"


def test_slips_that_wait_can_be_dropped(desk: Desk) -> None:
    desk.open("receipts")
    asked: list[str] = []
    desk.page.drop_slips_asked.connect(lambda: asked.append("drop"))
    desk.page.print_test_asked.connect(lambda: asked.append("test"))
    desk.page.show_settings(settings(receipts=ReceiptSettings(printer="file:/dev/usb/lp0")))
    desk.page.show_receipts("", 0, QPixmap())
    assert "Slips that wait" not in words(desk.page)
    paper = QPixmap(384, 500)
    paper.fill(Qt.GlobalColor.white)
    desk.page.show_receipts("The printer is out of paper.", 2, paper)
    QApplication.processEvents()
    assert "The printer is out of paper." in words(desk.page)
    assert "2 slips" in words(desk.page)
    assert desk.page.receipts.paper.pixmap().width() > 0
    QTest.mouseClick(desk.page.receipts.drop_button, LEFT)
    QTest.mouseClick(desk.page.receipts.test_button, LEFT)
    assert asked == ["drop", "test"]


def dialog_of(desk: Desk, kind: type[FormDialog]) -> FormDialog:
    found = [one for one in desk.page.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    desk.qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def test_a_person_is_added_by_keyboard(desk: Desk) -> None:
    added: list[tuple[str, Role, str]] = []
    desk.page.people.add_asked.connect(lambda *person: added.append(person))
    desk.open("cashiers")
    desk.page.people.add_button.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    dialog = dialog_of(desk, PersonDialog)
    assert isinstance(dialog, PersonDialog)

    def enter() -> str:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        return dialog.problem.text()

    assert focused() is dialog.name
    assert enter() == "A name is needed."
    QTest.keyClicks(focused(), "sari")
    assert dialog.problem.text() == ""
    assert "in the list already" in enter()
    QTest.keyClicks(focused(), " Dewi")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert dialog.role.value == Role.MANAGER.value
    assert enter() == "A manager needs a PIN."
    assert focused() is dialog.pin
    QTest.keyClicks(focused(), "1a2")
    assert dialog.pin.text() == "12", "only digits are taken"
    assert dialog.pin.displayText() != "12", "nobody reads it over the shoulder"
    assert enter() == "A PIN has 4 to 8 digits."
    QTest.keyClicks(focused(), "9034567")
    assert dialog.pin.text() == "12903456"
    assert enter() == "The two PINs are not the same."
    assert focused() is dialog.again
    QTest.keyClicks(focused(), "12903456")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert added == [("sari Dewi", Role.MANAGER, "12903456")]


def test_a_cashier_without_a_pin(desk: Desk) -> None:
    added: list[tuple[str, Role, str]] = []
    desk.page.people.add_asked.connect(lambda *person: added.append(person))
    desk.open("cashiers")
    QTest.mouseClick(desk.page.people.add_button, LEFT)
    dialog = dialog_of(desk, PersonDialog)
    QTest.keyClicks(focused(), "Putri")
    QTest.mouseClick(dialog.accept_button, LEFT)
    assert added == [("Putri", Role.CASHIER, "")]


def choose(desk: Desk, person: Person, title: str) -> None:
    """Open somebody's menu and take an entry by keyboard."""
    desk.page.activateWindow()
    desk.qtbot.waitUntil(desk.page.isActiveWindow)
    desk.open("cashiers")
    desk.page.people.buttons[person.id].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    for _ in range(titles.index(title)):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_what_can_be_done_with_a_person(desk: Desk) -> None:
    asked: list[tuple[object, ...]] = []
    people = desk.page.people
    people.role_asked.connect(lambda *one: asked.append(one))
    people.pin_asked.connect(lambda *one: asked.append(one))
    people.remove_asked.connect(lambda one: asked.append((one,)))
    choose(desk, PEOPLE[0], "Make a manager")
    choose(desk, PEOPLE[1], "Make a cashier")
    choose(desk, PEOPLE[0], "Set a PIN…")
    dialog = dialog_of(desk, PinDialog)
    for _ in range(2):
        QTest.keyClicks(focused(), "4071")
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.mouseClick(dialog.accept_button, LEFT)
    choose(desk, PEOPLE[1], "Remove…")
    QTest.keyClick(dialog_of(desk, RemoveDialog), Qt.Key.Key_Escape)
    choose(desk, PEOPLE[1], "Remove…")
    QTest.mouseClick(dialog_of(desk, RemoveDialog).accept_button, LEFT)
    assert asked == [(1, Role.MANAGER), (2, Role.CASHIER), (1, "4071"), (2,)]


def test_people_are_shown_as_they_are(desk: Desk) -> None:
    desk.open("cashiers")
    assert "<b>Budi</b> & Sons" in words(desk.page.people)
    assert "Manager · has a PIN" in words(desk.page.people)
    desk.page.people.show_problem("Budi is the last manager.")
    assert "last manager" in words(desk.page.people)
    desk.page.show_people([])
    QApplication.processEvents()
    assert "Nobody yet" in words(desk.page.people)
    assert "last manager" not in words(desk.page.people)


@pytest.mark.parametrize(
    ("size", "scale"), [((1024, 504), 1.0), ((1366, 576), 2.0), ((1024, 504), 2.0), ((1920, 984), 1.0)]
)
def test_nothing_is_cut_or_too_small_for_a_finger(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    use_look("light", scale)
    desk = Desk(qtbot, size)
    paper = QPixmap(576, 400)
    paper.fill(Qt.GlobalColor.white)
    desk.page.show_settings(settings(receipts=ReceiptSettings(printer="serial:/dev/ttyUSB0:9600")))
    desk.page.show_receipts("The printer does not answer. Is it switched on?", 12, paper)
    desk.page.show_locked(True)
    for section in SECTIONS:
        desk.open(section)
        one = desk.page.sections[section]
        content = one.widget()
        assert content is not None
        assert content.width() <= one.viewport().width(), section
        for part in desk.page.findChildren(QAbstractButton):
            if part.isVisible():
                assert part.height() >= 48, part.accessibleName() or part.text()
                wide = part.width() if isinstance(part, Switch) else part.sizeHint().width()
                assert part.width() >= wide, part.text()
                assert part.height() >= part.sizeHint().height() or isinstance(part, Switch), part.text()
        for label in one.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
