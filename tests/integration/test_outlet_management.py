"""Outlets are handed in, followed to the end of their reviews, and looked up, against the emulator."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from management import certificates, claim, client_of, decoration, update
from platform_calls import Caller

from voucher_till.dining_api import (
    Certificates,
    Decoration,
    DiningClient,
    Money,
    NoAnswerError,
    OpeningDay,
    OutletClaim,
    OutletPicture,
    OutletTask,
    OutletUpdate,
    Pace,
    PartlySubmittedError,
    RefusedError,
    RejectReason,
    ScopeRefusedError,
    Submitted,
    TaskKind,
    TaskState,
    Unavailable,
)
from voucher_till.dining_api.batches import Gathered
from voucher_till.dining_api.following import follow
from voucher_till.dining_api.models import read
from voucher_till.dining_api.outlet_models import TaskResults, read_task
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxOptions, SandboxServer

QUICK = Pace(first=0.05, longest=0.2)


@pytest.fixture
async def client(sandbox: SandboxServer) -> AsyncIterator[DiningClient]:
    async with client_of(sandbox) as client:
        yield client


def review(caller: Caller, **order: Any) -> None:
    caller.desk.post("/control/reviews", json=order).raise_for_status()


async def followed(client: DiningClient, kind: TaskKind, done: Submitted) -> dict[str, OutletTask]:
    """How each review ended, by outlet."""
    steps = client.outlet_management.follow(kind, done.task_ids, QUICK)
    return {task.third_shop_id: task async for task in steps}


async def test_an_outlet_is_claimed_certified_decorated_and_updated(
    client: DiningClient, caller: Caller
) -> None:
    review(caller, seconds=0, count=9)
    outlets = client.outlet_management
    claimed = await followed(client, TaskKind.CLAIM, await outlets.claim([claim()]))
    assert claimed["OUT-1"].state is TaskState.SUCCESSFUL
    assert int(claimed["OUT-1"].poi_id) > 2**53
    assert claimed["OUT-1"].shop_id == ""
    certified = await followed(
        client, TaskKind.CERTIFICATES, await outlets.submit_certificates([certificates("OUT-1")])
    )
    shop_id = certified["OUT-1"].shop_id
    assert len(shop_id) == 19
    await followed(client, TaskKind.DECORATION, await outlets.decorate([decoration("OUT-1")]))
    await followed(client, TaskKind.UPDATE, await outlets.update([update("OUT-1")]))
    outlet = (await outlets.information(["OUT-1"])).value["OUT-1"]
    assert (outlet.shop_id, outlet.name, outlet.address) == (shop_id, "Warung Baru", "Jl. Melati 1")
    assert (outlet.latitude, outlet.longitude, outlet.phone) == ("-6.20", "106.81", "+62215550100")
    assert outlet.average_price == Money(Decimal(45000), "IDR")
    assert outlet.opening == decoration().opening
    assert outlet.pictures == decoration().pictures
    by_number = (await outlets.information(shop_ids=[shop_id])).value
    assert by_number == {shop_id: outlet}


async def test_a_claimed_outlet_sells_nothing_before_its_certificates(
    client: DiningClient, caller: Caller
) -> None:
    review(caller, seconds=0)
    await followed(client, TaskKind.CLAIM, await client.outlet_management.claim([claim()]))
    listed = {one.third_shop_id: one async for one in client.product_management.every_outlet(size=1)}
    assert list(listed) == ["OUTLET-1", "OUTLET-2", "OUT-1"]
    assert listed["OUT-1"].unavailable == (Unavailable.SETTLEMENT,)


async def test_a_review_is_told_when_it_begins_and_when_it_ends(client: DiningClient, caller: Caller) -> None:
    review(caller, seconds=3600)
    done = await client.outlet_management.claim([claim()])
    states = []
    async for task in client.outlet_management.follow(TaskKind.CLAIM, done.task_ids, QUICK):
        states.append(task.state)
        if task.state is TaskState.UNDER_REVIEW:
            caller.desk.post("/control/reviews/finish")
    assert states == [TaskState.UNDER_REVIEW, TaskState.SUCCESSFUL]


async def test_rejections_are_values_with_reasons(client: DiningClient, caller: Caller) -> None:
    why = {"shop_name_en": "It is not English", "type_code": "Unknown"}
    review(caller, kind="claim", outcome="reject", seconds=0, reasons=why)
    review(caller, kind="claim", outcome="accept", seconds=0)
    done = await client.outlet_management.claim([claim(1), claim(2)])
    ended = await followed(client, TaskKind.CLAIM, done)
    assert ended["OUT-1"].state is TaskState.FAILED
    assert ended["OUT-1"].reasons == tuple(RejectReason(*pair) for pair in why.items())
    assert (ended["OUT-2"].state, ended["OUT-2"].reasons) == (TaskState.SUCCESSFUL, ())
    assert list((await client.outlet_management.information(["OUT-1", "OUT-2"])).value) == ["OUT-2"]


async def test_certificates_are_rejected_with_a_text(client: DiningClient, caller: Caller) -> None:
    review(caller, kind="certificates", outcome="reject", seconds=0, reasons={"": "It has run out"})
    done = await client.outlet_management.submit_certificates([certificates()])
    [task] = (await followed(client, TaskKind.CERTIFICATES, done)).values()
    assert task.reasons == (RejectReason("", "It has run out"),)
    assert int(task.shop_id) == credentials.OUTLETS["OUTLET-1"]


async def test_a_decoration_is_accepted_in_part(client: DiningClient, caller: Caller) -> None:
    why = {"image_1": "Not sharp", "phone": "Not of this country"}
    review(caller, kind="decoration", outcome="partial", seconds=0, reasons=why)
    done = await client.outlet_management.decorate([decoration()])
    [task] = (await followed(client, TaskKind.DECORATION, done)).values()
    assert task.state is TaskState.PARTIAL
    of_info = RejectReason("phone", "Not of this country")
    assert task.reasons == (of_info, RejectReason("image_1", "Not sharp", is_of_picture=True))
    outlet = (await client.outlet_management.information(["OUTLET-1"])).value["OUTLET-1"]
    assert (outlet.opening, outlet.pictures) == (decoration().opening, ())


async def test_outlets_are_found_by_either_id(client: DiningClient, caller: Caller) -> None:
    review(caller, seconds=0, count=2)
    shop_id = str(credentials.OUTLETS["OUTLET-2"])
    changes = [OutletUpdate(shop_id=shop_id, name_local="Lain")]
    done = await client.outlet_management.update(changes)
    assert [task.third_shop_id for task in done.tasks] == ["OUTLET-2"]
    done = await client.outlet_management.decorate([Decoration(shop_id=shop_id, phone="+621")])
    assert (done.tasks[0].third_shop_id, done.tasks[0].shop_id) == ("OUTLET-2", shop_id)


async def test_a_long_list_is_split_and_keeps_its_order(client: DiningClient, caller: Caller) -> None:
    done = await client.outlet_management.claim([claim(number) for number in range(12)])
    assert [task.third_shop_id for task in done.tasks] == [f"OUT-{number}" for number in range(12)]
    assert len(set(done.task_ids)) == 12
    assert all(len(name) == 19 for name in done.task_ids)
    attempts = [one for one in caller.ledger()["attempts"] if one["call"] == "claim_outlets"]
    assert [one["log_id"] for one in attempts] == list(done.log_ids)
    assert [task.log_id for task in done.tasks] == [done.log_ids[number // 5] for number in range(12)]
    found = await client.outlet_management.tasks(TaskKind.CLAIM, [*done.task_ids, *map(str, range(30))])
    assert caller.calls("claim_tasks") == 3
    states = [found.value[name].state for name in done.task_ids]
    assert states == [TaskState.UNDER_REVIEW] * 12
    assert sum(task.state is TaskState.MISSING for task in found.value.values()) == 30
    assert len(found.log_ids) == 3


async def test_more_than_twenty_outlets_are_asked_about_in_several_calls(
    client: DiningClient, caller: Caller
) -> None:
    names = [f"NOWHERE-{number}" for number in range(40)] + ["OUTLET-2"]
    found = await client.outlet_management.information(names)
    assert list(found.value) == ["OUTLET-2"]
    assert (caller.calls("outlets"), len(found.log_ids)) == (3, 3)


async def test_nothing_is_sent_for_nothing(client: DiningClient, caller: Caller) -> None:
    assert await client.outlet_management.claim([]) == Submitted((), ())
    assert (await client.outlet_management.tasks(TaskKind.CLAIM, [])).value == {}
    assert [one async for one in client.outlet_management.follow(TaskKind.CLAIM, [])] == []
    assert caller.ledger()["attempts"] == []


@pytest.mark.parametrize(
    ("fault", "more", "in_doubt"),
    [("reset_after_commit", {}, 2), ("error_code", {"code": "-9990001"}, 0)],
    ids=["lost answer", "refused"],
)
async def test_what_was_taken_is_not_lost_when_a_later_call_fails(
    client: DiningClient, caller: Caller, fault: str, more: dict[str, str], in_doubt: int
) -> None:
    caller.fault("claim_outlets", "delay")
    caller.fault("claim_outlets", fault, **more)
    with pytest.raises(PartlySubmittedError) as caught:
        await client.outlet_management.claim([claim(number) for number in range(7)])
    error = caught.value
    assert [task.third_shop_id for task in error.done.tasks] == [f"OUT-{number}" for number in range(5)]
    assert error.in_doubt == in_doubt
    assert isinstance(error.__cause__, NoAnswerError if in_doubt else RefusedError)
    assert error.reason is error.__cause__.reason
    reviews = caller.desk.get("/control/reviews").json()["reviews"]
    assert len(reviews) == 5 + in_doubt


async def test_an_unknown_outlet_is_refused_and_none_of_its_call_is_taken(
    client: DiningClient, caller: Caller
) -> None:
    with pytest.raises(RefusedError) as caught:
        await client.outlet_management.submit_certificates([certificates(), certificates("NOWHERE")])
    assert caught.value.error_code == "-9990001"
    assert caller.desk.get("/control/reviews").json()["reviews"] == []


async def test_following_waits_for_the_line(client: DiningClient, caller: Caller) -> None:
    review(caller, seconds=0)
    done = await client.outlet_management.claim([claim()])
    for fault in ("reset_before_commit", "html_500", "rate_limited"):
        caller.fault("claim_tasks", fault)
    [task] = (await followed(client, TaskKind.CLAIM, done)).values()
    assert task.state is TaskState.SUCCESSFUL


@pytest.mark.parametrize("code", ["scope_permission_missed", "invalid_params"])
async def test_following_ends_with_what_waiting_cannot_mend(
    client: DiningClient, caller: Caller, code: str
) -> None:
    caller.fault("claim_tasks", "error_code", code=code)
    with pytest.raises(ScopeRefusedError if code.startswith("scope") else RefusedError):
        await anext(client.outlet_management.follow(TaskKind.CLAIM, ["1"], QUICK))


async def test_following_ends_when_patience_does(client: DiningClient, caller: Caller) -> None:
    review(caller, seconds=3600)
    done = await client.outlet_management.claim([claim()])
    pace = Pace(first=0.05, patience=0.3)
    since = time.monotonic()
    seen = [one.state async for one in client.outlet_management.follow(TaskKind.CLAIM, done.task_ids, pace)]
    assert seen == [TaskState.UNDER_REVIEW]
    assert time.monotonic() - since < 60, "the review lasts an hour"


async def test_a_task_that_stays_missing_is_given_up(client: DiningClient, caller: Caller) -> None:
    seen = [one async for one in client.outlet_management.follow(TaskKind.UPDATE, ["7"], QUICK)]
    assert seen == [OutletTask("7", TaskKind.UPDATE, TaskState.MISSING)]
    assert caller.calls("update_tasks") == 3


async def test_a_task_that_is_missing_now_and_then_is_followed() -> None:
    """Not so often in a row."""
    missing, running, over = TaskState.MISSING, TaskState.UNDER_REVIEW, TaskState.SUCCESSFUL
    told = [missing, missing, running, missing, missing, running, missing, over]

    async def ask(_ids: Sequence[str]) -> Gathered[dict[str, OutletTask]]:
        return Gathered({"7": OutletTask("7", TaskKind.CLAIM, told.pop(0))}, ())

    seen = [one.state async for one in follow(ask, ["7"], QUICK)]
    assert seen == [missing, running, missing, running, missing, over]


def test_an_event_with_a_number_as_text_is_read() -> None:
    task = read_task(TaskKind.CLAIM, '{"task_id": 9007199254740993, "task_status": "2"}')
    assert task is not None
    assert (task.task_id, task.state) == ("9007199254740993", TaskState.SUCCESSFUL)


async def test_reviews_outlive_a_restart_of_the_emulator(tmp_path: Path) -> None:
    options = SandboxOptions(state_file=tmp_path / "state.json")
    with SandboxServer(options) as first:
        async with client_of(first) as client:
            done = await client.outlet_management.claim([claim()])
    with SandboxServer(options) as second:
        async with client_of(second) as client:
            tasks = (await client.outlet_management.tasks(TaskKind.CLAIM, done.task_ids)).value
    assert tasks[done.task_ids[0]].third_shop_id == "OUT-1"


@pytest.mark.parametrize(
    "order",
    [{"kind": "x"}, {"outcome": "x"}, {"seconds": -1}, {"count": 0}, {"count": True}, {"reasons": {"a": 1}}],
    ids=str,
)
def test_a_wrong_order_for_a_review_is_refused(caller: Caller, order: dict[str, Any]) -> None:
    assert caller.desk.post("/control/reviews", json=order).status_code == 400


def test_reasons_are_read_in_every_form() -> None:
    text = b"""{"result": {
        "9007199254740993": {"task_status": 3, "reject_reason": {"a": ["x", "y"]}},
        "2": {"task_status": 3, "reject_reason": ["x", "y"]},
        "3": {"task_status": 3, "reject_reason": "x", "shop_id": 9007199254740993, "poi_id": null},
        "4": {"task_status": 9, "reject_reason": 9007199254740993}}}"""
    data = read(text, TaskResults)
    assert data is not None and data.result is not None
    tasks = [one.to_task(TaskKind.CLAIM, name) for name, one in data.result.items()]
    assert tasks[0].task_id == "9007199254740993"
    assert tasks[0].reasons == (RejectReason("a", "x"), RejectReason("a", "y"))
    assert tasks[1].reasons == (RejectReason("", "x"), RejectReason("", "y"))
    assert (tasks[2].reasons, tasks[2].shop_id) == ((RejectReason("", "x"),), "9007199254740993")
    assert (tasks[3].state, tasks[3].reasons) == (
        TaskState.UNKNOWN,
        (RejectReason("", "9007199254740993"),),
    )


def _no_day() -> object:
    return OpeningDay(8, ())


def _no_time() -> object:
    return OpeningDay(1, (("9:00", "25:00"),))


def _no_picture() -> object:
    return OutletPicture("https://a.example", 51)


def _no_names() -> object:
    return OutletClaim("OUT-1", " ", "", "Jl. Melati 1", "1 Melati Street", "F01")


def _no_letter() -> object:
    return Certificates("OUT-1", "https://a.example", "")


def _nothing_new() -> object:
    return OutletUpdate("OUT-1")


@pytest.mark.parametrize(
    "make",
    [_no_day, _no_time, _no_picture, _no_names, _no_letter, _nothing_new, Decoration, OutletUpdate],
)
def test_what_the_platform_would_refuse_is_refused_at_once(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()


async def test_split_lists_keep_to_three_calls_a_second(client: DiningClient, caller: Caller) -> None:
    await client.sign_in()
    claims = [[claim(number) for number in range(start, start + 15)] for start in (0, 20)]
    await asyncio.gather(*(client.outlet_management.claim(some) for some in claims))
    arrived = [one["at"] for one in caller.ledger()["attempts"] if one["call"] == "claim_outlets"]
    assert len(arrived) == 6
    assert all(later - sooner > 1 for sooner, later in zip(arrived, arrived[3:], strict=False))
