"""Pictures of products: from a real server, a friendly one and a hostile one."""

from __future__ import annotations

import asyncio
import io
import logging
import struct
import time
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from platform_calls import Caller
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from voucher_till.dining_api import picture_folder, pictures
from voucher_till.dining_api.models import Listing, read
from voucher_till.dining_api.pictures import PictureStore
from voucher_till.sandbox.server import SandboxServer
from voucher_till.ui.shared.product_pictures import ProductPictures, Work, rounded

PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"
PAGE = b"<!doctype html><title>Welcome</title>"


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 400), color: str = "#D8432F") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return out.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def bomb_png(width: int, height: int) -> bytes:
    """A few bytes that say they are a huge picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 200_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bomb_webp(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + sides
    return b"RIFF" + struct.pack("<I", len(body)) + body


def bomb_jpeg() -> bytes:
    """A real one whose frame header was changed to the largest sides there are."""
    real = picture("JPEG")
    at = real.index(b"\xff\xc0") + 5
    return real[:at] + b"\xff\xff\xff\xff" + real[at + 4 :]


class PictureServer:
    """Answers paths with what was laid there, and counts who asks."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.sent = 0
        self.hold = asyncio.Event()
        self.hold.set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def lay(self, path: str, content: bytes, kind: str = PNG) -> str:
        self.answers[path] = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n"
            "Set-Cookie: who=you\r\n",
            content,
        )
        return self.url + path

    def redirect(self, path: str, to: str) -> str:
        self.answers[path] = (f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n", b"")
        return self.url + path

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            path = head.split(" ")[1]
            self.heads.append(head)
            self.asked.append(path)
            await self.hold.wait()
            await self._answer(writer, path.partition("?")[0])
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, path: str) -> None:
        head, content = self.answers[path]
        writer.write(f"{head}Connection: close\r\n\r\n".encode())
        for start in range(0, len(content), 65536):
            writer.write(content[start : start + 65536])
            await writer.drain()
            self.sent += len(content[start : start + 65536])
        while path == "/drip":
            await asyncio.sleep(0.05)  # a line that gives a byte now and then
            writer.write(b"\0")
            await writer.drain()

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@pytest.fixture
async def server() -> AsyncIterator[PictureServer]:
    made = PictureServer()
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[PictureStore]:
    made = PictureStore(tmp_path / "pictures", allow_loopback=True)
    yield made
    await made.aclose()


def size_of(content: bytes | None) -> tuple[int, int]:
    assert content is not None
    with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
        return image.size


@pytest.mark.parametrize(
    ("kind", "media_type"), [("PNG", PNG), ("JPEG", JPEG), ("WEBP", WEBP), ("WEBP", "Image/WebP; x=1")]
)
async def test_a_good_picture_comes_small(
    server: PictureServer, store: PictureStore, kind: str, media_type: str
) -> None:
    url = server.lay("/dish", picture(kind, (1200, 800)), media_type)
    assert size_of(await store.get(url)) == (256, 171)


async def test_the_smallest_picture_and_a_transparent_one_keep_what_they_are(
    server: PictureServer, store: PictureStore
) -> None:
    assert size_of(await store.get(server.lay("/dot", picture(size=(1, 1))))) == (1, 1)
    for kind, options in (("PNG", {}), ("WEBP", {"lossless": True})):
        out = io.BytesIO()
        Image.new("RGBA", (20, 20), (255, 0, 0, 64)).save(out, kind, **options)
        content = await store.get(server.lay(f"/clear-{kind}", out.getvalue(), f"image/{kind.lower()}"))
        assert content is not None
        assert Image.open(io.BytesIO(content)).getpixel((5, 5)) == (255, 0, 0, 64)


