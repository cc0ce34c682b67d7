"""Pictures of what is sold: a dish drawn from the product's name, the same at every run."""

from __future__ import annotations

import hashlib
import io
import random
import re
from functools import lru_cache

from PIL import Image, ImageDraw
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from voucher_till.sandbox.wire import answer, raw
from voucher_till.sandbox.world import World

SIDE = 480
_FINE = 2
"""Drawn so many times larger, then made smaller: that smooths the edges."""
_GROUNDS = ("#F6C453", "#F08A5D", "#7FB685", "#6CA6C1", "#C98BB9", "#E3A587", "#9CB46C", "#8E9CCB")
_GARNISH = ("#4F8A3C", "#D8432F", "#F2B632", "#8CBF5A", "#B5532A")
_DRINK_WORDS = frozenset({"es", "kopi", "teh", "jus", "susu", "coffee", "tea", "juice", "drink"})
_SOUP_WORDS = frozenset({"soto", "bakso", "sop", "sup", "rawon", "mie", "ramen", "soup", "noodle", "noodles"})
_CHINA, _RIM, _SHADE = "#FFFFFF", "#E4E7EC", "#00000030"


class Goods:
    """Serves the picture of each product in the world's orders."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """``GET /goods/<product_id>.png``, as ``goods_image_url`` says it."""
        return [Route("/goods/{product_id}.png", self.picture, methods=["GET"])]

    async def picture(self, request: Request) -> Response:
        """The product's picture as a PNG."""
        name = self._name_of(request.path_params["product_id"])
        if name is None:
            return answer(404, {"error": "no such product"}, self._world.now())
        picture = await run_in_threadpool(draw, name)
        return raw(200, picture, "image/png", self._world.now(), cache_control="max-age=86400")

    def _name_of(self, product_id: str) -> str | None:
        items = (item for order in self._world.orders for item in order.items)
        return next((item.product_name for item in items if item.product_id == product_id), None)


@lru_cache(maxsize=64)
def draw(name: str) -> bytes:
    """A dish, a soup or a drink by the words of the name, on a ground of its own, as a PNG."""
    # Text from outside may hold halves of surrogate pairs, which have no UTF-8.
    digest = hashlib.sha256(name.encode("utf-8", "replace")).digest()
    chance = random.Random(digest)  # noqa: S311 - repeatable, not secret
    size = SIDE * _FINE
    picture = Image.new("RGB", (size, size), chance.choice(_GROUNDS))
    pen = ImageDraw.Draw(picture, "RGBA")
    words = set(re.findall(r"\w+", name.lower()))
    if words & _DRINK_WORDS:
        _draw_glass(pen, chance)
    elif words & _SOUP_WORDS:
        _draw_soup(pen, chance)
    else:
        _draw_plate(pen, chance)
    buffer = io.BytesIO()
    picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(buffer, "PNG")
    return buffer.getvalue()


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, color: str) -> None:
    """A filled circle, in shares of the picture's side."""
    size = SIDE * _FINE
    edges = (x - radius, y - radius, x + radius, y + radius)
    pen.ellipse([edge * size for edge in edges], fill=color)


def _box(
    pen: ImageDraw.ImageDraw, edges: tuple[float, float, float, float], rounding: float, color: str
) -> None:
    """A rounded box, in shares of the picture's side."""
    size = SIDE * _FINE
    pen.rounded_rectangle([edge * size for edge in edges], radius=rounding * size, fill=color)


def _draw_china(pen: ImageDraw.ImageDraw) -> None:
    _disc(pen, 0.5, 0.53, 0.4, _SHADE)
    _disc(pen, 0.5, 0.5, 0.4, _CHINA)
    _disc(pen, 0.5, 0.5, 0.33, _RIM)


def _strew(pen: ImageDraw.ImageDraw, chance: random.Random, count: int, reach: float) -> None:
    for _ in range(count):
        x, y = (0.5 + chance.uniform(-reach, reach) for _ in range(2))
        _disc(pen, x, y, chance.uniform(0.014, 0.028), chance.choice(_GARNISH))


def _draw_plate(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    _draw_china(pen)
    _disc(pen, 0.5, 0.5, 0.31, _CHINA)
    rice = chance.choice(("#E8C48A", "#D99A4E", "#F3E3B8"))
    for x, y in ((0.42, 0.44), (0.55, 0.42), (0.47, 0.55), (0.58, 0.53)):
        _disc(pen, x, y, 0.13, rice)
    _strew(pen, chance, 14, 0.15)
    _disc(pen, 0.6, 0.61, 0.105, "#FFFDF6")
    _disc(pen, 0.605, 0.605, 0.045, "#F6B21B")
    for step in range(3):
        _disc(pen, 0.31 + step * 0.03, 0.61 + step * 0.045, 0.045, "#8CBF5A")


def _draw_soup(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    _draw_china(pen)
    _disc(pen, 0.5, 0.5, 0.31, chance.choice(("#D98E3A", "#E2B04A", "#B5622D")))
    for x, y in ((0.4, 0.42), (0.57, 0.4), (0.49, 0.58)):
        _disc(pen, x, y, 0.075, "#8A5A3B")
        _disc(pen, x - 0.015, y - 0.015, 0.05, "#A5714D")
    _strew(pen, chance, 12, 0.19)


def _draw_glass(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    drink = chance.choice(("#8A5A3B", "#C9824A", "#D8643A", "#7A4A2B"))
    _box(pen, (0.33, 0.86, 0.7, 0.9), 0.02, _SHADE)
    _box(pen, (0.56, 0.08, 0.595, 0.5), 0.015, chance.choice(_GARNISH))
    _box(pen, (0.31, 0.22, 0.69, 0.88), 0.07, "#FFFFFFB0")
    _box(pen, (0.34, 0.34, 0.66, 0.85), 0.05, drink)
    _box(pen, (0.34, 0.34, 0.66, 0.42), 0.04, "#F4E4CF")
    for x, y in ((0.38, 0.46), (0.52, 0.5), (0.43, 0.6)):
        _box(pen, (x, y, x + 0.11, y + 0.11), 0.02, "#FFFFFF70")
    _box(pen, (0.355, 0.3, 0.375, 0.8), 0.01, "#FFFFFF80")
