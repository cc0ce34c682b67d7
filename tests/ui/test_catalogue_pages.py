"""The pages of outlets and products in the manager's room, against the emulator."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from receivers import Site
from room_hands import audited, enter_pin, no_dialog, opened
from stage import Stage, key, press, tap, until

from voucher_till.domain.outlets import OutletTask, TaskKind, TaskState
from voucher_till.domain.people import Role
from voucher_till.sandbox import credentials
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings, LookSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.outlets_view import OutletsView
from voucher_till.ui.manager.products_view import ProductsView
from voucher_till.ui.shared.dialogs import AskDialog

NO_CAMERA = DeviceSettings(camera="off")
BUDI = "8152"
SHOTS = os.environ.get("VOUCHER_TILL_TEST_SHOTS", "")


async def enter(window: CashierWindow, pin: str = "") -> None:
    key(window, Qt.Key.Key_R, control=True)
    if pin:
        await enter_pin(window, pin)
    await until(lambda: window.page is Page.MANAGER)


async def products_of(window: CashierWindow) -> ProductsView:
    window.manager.open_section("products")
    view = window.views.manager_page._views["products"]
    assert isinstance(view, ProductsView)
    await until(lambda: view.again_button.isEnabled() and view.model.rowCount() > 0)
    return view


async def outlets_of(window: CashierWindow) -> OutletsView:
    window.manager.open_section("outlets")
    view = window.views.manager_page._views["outlets"]
    assert isinstance(view, OutletsView)
    await until(lambda: view.again_button.isEnabled() and view.model.rowCount() > 0)
    return view


def choose(view: ProductsView, name: str) -> None:
    view.table.selectRow([product.name for product in view.model.items].index(name))


def cells(view: ProductsView | OutletsView, row: int) -> list[str]:
    return [view.model.index(row, column).data() for column in range(view.model.columnCount())]


def keep(window: CashierWindow, name: str) -> None:
    """A picture for somebody to look at, where that was asked for."""
    if SHOTS:
        window.grab().save(str(Path(SHOTS) / f"{name}.png"))


def at_the_platform(caller: Caller, third_product_id: str) -> dict[str, Any]:
    if not caller.token:
        caller.grant()
    fields = {
        "merchant_id": credentials.MERCHANT_ID,
        "product_type_list": [2],
        "list_tab": 0,
        "pagination": {"page_no": 1, "page_size": 50},
    }
    answer = caller.http.post(
        "/v2/localservice/saas/product/batch_query/",
        json=fields,
        headers={"Authorization": f"Bearer {caller.token}"},
    ).json()
    found: dict[str, Any] = next(
        one for one in answer["data"]["products"] if one["third_product_id"] == third_product_id
    )
    return found


def test_price_and_stock_change_at_once_and_are_audited(stage: Stage, caller: Caller, tmp_path: Path) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)

    async def play(window: CashierWindow) -> None:
        await enter(window, BUDI)
        view = await products_of(window)
        choose(view, "Es Kopi Susu")
        assert cells(view, view.table.currentIndex().row())[:2] == ["Es Kopi Susu", "Listed"]
        await tap(view.change_button)
        dialog = await opened(AskDialog)
        assert dialog.fields[0].text() == "18000"
        for field, text in zip(dialog.fields, ("0", "7"), strict=True):
            field.setText(text)
        await tap(dialog.accept_button)
        await no_dialog()
        await until(lambda: "Nothing was changed" in view.trouble_text)
        await tap(view.change_button)
        dialog = await opened(AskDialog)
        for field, text in zip(dialog.fields, ("19500", "7"), strict=True):
            field.setText(text)
        await tap(dialog.accept_button)
        await no_dialog()
        await until(lambda: cells(view, view.table.currentIndex().row())[3] == "7")
        assert not view.trouble_text
        kept = at_the_platform(caller, "MENU-ES-KOPI-SUSU")
        assert (kept["actual_amount"], kept["inventory"]) == ("19500", 7)
        assert audited(DataFolder(tmp_path / "till"))[-2:] == [
            ("Budi", "product changed: asked for"),
            ("Budi", "product changed"),
        ]

    stage(play, NO_CAMERA)


def test_a_product_is_taken_off_sale_after_a_confirmation(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await enter(window)
        view = await products_of(window)
        choose(view, "Paket Siang")
        assert view.withdraw_button.isEnabled() and not view.delist_button.isEnabled()
        choose(view, "Paket Lama")
        assert "The picture is not sharp" in view.told.text()
        choose(view, "Paket Sarapan")
        await tap(view.delist_button)
        await opened(AskDialog)
        press(window, Qt.Key.Key_Escape)
        await no_dialog()
        assert at_the_platform(caller, "MENU-PAKET-SARAPAN")["product_status"] == 1
        await tap(view.delist_button)
        await tap((await opened(AskDialog)).accept_button)
        await until(lambda: cells(view, view.table.currentIndex().row())[1] == "Removed")
        assert at_the_platform(caller, "MENU-PAKET-SARAPAN")["product_status"] == 4

    stage(play, NO_CAMERA)


def test_a_change_without_an_answer_is_in_doubt(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await enter(window)
        view = await products_of(window)
        choose(view, "Paket Siang")
        caller.fault("any", "error_code", code="-9990202")
        await tap(view.withdraw_button)
        await tap((await opened(AskDialog)).accept_button)
        await until(lambda: bool(view.trouble_text))
        keep(window, "trouble")
        assert "look before you try again" in view.trouble_text

    stage(play, NO_CAMERA)


def test_a_price_is_read_as_people_write_it_and_a_far_one_is_asked_about(
    stage: Stage, caller: Caller
) -> None:
    async def play(window: CashierWindow) -> None:
        await enter(window)
        view = await products_of(window)
        choose(view, "Es Kopi Susu")

        async def give(price: str) -> None:
            await tap(view.change_button)
            dialog = await opened(AskDialog)
            for field, text in zip(dialog.fields, (price, "7"), strict=True):
                field.setText(text)
            await tap(dialog.accept_button)

        await give("10.000")
        await until(lambda: cells(view, view.table.currentIndex().row())[2] == "Rp10.000")
        await give("1.000")
        await until(lambda: "becomes Rp1.000 and was Rp10.000" in spoken())
        dialog = await opened(AskDialog)
        dialog.reject()
        await no_dialog()
        assert at_the_platform(caller, "MENU-ES-KOPI-SUSU")["actual_amount"] == "10000"
        for wrong in ("0", "1e9", "0,50", "9" * 40):
            await give(wrong)
            await no_dialog()
            await until(lambda: "Nothing was changed" in view.trouble_text)
            view.show_trouble("")
        await give("1.000")
        await until(lambda: "becomes Rp1.000" in spoken())
        await tap((await opened(AskDialog)).accept_button)
        await until(lambda: cells(view, view.table.currentIndex().row())[2] == "Rp1.000")

    def spoken() -> str:
        """What the open question says."""
        dialog = QApplication.activeModalWidget()
        return " ".join(part.text() for part in dialog.findChildren(QLabel)) if dialog else ""

    stage(play, NO_CAMERA)


def test_a_missing_scope_is_said_with_where_to_click(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        await enter(window)
        window.manager.open_section("products")
        products = window.views.manager_page._views["products"]
        assert isinstance(products, ProductsView)
        await until(lambda: "Products management" in products.trouble_text)
        assert "Developer Portal > your app" in products.trouble_text
        window.manager.open_section("outlets")
        outlets = window.views.manager_page._views["outlets"]
        assert isinstance(outlets, OutletsView)
        await until(lambda: "Outlets management" in outlets.trouble_text)
        keep(window, "no-scope")

    stage(play, NO_CAMERA, client_key=credentials.VOUCHERS_ONLY_CLIENT_KEY)


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "id")])
def test_outlets_tell_how_their_reviews_ended(
    stage: Stage, caller: Caller, tmp_path: Path, theme: str, language: str
) -> None:
    async def play(window: CashierWindow) -> None:
        window.settings_room.change("look", {"theme": theme})
        await enter(window)
        view = await outlets_of(window)
        assert [row.third_shop_id for row in view.model.items] == ["OUTLET-1", "OUTLET-2"]
        event = {"event": "ttls.merchant.shop_decoration_task.result"}
        content = {"task_status": 4, "image_reject_reason": {"2": "Too dark"}}
        caller.desk.post("/control/webhooks/events", json=event | {"content": content}).raise_for_status()
        await until(lambda: "Too dark" in view.told.text())
        event["event"] = "ttls.merchant.poi_claiming_task.result"
        caller.desk.post("/control/webhooks/events", json=event).raise_for_status()
        await until(lambda: len(view.model.items[0].reviews) == 2)
        assert view.reviews_button.isEnabled()
        keep(window, f"outlets-{theme}-{language}")
        products = await products_of(window)
        products.table.selectRow(1)
        keep(window, f"products-{theme}-{language}")
        await tap(products.change_button)
        dialog = await opened(AskDialog)
        if SHOTS:
            dialog.grab().save(str(Path(SHOTS) / f"dialog-{theme}-{language}.png"))
        dialog.reject()

    with Site(tmp_path / "till").receiver() as running:
        caller.desk.post("/control/webhooks", json={"url": running.callback, "speed": 100})
        stage(play, NO_CAMERA, look=LookSettings(language=language))


CLAIM = """
[[outlets]]
third_shop_id = "OUTLET-9"
name_local = "Warung Sembilan"
name_en = "Stall Nine"
address_local = "Jl. Melati 9"
address_en = "9 Melati Street"
type_code = "F01"
"""


def test_a_claim_is_handed_in_from_a_file_and_followed_to_its_end(
    stage: Stage, caller: Caller, tmp_path: Path
) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    good, bad = tmp_path / "outlets.toml", tmp_path / "bad.toml"
    good.write_text(CLAIM, encoding="utf-8")
    bad.write_text("shops = []", encoding="utf-8")
    ordered = {"kind": "claim", "outcome": "reject", "seconds": 3600, "reasons": {"photo": "Too dark"}}
    caller.desk.post("/control/reviews", json=ordered).raise_for_status()

    async def play(window: CashierWindow) -> None:
        await enter(window, BUDI)
        view = await outlets_of(window)

        async def hand_in(path: Path) -> None:
            view.hand_in_acts[TaskKind.CLAIM].trigger()
            chooser = await opened(QFileDialog)
            chooser.selectFile(str(path))
            chooser.accept()

        await hand_in(bad)
        await until(lambda: "shops is not known here" in view.trouble_text)
        await no_dialog()
        await hand_in(good)
        dialog = await opened(AskDialog)
        await tap(dialog.accept_button)
        await no_dialog()

        def claimed() -> OutletTask | None:
            rows = {row.third_shop_id: row for row in view.model.items}
            return rows["OUTLET-9"].reviews.get(TaskKind.CLAIM) if "OUTLET-9" in rows else None

        await until(lambda: (task := claimed()) is not None and task.state is TaskState.UNDER_REVIEW)
        caller.desk.post("/control/reviews/finish").raise_for_status()
        await until(lambda: (task := claimed()) is not None and task.state is TaskState.FAILED)
        view.table.selectRow([row.third_shop_id for row in view.model.items].index("OUTLET-9"))
        assert "Too dark" in view.told.text()
        keep(window, "claimed")

    async def look_again(window: CashierWindow) -> None:
        """No receiver told of it: what was handed in is remembered, and asked about."""
        await enter(window, BUDI)
        view = await outlets_of(window)
        [row] = [row for row in view.model.items if row.third_shop_id == "OUTLET-9"]
        assert row.reviews[TaskKind.CLAIM].state is TaskState.FAILED

    stage(play, NO_CAMERA)
    stage(look_again, NO_CAMERA)
    assert ("Budi", "outlets claimed") in audited(DataFolder(tmp_path / "till"))
