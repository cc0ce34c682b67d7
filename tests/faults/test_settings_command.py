"""`settings export` and `import`: one till's settings on another, without its secrets."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from commands import Shell
from filelock import FileLock

from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.addressed import proxy_login, receiver_token
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, PROXY_LOGIN, RECEIVER_TOKEN, Secrets
from voucher_till.store.settings import Settings, change_settings, load_settings

PIN = "2580"


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup().code == 0
    return shell


@pytest.fixture
def other(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "other", sandbox.base_url)
    assert shell.setup(till_name="Bar").code == 0
    return shell


def settings_of(shell: Shell) -> Settings:
    settings = load_settings(DataFolder(shell.home))
    assert settings is not None
    return settings


def trail(shell: Shell) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(DataFolder(shell.home).database)) as connection:
        return connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()


def test_what_one_till_exports_another_takes(shell: Shell, other: Shell, tmp_path: Path) -> None:
    shell.run("people", "add", "Budi", stdin="1379\n")
    change_settings(DataFolder(shell.home), "look", {"theme": "dark", "text_percent": 150})
    change_settings(DataFolder(shell.home), "counter", {"cashiers_may": ("export",), "lock_minutes": 5})
    path = tmp_path / "settings.toml"
    assert shell.run("settings", "export", str(path), "--json").objects == [{"file": str(path)}]
    assert path.stat().st_mode & 0o077 == 0
    text = path.read_text("utf-8")
    assert credentials.CLIENT_SECRET not in text
    assert "1379" not in text
    assert 'name = "Budi"' in text
    assert trail(shell)[-1] == ("settings exported", "settings.toml")
    done = other.run("settings", "import", str(path), "--json")
    assert (done.code, done.err) == (0, "")
    assert done.objects == [
        {
            "changed": [
                "outlet.till_name",
                "look.theme",
                "look.text_percent",
                "counter.lock_minutes",
                "counter.cashiers_may",
            ]
        }
    ]
    assert settings_of(other) == settings_of(shell)
    assert other.run("people", "--json").out == ""
    assert trail(other)[-1][0] == "settings imported"
    before = trail(other)
    assert "Nothing to change" in other.run("settings", "import", str(path)).out
    assert trail(other) == before
    # The same file sets a third till up.
    third = Shell(tmp_path / "third", shell.base_url)
    assert third.run("setup", "--from", str(path), stdin=f"{credentials.CLIENT_SECRET}\n").code == 0
    assert settings_of(third) == settings_of(shell)


def test_a_part_is_enough_and_a_wrong_one_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "part.toml"
    path.write_text('[look]\ntheme = "contrast"\n')
    assert "Changed: look.theme" in shell.run("settings", "import", str(path)).out
    before = settings_of(shell)
    for text, said in [
        ('[look]\ntheme = "pink"\n', "line 2: look.theme"),
        ('[platform]\nenvironment = "live"\n', "line 2: platform.environment: This till is in"),
    ]:
        path.write_text(text)
        done = shell.run("settings", "import", str(path))
        assert (done.code, done.out, said in done.err) == (2, "", True), done
    assert settings_of(shell) == before


def test_another_apps_key_asks_for_its_secret(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "part.toml"
    path.write_text('[platform]\nclient_key = "another"\n')
    done = shell.run("settings", "import", str(path))
    assert (done.code, "voucher-till secret set" in done.err) == (0, True)
    assert Secrets(DataFolder(shell.home)).get(CLIENT_SECRET) == credentials.CLIENT_SECRET


def test_the_kept_secret_goes_to_no_other_address(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "part.toml"
    path.write_text('[platform]\nbase_url = "http://127.0.0.1:9"\n')
    before = settings_of(shell)
    done = shell.run("settings", "import", str(path))
    assert (done.code, done.out) == (2, "")
    assert "line 2: platform.base_url: This is another address" in done.err
    assert "voucher-till setup --from FILE" in done.err
    assert settings_of(shell) == before
    # The same server, written otherwise, is no other one.
    path.write_text(f'[platform]\nbase_url = "{shell.base_url}/"\n')
    assert shell.run("settings", "import", str(path)).code == 0


def test_what_is_kept_for_proxy_and_receiver_goes_to_no_other_one(shell: Shell, tmp_path: Path) -> None:
    folder, path = DataFolder(shell.home), tmp_path / "part.toml"
    change_settings(folder, "network", {"proxy": "http://proxy.example:3128"})
    change_settings(folder, "network", {"receiver": "https://till.example.com"})
    # As an older program kept them: for no address.
    Secrets(folder).set(PROXY_LOGIN, "office:s3cret")
    Secrets(folder).set(RECEIVER_TOKEN, "token-of-before")
    kept = settings_of(shell).network
    assert proxy_login(folder, kept) == "office:s3cret"
    assert receiver_token(folder, kept) == "token-of-before"
    path.write_text(
        '[network]\nproxy = "http://elsewhere.example:3128"\nreceiver = "https://elsewhere.example"\n'
    )
    done = shell.run("settings", "import", str(path))
    assert done.code == 0
    assert "are for another proxy" in done.err
    assert "is for another receiver" in done.err
    other = settings_of(shell).network
    assert (proxy_login(folder, other), receiver_token(folder, other)) == ("", "")
    path.write_text(
        '[network]\nproxy = "HTTP://Proxy.example:3128/"\nreceiver = "https://till.example.com:443"\n'
    )
    done = shell.run("settings", "import", str(path))
    assert (done.code, done.err) == (0, "")
    back = settings_of(shell).network
    assert (proxy_login(folder, back), receiver_token(folder, back)) == ("office:s3cret", "token-of-before")


def test_beside_an_open_window_nothing_is_imported(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "part.toml"
    path.write_text('[outlet]\nthird_shop_id = "OUTLET-2"\n')
    with FileLock(DataFolder(shell.home).window_lock):
        done = shell.run("settings", "import", str(path))
        assert (done.code, done.out, "Close its window" in done.err) == (2, "", True)
        path.write_text('[outlet]\nthird_shop_id = "OUTLET-1"\n')
        assert shell.run("settings", "import", str(path)).code == 0
    assert settings_of(shell).outlet == "OUTLET-1"


def test_it_takes_a_manager(shell: Shell, tmp_path: Path) -> None:
    shell.run("people", "add", "Ayu", "--manager", stdin=f"{PIN}\n")
    path = tmp_path / "settings.toml"
    assert shell.run("settings", "export", str(path)).code == 2
    assert not path.exists()
    assert shell.run("settings", "export", str(path), stdin=f"{PIN}\n").code == 0
    path.write_text('[look]\ntheme = "dark"\n')
    assert shell.run("settings", "import", str(path), stdin="1379\n").code == 2
    assert settings_of(shell).look.theme == "system"
    assert shell.run("settings", "import", str(path), stdin=f"{PIN}\n").code == 0
    assert settings_of(shell) == msgspec.structs.replace(
        settings_of(shell), look=msgspec.structs.replace(settings_of(shell).look, theme="dark")
    )


def test_where_it_cannot_be(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("settings", "export", str(tmp_path / "absent" / "settings.toml"))
    assert (done.code, "There is no folder" in done.err) == (2, True)
    bare = Shell(tmp_path / "bare", shell.base_url)
    assert bare.run("settings", "export", str(tmp_path / "x.toml")).code == 2
    assert not bare.home.exists()
