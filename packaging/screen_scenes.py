"""Every scene that is photographed: how the window comes to show it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from screen_room_scenes import room_scenes
from screen_samples import CASHIER, CASHIER_PIN, HOSTILE, MANAGER, Samples
from screen_stage import PRACTICE, Scene, Stage, until

from voucher_till.redemption import verdicts
from voucher_till.redemption.desk import Checked
from voucher_till.ui.cashier import flow
from voucher_till.ui.cashier.flow import Looking, Ordering, Redeeming, Told, Trusting
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.practice_tasks import TASKS
from voucher_till.ui.setup.settings_page import Place

FACES = (
    "redeemed",
    "stored",
    "unknown",
    "already-used",
    "not-usable",
    "not-a-voucher",
    "qr-too-old",
    "no-line",
    "till-problem",
)
"""One verdict for each face."""
_REDEEM_SECONDS = 0.8
_PICTURE_SECONDS = 0.05
"""Within them the picture of a product comes from the disk."""
_AGO = timedelta(seconds=40)


def scenes() -> list[Scene]:
    """All of them, in the order of a sale, then the pages, the manager's room, and practice."""
    return [*_sale(), *_verdicts(), *_pages(), *room_scenes(), *_practice()]


def _sale() -> Iterable[Scene]:
    yield Scene("ready", _ready)
    yield Scene("ready-one-step", _one_step)
    yield Scene("looking", _looking)
    yield Scene("order-one", partial(_order, choose=lambda samples: samples.one))
    yield Scene("order-three", partial(_order, choose=lambda samples: samples.mixed))
    yield Scene("order-fifty", partial(_order, choose=lambda samples: samples.many))
    yield Scene("order-nothing-ticked", _nothing_ticked)
    yield Scene("order-redeeming", _redeeming)
    yield Scene("order-hostile", partial(_order, choose=lambda samples: samples.every_hostile))
    for name in HOSTILE:
        yield Scene(f"order-hostile-{name}", partial(_hostile_order, name=name))
    yield Scene("trust", _trust)
    yield Scene("notice", _notice)


async def _ready(stage: Stage) -> None:
    """Nothing is to be done: this is where every scene begins."""


async def _one_step(stage: Stage) -> None:
    stage.till.views.idle.set_one_step(True)


async def _looking(stage: Stage) -> None:
    stage.till.sale.become(Looking())


def _ordering(checked: Checked) -> Ordering:
    """The order card of a new scan: the window takes the same answer for the same order."""
    return flow.ordering(replace(checked), time.monotonic(), replaced=False)


async def _order(stage: Stage, choose: Callable[[Samples], Checked]) -> None:
    stage.till.sale.become(_ordering(choose(stage.samples)))
    await asyncio.sleep(_PICTURE_SECONDS)


async def _hostile_order(stage: Stage, name: str) -> None:
    await _order(stage, lambda samples: samples.hostile[name])


async def _nothing_ticked(stage: Stage) -> None:
    stage.till.sale.become(flow.toggled_all(_ordering(stage.samples.many)))


async def _redeeming(stage: Stage) -> None:
    stage.till.sale.become(Redeeming(_ordering(stage.samples.mixed)))


async def _trust(stage: Stage) -> None:
    stage.till.sale.become(Trusting(stage.samples.unverified))


async def _notice(stage: Stage) -> None:
    await _order(stage, lambda samples: samples.one)
    stage.till.sale.hurried.emit()


def _verdicts() -> Iterable[Scene]:
    for name in (*FACES, "not-accepted", "conflict", "cancelled"):
        yield Scene(f"verdict-{name}", partial(_verdict, name=name))
    yield Scene("verdict-used-by-you", _used_by_you)
    yield Scene("verdict-unknown-details", _details)
    for name in HOSTILE:
        yield Scene(f"verdict-hostile-{name}", partial(_verdict, name=f"hostile-{name}"))


async def _verdict(stage: Stage, name: str) -> None:
    after_redeem = name.startswith(("redeemed", "hostile"))
    seconds = _REDEEM_SECONDS if after_redeem else None
    stage.till.sale.become(Told(stage.samples.verdicts[name], seconds, time.monotonic()))


