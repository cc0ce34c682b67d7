"""The command line as installers and scripts drive it: real processes, exit codes, JSON."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from commands import Shell
from pictures import film, photo, place, qr, save
from platform_calls import Caller

from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import change_settings, load_settings


@pytest.fixture
def bare(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    return Shell(tmp_path / "till", sandbox.base_url)


@pytest.fixture
def shell(bare: Shell) -> Shell:
    done = bare.setup()
    assert done.code == 0, done.err
    return bare


def test_before_setup_every_command_says_so(bare: Shell) -> None:
    for command in (["check", "1"], ["redeem", "1"], ["sync"], ["queue"], ["history"], ["doctor"]):
        done = bare.run(*command)
        assert done.code == 2
        assert "setup" in done.out + done.err


def test_the_secret_is_nowhere_but_in_the_secret_file(shell: Shell) -> None:
    shell.run("check", "1")
    holding = [
        path.name
        for path in shell.home.rglob("*")
        if path.is_file() and credentials.CLIENT_SECRET.encode() in path.read_bytes()
    ]
    assert holding == ["secrets.json"]


def test_setup_refuses_plain_http_and_a_missing_secret(bare: Shell) -> None:
    assert bare.setup(base_url="http://example.org").code == 2
    assert bare.setup(secret="").code == 2
    assert not (bare.home / "settings.json").exists()


def test_each_kind_of_source_is_redeemed(shell: Shell, caller: Caller, tmp_path: Path) -> None:
    def order() -> tuple[str, str]:
        made = caller.desk.post("/control/orders", json={}).json()
        return made["qr"], made["vouchers"][0]["code"]

    png = tmp_path / "phone.png"
    png.write_bytes(caller.desk.get("/control/customers/one/phone.png").content)
    photo_text, film_text = order()[0], None
    save(tmp_path / "photo.jpg", photo(photo_text), quality=85)
    text, code = order()
    sources = [str(png), text, str(tmp_path / "photo.jpg")]
    for source in sources:
        checked = shell.run("check", source, "--json")
        assert (checked.code, checked.objects[0]["verdict"]) == (0, "verified"), checked
        done = shell.run("redeem", source, "--json")
        assert (done.code, done.objects[0]["verdict"]) == (0, "redeemed"), done
        assert done.objects[0]["vouchers"][0]["status"] == "redeemed"
    _, code = order()
    assert shell.run("redeem", code, "--json").objects[0]["vouchers"][0]["code"] == code
    # An order replaces the one before on the same phone; the film shows the last.
    film_text = order()[0]
    path = film(tmp_path / "film.avi", [photo(film_text, seed=seed, noise=5, blur=1) for seed in range(4)])
    assert shell.run("redeem", str(path), "--json").code == 0

    rows = shell.run("history", "--json").objects
    ledger = caller.ledger()["redemptions"]
    assert {row["redeem_id"] for row in rows} == {entry["redeem_id"] for entry in ledger}
    assert [row["state"] for row in rows] == ["redeemed"] * 5
    assert all(row["created_at"][-6] in "+-" for row in rows)


def test_several_payloads_end_with_the_worst(shell: Shell, caller: Caller) -> None:
    lines = f"{caller.code('one')}\n\n{caller.code('refunded')}\nnonsense\n"
    done = shell.run("redeem", "-", "--json", stdin=lines)
    assert [result["verdict"] for result in done.objects] == ["redeemed", "refused", "refused"]
    assert done.code == 3


def test_named_codes_only(shell: Shell, caller: Caller) -> None:
    phone = caller.customer("three")
    chosen = [voucher["code"] for voucher in phone["vouchers"]][:2]
    done = shell.run("redeem", phone["qr"], "--codes", ",".join(chosen), "--json")
    assert [voucher["code"] for voucher in done.objects[0]["vouchers"]] == chosen
    stranger = shell.run("redeem", caller.customer("three")["qr"], "--codes", "123", "--json")
    assert (stranger.code, stranger.objects[0]["reason"]) == (3, "not_found")
    assert shell.run("redeem", "1", "--codes", "12x").code == 2


@pytest.mark.parametrize("fault", ["reset_after_commit", "reset_before_commit"])
def test_a_reset_is_unknown_until_sync(shell: Shell, caller: Caller, fault: str) -> None:
    code = caller.code("one")
    caller.fault("redeem", fault)
    lost = shell.run("redeem", code, "--json")
    assert (lost.code, lost.objects[0]["verdict"]) == (4, "unknown")
    assert shell.run("queue", "--json").code == 4
    settled = shell.run("sync", "--json")
    expected = "redeemed" if fault == "reset_after_commit" else "cancelled"
    assert (settled.code, [row["verdict"] for row in settled.objects]) == (0, [expected])
    assert caller.redemptions_of(code) == (fault == "reset_after_commit")
    assert shell.run("queue", "--json").code == 0


@pytest.mark.parametrize("fault", ["html_200", "cut_json", "empty_body", "html_500"])
def test_what_is_not_an_answer_is_unknown(shell: Shell, caller: Caller, fault: str) -> None:
    caller.fault("redeem", fault)
    done = shell.run("redeem", caller.code("one"), "--json")
    assert (done.code, done.objects[0]["verdict"]) == (4, "unknown")


def test_a_line_down_at_redeem_stores_and_sync_sends(shell: Shell, caller: Caller) -> None:
    code = caller.code("one")
    assert shell.run("check", code).code == 0
    caller.fault("redeem", "no_connection")
    stored = shell.run("redeem", code, "--json")
    assert (stored.code, stored.objects[0]["verdict"]) == (5, "stored")
    assert shell.run("sync", "--json").code == 5
    assert caller.redemptions_of(code) == 0
    caller.mend()
    assert shell.run("sync").code == 0
    assert caller.redemptions_of(code) == 1


def test_ten_at_once_with_an_expired_token_share_one_renewal(shell: Shell, caller: Caller) -> None:
    codes = [
        caller.desk.post("/control/orders", json={"customer": f"c{number}"}).json()["vouchers"][0]["code"]
        for number in range(10)
    ]
    assert shell.run("check", codes[0]).code == 0
    caller.desk.post("/control/tokens/expire")
    before = caller.ledger()["token_calls"]
    with ThreadPoolExecutor(10) as pool:
        done = list(pool.map(lambda code: shell.run("redeem", code, "--json"), codes))
    assert [one.code for one in done] == [0] * 10, [one.out + one.err for one in done]
    assert caller.ledger()["token_calls"] - before == 1
    assert all(caller.redemptions_of(code) == 1 for code in codes)


def test_ten_at_once_on_one_voucher_redeem_it_once(shell: Shell, caller: Caller) -> None:
    code = caller.code("one")
    with ThreadPoolExecutor(10) as pool:
        done = list(pool.map(lambda _: shell.run("redeem", code, "--json"), range(10)))
    verdicts = [one.objects[0]["verdict"] for one in done]
    assert verdicts.count("redeemed") == 1
    assert caller.redemptions_of(code) == 1
    assert caller.calls("redeem") == 1


def kill_when(process: subprocess.Popen[str], condition: Callable[[], bool]) -> None:
    """Kill a command, with no chance to clean up, as soon as a condition holds."""
    deadline = time.monotonic() + 30
    while not condition() and time.monotonic() < deadline:
        assert process.poll() is None
    process.kill()
    process.communicate()


def test_a_till_killed_while_it_verifies_leaves_nothing(shell: Shell, caller: Caller) -> None:
    code = caller.code("one")
    shell.run("check", code)
    caller.fault("query", "delay", seconds=30)
    before = caller.calls("query")
    kill_when(shell.start("redeem", code), lambda: caller.calls("query") > before)
    assert (shell.run("queue").code, shell.run("redeem", code).code) == (0, 0)
    assert caller.redemptions_of(code) == 1


def test_a_till_killed_after_the_commit_settles_as_redeemed(shell: Shell, caller: Caller) -> None:
    code = caller.code("one")
    caller.fault("redeem", "delay", seconds=30)
    kill_when(shell.start("redeem", code), lambda: caller.calls("redeem") == 1)
    assert [row["state"] for row in shell.run("queue", "--json").objects] == ["submitting"]
    settled = shell.run("sync", "--json")
    assert (settled.code, settled.objects[0]["verdict"]) == (0, "redeemed")
    assert caller.redemptions_of(code) == 1


def test_a_till_killed_before_a_late_commit_does_not_cancel_too_soon(shell: Shell, caller: Caller) -> None:
    code = caller.code("one")
    caller.fault("redeem", "delay_before_commit", seconds=4)
    faults = "/control/faults"
    kill_when(shell.start("redeem", code), lambda: caller.desk.get(faults).json() == [])
    settled = shell.run("sync", "--json")
    assert (settled.code, settled.objects[0]["verdict"]) == (0, "redeemed")
    assert caller.redemptions_of(code) == 1


def test_random_kills_never_double_or_lose_a_voucher(shell: Shell, caller: Caller) -> None:
    """Killed at ten moments between its start and its end, each voucher ends as the ledger says."""
    codes = [
        caller.desk.post("/control/orders", json={"customer": f"c{number}"}).json()["vouchers"][0]["code"]
        for number in range(10)
    ]
    shell.run("check", codes[0])
    for number, code in enumerate(codes):
        process = shell.start("redeem", code)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.25 + number * 0.04)
        process.kill()
        process.communicate()
    shell.run("sync")
    states = {row["vouchers"][0]["code"]: row["state"] for row in shell.run("history", "--json").objects}
    for code in codes:
        assert caller.redemptions_of(code) == (states.get(code) == "redeemed"), (code, states)


def test_bad_pictures_get_a_sentence(shell: Shell, tmp_path: Path) -> None:
    wall = save(tmp_path / "wall.jpg", np.full((720, 1280), 120, np.uint8))
    cut = tmp_path / "cut.jpg"
    whole = save(tmp_path / "whole.jpg", photo("TT-abcdefghijklmnop=")).read_bytes()
    cut.write_bytes(whole[: len(whole) // 4])
    wifi = save(tmp_path / "wifi.png", place([qr("WIFI:S:guest;;")]))
    for path, reason in ((wall, "no_code_found"), (cut, "no_code_found"), (wifi, "not_a_voucher")):
        done = shell.run("redeem", str(path), "--json")
        assert (done.code, done.objects[0]["reason"]) == (3, reason)
        assert done.objects[0]["message"].endswith(".")
        assert done.err == ""
    assert shell.run("check", str(tmp_path / "absent.png")).code == 2


def test_bad_texts_get_a_sentence(shell: Shell) -> None:
    for text, reason in (("x" * 5000, "not_a_voucher"), ("12ab34", "bad_code"), ("hello", "not_a_voucher")):
        done = shell.run("redeem", text, "--json")
        assert (done.code, done.objects[0]["reason"]) == (3, reason)


def test_wrong_credentials_merchant_and_outlet_get_a_sentence(bare: Shell, caller: Caller) -> None:
    code = caller.code("one")
    bare.setup(secret="wrong")
    assert bare.run("check", code, "--json").objects[0]["reason"] == "not_authorised"
    bare.setup(merchant_id=credentials.UNAUTHORISED_MERCHANT_ID)
    refused = bare.run("redeem", code, "--json")
    assert (refused.code, refused.objects[0]["reason"]) == (3, "not_authorised")
    assert refused.objects[0]["error_code"] == "unauthorized_client"
    bare.setup(third_shop_id="NOWHERE")
    assert bare.run("check", code, "--json").objects[0]["reason"] == "no_permission"


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_an_hour_off_is_told_and_does_not_matter(shell: Shell, caller: Caller, hours: int) -> None:
    caller.desk.post("/control/clock", json={"offset_seconds": hours * 3600})
    assert shell.run("redeem", caller.customer("one")["qr"], "--json").code == 0
    report = shell.run("doctor", "--json")
    clock = next(line for line in report.objects if line["check"] == "clock")
    assert report.code == 1
    assert not clock["ok"]
    told = re.search(r"clock is (\d+) s (ahead of|behind)", clock["detail"])
    assert told is not None
    assert 3598 <= int(told[1]) <= 3602  # an HTTP date has whole seconds
    assert told[2] == ("behind" if hours > 0 else "ahead of")


def test_a_folder_that_may_not_be_written_gets_a_sentence(sandbox: SandboxServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    shell = Shell(tmp_path / "file" / "till", sandbox.base_url)
    for command, is_sale in ((("check", "1"), True), (("queue",), False)):
        done = shell.run(*command, "--json")
        assert done.code == 1
        (said,) = done.objects
        assert (said["verdict"], said["reason"]) == ("error", "till_error")
        assert said["message"].endswith("Do not hand over. Call your manager.") is is_sale


def test_a_corrupt_database_is_kept_aside_and_its_rows_are_back(shell: Shell, caller: Caller) -> None:
    code = caller.code("one")
    assert shell.run("redeem", code).code == 0
    for path in shell.home.glob("till.db*"):
        path.write_bytes(b"garbage" * 1000)
    first = shell.run("queue", "--json")
    assert (first.code, first.out) == (0, "")
    assert "record was damaged. Restored from its second copy: 1 voucher." in first.err
    assert any(path.read_bytes()[:7] == b"garbage" for path in shell.home.glob("till.db.corrupt-*"))
    (row,) = shell.run("history", "--json").objects
    assert (row["state"], row["vouchers"][0]["code"]) == ("redeemed", code)
    assert shell.run("redeem", code, "--json").objects[0]["reason"] == "duplicate_here"
    assert caller.calls("redeem") == 1
    report = {line["check"]: line for line in shell.run("doctor", "--json").objects}
    assert "(damaged), rows 1" in report["record"]["detail"]


def test_doctor_is_content_with_a_good_till(shell: Shell) -> None:
    report = shell.run("doctor", "--json")
    assert report.code == 0, report.out
    names = {line["check"] for line in report.objects}
    assert {"zxing-cpp", "opencv", "secrets", "database", "line", "token", "clock"} <= names
    assert "ok " in shell.run("doctor").out


def test_doctor_names_a_line_that_is_down(shell: Shell, caller: Caller) -> None:
    caller.fault("any", "no_connection")
    report = shell.run("doctor", "--json")
    assert report.code == 1
    assert [line["check"] for line in report.objects if not line["ok"]] == ["line"]


def conflict_of(shell: Shell, caller: Caller) -> str:
    """A voucher taken on trust that was refunded before; gives its row's id."""
    assert shell.setup("--allow-unverified-offline").code == 0
    shell.run("check", "1")
    code = caller.code("refunded")
    caller.fault("any", "no_connection")
    assert shell.run("redeem", code, "--price", "25000").code == 5
    caller.mend()
    assert shell.run("sync").code == 3
    [row] = shell.run("queue", "--json").objects
    return str(row["id"])


