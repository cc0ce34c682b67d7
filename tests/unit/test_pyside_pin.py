"""Why PySide6 is pinned: 6.12.0 on Python 3.11 loses a reference to None in every wrapped call."""

from __future__ import annotations

import os
import subprocess
import sys

MANY_CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for number in range(20_000):
    label.setText(str(number))
print(label.text())
"""


def test_twenty_thousand_calls_do_not_end_the_process() -> None:
    child = subprocess.run(
        [sys.executable, "-c", MANY_CALLS],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (child.returncode, child.stdout.strip()) == (0, "19999"), child.stderr
