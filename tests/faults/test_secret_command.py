"""`secret`: rotating and forgetting, in the keyring and in the file, and that nothing of it leaks."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from commands import Shell
from filelock import FileLock
from platform_calls import Caller

from voucher_till.cli.assistant_secrets import DraftSecrets
from voucher_till.cli.doctor_environment import look_at_secrets
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.devices import CAMERA_LOGIN
from voucher_till.store.folder import DataFolder
from voucher_till.store.known_secrets import known_secrets
from voucher_till.store.secrets import CLIENT_SECRET, PROXY_LOGIN, Secrets

PIN = "2580"
PLANTED = "planted-secret-4711"


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup().code == 0
    assert shell.run("check", "1").code == 3  # signed in
    return shell


def secrets_of(shell: Shell) -> Secrets:
    return Secrets(DataFolder(shell.home))


def tokens(shell: Shell) -> list[str]:
    return [name for name in secrets_of(shell).names() if name.startswith("token")]


def trail(shell: Shell) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        return connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()


def test_a_new_secret_is_tried_before_the_old_one_goes(shell: Shell, caller: Caller) -> None:
    assert len(tokens(shell)) == 1
    done = shell.run("secret", "set", stdin=f"{PLANTED}\n")
    assert (done.code, "refuses this secret" in done.err) == (3, True)
    assert secrets_of(shell).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert len(tokens(shell)) == 1
    caller.fault("token", "no_connection")
    done = shell.run("secret", "set", stdin=f"{credentials.CLIENT_SECRET}\n")
    assert (done.code, "--no-check" in done.err) == (1, True)
    caller.mend()
    assert trail(shell)[-1][0] == "set up"
    done = shell.run("secret", "set", "--json", stdin=f"{credentials.CLIENT_SECRET}\n")
    assert done.objects == [{"checked": True, "kept_in": "file secrets.json"}]
    assert tokens(shell) == []
    assert trail(shell)[-1] == ("client secret changed", "checked by a sign-in")
    assert shell.run("check", caller.code("one")).code == 0


def test_a_check_can_be_left_out(shell: Shell) -> None:
    done = shell.run("secret", "set", "--no-check", stdin=f"{PLANTED}\n")
    assert (done.code, "not checked" in done.out) == (0, True)
    assert secrets_of(shell).get(CLIENT_SECRET) == PLANTED
    assert trail(shell)[-1] == ("client secret changed", "not checked")
    assert shell.run("check", "1").code == 3
    assert shell.run("secret", "set", stdin="").code == 2


def test_spaces_around_a_handed_secret_are_not_of_it(shell: Shell) -> None:
    shell.environment["VOUCHER_TILL_CLIENT_SECRET"] = f" {credentials.CLIENT_SECRET} \r\n"
    assert shell.run("secret", "set").code == 0
    assert secrets_of(shell).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    shell.environment["VOUCHER_TILL_CLIENT_SECRET"] = " "
    assert shell.run("secret", "set").code == 2


@pytest.mark.skipif(os.name != "posix", reason="Windows hands over text")
@pytest.mark.parametrize("value", ["planted\udcff-secret", "planted\x07secret"])
def test_a_handed_secret_that_cannot_be_shown_is_refused(shell: Shell, value: str) -> None:
    shell.environment["VOUCHER_TILL_CLIENT_SECRET"] = value
    done = shell.run("secret", "set", "--no-check")
    assert (done.code, "VOUCHER_TILL_CLIENT_SECRET holds characters" in done.err) == (2, True)
    assert "planted" not in done.err
    assert secrets_of(shell).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert shell.run("history").code == 0


def test_setting_up_with_another_secret_drops_the_tokens_too(shell: Shell) -> None:
    assert shell.setup(secret=PLANTED).code == 0
    assert tokens(shell) == []


def test_forgetting_takes_all_of_it(shell: Shell) -> None:
    for name in (CAMERA_LOGIN, PROXY_LOGIN):
        secrets_of(shell).set(name, PLANTED)
    done = shell.run("secret", "forget", "--json")
    assert done.objects == [{"forgotten": [CAMERA_LOGIN, CLIENT_SECRET, PROXY_LOGIN, "token"]}]
    assert json.loads(DataFolder(shell.home).secrets.read_bytes()) == {}
    done = shell.run("check", "1")
    assert (done.code, "voucher-till secret set" in done.err) == (2, True)
    assert "There was no secret" in shell.run("secret", "forget").out
    assert shell.run("secret", "set", stdin=f"{credentials.CLIENT_SECRET}\n").code == 0
    assert shell.run("check", "1").code == 3


def test_what_was_typed_in_a_left_setup_is_forgotten_too(sandbox: SandboxServer, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    for environment in ("live", "test"):
        assert shell.setup("--environment", environment).code == 0
    typed = DraftSecrets(DataFolder(shell.home))
    typed.keep_secret("test", PLANTED)
    typed.keep_secret("sandbox", "another-secret")
    done = shell.run("secret", "forget", "--json")
    assert done.objects == [{"forgotten": [CLIENT_SECRET, "draft-client-secret-test"]}]
    assert (typed.typed("test"), typed.typed("sandbox")) == ("", "another-secret")
    assert not [
        path for path in shell.home.rglob("*") if path.is_file() and PLANTED.encode() in path.read_bytes()
    ]


def test_it_takes_a_manager_and_a_closed_window(shell: Shell) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin=f"{PIN}\n")
    for action in ("set", "forget"):
        assert shell.run("secret", action, stdin="1379\n").code == 2
        with FileLock(DataFolder(shell.home).window_lock):
            assert "Close its window" in shell.run("secret", action, stdin=f"{PIN}\n").err
    assert secrets_of(shell).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert shell.run("secret", "set", stdin=f"{PIN}\n{credentials.CLIENT_SECRET}\n").code == 0
    assert shell.run("secret", "forget", stdin=f"{PIN}\n").code == 0


@pytest.fixture
def keyring_shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    shell.environment |= {
        "PYTHON_KEYRING_BACKEND": "file_keyring.FileKeyring",
        "TEST_KEYRING": str(tmp_path / "keyring.json"),
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]),
    }
    return shell


def test_in_a_keyring_nothing_is_left_either(keyring_shell: Shell, tmp_path: Path) -> None:
    shell, keyring = keyring_shell, tmp_path / "keyring.json"
    assert "test keyring" in shell.setup().out
    assert shell.run("check", "1").code == 3
    assert not DataFolder(shell.home).secrets.exists()
    assert len(json.loads(keyring.read_text())) == 2
    shell.environment["TEST_KEYRING_LOCKED"] = "1"
    done = shell.run("secret", "forget")
    assert (done.code, "Unlock it" in done.err) == (1, True)
    del shell.environment["TEST_KEYRING_LOCKED"]
    done = shell.run("secret", "forget", "--json")
    assert done.objects == [{"forgotten": [CLIENT_SECRET, "token"]}]
    assert json.loads(keyring.read_text()) == {}
    assert json.loads(DataFolder(shell.home).secret_names.read_bytes()) == []


def test_two_environments_have_two_entries_in_one_keyring(keyring_shell: Shell, tmp_path: Path) -> None:
    assert keyring_shell.setup("--environment", "test").code == 0
    assert keyring_shell.setup("--environment", "live", secret=PLANTED).code == 0
    kept = json.loads((tmp_path / "keyring.json").read_text())
    assert sorted(kept.values()) == [PLANTED, credentials.CLIENT_SECRET]
    assert len({name.split(":")[0] for name in kept}) == 2


def test_the_file_is_private_and_doctor_says_where_it_is_not(shell: Shell) -> None:
    folder = DataFolder(shell.home)
    assert folder.secrets.stat().st_mode & 0o777 == 0o600
    assert (look_at_secrets(folder).ok, look_at_secrets(folder).detail) == (True, "file secrets.json")
    folder.secrets.chmod(0o644)
    found = look_at_secrets(folder)
    assert (found.ok, "chmod 600" in found.detail) == (False, True)


def test_a_secret_is_in_no_file_but_its_own(shell: Shell) -> None:
    shell.environment["VOUCHER_TILL_CAMERA_LOGIN"] = f"me:{PLANTED}"
    done = shell.setup(secret=PLANTED, camera="rtsp://127.0.0.1:1/x")
    assert done.code == 0
    for command in (("check", "1"), ("doctor",), ("secret", "set"), ("audit",), ("environment",)):
        done = shell.run(*command, stdin=f"{PLANTED}\n")
        assert PLANTED not in done.out + done.err, command
    holding = {
        path.name
        for path in shell.home.parent.rglob("*")
        if path.is_file() and PLANTED.encode() in path.read_bytes()
    }
    assert holding == {"secrets.json"}


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs Linux's /proc")
def test_a_running_command_shows_it_to_nobody(shell: Shell) -> None:
    """Neither in its arguments nor in what its children get."""
    program = (
        "import subprocess, sys\n"
        "from voucher_till.cli.main import main\n"
        "main(['environment'])\n"
        "child = subprocess.Popen(['cat'], stdin=subprocess.PIPE)\n"
        "print(child.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    names = ("VOUCHER_TILL_CLIENT_SECRET", "VOUCHER_TILL_CAMERA_LOGIN", "VOUCHER_TILL_PROXY_LOGIN")
    environment = shell.environment | dict.fromkeys(names, PLANTED)
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        child = next(int(line) for line in lines if line.strip().isdigit())
        shown = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in (process.pid, child)]
        # It is empty for a moment, until the system has put the new program in place.
        while not (inherited := Path(f"/proc/{child}/environ").read_bytes()):
            assert process.poll() is None
        process.kill()
    assert b"VOUCHER_TILL_HOME" in inherited
    assert PLANTED.encode() not in inherited + b"".join(shown)


def test_no_command_takes_a_secret_as_an_argument(shell: Shell) -> None:
    for arguments in (
        ("secret", "set", PLANTED),
        ("setup", "--client-secret", PLANTED),
        ("setup", "--proxy-login", PLANTED),
        ("people", "add", "Ayu", "--pin", "2580"),
    ):
        assert shell.run(*arguments).code == 2


def test_what_was_met_is_known_to_whoever_writes_logs(shell: Shell) -> None:
    secrets_of(shell).set(PROXY_LOGIN, "me:p%40ss-4711")
    assert secrets_of(shell).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert {credentials.CLIENT_SECRET, "p%40ss-4711", "p@ss-4711"} <= set(known_secrets())