def test_a_conflict_is_closed_by_the_manager_whose_pin_it_is(shell: Shell, caller: Caller) -> None:
    row = conflict_of(shell, caller)
    assert shell.run("people", "add", "Ayu", "--manager", stdin="2580\n").code == 0
    for by, stdin, said in [
        ("Ayu", "", "Here only a manager may close conflicts."),
        ("Ayu", "1379\n", "Wrong PIN."),
        ("Budi", "2580\n", "This PIN is Ayu's, and --by says Budi."),
    ]:
        done = shell.run("close", row, "--by", by, "--reason", "paid in cash", stdin=stdin)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
    assert shell.run("queue").code == 3
    done = shell.run("close", row, "--by", "ayu", "--reason", "paid in cash", "--json", stdin="2580\n")
    assert done.code == 0, done
    with contextlib.closing(sqlite3.connect(shell.home / "till.db")) as connection:
        assert connection.execute("SELECT closed_by FROM redemption").fetchall() == [("Ayu",)]


def test_the_line_is_a_managers(shell: Shell) -> None:
    assert shell.run("people", "add", "Ayu", "--manager", stdin="2580\n").code == 0
    offline = ("offline", "--by", "Ayu", "--reason", "slow at noon")
    assert shell.run(*offline, stdin="1379\n").code == 2
    assert "Offline" in shell.run(*offline, stdin="2580\n").out
    refused = shell.run("online", "--by", "Ayu")
    assert (refused.code, "take the till off the line" in refused.err) == (2, True)
    assert shell.run("online", "--by", "Ayu", stdin="2580\n").code == 0


