"""What the data folder does to files at its root when a till is opened."""

from __future__ import annotations

import os
import time
from pathlib import Path

from voucher_till.store.folder import DataFolder

LONG_AGO_SECONDS = 7200


def test_what_killed_processes_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    left = ("till-ab12.part", "till-ab12.part-wal", "secrets.jsonq1.part", "settings.jsonq2.part")
    others = ("till.db", "till-2026.part.db", "somebody's.part", "secrets.json")
    for name in (*left, *others):
        path = folder.root / name
        path.touch()
        os.utime(path, (time.time() - LONG_AGO_SECONDS,) * 2)
    (folder.backups / "till-cd34.part").touch()
    folder.prepare()
    assert {path.name for path in folder.root.iterdir() if path.is_file()} == set(others)
    assert [path.name for path in folder.backups.iterdir()] == ["till-cd34.part"], "it is being written"
