"""`diagnostics`, `logs` and `about` as support asks for them: real processes."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from commands import Shell

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup().code == 0
    return shell


def spoil_settings(shell: Shell) -> None:
    """Every command then meets an error that nobody expects."""
    path = DataFolder(shell.home).settings
    kept = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**kept, "base_url": "ftp://nowhere"}), encoding="utf-8")


def reference_of(shell: Shell) -> str:
    failed = shell.run("queue")
    assert failed.code == 1
    return failed.err.strip().rstrip(".").rpartition(" ")[2]


def test_a_program_error_is_found_by_its_reference(shell: Shell) -> None:
    spoil_settings(shell)
    reference = reference_of(shell)
    assert len(reference) == 7
    (entry,) = shell.run("logs", "--json", "--search", reference).objects
    assert entry["reference"] == reference
    assert "ValueError" in entry["error"]
    assert reference in shell.run("logs", "--level", "error", "--limit", "1").out
    assert [path.name[-12:-5] for path in DataFolder(shell.home).crashes.glob("*.json")] == [reference]
    in_json = shell.run("queue", "--json")
    assert in_json.code == 1
    assert in_json.objects[0]["reason"] == "till_error"


def test_logs_are_chosen_and_limited(shell: Shell) -> None:
    assert shell.run("logs", "--level", "critical").out == "There is nothing to list.\n"
    assert shell.run("logs", "--json", "--search", "nothing has this").objects == []
    for wrong in (["--level", "loud"], ["--limit", "0"], ["--limit", "many"]):
        assert shell.run("logs", *wrong).code == 2


def test_the_diagnostics_file_is_where_it_was_asked_for(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "for support.zip"
    done = shell.run("diagnostics", "--output", str(path))
    assert (done.code, done.err) == (0, "")
    assert str(path) in done.out
    with zipfile.ZipFile(path) as bundle:
        findings = [json.loads(line) for line in bundle.read("doctor.jsonl").splitlines()]
    assert findings == [
        {**one, "detail": again["detail"]}
        for one, again in zip(shell.run("doctor", "--json").objects, findings, strict=True)
    ]


def test_the_diagnostics_file_is_made_of_a_till_that_is_not_set_up(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    shell = Shell(tmp_path / "new", sandbox.base_url)
    done = shell.run("diagnostics", "--output", str(tmp_path / "a.zip"))
    assert (done.code, done.err) == (0, "")
    assert zipfile.is_zipfile(tmp_path / "a.zip")


def test_a_place_that_cannot_be_is_refused(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("diagnostics", "--output", str(tmp_path / "a.txt")).code == 2
    done = shell.run("diagnostics", "--output", str(tmp_path / "missing" / "a.zip"))
    assert done.code == 1
    assert "Choose another place" in done.err
    assert not (tmp_path / "missing").exists()


def test_about_tells_versions_and_licences(shell: Shell) -> None:
    (told,) = shell.run("about", "--json").objects
    assert told["version"]
    assert told["data_folder"] == str(shell.home)
    named = {part["name"]: part for part in told["parts"]}
    assert {"PySide6_Essentials", "httpx", "numpy", "Python", "SQLite"} <= set(named)
    assert "Copyright" in named["httpx"]["texts"][0]
    assert all(part["licence"] and part["version"] for part in told["parts"])
    assert "voucher-till" not in named
    assert f"httpx {named['httpx']['version']}: BSD-3-Clause" in shell.run("about").out
