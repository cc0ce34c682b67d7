"""The examples of ``docs/client.md`` run, one after the other."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from platform_calls import Caller

from voucher_till.sandbox.server import SandboxServer

PAGE = Path(__file__).parents[2] / "docs" / "client.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


async def test_the_examples_run(
    sandbox: SandboxServer, caller: Caller, capsys: pytest.CaptureFixture[str]
) -> None:
    caller.desk.post("/control/reviews", json={"seconds": 0.1}).raise_for_status()
    names: dict[str, Any] = {"base_url": sandbox.base_url, "scanned": caller.customer("three")["qr"]}
    assert len(EXAMPLES) == 5
    for number, example in enumerate(EXAMPLES, 1):
        code = compile(example, f"{PAGE}, example {number}", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        running = eval(code, names)  # noqa: S307 - our own page
        if inspect.isawaitable(running):
            await running
    told = capsys.readouterr().out
    for line in (
        r"redeemed \d+ as 7\d{18} log ID \w+",
        r"OUTLET-9 Accepted \[\]",
        r"in review as 7\d{18} log ID \w+",
        r"the app was not given the scope outlets log ID \w+",
        r"refused with -9990001 log ID \w+",
    ):
        assert re.search(f"^{line}$", told, re.MULTILINE), told
