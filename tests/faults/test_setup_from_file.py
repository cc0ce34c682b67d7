"""`setup --from`: a broken file changes nothing, a good one can be used as often as one likes."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
import trustme
from commands import Done, Shell
from filelock import FileLock
from platform_calls import Caller
from tls_platform import TlsPlatform

from voucher_till import checkpoints
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.addressed import proxy_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import Settings, load_settings

PIN = "2580"
SECRET_LINE = f"{credentials.CLIENT_SECRET}\n"


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    return Shell(tmp_path / "till", sandbox.base_url)


def good(shell: Shell, more: str = "") -> str:
    return f"""# The till at the door
[platform]
environment = "sandbox"
base_url = "{shell.base_url}"
client_key = "{credentials.CLIENT_KEY}"
merchant_id = "{credentials.MERCHANT_ID}"
[outlet]
third_shop_id = "OUTLET-1"
till_name = "Door"
[look]
theme = "dark"
language = "id"
[offline]
allow_unverified = true
max_value = 500000
[records]
day_ends = "04:00"
{more}"""


def from_file(shell: Shell, text: str, stdin: str = SECRET_LINE, *more: str) -> Done:
    path = shell.home.parent / "till.toml"
    path.write_text(text, "utf-8")
    return shell.run("setup", "--from", str(path), *more, stdin=stdin)


def content(root: Path) -> dict[str, bytes | None]:
    """Everything in a folder, byte by byte."""
    found = sorted(root.rglob("*")) if root.exists() else []
    return {str(path): path.read_bytes() if path.is_file() else None for path in found}


def settings_of(shell: Shell) -> Settings:
    settings = load_settings(DataFolder(shell.home))
    assert settings is not None
    return settings


def trail(shell: Shell) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        return connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()


BROKEN: Mapping[str, tuple[tuple[str, str], str]] = {
    "no TOML": (("[look]", "[look"), "line 10: This is not TOML"),
    "a value without quotes": (('"dark"', "dark"), "line 11: This is not TOML"),
    "a key twice": (("language =", "theme ="), "line 12: This is not TOML"),
    "an unknown key": (("theme =", "them ="), "line 11: look.them: There is no look.them"),
    "an unknown table": (("[look]", "[looks]"), "line 10: looks: There is no [looks]"),
    "a wrong choice": (('"dark"', '"pink"'), 'It is one of: "system", "light"'),
    "a wrong kind": (("= true", '= "true"'), "line 14: offline.allow_unverified: It is true or false"),
    "a number out of range": (("500000", "-1"), "line 15: offline.max_value: It is an amount"),
    "no outlet": (("third_shop_id", "# third_shop_id"), "line 7: outlet.third_shop_id: It is missing"),
    "no environment": (("environment", "# environment"), "platform.environment: It is missing"),
    "an address without TLS": (("http://127.0.0.1", "http://10.0.0.1"), "line 4: platform.base_url"),
    "practice at the platform": (("base_url", "# base_url"), "the emulator's address on this computer"),
    "a secret": (("[outlet]", 'client_secret = "hunter2"\n[outlet]'), "line 7: platform.client_secret"),
    "a time that is none": (('"04:00"', '"4 am"'), "line 17: records.day_ends"),
    "a person with a PIN": (
        ("[look]", '[[people]]\nname = "A"\npin = "2580"\n[look]'),
        "line 12: people.pin",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("is_set_up", [False, True], ids=["new", "set up"])
def test_a_broken_file_is_refused_and_changes_nothing(shell: Shell, case: str, is_set_up: bool) -> None:
    (old, new), said = BROKEN[case]
    if is_set_up:
        assert from_file(shell, good(shell)).code == 0
    before = content(shell.home)
    text = good(shell).replace(old, new, 1)
    assert text != good(shell)
    done = from_file(shell, text)
    assert (done.code, done.out) == (2, "")
    assert f"till.toml: {said}" in done.err or said in done.err
    assert done.err.endswith("Nothing was changed.\n")
    assert "hunter2" not in done.err
    assert content(shell.home) == before
    checked = shell.run("setup", "--check", str(shell.home.parent / "till.toml"))
    assert (checked.code, checked.err) == (2, done.err)


def test_all_problems_are_told_at_once(shell: Shell) -> None:
    done = from_file(shell, good(shell).replace('"dark"', '"pink"').replace("= true", "= 1"))
    assert ["line 11" in done.err, "line 14" in done.err] == [True, True]


def test_a_good_file_sets_one_till_up_and_twice_changes_nothing(shell: Shell, caller: Caller) -> None:
    path = shell.home.parent / "till.toml"
    path.write_text(good(shell))
    assert shell.run("setup", "--check", str(path)).code == 0
    assert not shell.home.exists()
    done = from_file(shell, good(shell))
    assert (done.code, "Door is set up for outlet OUTLET-1 (sandbox)" in done.out) == (0, True), done
    settings = settings_of(shell)
    assert (settings.look.theme, settings.records.day_ends) == ("dark", "04:00")
    assert settings.offline.max_value == 500000
    code = caller.code("one")
    assert shell.run("redeem", code).code == 0
    kept = (shell.home / "settings.json").read_bytes()
    for stdin in (SECRET_LINE, ""):  # the secret again, or the one there is
        done = from_file(shell, good(shell), stdin)
        assert (done.code, done.out.startswith("Nothing to change")) == (0, True), done
    assert (shell.home / "settings.json").read_bytes() == kept
    assert [action for action, _ in trail(shell)] == ["set up"]
    rows = shell.run("history", "--json").objects
    assert [row["vouchers"][0]["code"] for row in rows] == [code]
    assert shell.run("check", caller.code("three")).code == 0


def test_what_the_file_does_not_name_stays_and_open_rows_too(shell: Shell, caller: Caller) -> None:
    assert from_file(shell, good(shell)).code == 0
    code = caller.code("one")
    assert shell.run("check", code).code == 0
    caller.fault("any", "no_connection")
    assert shell.run("redeem", code).code == 5
    changed = good(shell).replace('language = "id"\n', "").replace('"dark"', '"light"')
    assert from_file(shell, changed, "").code == 0
    settings = settings_of(shell)
    assert (settings.look.theme, settings.look.language) == ("light", "id")
    assert trail(shell)[-1] == ("set up", "sandbox, outlet OUTLET-1: look.theme")
    caller.mend()
    assert shell.run("sync").code == 0
    assert caller.redemptions_of(code) == 1


PEOPLE = """
[[people]]
name = "Ayu"
role = "manager"
[[people]]
name = "Budi"
"""


def listed(shell: Shell) -> list[tuple[str, str, bool]]:
    people = shell.run("people", "--json").objects
    return [(one["name"], one["role"], one["has_pin"]) for one in people]


def test_people_are_added_once_and_a_manager_needs_a_pin(shell: Shell) -> None:
    done = from_file(shell, good(shell, PEOPLE))
    assert (done.code, "Ayu is not in the list yet" in done.err) == (0, True)
    assert listed(shell) == [("Budi", "cashier", False)]
    done = from_file(shell, good(shell, PEOPLE), f"{SECRET_LINE}1234\n")
    assert (done.code, "in a row" in done.err) == (2, True)
    assert from_file(shell, good(shell, PEOPLE), f"{SECRET_LINE}{PIN}\n").code == 0
    again = from_file(shell, good(shell, PEOPLE), f"{PIN}\n")
    assert (again.code, again.out.startswith("Nothing to change")) == (0, True), again
    assert listed(shell) == [("Ayu", "manager", True), ("Budi", "cashier", False)]
    assert [detail for action, detail in trail(shell) if action == "person added"] == [
        "Budi, cashier",
        "Ayu, manager",
    ]


def test_another_role_than_in_the_list_is_told(shell: Shell) -> None:
    assert from_file(shell, good(shell, PEOPLE), f"{SECRET_LINE}{PIN}\n").code == 0
    as_manager = PEOPLE + 'role = "manager"\n'
    done = from_file(shell, good(shell, as_manager), f"{PIN}\n")
    assert (done.code, "Budi is in the list as cashier, not as manager" in done.err) == (0, True)
    assert done.out == "Nothing to change: the settings are as the file says.\n"
    assert ("Budi", "cashier", False) in listed(shell)


def test_beside_an_open_window_nothing_is_changed(shell: Shell) -> None:
    assert from_file(shell, good(shell)).code == 0
    other = good(shell).replace("OUTLET-1", "OUTLET-2")
    with FileLock(DataFolder(shell.home).window_lock):
        for text, stdin in ((other, SECRET_LINE), (good(shell), "another-secret\n")):
            done = from_file(shell, text, stdin)
            assert (done.code, done.out, "Close its window" in done.err) == (2, "", True)
        again = from_file(shell, good(shell))
        assert (again.code, again.out.startswith("Nothing to change")) == (0, True)
    assert settings_of(shell).outlet == "OUTLET-1"
    assert Secrets(DataFolder(shell.home)).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert [action for action, _ in trail(shell)] == ["set up"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_a_power_cut_leaves_is_in_the_trail(shell: Shell) -> None:
    assert from_file(shell, good(shell)).code == 0
    shell.environment[checkpoints.VARIABLE] = checkpoints.SETTINGS_WRITTEN
    assert from_file(shell, good(shell).replace("OUTLET-1", "OUTLET-2")).code == -signal.SIGKILL
    del shell.environment[checkpoints.VARIABLE]
    assert settings_of(shell).outlet == "OUTLET-2"
    assert trail(shell)[-1] == ("set up", "sandbox, outlet OUTLET-2: outlet.third_shop_id")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_power_cut_leaves_no_secret_beside_the_address_of_another(shell: Shell) -> None:
    assert from_file(shell, good(shell)).code == 0
    elsewhere = good(shell).replace(shell.base_url, "http://127.0.0.1:9")
    shell.environment[checkpoints.VARIABLE] = checkpoints.SETTINGS_WRITTEN
    assert from_file(shell, elsewhere, "another-secret\n").code == -signal.SIGKILL
    del shell.environment[checkpoints.VARIABLE]
    assert settings_of(shell).base_url == "http://127.0.0.1:9"
    assert Secrets(DataFolder(shell.home)).get(CLIENT_SECRET) is None
    assert from_file(shell, elsewhere, "another-secret\n").code == 0
    assert Secrets(DataFolder(shell.home)).get(CLIENT_SECRET) == "another-secret"


def test_runs_at_once_leave_one_entry_of_what_was_done(shell: Shell) -> None:
    path = shell.home.parent / "till.toml"
    path.write_text(good(shell, PEOPLE), "utf-8")
    runs = [shell.start("setup", "--from", str(path)) for _ in range(4)]
    for run in runs:
        run.communicate(f"{SECRET_LINE}{PIN}\n", timeout=100)
    assert 0 in [run.returncode for run in runs]
    assert [action for action, _ in trail(shell)].count("set up") == 1
    assert len(listed(shell)) == 2


def test_only_a_manager_sets_up_anew(shell: Shell) -> None:
    assert from_file(shell, good(shell, PEOPLE), f"{SECRET_LINE}{PIN}\n").code == 0
    changed = good(shell).replace('"dark"', '"light"')
    assert from_file(shell, changed, "").code == 2
    assert from_file(shell, changed, "1379\n").code == 2
    assert settings_of(shell).look.theme == "dark"
    assert from_file(shell, changed, f"{PIN}\n").code == 0
    assert settings_of(shell).look.theme == "light"


def test_without_a_secret_nothing_is_set_up(shell: Shell) -> None:
    done = from_file(shell, good(shell), "")
    assert (done.code, "client secret is missing" in done.err) == (2, True)
    assert not (shell.home / "settings.json").exists()
    assert from_file(shell, good(shell)).code == 0
    other_app = good(shell).replace(credentials.CLIENT_KEY, credentials.NO_SCOPE_CLIENT_KEY)
    done = from_file(shell, other_app, "")
    assert (done.code, "client secret is missing" in done.err) == (2, True)
    assert settings_of(shell).client_key == credentials.CLIENT_KEY
    other_server = good(shell).replace(shell.base_url, "http://127.0.0.1:9")
    done = from_file(shell, other_server, "")
    assert (done.code, "client secret is missing" in done.err) == (2, True)
    assert settings_of(shell).base_url == shell.base_url
    assert from_file(shell, other_server, "its-own-secret\n").code == 0
    assert Secrets(DataFolder(shell.home)).get(CLIENT_SECRET) == "its-own-secret"


def test_secrets_come_from_the_environment_too(shell: Shell) -> None:
    shell.environment |= {
        "VOUCHER_TILL_CLIENT_SECRET": credentials.CLIENT_SECRET,
        "VOUCHER_TILL_PROXY_LOGIN": "me:hunter2",
    }
    assert from_file(shell, good(shell), "").code == 0
    folder = DataFolder(shell.home)
    assert Secrets(folder).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert proxy_login(folder, settings_of(shell).network) == "me:hunter2"
    holding = [
        path.name for path in shell.home.rglob("*") if path.is_file() and b"hunter2" in path.read_bytes()
    ]
    assert holding == ["secrets.json"]


def test_beside_a_file_there_are_no_other_settings(shell: Shell) -> None:
    done = from_file(shell, good(shell), SECRET_LINE, "--till-name", "Bar", "--max-count", "3")
    assert (done.code, "--till-name, --max-count" in done.err) == (2, True)
    assert not shell.home.exists()
    missing = shell.run("setup", "--client-key", "K")
    assert (missing.code, "required: --merchant-id, --third-shop-id" in missing.err) == (2, True)


def test_a_file_for_another_environment_uses_that_from_then_on(shell: Shell) -> None:
    assert from_file(shell, good(shell)).code == 0
    live = good(shell).replace('"sandbox"', '"live"').replace('"Door"', '"Door live"')
    assert from_file(shell, live).code == 0
    found = {one["environment"]: one for one in shell.run("environment", "--json").objects}
    assert (found["live"]["in_use"], found["live"]["till_name"]) == (True, "Door live")
    assert (found["sandbox"]["in_use"], found["sandbox"]["till_name"]) == (False, "Door")
    # The first file again: that environment is in use again, and nothing else is new.
    done = from_file(shell, good(shell), "")
    assert (done.code, "Door is set up" in done.out) == (0, True)
    assert [action for action, _ in trail(shell)] == [
        "set up",
        "environment left",
        "environment taken into use",
    ]


def test_the_stick_with_the_file_of_authorities_may_be_taken_away(
    sandbox: SandboxServer, caller: Caller, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with TlsPlatform(sandbox) as platform:
        authority = platform.write_authority(stick / "company-ca.pem")
        shell = Shell(tmp_path / "till", platform.url)
        text = good(shell, '[network]\nproxy = "none"\nca_file = "company-ca.pem"').replace(
            "sandbox", "test", 1
        )
        (stick / "till.toml").write_text(text, "utf-8")
        done = shell.run("setup", "--from", str(stick / "till.toml"), stdin=SECRET_LINE)
        assert done.code == 0, done.err
        shutil.rmtree(stick)
        assert shell.run("check", caller.code("one")).code == 0
        assert settings_of(shell).network.ca_file == str(authority), "where it comes from is still told"
        stick.mkdir()
        trustme.CA().cert_pem.write_to_path(str(authority))
        assert shell.run("check", caller.code("one")).code == 3, "the file itself counts while it is there"
        shutil.rmtree(stick)
        assert shell.run("check", caller.code("one")).code == 3, "and the copy follows it"


@pytest.mark.parametrize("content", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nno\n"])
def test_a_file_of_authorities_without_certificates_changes_nothing(shell: Shell, content: str) -> None:
    (shell.home.parent / "ca.pem").write_text(content)
    text = good(shell, '[network]\nca_file = "ca.pem"')
    told = from_file(shell, text)
    checked = shell.run("setup", "--check", str(shell.home.parent / "till.toml"))
    for done in (told, checked):
        assert (done.code, "line 19: network.ca_file: " in done.err) == (2, True), done.err
        assert not shell.home.exists()
