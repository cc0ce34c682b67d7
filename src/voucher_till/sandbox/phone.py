"""The customer's phone: the voucher screen with its QR, drawn as a PNG."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from functools import cache

import segno
from PIL import Image, ImageDraw, ImageFont

from voucher_till.sandbox.world import AFTER_SALE_PROCESSING, AFTER_SALE_SUCCESS, FINISH, Order, World

WIDTH, HEIGHT = 720, 1280
_MARGIN = 48
_QR_SIZE = 464
_INK, _MUTE, _LINE, _PAPER, _CARD = "#161823", "#6B6E78", "#E3E3E6", "#F1F1F2", "#FFFFFF"
_WARN = "#9A4B00"
_LABELS = {FINISH: "Used", AFTER_SALE_PROCESSING: "Refund in progress", AFTER_SALE_SUCCESS: "Refunded"}
_SHOWN_CODES = 3


@dataclass(frozen=True, slots=True)
class Screen:
    """What stands on a phone at one moment."""

    product: str
    price: str
    until: str
    qr: str
    seconds_left: int
    old: bool
    """The QR is too old and stays so until the customer refreshes it."""
    codes: tuple[tuple[str, str], ...]
    """Each voucher code with a word for its state, empty when it can be used."""

    @classmethod
    def of(cls, world: World, order: Order) -> Screen:
        """The screen of an order's customer now."""
        first, qr = order.items[0], world.shown_qr(order)
        count = f"{len(order.items)} x " if len(order.items) > 1 else ""
        return cls(
            product=f"{count}{first.product_name}",
            price=f"{first.currency} {int(float(first.sale_amount)):,}".replace(",", "."),
            until=time.strftime("Use by %d %b %Y", time.gmtime(first.end_time)),
            qr=qr.text,
            seconds_left=max(0, round(qr.expires_at - world.now())),
            old=order.shows_old_qr,
            codes=tuple((item.code, _LABELS.get(item.status, "")) for item in order.items),
        )


@cache
def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _qr(text: str) -> Image.Image:
    code = segno.make_qr(text, error="m")
    modules = code.symbol_size(scale=1, border=4)[0]
    scale = max(1, _QR_SIZE // modules)
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=scale, border=4)
    return Image.open(buffer).convert("RGB")


def _fit(text: str, size: int, width: int) -> str:
    """The text, shortened until it fits."""
    while len(text) > 1 and _font(size).getlength(text) > width:
        text = text[:-2].rstrip() + "…"
    return text


def _grouped(code: str) -> str:
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def draw(screen: Screen) -> bytes:
    """The screen as a PNG of 720 x 1280 pixels."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    inner = WIDTH - 2 * _MARGIN - 64
    pen.text((WIDTH / 2, 64), "My voucher", font=_font(34), fill=_INK, anchor="mm")
    pen.rounded_rectangle((_MARGIN, 120, WIDTH - _MARGIN, 1216), radius=32, fill=_CARD)
    pen.text((WIDTH / 2, 182), _fit(screen.product, 42, inner), font=_font(42), fill=_INK, anchor="mm")
    pen.text((WIDTH / 2, 240), f"{screen.price} · {screen.until}", font=_font(26), fill=_MUTE, anchor="mm")
    code = _qr(screen.qr)
    picture.paste(code, ((WIDTH - code.width) // 2, 290))
    below = 290 + code.height
    note = f"Show this to the cashier · new code in {screen.seconds_left} s"
    if screen.old:
        note = "This code is old · pull down to refresh it"
    colour = _WARN if screen.old else _MUTE
    pen.text((WIDTH / 2, below + 24), note, font=_font(24), fill=colour, anchor="mm")
    _draw_codes(pen, screen.codes, below + 70)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def _draw_codes(pen: ImageDraw.ImageDraw, codes: tuple[tuple[str, str], ...], top: int) -> None:
    left, right = _MARGIN + 32, WIDTH - _MARGIN - 32
    for row, (code, label) in enumerate(codes[:_SHOWN_CODES]):
        y = top + row * 112
        pen.line((left, y, right, y), fill=_LINE, width=2)
        pen.text(
            (left, y + 34),
            f"Voucher code {label and '· ' + label}".rstrip(),
            font=_font(22),
            fill=_MUTE,
            anchor="lm",
        )
        pen.text((left, y + 74), _grouped(code), font=_font(34), fill=_MUTE if label else _INK, anchor="lm")
    if len(codes) > _SHOWN_CODES:
        pen.text(
            (left, top + 3 * 112 + 16), f"and {len(codes) - _SHOWN_CODES} more", font=_font(24), fill=_MUTE
        )
