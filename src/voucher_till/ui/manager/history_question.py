"""What is asked of the history: the search and the filters as one."""

from __future__ import annotations

from voucher_till.records.history import ScansWanted, Wanted
from voucher_till.ui.manager.history_bars import HistoryBars
from voucher_till.ui.manager.history_head import HistoryHead


class HistoryQuestion:
    """Reads what the head and the bars are set to, and sets them; nothing is emitted."""

    def __init__(self, head: HistoryHead, bars: HistoryBars) -> None:
        self._head = head
        self._bars = bars

    @property
    def wanted(self) -> Wanted | ScansWanted:
        """Which redemptions or scans are to be listed."""
        words = self._head.search.words
        return self._bars.scans_wanted(words) if self._head.scans else self._bars.wanted(words)

    @property
    def is_narrowed(self) -> bool:
        """Whether not all there is is listed."""
        return bool(self._head.search.words) or self._bars.is_narrowed

    def take(self, wanted: Wanted | ScansWanted) -> None:
        """Show a filter that was made elsewhere."""
        self._head.show_mode(scans=isinstance(wanted, ScansWanted))
        self._bars.take(wanted)
        self._head.search.fill(wanted.search)

    def clear(self) -> None:
        """List all there is."""
        self._bars.clear()
        self._head.search.fill("")