async def _used_by_you(stage: Stage) -> None:
    row = replace(stage.samples.taken, created_at=datetime.now(UTC) - _AGO, cashier=MANAGER)
    stage.till.sale.tell(verdicts.duplicate([row], cashier=MANAGER))


async def _details(stage: Stage) -> None:
    await _verdict(stage, "unknown")
    stage.till.views.verdict_view.toggle_details()


def _pages() -> Iterable[Scene]:
    yield Scene("locked-names", _names)
    yield Scene("locked-pin", _pin)
    yield Scene("recent", _recent)
    yield Scene("recent-empty", _recent_empty)
    yield Scene("queue", _queue)
    yield Scene("queue-empty", _queue_empty)
    yield Scene("help-sell", _help)
    yield Scene("help-verdicts", _help_with_verdict)
    for section in ("look", "sound", "selling", "cashiers", "receipts", "records"):
        yield Scene(f"settings-{section}", partial(_settings, section=section))
    yield Scene("settings-receiver", _receiver)
    yield Scene("settings-locked", _settings_locked)
    yield Scene("devices", _devices)


async def _names(stage: Stage) -> None:
    stage.till.door.lock()
    await until(lambda: stage.till.page is Page.LOCKED and bool(stage.till.views.sign_in.tiles))


async def _pin(stage: Stage) -> None:
    await _names(stage)
    next(tile for tile in stage.till.views.sign_in.tiles if tile.person.name == CASHIER).click()


async def _recent(stage: Stage) -> None:
    stage.till.paper.show_recent()
    await stage.till.paper.refresh()


async def _recent_empty(stage: Stage) -> None:
    stage.till.open_page(Page.RECENT)
    stage.till.views.recent_page.show_rows([])


async def _queue(stage: Stage) -> None:
    stage.till.queue.show_page()
    await stage.till.queue.refresh()


async def _queue_empty(stage: Stage) -> None:
    stage.till.open_page(Page.QUEUE)
    stage.till.views.queue_page.show_rows([], [])


async def _help(stage: Stage) -> None:
    stage.till.show_help()


async def _help_with_verdict(stage: Stage) -> None:
    await _verdict(stage, "unknown")
    stage.till.show_help()


async def _settings(stage: Stage, section: str) -> None:
    stage.till.settings_room.show_page()
    stage.till.views.settings_page.go_to(Place(section))


async def _receiver(stage: Stage) -> None:
    await _settings(stage, "network")
    network = stage.till.views.settings_page.network
    network.ensureWidgetVisible(network.receiver.leave_button)


async def _settings_locked(stage: Stage) -> None:
    await stage.sign_in(CASHIER, CASHIER_PIN)
    await _settings(stage, "selling")


async def _devices(stage: Stage) -> None:
    stage.till.devices.show_page()
    page = stage.till.views.devices_page
    await until(lambda: page.cameras.count() > 0 and page.ports.count() > 0)


def _practice() -> Iterable[Scene]:
    for number in range(len(TASKS)):
        yield Scene(f"practice-{number + 1}", partial(_task, number=number), window=PRACTICE)
    yield Scene("practice-end", partial(_task, number=len(TASKS)), window=PRACTICE)
    yield Scene("practice-order-three", _practice_order, window=PRACTICE)


async def _task(stage: Stage, number: int) -> None:
    """Go on to a task, from the first one where it lies behind."""
    room, panel = stage.practice.practice, stage.practice.views.phone
    if room is None or panel is None:
        raise ValueError("this window does not practise")
    before, moved = panel.png, False
    while room.progress.number != number:
        moved = True
        (panel.skip_asked if room.progress.task is not None else panel.again_asked).emit()
    if number < len(TASKS):
        await until(lambda: bool(panel.png) and (panel.png != before or not moved))


async def _practice_order(stage: Stage) -> None:
    await _task(stage, 1)
    stage.practice.sale.become(_ordering(stage.samples.mixed))
