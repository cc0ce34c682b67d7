"""Pictures and films of vouchers: opened, dropped on the window, or held up as a practice phone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.scanning.files import UnreadableFileError, read_file
from voucher_till.scanning.scan import Scan
from voucher_till.ui.cashier.host import Host
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.scanners import Scanners

_NAMES = "*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.mp4 *.avi *.mov *.webm *.mkv"


class FilesRoom(QObject):
    """Each file is a scan like any other."""

    def __init__(self, host: Host, scanners: Scanners, fail: Callable[[Verdict], None]) -> None:
        super().__init__()
        self._host = host
        self._scanners = scanners
        self._fail = fail

    def choose(self) -> None:
        """Ctrl+O: look for a file."""
        title = translate("files_room", "Open a picture of a voucher")
        kinds = translate("files_room", "Pictures and films") + f" ({_NAMES})"
        dialog = QFileDialog(self._host.views, title, "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The system's own dialog would swallow what a scanner types while it is open.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(lambda name: self.take(partial(read_file, Path(name))))
        dialog.open()

    def drop(self, event: QDropEvent) -> None:
        """What was dropped on the window."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.take(partial(read_file, Path(url.toLocalFile())))

    def take(self, read: Callable[[], Scan]) -> None:
        """Take a scan from a file; ``read`` runs off the main thread."""
        self._host.spawn(partial(self._read, read))

    async def _read(self, read: Callable[[], Scan]) -> None:
        try:
            self._scanners.offer(await asyncio.to_thread(read))
        except UnreadableFileError as error:
            self._fail(Verdict(VerdictKind.REFUSED, Reason.NO_CODE_FOUND, (error.phrase,)))
