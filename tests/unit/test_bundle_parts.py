"""What the bundle's tools say of the packages they take along, and of two builds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging" / "bundle"))
pytest.importorskip("packaging.requirements")

from compare import compare
from parts import python_packages


def test_the_program_s_packages_are_found_and_no_builder_s() -> None:
    found = python_packages()
    assert next(iter(found)) == "voucher-till"
    assert {"pyside6-essentials", "shiboken6", "httpx", "h11", "numpy", "pyzbar", "python-escpos"} <= set(
        found
    )
    assert not {"pytest", "hatchling", "pyinstaller", "mypy", "hypothesis"} & set(found)


def test_two_builds_are_compared_by_their_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        (folder / "inside").mkdir(parents=True)
        (folder / "inside" / "same").write_bytes(b"same")
        (folder / "link").symlink_to("inside/same")
    assert compare(first, second) == 0
    (first / "inside" / "other").write_bytes(b"abcd")
    (second / "inside" / "other").write_bytes(b"abXd")
    (second / "more").write_bytes(b"")
    (second / "link").unlink()
    (second / "link").symlink_to("more")
    capsys.readouterr()
    assert compare(first, second) == 1
    told = capsys.readouterr().out
    assert "differs from byte 2: inside/other" in told
    assert "only in the second: more" in told
    assert "link" in told
    assert "3 differ" in told
