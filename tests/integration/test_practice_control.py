"""Practice mode on the emulator: what a task needs is there, and doing it on a real till does it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import httpx
import pytest
from platform_calls import Caller, error_code
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from tills import set_up

from voucher_till.app import Till, open_till
from voucher_till.cli.window import SandboxPhones
from voucher_till.domain.verdict import Face, Verdict, face
from voucher_till.redemption import verdicts
from voucher_till.sandbox import faults
from voucher_till.sandbox.phone import Screen
from voucher_till.sandbox.server import SandboxOptions, SandboxServer
from voucher_till.scanning.files import read_picture
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.ui.cashier.practice import TITLES, PhonePanel
from voucher_till.ui.cashier.practice_room import PracticeRoom
from voucher_till.ui.cashier.practice_tasks import TASKS

FIRST, TWO_OF_THREE, OLD_QR, USED, LINE_DROPS, BY_HAND = range(len(TASKS))


@pytest.fixture(autouse=True)
def _no_slow_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "_SLOW_SECONDS", 0.01)


def prepare(caller: Caller, **wanted: object) -> dict[str, Any]:
    answer = caller.desk.post("/control/practice", json=wanted)
    answer.raise_for_status()
    made: dict[str, Any] = answer.json()
    return made


def test_an_old_qr_stays_until_the_customer_refreshes_it(caller: Caller, sandbox: SandboxServer) -> None:
    old = prepare(caller, customer="one", old_qr=True)["qr"]
    order = sandbox.world.of_customer("one")
    assert order is not None
    assert caller.customer("one")["qr"] == old
    assert Screen.of(sandbox.world, order).old
    assert error_code(caller.query(qr_info=old)) == "-3000109"
    caller.desk.post("/control/customers/one/refresh").raise_for_status()
    new = caller.customer("one")["qr"]
    assert new != old
    assert not Screen.of(sandbox.world, order).old
    assert caller.query(qr_info=new).status_code == 200


def test_an_old_qr_is_remembered_over_a_restart(tmp_path: Path) -> None:
    options = SandboxOptions(state_file=tmp_path / "emulator.json")
    seen: list[str] = []
    for _ in range(2):
        with SandboxServer(options) as server:
            caller = Caller(server)
            if not seen:
                prepare(caller, customer="one", old_qr=True)
            seen.append(caller.customer("one")["qr"])
            caller.close()
    assert seen[0] == seen[1]


def test_a_line_that_drops_loses_one_answer_of_a_redeem_that_was_carried_out(caller: Caller) -> None:
    made = prepare(caller, customer="one", line_drops=True)
    code = made["vouchers"][0]["code"]
    assert caller.query(qr_info=made["qr"]).status_code == 200
    with pytest.raises(httpx.TransportError):
        caller.redeem(shop_order_id=made["shop_order_id"], code_list=[code])
    assert caller.redemptions_of(code) == 1
    assert [one["fault"] for one in caller.desk.get("/control/faults").json()] == ["delay"]
    assert caller.query(code_list=[code]).json()["data"]["code_list"][0]["redemption_status"] == 400
    assert caller.desk.get("/control/faults").json() == []


def test_the_next_task_takes_back_what_the_one_before_ordered_and_no_more(caller: Caller) -> None:
    caller.fault("redeem", "reset_after_commit")
    prepare(caller, customer="one", line_drops=True)
    assert len(caller.desk.get("/control/faults").json()) == 2
    prepare(caller, customer="one")
    assert len(caller.desk.get("/control/faults").json()) == 1
    prepare(caller, customer="one", line_drops=True)
    prepare(caller)
    assert len(caller.desk.get("/control/faults").json()) == 1


def test_nobody_of_that_name(caller: Caller) -> None:
    assert caller.desk.post("/control/practice", json={"customer": "x"}).status_code == 404


class Practice:
    """A room with its panel, and a till whose verdicts it is shown."""

    def __init__(self, till: Till, phones: SandboxPhones) -> None:
        self.till = till
        self.parent = QObject()
        self.tasks: set[asyncio.Task[None]] = set()
        self.room = PracticeRoom(
            self.parent, phones, spawn=self.spawn, is_filming=lambda: False, take_file=self.take_file
        )
        self.scans: list[Scan] = []
        self.panel = PhonePanel()
        self.room.attach(self.panel)

    def spawn(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.tasks.add(asyncio.get_running_loop().create_task(work()))

    def take_file(self, read: Callable[[], Scan]) -> None:
        self.scans.append(read())

    async def settled(self) -> None:
        """Everything that was begun is done."""
        while pending := [task for task in self.tasks if not task.done()]:
            await asyncio.gather(*pending)
        for task in self.tasks:
            task.result()

    async def hold_up(self) -> Scan:
        await self.settled()
        self.panel.hold_button.click()
        self.room.scanned(ScanSource.FILE)
        return self.scans.pop()

    async def sell(self, payload: str, count: int = 0) -> Verdict:
        """Redeem some vouchers, or all of them; the verdict is shown."""
        checked = await self.till.desk.verify(payload, "typed")
        verdict = checked.verdict
        if checked.redeemable:
            codes = [voucher.code for voucher in checked.redeemable]
            verdict = await self.till.desk.redeem(checked, codes[: count or None])
        self.room.verdict_shown(verdict)
        await self.settled()
        return verdict


@pytest.fixture
async def practice(qtbot: QtBot, sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Practice]:
    phones = SandboxPhones(sandbox.control_url)
    async with open_till(set_up(tmp_path / "till", sandbox)) as till:
        made = Practice(till, phones)
        qtbot.addWidget(made.panel)
        await made.room.start()
        # Its clock is of Qt's loop, which does not run here.
        made.room.stop()
        yield made
        await made.settled()
        await phones.aclose()


async def skip_to(practice: Practice, number: int) -> None:
    for _ in range(number):
        practice.panel.skip_button.click()
    await practice.settled()
    assert practice.room.progress.number == number


async def test_the_tasks_are_done_on_a_real_till_one_after_another(practice: Practice) -> None:
    await practice.sell((await practice.hold_up()).payload)
    assert practice.room.progress.number == TWO_OF_THREE
    await practice.sell((await practice.hold_up()).payload)
    assert TASKS[TWO_OF_THREE].missed == practice.room.progress.said
    await practice.sell((await practice.hold_up()).payload, 2)
    assert practice.room.progress.number == OLD_QR
    assert face(await practice.sell((await practice.hold_up()).payload)) is Face.QR_TOO_OLD
    practice.panel.refresh_button.click()
    await practice.sell((await practice.hold_up()).payload)
    assert practice.room.progress.number == USED
    await practice.sell((await practice.hold_up()).payload)
    assert practice.room.progress.number == LINE_DROPS
    assert face(await practice.sell((await practice.hold_up()).payload)) is Face.UNKNOWN
    assert practice.room.progress.number == LINE_DROPS
    rows = [row async for row in practice.till.settler.run()]
    assert [row.state for row in rows] == ["redeemed"]
    await practice.sell(rows[0].code)
    assert practice.room.progress.said == TASKS[LINE_DROPS].missed, "scanned again instead of waiting"
    assert face(await practice.sell((await practice.hold_up()).payload)) is Face.UNKNOWN
    rows = [row async for row in practice.till.settler.run()]
    practice.room.verdict_shown(verdicts.of_rows(rows))
    await practice.settled()
    assert practice.room.progress.number == BY_HAND
    practice.room.scanned(ScanSource.TYPED)
    await practice.sell(practice.panel.code)
    assert practice.room.progress.task is None
    assert "You are ready." in practice.panel.task.text
    assert practice.panel.again_button.text() == "Start again"


async def test_free_practice_calms_the_line_and_shows_any_customer(
    practice: Practice, caller: Caller
) -> None:
    await skip_to(practice, LINE_DROPS)
    assert caller.desk.get("/control/faults").json()
    practice.panel.choose("three")
    await practice.settled()
    assert caller.desk.get("/control/faults").json() == []
    assert read_picture(practice.panel.png).payload == caller.customer("three")["qr"]
    before = caller.customer("three")["shop_order_id"]
    practice.panel.new_button.click()
    await practice.settled()
    assert caller.customer("three")["shop_order_id"] != before
    await practice.sell(caller.customer("three")["qr"])
    assert practice.room.progress.number == LINE_DROPS, "free practice does no task"


async def test_a_new_panel_shows_what_the_old_one_did(practice: Practice, qtbot: QtBot) -> None:
    await skip_to(practice, OLD_QR)
    fresh = PhonePanel()
    qtbot.addWidget(fresh)
    practice.room.attach(fresh)
    assert (fresh.png, fresh.task.text) == (practice.panel.png, practice.panel.task.text)
    assert "Task 3 of 6" in fresh.task.text
    assert not fresh.refresh_button.isHidden()
    practice.panel.deleteLater()
    fresh.skip_button.click()
    await practice.settled()
    assert practice.room.progress.number == USED
    practice.panel = fresh
    assert face(await practice.sell((await practice.hold_up()).payload)) is Face.ALREADY_USED


async def test_customers_are_named_in_words_that_are_translated(practice: Practice, caller: Caller) -> None:
    caller.desk.post("/control/orders", json={"customer": "walk-in"}).raise_for_status()
    practice.panel.choose("three")
    await practice.settled()
    names = {one["name"]: one["title"] for one in caller.desk.get("/control/customers").json()}
    assert {name: str(title) for name, title in TITLES.items()} | {"walk-in": "walk-in"} == names
    assert practice.panel.customers[:2] == ["Tasks", "One voucher"]
    assert practice.panel.customers[-1] == "walk-in"
