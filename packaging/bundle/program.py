"""What the bundle's programs run: `voucher-till` the command line, `voucher-till-window` only the window.

The window program is started from a menu, where nobody sees a console: what it has to say there is shown.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from voucher_till.cli.main import main


def _open_window() -> int:
    told = io.StringIO()
    if sys.stderr is None or not sys.stderr.isatty():
        sys.stderr = told
    if sys.stdout is None:  # a Windows program without a console has none
        sys.stdout = io.StringIO()
    code = main(["gui", *sys.argv[1:]])
    if code and told.getvalue():
        _show(told.getvalue())
    return code


def _show(text: str) -> None:
    from PySide6.QtWidgets import QApplication, QMessageBox

    from voucher_till.cli.gui import has_display

    if not has_display():
        return
    application = QApplication.instance() or QApplication(sys.argv[:1])
    QMessageBox.critical(None, "Voucher Till", text.strip())
    del application


sys.exit(_open_window() if Path(sys.argv[0]).stem.endswith("-window") else main())
