"""The made-up history that is measured and looked at: a practice till can be opened on it."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from commands import Shell
from tills import set_up

from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer

SCRIPT = Path(__file__).parents[2] / "packaging" / "make_history.py"


def test_a_practice_till_opens_the_made_up_history(sandbox: SandboxServer, tmp_path: Path) -> None:
    root = tmp_path / "till"
    command = [sys.executable, str(SCRIPT), str(root), "--rows", "3000", "--seed", "4"]
    made = subprocess.run(command, capture_output=True, text=True, check=True)
    assert made.stdout.startswith("3000 redemptions in ")
    shell = Shell(set_up(root, sandbox).root, sandbox.base_url)
    rows = shell.run("history", "--json").objects
    assert len(rows) == len({row["vouchers"][0]["code"] for row in rows}) == 3000
    assert {row["outlet"] for row in rows} == {"OUTLET-1"} <= set(credentials.OUTLETS)
    states = Counter(row["state"] for row in rows)
    assert states["redeemed"] > 2700
    assert {"refused", "cancelled", "conflict"} <= set(states)
    days = {row["created_at"][:10] for row in rows}
    assert len(days) > 600
    assert shell.run("doctor").code == 0
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (again.returncode, "there is a record already" in again.stderr) == (1, True)
