"""`outlets` at the console: real processes, files, a manager's PIN, the audit trail."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import Shell
from platform_calls import Caller

from voucher_till.cli.outlets_options import HANDED
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.ui.shared.resources import resource

PIN = "2580"
OUTLET = """
[[outlets]]
third_shop_id = "OUT-{number}"
name_local = "Warung {number}"
name_en = "Stall {number}"
address_local = "Jl. Melati {number}"
address_en = "{number} Melati Street"
type_code = "F01"
latitude = -6.20
"""


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup("--environment", "test").code == 0
    return shell


def written(tmp_path: Path, text: str, name: str = "outlets.toml") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def claims(tmp_path: Path, numbers: range) -> str:
    return written(tmp_path, "".join(OUTLET.format(number=number) for number in numbers))


def trail(shell: Shell) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        return connection.execute(
            "SELECT who, action, detail FROM audit WHERE action LIKE '%outlets%'"
            " OR action LIKE 'certificates%' ORDER BY id"
        ).fetchall()


def review(caller: Caller, **order: object) -> None:
    caller.desk.post("/control/reviews", json=order).raise_for_status()


def test_the_examples_that_come_along_are_taken(shell: Shell, caller: Caller) -> None:
    review(caller, kind="any", seconds=0, count=9)
    folder = resource("provisioning")
    for action in HANDED:
        done = shell.run("outlets", action, str(folder / f"outlets-{action}.toml"), "--follow", "--json")
        assert done.code == 0, (action, done)
        assert done.objects[-1]["third_shop_id"] == "OUTLET-9"


def test_all_that_is_missing_is_told_at_once(shell: Shell, tmp_path: Path, caller: Caller) -> None:
    file = written(tmp_path, '[[outlets]]\nthird_shop_id = "OUT-1"\nname_en = "Stall"\n')
    done = shell.run("outlets", "claim", file)
    assert done.code == 2
    assert "name_local, address_local, address_en, type_code is missing" in done.err
    assert caller.calls("claim_outlets") == 0


def test_outlets_are_listed_and_shown(shell: Shell) -> None:
    listed = shell.run("outlets", "list", "--json").objects
    assert {one["third_shop_id"]: int(one["shop_id"]) for one in listed} == credentials.OUTLETS
    assert all(one["available"] for one in listed)
    done = shell.run("outlets", "show", "OUTLET-2", "NOWHERE", "--json")
    assert done.code == 3
    assert [one["known"] for one in done.objects] == [True, False]
    assert "The platform does not know it." in shell.run("outlets", "show", "NOWHERE").out


def test_outlets_are_claimed_from_a_file_and_followed(shell: Shell, caller: Caller, tmp_path: Path) -> None:
    review(caller, seconds=0, count=6)
    done = shell.run("outlets", "claim", claims(tmp_path, range(6)), "--follow", "--json")
    assert done.code == 0
    handed, ended = done.objects[:6], done.objects[6:]
    assert [one["third_shop_id"] for one in handed] == [f"OUT-{number}" for number in range(6)]
    assert {one["state"] for one in ended} == {"successful"}
    assert len({one["log_id"] for one in handed}) == 2
    asked, answered = trail(shell)
    names = "OUT-0, OUT-1, OUT-2, OUT-3, OUT-4, OUT-5"
    assert asked[1:] == ("outlets claimed: asked for", names)
    ids = ", ".join(one["task_id"] for one in handed)
    assert answered[1:] == ("outlets claimed", f"{names}: tasks {ids}")
    assert asked[0].startswith("console: ")


def test_a_rejection_ends_with_three(shell: Shell, caller: Caller, tmp_path: Path) -> None:
    review(caller, seconds=0, outcome="reject", reasons={"": "Not readable"})
    text = json.dumps(
        [
            {
                "third_shop_id": "OUTLET-1",
                "industry_license_url": "https://a.example/1",
                "statement_letter_url": "https://a.example/2",
            }
        ]
    )
    handed = shell.run("outlets", "certificates", written(tmp_path, text, "papers.json"), "--json")
    assert handed.code == 0
    [task] = handed.objects
    done = shell.run("outlets", "follow", "certificates", task["task_id"], "--json")
    assert done.code == 3
    assert done.objects[-1]["reasons"] == [{"field": "", "text": "Not readable", "of_picture": False}]


def test_a_review_that_is_under_way_ends_with_four(shell: Shell, caller: Caller, tmp_path: Path) -> None:
    review(caller, seconds=3600)
    [task] = shell.run("outlets", "claim", claims(tmp_path, range(1)), "--json").objects
    done = shell.run("outlets", "follow", "claim", task["task_id"], "--wait", "0.1", "--json")
    assert (done.code, [one["state"] for one in done.objects]) == (4, ["under_review"])


def test_decorations_and_updates_are_read_from_files(shell: Shell, caller: Caller, tmp_path: Path) -> None:
    review(caller, seconds=0, count=2)
    text = """
        [[outlets]]
        third_shop_id = "OUTLET-1"
        average_price = {amount = 45000, currency = "IDR"}
        opening = [{day = 1, periods = [["10:00", "22:00"]]}]
        pictures = [{url = "https://a.example/1.png", index = 1, is_main = true}]
    """
    assert shell.run("outlets", "decorate", written(tmp_path, text), "--follow").code == 0
    text = '[[outlets]]\nshop_id = "7412345678901234561"\nname_local = "Baru"\n'
    assert shell.run("outlets", "update", written(tmp_path, text), "--follow").code == 0
    [shown] = shell.run("outlets", "show", "OUTLET-1", "--json").objects
    assert (shown["name"], shown["average_price"]) == ("Baru", {"amount": "45000", "currency": "IDR"})
    assert shown["opening"] == [{"day": 1, "periods": [["10:00", "22:00"]]}]


def test_a_manager_agrees(shell: Shell, caller: Caller, tmp_path: Path) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin=f"{PIN}\n")
    file = claims(tmp_path, range(1))
    refused = shell.run("outlets", "claim", file)
    assert refused.code == 2
    assert "change outlets and products on the platform" in refused.err
    assert caller.calls("claim_outlets") == 0
    assert trail(shell) == []
    assert shell.run("outlets", "list").code == 0
    assert shell.run("outlets", "claim", file, stdin=f"{PIN}\n").code == 0
    assert {who.partition(" ")[0] for who, _, _ in trail(shell)} == {"Ayu"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "needs a list named outlets"),
        ("outlets = []", "names no outlets"),
        ("outlets = [", "is not in the form of its name"),
        ("[[outlet]]", "outlet is not known here"),
        ("outlets = [5]", "outlet 1: it must be a table"),
        ('[[outlets]]\nthird_shop_id = "A"', "outlet 1: "),
        (OUTLET.format(number=1) + 'lattitude = "1"', "outlet 1: lattitude is not known"),
        (OUTLET.format(number=1) + "website = 5\n", "outlet 1: "),
    ],
    ids=["empty", "none", "cut", "misnamed", "number", "lacking", "misspelt", "wrong type"],
)
def test_a_wrong_file_is_told_and_nothing_is_sent(
    shell: Shell, caller: Caller, tmp_path: Path, text: str, said: str
) -> None:
    done = shell.run("outlets", "claim", written(tmp_path, text))
    assert done.code == 2
    assert said in done.err
    assert caller.ledger()["attempts"] == []


def test_a_file_that_is_not_there_is_told(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("outlets", "claim", str(tmp_path / "none.toml"))
    assert (done.code, "cannot be read" in done.err) == (2, True)


def test_a_lost_answer_ends_with_four_and_is_in_the_trail(
    shell: Shell, caller: Caller, tmp_path: Path
) -> None:
    caller.fault("claim_outlets", "delay")
    caller.fault("claim_outlets", "reset_after_commit")
    done = shell.run("outlets", "claim", claims(tmp_path, range(7)), "--json")
    assert done.code == 4
    assert [one["third_shop_id"] for one in done.objects[:5]] == [f"OUT-{number}" for number in range(5)]
    assert done.objects[5]["verdict"] == "unknown"
    assert "look before you try again" in done.objects[5]["message"]
    action, detail = trail(shell)[-1][1:]
    assert action == "outlets claimed: failed"
    assert done.objects[0]["task_id"] in detail


def test_a_scope_that_is_not_granted_is_said(sandbox: SandboxServer, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "other", sandbox.base_url)
    shell.setup("--environment", "test", client_key=credentials.VOUCHERS_ONLY_CLIENT_KEY)
    done = shell.run("outlets", "show", "OUTLET-1", "--json")
    assert done.code == 3
    [told] = done.objects
    assert (told["verdict"], told["reason"]) == ("refused", "not_authorised")
    assert told["error_code"] == "scope_not_authorized"
    assert told["log_id"]
    assert "Outlets management" in told["message"]


def test_nothing_is_sent_while_the_till_is_off_the_line(shell: Shell, caller: Caller, tmp_path: Path) -> None:
    assert shell.run("offline", "--by", "Ayu", "--reason", "Stocktaking").code == 0
    for command in (
        ("outlets", "list"),
        ("outlets", "show", "OUTLET-1"),
        ("outlets", "follow", "claim", "7"),
        ("outlets", "claim", claims(tmp_path, range(1))),
        ("products", "list"),
        ("products", "delist", "MENU-ES-KOPI-SUSU"),
    ):
        done = shell.run(*command, "--json")
        assert (done.code, [one["reason"] for one in done.objects]) == (3, ["no_line"])
    assert caller.ledger()["attempts"] == []
