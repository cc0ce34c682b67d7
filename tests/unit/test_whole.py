"""Work that is done to its end, whoever stops waiting for it."""

from __future__ import annotations

import asyncio

import pytest

from voucher_till.store.whole import whole


async def test_whoever_is_cancelled_leaves_nothing_half_done() -> None:
    begun, may_end, done = asyncio.Event(), asyncio.Event(), []

    async def work() -> None:
        done.append("first half")
        begun.set()
        await may_end.wait()
        done.append("second half")

    waiting = asyncio.create_task(whole(work()))
    await begun.wait()
    waiting.cancel()
    await asyncio.sleep(0)
    assert not waiting.done(), "it is not left behind either"
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert done == ["first half", "second half"]


async def test_it_gives_what_the_work_gives_or_raises() -> None:
    async def seven() -> int:
        return 7

    async def wrong() -> int:
        raise ValueError("no")

    assert await whole(seven()) == 7
    with pytest.raises(ValueError, match="no"):
        await whole(wrong())
