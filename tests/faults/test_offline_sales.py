"""Selling while the platform is out of reach, from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from commands import Done, Shell
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer

ALLOWED = ("--allow-unverified-offline",)


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    return Shell(tmp_path / "till", sandbox.base_url)


def orders(caller: Caller, count: int, **more: Any) -> list[dict[str, Any]]:
    """Orders of one voucher each."""
    made = []
    for number in range(count):
        made.append(caller.desk.post("/control/orders", json={"customer": f"c{number}"} | more).json())
    return made


def code_of(order: dict[str, Any]) -> str:
    return str(order["vouchers"][0]["code"])


def said(done: Done) -> tuple[int, str, str | None]:
    assert done.out, done
    return done.code, done.objects[0]["verdict"], done.objects[0]["reason"]


def test_verified_moments_ago_is_stored_without_any_policy(shell: Shell, caller: Caller) -> None:
    shell.setup()
    order = orders(caller, 1)[0]
    assert shell.run("check", code_of(order)).code == 0
    caller.fault("any", "no_connection")
    assert said(shell.run("check", code_of(order), "--json")) == (3, "refused", "no_line")
    assert said(shell.run("redeem", code_of(order), "--json"))[:2] == (5, "stored")
    assert said(shell.run("redeem", code_of(order), "--json")) == (5, "stored", "duplicate_here")
    caller.mend()
    assert shell.run("sync").code == 0
    assert caller.redemptions_of(code_of(order)) == 1


def test_a_qr_verified_moments_ago_is_stored_too(shell: Shell, caller: Caller) -> None:
    shell.setup()
    phone = caller.customer("three")
    assert shell.run("check", phone["qr"]).code == 0
    caller.fault("any", "no_connection")
    done = shell.run("redeem", phone["qr"], "--json")
    assert said(done)[:2] == (5, "stored")
    assert len(done.objects[0]["vouchers"]) == 3
    caller.mend()
    assert shell.run("sync").code == 0
    assert all(caller.redemptions_of(voucher["code"]) == 1 for voucher in phone["vouchers"])


def test_unverified_is_refused_unless_a_manager_allowed_it(shell: Shell, caller: Caller) -> None:
    shell.setup()
    shell.run("check", "1")
    code = caller.code("one")
    caller.fault("any", "no_connection")
    assert said(shell.run("redeem", code, "--json")) == (3, "refused", "no_line")
    caller.mend()
    shell.setup(*ALLOWED)
    shell.run("check", "1")
    caller.fault("any", "no_connection")
    assert said(shell.run("redeem", code, "--price", "25000", "--json"))[:2] == (5, "stored")
    assert shell.run("queue").code == 5
    caller.mend()
    assert shell.run("sync").code == 0
    assert caller.redemptions_of(code) == 1


def test_a_qr_alone_is_too_old_by_then(shell: Shell, caller: Caller) -> None:
    shell.setup(*ALLOWED)
    shell.run("check", "1")
    phone = caller.customer("one")
    caller.fault("any", "no_connection")
    alone = shell.run("redeem", phone["qr"], "--json")
    assert said(alone) == (3, "refused", "no_line")
    assert "voucher code" in alone.objects[0]["message"]
    assert said(shell.run("redeem", phone["qr"], "--codes", code_of(phone), "--json"))[:2] == (5, "stored")
    caller.mend()
    caller.desk.post("/control/customers/one/refresh")
    assert shell.run("sync").code == 0
    assert caller.redemptions_of(code_of(phone)) == 1


LIMITS = {
    "count": (("--max-count", "2"), ["25000"] * 3, "At most 2 unverified vouchers"),
    "value": (("--max-value", "60000"), ["25000"] * 3, "may be worth IDR 60000 together"),
    "one": (
        ("--max-one", "30000"),
        ["30000", "25000", "30001"],
        "One unverified voucher may be worth IDR 30000",
    ),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_each_limit_is_named_when_it_is_reached(shell: Shell, caller: Caller, limit: str) -> None:
    options, prices, sentence = LIMITS[limit]
    shell.setup(*ALLOWED, *options)
    shell.run("check", "1")
    codes = [code_of(order) for order in orders(caller, 3)]
    caller.fault("any", "no_connection")
    for code, price in list(zip(codes, prices, strict=True))[:2]:
        assert said(shell.run("redeem", code, "--price", price, "--json"))[:2] == (5, "stored")
    over = shell.run("redeem", codes[2], "--price", prices[2], "--json")
    assert said(over) == (3, "refused", "limit_reached")
    assert sentence in over.objects[0]["message"]


def test_too_long_without_a_line(shell: Shell, caller: Caller) -> None:
    shell.setup(*ALLOWED, "--max-hours", "0")
    shell.run("check", "1")
    caller.fault("any", "no_connection")
    over = shell.run("redeem", caller.code("one"), "--price", "25000", "--json")
    assert said(over) == (3, "refused", "limit_reached")
    assert "has not answered for" in over.objects[0]["message"]


def test_what_was_stored_on_trust_and_is_refused_is_a_conflict_that_a_manager_closes(
    shell: Shell, caller: Caller
) -> None:
    shell.setup(*ALLOWED)
    shell.run("check", "1")
    code = caller.code("refunded")
    caller.fault("any", "no_connection")
    assert said(shell.run("redeem", code, "--contact", "0812 345", "--json"))[:2] == (5, "stored")
    caller.mend()
    synced = shell.run("sync", "--json")
    assert said(synced) == (3, "conflict", "refunded")
    row = shell.run("queue", "--json").objects[0]
    assert shell.run("close", str(row["id"]), "--by", "Budi", "--reason", " ").code == 2
    assert shell.run("close", str(row["id"]), "--by", "Budi", "--reason", "written off").code == 0
    assert shell.run("queue").code == 0
    assert shell.run("history", "--json").objects[0]["state"] == "conflict"


def test_forced_offline_asks_nobody_until_it_ends(shell: Shell, caller: Caller) -> None:
    shell.setup(*ALLOWED)
    shell.run("check", "1")
    before = len(caller.ledger()["attempts"])
    assert shell.run("offline", "--by", "Budi", "--reason", "line too slow").code == 0
    code = caller.code("one")
    assert said(shell.run("redeem", code, "--json"))[:2] == (5, "stored")
    assert shell.run("sync").code == 5
    assert len(caller.ledger()["attempts"]) == before
    assert shell.run("online", "--by", "Budi").code == 0
    assert shell.run("sync").code == 0
    assert caller.redemptions_of(code) == 1


def test_another_outlet_sends_nothing_of_the_old_one_and_is_warned(shell: Shell, caller: Caller) -> None:
    shell.setup(*ALLOWED)
    shell.run("check", "1")
    code = caller.code("one")
    caller.fault("any", "no_connection")
    assert shell.run("redeem", code, "--price", "25000").code == 5
    caller.mend()
    moved = shell.setup(third_shop_id="OUTLET-2")
    assert moved.code == 0
    assert "vouchers 1 (IDR 25000)" in moved.err
    shell.run("sync")
    assert caller.redemptions_of(code) == 0
    shell.setup()
    assert shell.run("sync").code == 0
    assert caller.redemptions_of(code) == 1