def test_setting_up_anew_needs_the_manager_and_keeps_what_was_set_at_the_window(shell: Shell) -> None:
    folder = DataFolder(shell.home)
    change_settings(folder, "counter", {"sign_in": "pin", "cashiers_may": ("export",)})
    assert shell.run("people", "add", "Ayu", "--manager", stdin="2580\n").code == 0
    before = load_settings(folder)
    assert before is not None
    assert "Here only a manager may change the settings." in shell.setup(secret="").err
    assert shell.setup(secret="1379").code == 2
    assert load_settings(folder) == before
    assert shell.setup(secret=f"2580\n{credentials.CLIENT_SECRET}", till_name="Till 2").code == 0
    after = load_settings(folder)
    assert after is not None
    assert (after.till_name, after.counter) == ("Till 2", before.counter)
    assert shell.run("check", "1").code == 3


def test_history_filters_by_day_and_text(shell: Shell, caller: Caller) -> None:
    shell.run("redeem", caller.code("one"))
    assert len(shell.run("history", "--json", "--search", "nasi").objects) == 1
    assert shell.run("history", "--json", "--to", "2020-01-01").out == ""
    assert "Paket Nasi Goreng" in shell.run("history").out
    assert shell.run("history", "--from", "yesterday").code == 2


def test_the_emulator_alone_says_where_it_listens_and_keeps_phones(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "voucher_till", "sandbox", "--phones", str(tmp_path / "phones")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("listening on http://127.0.0.1:")
        while not (tmp_path / "phones" / "three.png").exists():
            assert process.poll() is None
        process.terminate()
        assert process.wait(20) == 0