async def test_nothing_but_the_pixels_is_kept(server: PictureServer, store: PictureStore) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "where it was taken"
    Image.new("RGB", (50, 50)).save(out, "JPEG", exif=exif, comment=b"a remark", icc_profile=b"profile")
    content = await store.get(server.lay("/dish.jpg", out.getvalue(), JPEG))
    assert content is not None
    image = Image.open(io.BytesIO(content))
    assert (image.info, dict(image.getexif())) == ({}, {})


HOSTILE = {
    "a page that calls itself a picture": (PAGE, PNG, "it is neither PNG, JPEG nor WebP"),
    "a picture that calls itself a page": (picture(), "text/html", "it is not called a picture"),
    "another format": (b"GIF89a" + b"\0" * 100, PNG, "it is neither PNG, JPEG nor WebP"),
    "nothing": (b"", PNG, "it is neither PNG, JPEG nor WebP"),
    "cut short": (picture("JPEG")[:300], JPEG, "it is damaged"),
    "a head without a body": (picture()[:40], PNG, "it is damaged"),
    "too wide a PNG": (bomb_png(4097, 10), PNG, "it says that it is 4097 x 10 pixels"),
    "a PNG bomb": (bomb_png(2**31 - 1, 2**31 - 1), PNG, "it says that it is 2147483647 x"),
    "a PNG large enough for a warning": (bomb_png(10_000, 10_000), PNG, "it says that it is 10000 x"),
    "a WebP bomb": (bomb_webp(16_383, 16_383), WEBP, "it says that it is 16383 x 16383 pixels"),
    "a WebP without content": (b"RIFF\x04\0\0\0WEBP", WEBP, "it is no known kind of WebP"),
    "a JPEG bomb": (bomb_jpeg(), JPEG, "it says that it is 65535 x 65535 pixels"),
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_what_is_no_decent_picture_is_refused_and_not_asked_for_again(
    server: PictureServer, store: PictureStore, tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    content, kind, reason = HOSTILE[name]
    url = server.lay("/bad", content, kind)
    with caplog.at_level(logging.DEBUG, pictures.__name__):
        assert await store.get(f"{url}?x-signature=hidden") is None
        assert await store.get(url) is None
    (said,) = caplog.messages
    assert said.startswith(f"no product picture from 127.0.0.1/bad: {reason}")
    assert len(server.asked) == 1
    assert not (tmp_path / "pictures").exists()
    good = server.lay("/good", picture())
    assert await store.get(good) is not None, "one bad picture is no reason to leave the host alone"


async def test_a_huge_answer_is_not_read_to_its_end(server: PictureServer, store: PictureStore) -> None:
    assert await store.get(server.lay("/huge", picture() + b"\0" * 40_000_000)) is None
    assert server.sent < 20_000_000


async def test_compressed_bytes_are_never_unpacked(server: PictureServer, store: PictureStore) -> None:
    url = server.lay("/packed", zlib.compress(picture()))
    head, content = server.answers["/packed"]
    server.answers["/packed"] = (head + "Content-Encoding: deflate\r\n", content)
    assert await store.get(url) is None
    assert "accept-encoding: identity" in server.heads[0].lower()


async def test_a_slow_drip_ends_in_time_and_its_host_is_left_alone_for_a_while(
    server: PictureServer, store: PictureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "WHOLE_TIMEOUT", 0.3)
    url = server.lay("/drip", picture()[:50])
    head, content = server.answers["/drip"]
    server.answers["/drip"] = (head.replace("Content-Length: 50", "X: y"), content)
    began = time.monotonic()
    assert await store.get(url) is None
    assert 0.25 < time.monotonic() - began < 2.4
    good = server.lay("/good", picture())
    assert await store.get(good) is None
    assert server.asked == ["/drip"]
    monkeypatch.setattr(pictures, "FAILURE_SECONDS", 0)
    assert await store.get(good) is not None


async def test_a_dead_host_is_asked_once(
    server: PictureServer, store: PictureStore, caplog: pytest.LogCaptureFixture
) -> None:
    await server.close()
    with caplog.at_level(logging.DEBUG, "voucher_till"):
        assert await store.get(f"{server.url}/a.png?x-signature=hidden") is None
        assert await store.get(f"{server.url}/b.png") is None
    said = [record for record in caplog.records if record.name == pictures.__name__]
    assert len(said) == 1
    assert said[0].getMessage() == "no product picture from 127.0.0.1/a.png: ConnectError"


@pytest.mark.parametrize(
    "to",
    [
        "https://example.com/dish.png",
        "http://localhost:{port}/good",
        "http://127.0.0.1:1/good",
        "https://p16.tiktokcdn.com/good",
        "file:///etc/passwd",
        "//user:word@127.0.0.1:{port}/good",
        "http://[::",
    ],
)
async def test_a_redirect_to_another_host_is_not_followed(
    server: PictureServer, store: PictureStore, to: str
) -> None:
    server.lay("/good", picture())
    url = server.redirect("/away", to.format(port=server.url.rpartition(":")[2]))
    assert await store.get(url) is None
    assert server.asked == ["/away"]


async def test_two_redirects_within_the_host_are_followed_and_no_more(
    server: PictureServer, store: PictureStore
) -> None:
    server.lay("/good", picture())
    server.redirect("/second", "/good")
    url = server.redirect("/first", f"{server.url}/second")
    assert await store.get(url) is not None
    assert await store.get(server.redirect("/zeroth", "/first")) is None
    assert await store.get(server.redirect("/round", "/round")) is None
    assert server.asked.count("/round") == 3


REFUSED = [
    "",
    "dish.png",
    "file:///etc/passwd",
    "ftp://127.0.0.1/a.png",
    "http://p16.tiktokcdn.com/a.png",
    "https://example.com/a.png",
    "https://tiktokcdn.com.example.com/a.png",
    "https://nottiktokcdn.com/a.png",
    "https://example.com\\@p16.tiktokcdn.com/a.png",
    "https://me:word@p16.tiktokcdn.com/a.png",
    "https://p16.tiktokcdn.com:8443/a.png",
    "https://192.168.1.1/a.png",
    "https://[::1]/a.png",
    "https://xn--0.tiktokcdn.com@example.com/",
    "https://xn--\u00e4/a.png",
    "http://[",
    "https://\x00/",
]


@pytest.mark.parametrize("url", REFUSED)
async def test_other_places_are_never_asked(
    store: PictureStore, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, pictures.__name__):
        assert await store.get(url) is None
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == [
        "a product picture is not asked for"
    ]


@pytest.mark.parametrize("host", [*pictures.CONTENT_HOSTS, "pictures.example"])
async def test_the_platforms_hosts_and_extra_ones_are_asked(
    tmp_path: Path, host: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")  # nothing leaves this computer
    store = PictureStore(tmp_path, extra_hosts=["Pictures.example"])
    with caplog.at_level(logging.DEBUG, pictures.__name__):
        assert await store.get(f"https://p16-sign.{host.upper()}/a.png?x-signature=hidden") is None
    await store.aclose()
    assert caplog.messages == [f"no product picture from p16-sign.{host}/a.png: ConnectError"]


async def test_this_computer_is_asked_only_where_it_is_allowed(server: PictureServer, tmp_path: Path) -> None:
    store = PictureStore(tmp_path, allow_loopback=False)
    assert await store.get(server.lay("/good", picture())) is None
    await store.aclose()
    assert server.asked == []


async def test_a_kept_picture_needs_no_network_whatever_signs_its_address(
    server: PictureServer, store: PictureStore, tmp_path: Path
) -> None:
    url = server.lay("/good", picture())
    first = await store.get(f"{url}?size=1&x-expires=1&x-signature=a")
    await server.close()
    later = PictureStore(tmp_path / "pictures", allow_loopback=True)
    assert await later.get(f"{url}?size=1&x-expires=2&x-signature=b") == first is not None
    assert await later.get(f"{url}?size=2&x-expires=2&x-signature=b") is None, "another picture"
    await later.aclose()
    assert server.asked == ["/good?size=1&x-expires=1&x-signature=a"]


async def test_a_spoilt_file_is_fetched_anew(
    server: PictureServer, store: PictureStore, tmp_path: Path
) -> None:
    url = server.lay("/good", picture())
    first = await store.get(url)
    (kept,) = (tmp_path / "pictures").iterdir()
    kept.write_bytes(PAGE)
    assert await store.get(url) == first == kept.read_bytes()


async def test_the_pictures_used_least_lately_go_first(
    server: PictureServer, store: PictureStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_folder, "MAX_FILES", 3)
    urls = [server.lay(f"/{number}", picture(size=(number + 1, 1))) for number in range(4)]
    for url in (*urls[:3], urls[0], urls[3]):
        assert await store.get(url) is not None
    widths = {size_of(path.read_bytes())[0] for path in (tmp_path / "pictures").iterdir()}
    assert widths == {1, 3, 4}


async def test_a_folder_that_cannot_be_written_costs_only_the_keeping(
    server: PictureServer, tmp_path: Path
) -> None:
    blocked = tmp_path / "pictures"
    blocked.write_bytes(b"a file where the folder should be")
    store = PictureStore(blocked, allow_loopback=True)
    assert await store.get(server.lay("/good", picture())) is not None
    await store.aclose()


async def test_many_who_want_one_picture_share_one_fetch(server: PictureServer, store: PictureStore) -> None:
    url = server.lay("/good", picture())
    server.hold.clear()
    waiting = [asyncio.create_task(store.get(url)) for _ in range(20)]
    await until(lambda: bool(server.asked))
    waiting[0].cancel()
    server.hold.set()
    contents = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(contents[0], asyncio.CancelledError)
    assert len(set(contents[1:])) == 1
    assert isinstance(contents[1], bytes)
    assert server.asked == ["/good"]


async def test_cookies_are_not_kept(server: PictureServer, store: PictureStore) -> None:
    for path in ("/one", "/two"):
        assert await store.get(server.lay(path, picture())) is not None
    assert not any("cookie" in head.lower() for head in server.heads)


async def test_a_proxy_is_not_used_for_this_computer(
    server: PictureServer, store: PictureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert await store.get(server.lay("/good", picture())) is not None


async def test_closing_ends_what_is_under_way(server: PictureServer, store: PictureStore) -> None:
    server.hold.clear()
    url = server.lay("/good", picture())
    waiting = asyncio.create_task(store.get(url))
    await until(lambda: bool(server.asked))
    await store.aclose()
    assert await waiting is None
    assert await store.get(url) is None


ADDRESSES: list[tuple[object, str]] = [
    (
        "https://p16.tiktokcdn.com/a.webp?x-signature=a%2Bb",
        "https://p16.tiktokcdn.com/a.webp?x-signature=a%2Bb",
    ),
    ("http://127.0.0.1:8000/goods/1.png", "http://127.0.0.1:8000/goods/1.png"),
    ("http://p16.tiktokcdn.com/a.webp", ""),
    ("https://p16.tiktokcdn.com/" + "a" * 2100, ""),
    ("javascript:alert(1)", ""),
    ("file:///etc/passwd", ""),
    ("https://p16.tiktokcdn.com/a b", ""),
    ("https://p16.tiktokcdn.com/a\r\nHost:b", ""),
    ("https://p16.tiktokcdn.com/\u202egpj.a", ""),
    ("https://p16.tiktokcdn.com/caf\u00e9.png", ""),
    ("https://[", ""),
    ("https:///a", ""),
    ("", ""),
    (None, ""),
    (7, ""),
    (["https://p16.tiktokcdn.com/a"], ""),
]


@pytest.mark.parametrize(("value", "expected"), ADDRESSES)
def test_only_an_address_that_may_be_asked_reaches_the_voucher(value: object, expected: str) -> None:
    item = {"code": "1", "product_name": "Nasi", "goods_image_url": value}
    listing = read(httpx.Response(200, json={"shop_order_id": 1, "code_list": [item]}).content, Listing)
    assert listing is not None, "an odd picture costs nobody their voucher"
    assert listing.code_list[0].to_voucher().picture_url == expected


async def test_the_emulator_draws_what_it_sells(
    caller: Caller, sandbox: SandboxServer, store: PictureStore
) -> None:
    (item,) = caller.query(code_list=[caller.code("one")]).json()["data"]["code_list"]
    url = item["goods_image_url"]
    assert url == f"{sandbox.base_url}/goods/{item['product_id']}.png"
    assert size_of(await store.get(url)) == (256, 256)
    first, again = caller.http.get(url), caller.http.get(url)
    assert (first.headers["content-type"], first.content) == (PNG, again.content)
    (drink, *_) = caller.query(qr_info=caller.customer("partly_used")["qr"]).json()["data"]["code_list"]
    assert caller.http.get(drink["goods_image_url"]).content != first.content
    assert caller.http.get("/goods/1.png").status_code == 404


class Scene:
    """A window's task list, worked off by hand."""

    def __init__(self, content: bytes | None) -> None:
        self.content = content
        self.asked: list[str] = []
        self.shown: list[QPixmap] = []
        self._work: list[Work] = []
        self.pictures = ProductPictures(self._fetch, self._work.append)

    async def _fetch(self, url: str) -> bytes | None:
        self.asked.append(url)
        return self.content

    async def work_off(self) -> None:
        while self._work:
            await self._work.pop(0)()


async def test_a_picture_is_shown_later_with_round_corners_and_then_at_once(qtbot: QtBot) -> None:
    scene, owner = Scene(picture(size=(256, 100))), QLabel()
    qtbot.addWidget(owner)
    scene.pictures.want("u", scene.shown.append, owner, 64)
    assert scene.shown == []
    await scene.work_off()
    scene.pictures.want("u", scene.shown.append, owner, 64)
    assert len(scene.shown) == 2
    assert scene.asked == ["u"]
    image = scene.shown[0].toImage()
    pixels = round(64 * owner.devicePixelRatioF())
    assert (image.width(), image.height()) == (pixels, pixels)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(pixels // 2, pixels // 2).name() == "#d8432f"


@pytest.mark.parametrize("content", [None, PAGE])
async def test_without_a_picture_nothing_is_shown(qtbot: QtBot, content: bytes | None) -> None:
    scene, owner = Scene(content), QLabel()
    qtbot.addWidget(owner)
    scene.pictures.want("u", scene.shown.append, owner, 64)
    await scene.work_off()
    scene.pictures.want("", scene.shown.append, owner, 64)
    await scene.work_off()
    assert (scene.shown, scene.asked) == ([], ["u"])


async def test_a_picture_that_comes_too_late_is_not_shown(qtbot: QtBot) -> None:
    scene, owner, gone = Scene(picture()), QLabel(), QLabel()
    qtbot.addWidget(owner)
    scene.pictures.want("first", lambda _: pytest.fail("another order is shown"), owner, 64)
    scene.pictures.want("second", scene.shown.append, owner, 64)
    scene.pictures.want("third", gone.setPixmap, gone, 64)
    delete(gone)
    await scene.work_off()
    assert len(scene.shown) == 1


def test_the_middle_of_a_picture_is_shown_sharp(qapp: Any) -> None:
    image = QImage(30, 10, QImage.Format.Format_RGB32)
    image.fill("red")
    for x in range(10, 20):
        for y in range(10):
            image.setPixelColor(x, y, "blue")
    made = rounded(image, 40, 2.0)
    assert (made.width(), made.devicePixelRatio()) == (80, 2.0)
    assert {made.toImage().pixelColor(x, 40).name() for x in (2, 40, 77)} == {"#0000ff"}


async def until(condition: Any) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - the server is looked at from outside
            await asyncio.sleep(0.01)
