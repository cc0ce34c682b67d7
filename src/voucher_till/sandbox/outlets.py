"""The outlets' calls (platform contract, sections 6 and 7): answers without HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from voucher_till.sandbox import fields
from voucher_till.sandbox.business import (
    CERTIFICATES,
    CLAIM,
    DECORATION,
    SUCCESSFUL,
    UNDER_REVIEW,
    Task,
)
from voucher_till.sandbox.credentials import MERCHANT_ID
from voucher_till.sandbox.reviews import Reviews
from voucher_till.sandbox.vouchers import RefusalError
from voucher_till.sandbox.wire import InvalidParamsError
from voucher_till.sandbox.world import World

MOST_HANDED_IN, MOST_ASKED = 5, 20
_LARGEST_PAGE = 100
_MOST_PICTURES = 50
_BAD_PARAMETER = -9990001
_NO_SETTLEMENT = 1
_IDS = ("third_shop_id", "shop_id")
_PAPERS = ("industry_license_url", "statement_letter_url")
_MOST_PERIODS = 10
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_NAMES = ("shop_name_local", "shop_name_en", "shop_address_local", "shop_address_en", "type_code")

Answering = Callable[[dict[str, Any]], dict[str, Any]]


class Outlets:
    """Answers what is asked of outlets."""

    def __init__(self, world: World, reviews: Reviews) -> None:
        self._world = world
        self._reviews = reviews

    def information(self, body: dict[str, Any]) -> dict[str, Any]:
        """``shop_info/batch_query``: what is not known is left out."""
        self._reviews.settle()
        known = self._world.business.outlets
        if "third_shop_ids" in body:
            asked = fields.names(body, "third_shop_ids", MOST_ASKED)
            return {"third_shop_infos": {name: known[name] for name in asked if name in known}}
        numbers = {str(one["shop_id"]): one for one in known.values() if "shop_id" in one}
        asked = fields.names(body, "shop_ids", MOST_ASKED)
        return {"shop_infos": {number: numbers[number] for number in asked if number in numbers}}

    def list(self, body: dict[str, Any]) -> dict[str, Any]:
        """``product_opt_shops/query``."""
        fields.text(body, "language")
        self._reviews.settle()
        shops = [_listed(one) for one in self._world.business.outlets.values()]
        return fields.page("shops", shops, body, _LARGEST_PAGE)

    def submission(self, kind: str) -> Answering:
        """The call that takes things of a kind in."""
        check = {CLAIM: _claim, CERTIFICATES: self._certificates, DECORATION: self._decoration}

        def answer(body: dict[str, Any]) -> dict[str, Any]:
            if body.get("merchant_id", MERCHANT_ID) != MERCHANT_ID:
                raise InvalidParamsError("merchant_id")
            handed = fields.objects(body, "data", MOST_HANDED_IN)
            self._reviews.settle()
            # Looked at whole before any is taken in.
            subjects = [check.get(kind, self._update)(one) for one in handed]
            pairs = zip(subjects, handed, strict=True)
            tasks = [self._reviews.begin(kind, subject, one) for subject, one in pairs]
            return {"task_list": [self._told(task) for task in tasks]}

        return answer

    def query(self, kind: str) -> Answering:
        """The call that tells of reviews of a kind; those that are not known are left out."""

        def answer(body: dict[str, Any]) -> dict[str, Any]:
            asked = fields.names(body, "task_id_list", MOST_ASKED)
            self._reviews.settle()
            known = self._world.business.tasks
            mine = [known[name] for name in asked if name in known and known[name].kind == kind]
            return {"result": {task.task_id: self._told(task) for task in mine}}

        return answer

    def _told(self, task: Task) -> dict[str, Any]:
        told: dict[str, Any] = {
            "task_id": task.task_id,
            "task_status": task.status,
            "third_shop_id": task.subject,
        }
        known = self._world.business.outlets.get(task.subject, {})
        if task.kind == CLAIM and task.status == SUCCESSFUL:
            told["poi_id"] = known["poi_id"]
        if "shop_id" in known and task.kind != CLAIM:
            told["shop_id"] = known["shop_id"]
        return told | ({} if task.status in (UNDER_REVIEW, SUCCESSFUL) else _reasons(task))

    def _certificates(self, one: dict[str, Any]) -> str:
        fields.only(one, "third_shop_id", *_PAPERS)
        for name in _PAPERS:
            _address(fields.text(one, name), name)
        return self._known(fields.text(one, "third_shop_id"))

    def _decoration(self, one: dict[str, Any]) -> str:
        fields.only(one, *_IDS, "average_price", "phone", "opening_time", "images")
        fields.text(one, "phone", needed=False)
        if one.get("average_price") is not None:
            [price] = fields.objects({"average_price": [one["average_price"]]}, "average_price", 1)
            fields.only(price, "amount", "currency")
            fields.text(price, "amount")
            fields.text(price, "currency")
        pictures = fields.objects(one, "images", _MOST_PICTURES) if one.get("images") else []
        for picture in pictures:
            fields.only(picture, "is_main", "index", "origin_url")
            if not isinstance(picture.get("is_main", False), bool):
                raise InvalidParamsError("images.is_main")
            fields.whole(picture, "index", 1, _MOST_PICTURES)
            _address(fields.text(picture, "origin_url"), "images.origin_url")
        for day in fields.objects(one, "opening_time", 7) if one.get("opening_time") else []:
            fields.only(day, "day", "time_periods")
            fields.whole(day, "day", 1, 7)
            for period in fields.objects(day, "time_periods", _MOST_PERIODS):
                fields.only(period, "start_time", "end_time")
                for name in ("start_time", "end_time"):
                    if not _TIME.fullmatch(fields.text(period, name)):
                        raise InvalidParamsError(f"opening_time.{name}")
        return self._subject(one)

    def _update(self, one: dict[str, Any]) -> str:
        fields.only(one, *_IDS, *_NAMES)
        for name in _NAMES:
            fields.text(one, name, needed=False)
        return self._subject(one)

    def _subject(self, one: dict[str, Any]) -> str:
        """By whichever ID was given."""
        if one.get("third_shop_id"):
            return self._known(fields.text(one, "third_shop_id"))
        number = fields.text(one, "shop_id")
        known = self._world.business.outlets.items()
        return next((name for name, has in known if str(has.get("shop_id")) == number), "") or self._known("")

    def _known(self, name: str) -> str:
        if name not in self._world.business.outlets:
            raise RefusalError(_BAD_PARAMETER)
        return name


def _claim(one: dict[str, Any]) -> str:
    optional = ("exterior_photo_url_list", "website", "latitude", "longitude")
    fields.only(one, "third_shop_id", "business_status", *_NAMES, *optional)
    if one.get("exterior_photo_url_list"):
        for address in fields.names(one, "exterior_photo_url_list", _MOST_PICTURES):
            _address(address, "exterior_photo_url_list")
    for name in _NAMES:
        fields.text(one, name)
    fields.whole(one, "business_status", 0, 9)
    for name in ("website", "latitude", "longitude"):
        fields.text(one, name, needed=False)
    return fields.text(one, "third_shop_id")


def _address(url: str, name: str) -> None:
    if not url.startswith(("http://", "https://")):
        raise InvalidParamsError(name)


def _listed(outlet: dict[str, Any]) -> dict[str, Any]:
    base = {
        "shop_id": outlet.get("shop_id"),
        "shop_name": outlet["shop_name"],
        "third_shop_id": outlet["third_shop_id"],
        "location_en": outlet["address"],
        "merchant_id": MERCHANT_ID,
    }
    complete = "shop_id" in outlet
    return {
        "shop_base_info": {name: value for name, value in base.items() if value is not None},
        "available": complete,
        "unavailable_reason": [] if complete else [_NO_SETTLEMENT],
    }


def _reasons(task: Task) -> dict[str, Any]:
    """Each kind has its own form."""
    if task.kind == CERTIFICATES:
        return {"reject_reason": "; ".join(task.reasons.values())}
    if task.kind != DECORATION:
        return {"reject_reason": task.reasons}
    pictures = {name: why for name, why in task.reasons.items() if name.startswith("image")}
    info = {name: why for name, why in task.reasons.items() if name not in pictures}
    return {"info_reject_reason": info, "image_reject_reason": pictures}
