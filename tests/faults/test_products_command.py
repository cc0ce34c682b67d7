"""`products` at the console: real processes, a manager's PIN, the audit trail."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import Shell
from management import IN_REVIEW, PRODUCT
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder

PIN = "2580"


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup("--environment", "test").code == 0
    return shell


def trail(shell: Shell) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        rows = connection.execute("SELECT action, detail FROM audit WHERE action LIKE 'product%' ORDER BY id")
        return rows.fetchall()


def test_products_are_listed_and_narrowed(shell: Shell) -> None:
    listed = shell.run("products", "list", "--json").objects
    assert len(listed) == 5
    assert all(int(one["product_id"]) > 2**53 for one in listed)
    [rejected] = shell.run("products", "list", "--tab", "rejected", "--json").objects
    assert (rejected["status"], rejected["reject_reason"]) == ("rejected", "The picture is not sharp")
    assert shell.run("products", "list", "--outlet", "NOWHERE").out == ""
    assert "Es Kopi Susu" in shell.run("products", "list", "--name", "kopi").out


@pytest.mark.parametrize("name", [PRODUCT, IN_REVIEW])
def test_a_product_is_shown_with_its_attributes(shell: Shell, name: str) -> None:
    [shown] = shell.run("products", "show", name, "--json").objects
    assert (shown["third_product_id"], shown["category_id"]) == (name, "24020301")
    assert shown["attributes"]["people"] == 1
    assert "people: 1" in shell.run("products", "show", name, "--draft").out


def test_an_unknown_product_is_told(shell: Shell) -> None:
    done = shell.run("products", "show", "NOTHING")
    assert (done.code, "There is no product NOTHING." in done.err) == (3, True)


def test_price_and_stock_change_and_are_in_the_trail(shell: Shell) -> None:
    done = shell.run("products", "change", PRODUCT, "--price", "19000", "--stock", "40", "--json")
    assert done.code == 0
    [told] = done.objects
    [shown] = shell.run("products", "show", PRODUCT, "--json").objects
    assert (shown["price"], shown["stock"]) == ("19000", 40)
    wanted = f"{PRODUCT}: price IDR 19000, stock 40"
    assert trail(shell) == [
        ("product changed: asked for", wanted),
        ("product changed", f"{wanted}: log ID {told['log_id']}"),
    ]


def test_a_product_is_delisted_and_the_second_time_refused(shell: Shell) -> None:
    assert shell.run("products", "delist", PRODUCT).code == 0
    [shown] = shell.run("products", "list", "--tab", "removed", "--json").objects
    assert shown["third_product_id"] == PRODUCT
    done = shell.run("products", "delist", PRODUCT, "--json")
    assert done.code == 3
    [told] = done.objects
    assert (told["verdict"], told["error_code"]) == ("refused", "-9990001")
    action, detail = trail(shell)[-1]
    assert action == "product delisted: failed"
    assert detail == f"{PRODUCT}: -9990001, log ID {told['log_id']}"


def test_a_product_is_withdrawn_from_review(shell: Shell) -> None:
    assert shell.run("products", "withdraw", IN_REVIEW).code == 0
    [shown] = shell.run("products", "list", "--tab", "draft", "--json").objects
    assert shown["third_product_id"] == IN_REVIEW


def test_a_manager_agrees(shell: Shell, caller: Caller) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin=f"{PIN}\n")
    assert shell.run("products", "delist", PRODUCT).code == 2
    assert shell.run("products", "delist", PRODUCT, stdin="1357\n").code == 2
    assert caller.calls("delist_product") == 0
    assert shell.run("products", "list").code == 0
    assert shell.run("products", "delist", PRODUCT, stdin=f"{PIN}\n").code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ("--stock", "5"),
        ("--price", "5"),
        ("--price", "-1", "--stock", "5"),
        ("--price", "1", "--stock", "x"),
        ("--price", "10.000", "--stock", "5"),
    ],
)
def test_a_wrong_change_is_told_and_nothing_is_sent(
    shell: Shell, caller: Caller, wrong: tuple[str, ...]
) -> None:
    assert shell.run("products", "change", PRODUCT, *wrong).code == 2
    assert caller.ledger()["attempts"] == []


def test_no_answer_leaves_a_change_unknown(shell: Shell, caller: Caller) -> None:
    caller.fault("change_product", "reset_after_commit")
    done = shell.run("products", "change", PRODUCT, "--price", "19000", "--stock", "unlimited", "--json")
    assert (done.code, done.objects[0]["verdict"]) == (4, "unknown")
    assert shell.run("products", "show", PRODUCT, "--json").objects[0]["price"] == "19000"
