"""The data folder and everything in it is its owner's alone, also what an earlier version left open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commands import Shell
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path, caller: Caller) -> Shell:
    """A till that sold, was looked at and backed up, by a user whose files are open to all."""
    shell = Shell(tmp_path / "till", sandbox.base_url)
    before = os.umask(0)
    try:
        assert shell.setup().code == 0
        code = str(caller.customer("one")["vouchers"][0]["code"])
        assert shell.run("redeem", code).code == 0
        for command in (["doctor"], ["backup"], ["diagnostics", "--output", str(shell.home / "d.zip")]):
            assert shell.run(*command).code == 0
    finally:
        os.umask(before)
    return shell


def _open_to_others(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)} {path.stat().st_mode & 0o777:o}"
        for path in (root, *sorted(root.rglob("*")))
        if path.stat().st_mode & 0o077
    ]


def test_nothing_is_ever_made_open_to_others(shell: Shell) -> None:
    names = {path.name for path in shell.home.rglob("*")}
    assert {"till.db", "queue.journal", "settings.json", "secrets.json", "till.log", "d.zip"} <= names
    assert list((shell.home / "backups").iterdir())
    assert _open_to_others(shell.home) == []


def test_what_was_open_is_closed_at_the_next_start(shell: Shell) -> None:
    for path in shell.home.rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)
    shell.home.chmod(0o755)
    theirs = shell.home / "notes of the owner.txt"
    theirs.write_text("mine")
    theirs.chmod(0o644)
    assert shell.run("queue").code == 0
    assert _open_to_others(shell.home) == ["d.zip 666", "notes of the owner.txt 644"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("not ours")
    outside.chmod(0o644)
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    (folder.logs / "till.log.1").symlink_to(outside)
    folder.prepare()
    assert outside.stat().st_mode & 0o777 == 0o644
