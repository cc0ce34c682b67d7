"""What Windows' installer looks for before it changes the program: a named mutex of the open window."""

from __future__ import annotations

import sys

_NAME = "VoucherTill"


def hold_program_mark() -> None:
    """Hold it until this process ends; elsewhere the window's lock file is looked at."""
    if sys.platform == "win32":
        import ctypes

        for name in (_NAME, f"Global\\{_NAME}"):  # of this session, and of all
            ctypes.windll.kernel32.CreateMutexW(None, False, name)
