"""Files as people bring them, through the real decoders."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import film, photo, place, qr, save
from PIL import Image

from voucher_till.scanning import decoder as decoder_module
from voucher_till.scanning.decoder import Decoder, decoder_versions
from voucher_till.scanning.files import FileProblem, UnreadableFileError, read_file
from voucher_till.scanning.scan import ScanSource

OURS = "TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345="


def problem(path: Path) -> FileProblem:
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path)
    assert str(caught.value).endswith(".") or str(caught.value).endswith(").")
    return caught.value.problem


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "gif", "bmp", "tif"])
def test_each_picture_format_is_read(tmp_path: Path, ending: str) -> None:
    scan = read_file(save(tmp_path / f"phone.{ending}", place([qr(OURS)])))
    assert (scan.payload, scan.source) == (OURS, ScanSource.FILE)
    assert scan.at.tzinfo is not None


@pytest.mark.parametrize("seed", range(6))
def test_photo_like_pictures_are_read(tmp_path: Path, seed: int) -> None:
    picture = photo(
        OURS, seed=seed, angle=seed * 23, blur=1 + seed / 3, noise=6 + seed * 2, light=0.8 - seed / 10
    )
    assert read_file(save(tmp_path / "photo.jpg", picture, quality=80)).payload == OURS


def test_a_dark_theme_is_read(tmp_path: Path) -> None:
    assert (
        read_file(save(tmp_path / "dark.png", np.asarray(255 - place([qr(OURS)]), np.uint8))).payload == OURS
    )


def test_a_clear_background_is_paper(tmp_path: Path) -> None:
    code = qr(OURS)
    clear = np.dstack([np.zeros_like(code)] * 3 + [np.asarray(255 - code, np.uint8)])
    Image.fromarray(clear).save(tmp_path / "clear.png")
    assert read_file(tmp_path / "clear.png").payload == OURS


def test_sixteen_bit_pixels_are_read(tmp_path: Path) -> None:
    deep = place([qr(OURS)]).astype(np.uint16) * 257
    cv2.imwrite(str(tmp_path / "deep.png"), deep)
    assert read_file(tmp_path / "deep.png").payload == OURS


def test_forty_megapixels_are_read(tmp_path: Path) -> None:
    large = place([qr(OURS, 40)], (7680, 5280))
    assert read_file(save(tmp_path / "large.jpg", large)).payload == OURS


def test_more_than_a_hundred_megapixels_are_too_many(tmp_path: Path) -> None:
    assert problem(save(tmp_path / "vast.png", np.zeros((10_001, 10_000), np.uint8))) is FileProblem.TOO_LARGE


def test_the_platforms_qr_is_chosen_among_others(tmp_path: Path) -> None:
    sheet = place([qr("https://example.invalid/menu"), qr(OURS), qr("WIFI:S:guest;;")])
    assert read_file(save(tmp_path / "counter.png", sheet)).payload == OURS


def test_two_vouchers_in_one_picture_are_said(tmp_path: Path) -> None:
    sheet = place([qr(OURS), qr("TT-another000000000000000000000000000000000=")])
    assert problem(save(tmp_path / "two.png", sheet)) is FileProblem.SEVERAL_VOUCHERS


def test_a_foreign_qr_is_handed_on_to_be_judged(tmp_path: Path) -> None:
    assert read_file(save(tmp_path / "wifi.png", place([qr("WIFI:S:guest;;")]))).payload == "WIFI:S:guest;;"


def test_a_picture_without_a_qr_says_so(tmp_path: Path) -> None:
    assert (
        problem(save(tmp_path / "wall.jpg", np.full((720, 1280), 128, np.uint8))) is FileProblem.NO_CODE_FOUND
    )


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_truncated_picture_says_so(tmp_path: Path, ending: str) -> None:
    whole = save(tmp_path / f"whole.{ending}", photo(OURS)).read_bytes()
    cut = tmp_path / f"cut.{ending}"
    cut.write_bytes(whole[: len(whole) // 4])
    assert problem(cut) is FileProblem.DAMAGED


def test_what_is_no_picture_says_so(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear platform,")
    (tmp_path / "empty.png").write_bytes(b"")
    assert problem(tmp_path / "letter.txt") is FileProblem.NOT_A_PICTURE
    assert problem(tmp_path / "empty.png") is FileProblem.NOT_A_PICTURE
    assert problem(tmp_path) is FileProblem.NOT_A_FILE
    assert problem(tmp_path / "absent.png") is FileProblem.NOT_FOUND


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = save(tmp_path / "secret.png", qr(OURS))
    path.chmod(0)
    assert problem(path) is FileProblem.NO_ACCESS


def test_a_film_is_read_at_the_first_frame_that_shows_a_voucher(tmp_path: Path) -> None:
    blank = np.full((480, 640), 90, np.uint8)
    menu = place([qr("https://example.invalid/menu", 5)], (640, 480))
    frames = [blank, menu, *(photo(OURS, seed=seed, size=(640, 480), noise=4, blur=0.8) for seed in range(4))]
    assert read_file(film(tmp_path / "phone.avi", frames)).payload == OURS


def test_a_film_without_a_qr_and_a_damaged_one_say_so(tmp_path: Path) -> None:
    blank = film(tmp_path / "blank.avi", [np.full((480, 640), 90, np.uint8)] * 5)
    assert problem(blank) is FileProblem.NO_CODE_FOUND
    (tmp_path / "cut.mp4").write_bytes(blank.read_bytes()[:500])
    assert problem(tmp_path / "cut.mp4") is FileProblem.DAMAGED
    assert problem(tmp_path / "absent.mp4") is FileProblem.NOT_FOUND


def test_exif_orientation_does_not_matter(tmp_path: Path) -> None:
    image = Image.fromarray(photo(OURS))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(tmp_path / "turned.jpg", exif=exif)
    assert read_file(tmp_path / "turned.jpg").payload == OURS


def test_without_zbar_the_till_reads_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoder_module, "pyzbar", None)
    assert Decoder().read(qr(OURS)) == [OURS]
    assert Decoder().read(np.zeros((100, 100), np.uint8)) == []
    assert decoder_versions()["zbar"] is None


def test_zbars_value_error_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def raises(*_args: object, **_options: object) -> None:
        raise ValueError("9 is not a valid ZBarOrientation")

    monkeypatch.setattr("pyzbar.pyzbar.decode", raises)
    assert Decoder().read(np.zeros((100, 100), np.uint8)) == []


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(qr(OURS, 3)).save(buffer, "PNG")
    return buffer.getvalue()


PNG = _png()


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), ending=st.sampled_from(["png", "jpg", "tif", "gif", "webp", "bmp"]))
def test_no_bytes_do_more_than_be_refused(tmp_path: Path, data: st.DataObject, ending: str) -> None:
    content = bytearray(PNG)
    for position in data.draw(st.lists(st.integers(0, len(PNG) - 1), max_size=8)):
        content[position] ^= data.draw(st.integers(1, 255))
    path = tmp_path / f"file.{ending}"
    path.write_bytes(
        data.draw(st.sampled_from([bytes(content), bytes(content[:60]), data.draw(st.binary())]))
    )
    with contextlib.suppress(UnreadableFileError):
        assert read_file(path).payload
