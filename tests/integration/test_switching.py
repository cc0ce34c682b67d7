"""Switching as a window does it: while the till of the environment that is left is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from tills import set_up

from voucher_till.app import open_till
from voucher_till.domain.environment import Environment, LeftOpen
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.people import Role
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.installation.record import left_open, record_of
from voucher_till.installation.switching import OpenRowsError, Switched, SwitchError, switch
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People


@pytest.fixture
def root(sandbox: SandboxServer, tmp_path: Path) -> DataFolder:
    """A till on the test merchant that can also go live."""
    root = set_up(tmp_path / "till", sandbox, environment="test")
    set_up(root.root / "live", sandbox, environment="live")
    return root


async def test_an_open_till_can_be_left(root: DataFolder) -> None:
    async with open_till(root) as till:
        await till.people.add("Ayu", Role.MANAGER, "somebody", "kept of a PIN")
        switched = await switch(root, Environment.LIVE, "Ayu")
    assert (switched.before, switched.now) == (Environment.TEST, Environment.LIVE)
    assert (switched.left, switched.people) == (LeftOpen(), ("Ayu",))
    assert environments.active_folder(root).root == root.root / "live"
    again = Switched(Environment.LIVE, Environment.LIVE)
    assert await switch(root, Environment.LIVE, "Ayu") == again


async def test_people_are_taken_where_no_manager_guards(root: DataFolder) -> None:
    live = environments.folder_of(root, Environment.LIVE)
    async with record_of(root) as database:
        await People(database).add("Ayu", Role.MANAGER, "somebody", "kept of a PIN")
        await People(database).add("Budi", Role.CASHIER, "somebody", "kept of another")
    async with record_of(live) as database:
        await People(database).add("budi", Role.CASHIER, "somebody")
    switched = await switch(root, Environment.LIVE, "Ayu")
    assert switched.people == ("Ayu",)
    async with record_of(live) as database:
        found = [(one.name, one.role, one.has_pin) for one in await People(database).all()]
    assert found == [("Ayu", Role.MANAGER, True), ("budi", Role.CASHIER, False)]
    # Back again: there is a manager already, so nobody is taken.
    assert (await switch(root, Environment.TEST, "Ayu")).people == ()


async def test_open_rows_are_counted_by_kind(root: DataFolder) -> None:
    vouchers = [
        Voucher(code=str(number), product_name="Kopi", status=VoucherStatus.REDEEMABLE) for number in range(3)
    ]
    async with open_till(root) as till:
        rows = await till.journal.store(vouchers[:2], "Ayu", verified=True)
        await till.journal.begin("order", vouchers[2:], "Ayu")
        assert [row.state for row in rows] == [RedemptionState.STORED] * 2
        assert await left_open(root) == LeftOpen(stored=2, unknown=1)
        with pytest.raises(OpenRowsError) as refused:
            await switch(root, Environment.LIVE, "Ayu")
        assert refused.value.left.count == 3
        assert environments.in_use(root) is Environment.TEST
        assert (await switch(root, Environment.LIVE, "Ayu", agreed=True)).left.count == 3
    assert await left_open(environments.folder_of(root, Environment.LIVE)) == LeftOpen()


async def test_nothing_is_switched_to_that_is_not_set_up(root: DataFolder) -> None:
    with pytest.raises(SwitchError, match="not set up for the environment practice"):
        await switch(root, Environment.SANDBOX, "Ayu")
    assert environments.in_use(root) is Environment.TEST


def test_lost_settings_do_not_make_room_for_another_environment(root: DataFolder) -> None:
    """The record in the data folder stays the record of its environment."""
    environments.switch(root, Environment.LIVE)
    root.settings.unlink()
    assert environments.folder_of(root, Environment.SANDBOX).root == root.root / "sandbox"
    assert environments.folder_of(root, Environment.TEST) == root
    assert environments.configured(root) == (Environment.LIVE,)
