"""What installers ask on the command line: fast, and without the secret, which a keyring may hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from commands import Shell
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import change_settings

_HEAVY = "PySide6 cv2 numpy httpx keyring xlsxwriter uvicorn msgspec escpos"
_ASKED = f"""
import sys
from voucher_till.cli.main import main
try:
    main(["--version"])
except SystemExit as end:
    print(end.code, [name for name in "{_HEAVY}".split() if name in sys.modules])
"""


def test_the_queue_is_told_without_the_secret(sandbox: SandboxServer, caller: Caller, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    shell.setup()
    order = caller.desk.post("/control/orders", json={"customer": "c1"}).json()
    code = str(order["vouchers"][0]["code"])
    assert shell.run("check", code).code == 0
    caller.fault("any", "no_connection")
    assert shell.run("redeem", code).code == 5
    (shell.home / "secrets.json").unlink()
    told = shell.run("queue", "--json")
    assert (told.code, [row["state"] for row in told.objects]) == (5, ["stored"])
    refused = shell.run("sync")
    assert refused.code == 2
    assert "secret is missing" in refused.err


def test_no_setting_of_the_network_keeps_the_queue_from_being_told(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    shell.setup()
    change_settings(DataFolder(shell.home), "network", {"ca_file": str(tmp_path / "gone.pem")})
    assert shell.run("queue").code == 0
    assert shell.run("sync").code == 2


def test_a_till_without_settings_is_not_set_up(sandbox: SandboxServer, tmp_path: Path) -> None:
    assert Shell(tmp_path / "till", sandbox.base_url).run("queue").code == 2


def test_the_version_is_told_without_loading_what_commands_work_with() -> None:
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []", done.stdout
