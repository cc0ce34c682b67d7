"""A till that opens one window after another, as when the environment is switched, keeps none of them."""

from __future__ import annotations

import gc
import weakref

from stage import Stage, until

from voucher_till.ui.cashier.window import CashierWindow


def test_a_closed_window_is_gone(stage: Stage) -> None:
    seen: list[weakref.ref[CashierWindow]] = []

    async def play(window: CashierWindow) -> None:
        seen.append(weakref.ref(window))
        await until(lambda: window.views.top.line_text == "● Online")

    stage(play)
    gc.collect()
    assert [one() for one in seen] == [None]
