"""What the rooms of the window may ask of it; they know nothing else of it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.views import Views

Work = Callable[[], Coroutine[Any, Any, None]]


class Host(Protocol):
    """The window, as its rooms see it."""

    @property
    def views(self) -> Views:
        """Every view as it is built now; a new language builds them anew."""

    @property
    def page(self) -> Page:
        """What is on the screen."""

    async def refresh(self) -> None:
        """Look at the journal again."""

    async def rest(self) -> None:
        """Until no Redeem is in flight."""

    def show_now(self) -> None:
        """Show what is the case now."""

    def spawn(self, work: Work) -> None:
        """Begin a task; trouble in it becomes a verdict."""

    def say(self, text: str) -> None:
        """A sentence that goes away by itself."""

    def open_page(self, page: Page) -> None:
        """Open a page over the sale."""

    def leave_page(self) -> None:
        """Back to the sale."""

    def close_pages(self) -> None:
        """Nothing stands over the sale any more, but the lock if nobody is signed in."""
