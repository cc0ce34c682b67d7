"""Cameras that need no driver: films, folders and network cameras, on real threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_camera import NetworkCamera
from pictures import Picture, film, photo, place, qr, save

from voucher_till.scanning import camera as camera_module
from voucher_till.scanning.camera import Camera, CameraView
from voucher_till.scanning.camera_problems import CameraError, CameraProblem
from voucher_till.scanning.camera_sources import DeviceSource
from voucher_till.scanning.cameras import CameraDevice, why_not
from voucher_till.scanning.frame_sources import FrameSource, address_problem, camera_title, choose_source
from voucher_till.scanning.pipeline import Reading

OURS = "TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345="
PATIENCE = 20.0


class Watch:
    """A camera, and everything it said."""

    def __init__(self, make_source: Callable[[], FrameSource]) -> None:
        self._said = threading.Condition()
        self.changes = 0
        self.problems: list[CameraProblem | None] = []
        self.readings: list[Reading] = []
        self.camera = Camera(make_source, self._change, self._reading)

    def __enter__(self) -> Watch:
        self.camera.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.camera.stop()
        alive = [thread.name for thread in threading.enumerate() if thread.name.startswith("camera-")]
        assert alive == []

    def _change(self) -> None:
        with self._said:
            self.changes += 1
            problem = self.camera.view.problem
            if not self.problems or self.problems[-1] is not problem:
                self.problems.append(problem)
            self._said.notify_all()

    def _reading(self, reading: Reading) -> None:
        with self._said:
            self.readings.append(reading)
            self._said.notify_all()

    @property
    def texts(self) -> set[str]:
        return {code.text for reading in self.readings for code in reading.found}

    def until(self, condition: Callable[[], bool]) -> None:
        with self._said:
            assert self._said.wait_for(condition, PATIENCE), (self.problems, len(self.readings))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "RETRY_SECONDS", 0.05)


def phone_film(path: Path, count: int = 12) -> Path:
    return film(path, [photo(OURS, seed=seed, size=(640, 480), noise=4, blur=0.8) for seed in range(count)])


def test_a_film_is_a_camera_that_ends_and_begins_again(tmp_path: Path) -> None:
    path = phone_film(tmp_path / "phone.avi")
    with Watch(lambda: choose_source(str(path))) as watch:
        watch.until(lambda: len(watch.problems) >= 3)
        assert watch.problems[:3] == [None, CameraProblem.ENDED, None]
        watch.until(lambda: OURS in watch.texts)


def test_a_folder_of_pictures_is_a_camera(tmp_path: Path) -> None:
    save(tmp_path / "1 wall.png", np.full((480, 640), 120, np.uint8))
    (tmp_path / "2 damaged.jpg").write_bytes(b"no picture")
    save(tmp_path / "3 phone.jpg", photo(OURS))
    with Watch(lambda: choose_source(str(tmp_path))) as watch:
        watch.until(lambda: OURS in watch.texts)
        assert set(watch.problems) == {None}


def test_an_empty_folder_says_so_and_is_looked_at_again(tmp_path: Path) -> None:
    with Watch(lambda: choose_source(str(tmp_path))) as watch:
        watch.until(lambda: CameraProblem.EMPTY in watch.problems)
        save(tmp_path / "phone.png", photo(OURS))
        watch.until(lambda: OURS in watch.texts)


def test_an_absent_film_appears(tmp_path: Path) -> None:
    with Watch(lambda: choose_source(str(tmp_path / "phone.avi"))) as watch:
        watch.until(lambda: CameraProblem.UNREADABLE in watch.problems)
        phone_film(tmp_path / "other.avi").rename(tmp_path / "phone.avi")
        watch.until(lambda: OURS in watch.texts)


def test_outlines_are_in_the_frames_own_pixels(tmp_path: Path) -> None:
    save(tmp_path / "phone.png", place([qr(OURS, 8)], (1280, 720)))
    with Watch(lambda: choose_source(str(tmp_path))) as watch:
        watch.until(lambda: bool(watch.camera.view.reading.found))
        view = watch.camera.view
        assert view.picture is not None
        assert view.picture.shape == (360, 640, 3)
        assert view.scale == 0.5
        x, y = np.mean(np.array(view.reading.found[0].outline), axis=0)
        assert abs(x - 640) < 8
        assert abs(y - 360) < 8


def test_a_network_camera_drops_and_comes_back(network_camera: NetworkCamera) -> None:
    with Watch(lambda: choose_source(network_camera.address)) as watch:
        watch.until(lambda: OURS in watch.texts)
        network_camera.pull()
        watch.until(lambda: CameraProblem.LOST in watch.problems)
        watch.until(lambda: CameraProblem.UNREACHABLE in watch.problems)
        watch.readings.clear()
        network_camera.plug()
        watch.until(lambda: OURS in watch.texts)
        assert watch.camera.view.problem is None


def test_a_password_is_sent_as_it_was_typed(network_camera: NetworkCamera) -> None:
    address = network_camera.address.replace("://", "://admin:Pa/ss#w@rd?@")
    assert address_problem(address) is None
    with Watch(lambda: choose_source(address)) as watch:
        watch.until(lambda: OURS in watch.texts)


def test_a_network_camera_that_is_not_there(network_camera: NetworkCamera) -> None:
    network_camera.pull()
    with Watch(lambda: choose_source(network_camera.address)) as watch:
        watch.until(lambda: CameraProblem.UNREACHABLE in watch.problems)


class ScriptedSource:
    """A driver that does what real ones do on bad days; each opening takes the next act."""

    def __init__(self, acts: list[str], let_go: threading.Event) -> None:
        self._act = acts.pop(0) if acts else "films"
        self._let_go = let_go
        self.frames = 0

    def open(self) -> None:
        if self._act == "busy":
            raise CameraError(CameraProblem.BUSY)
        if self._act == "hangs in opening":
            assert self._let_go.wait(PATIENCE)
        if self._act == "raises in opening":
            raise AttributeError("the driver's bug")

    def read(self) -> Picture:
        self.frames += 1
        if self._act == "hangs" and self.frames > 2:
            assert self._let_go.wait(PATIENCE)
            raise CameraError(CameraProblem.LOST)
        if self._act == "raises in reading":
            raise IndexError("the driver's bug")
        if self._act == "raises in closing":
            raise CameraError(CameraProblem.LOST)
        if self._act == "empty":
            return np.zeros((0, 0, 3), np.uint8)
        time.sleep(1 / 60)  # a camera has a frame rate
        return place([qr(OURS, 5)], (640, 480))

    def close(self) -> None:
        if self._act == "raises in closing":
            raise RuntimeError("the driver's bug")


def test_a_busy_camera_is_taken_when_it_is_free() -> None:
    acts = ["busy", "busy"]
    with Watch(lambda: ScriptedSource(acts, threading.Event())) as watch:
        watch.until(lambda: OURS in watch.texts)
        assert watch.problems[:2] == [CameraProblem.BUSY, None]


def test_a_frozen_camera_is_said_and_opened_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "FROZEN_SECONDS", 0.2)
    monkeypatch.setattr(camera_module, "GIVEN_UP_SECONDS", 0.6)
    acts, let_go = ["hangs"], threading.Event()
    with Watch(lambda: ScriptedSource(acts, let_go)) as watch:
        watch.until(lambda: CameraProblem.FROZEN in watch.problems)
        watch.until(lambda: watch.problems[-1] is None)
        watch.until(lambda: OURS in watch.texts)
        let_go.set()


def test_a_camera_that_hangs_while_it_opens_is_said_and_opened_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(camera_module, "FROZEN_SECONDS", 0.2)
    monkeypatch.setattr(camera_module, "OPENING_SECONDS", 0.4)
    let_go = threading.Event()
    acts = ["hangs in opening", "busy", "hangs in opening"]
    with Watch(lambda: ScriptedSource(acts, let_go)) as watch:
        watch.until(lambda: OURS in watch.texts)
        slow = CameraProblem.TOO_SLOW
        assert [problem for problem in watch.problems if problem] == [slow, CameraProblem.BUSY, slow]
        let_go.set()


@pytest.mark.parametrize("act", ["raises in opening", "raises in reading", "raises in closing", "empty"])
def test_a_driver_that_does_what_nobody_expects_is_said_and_tried_again(
    act: str, caplog: pytest.LogCaptureFixture
) -> None:
    acts = [act, act]
    with Watch(lambda: ScriptedSource(acts, threading.Event())) as watch:
        watch.until(lambda: OURS in watch.texts)
        assert CameraProblem.WILL_NOT_OPEN in watch.problems
    assert "the camera failed" in caplog.text


def test_a_source_that_cannot_be_made_is_said_and_tried_again() -> None:
    faults = [OSError("no such share")]

    def make() -> FrameSource:
        if faults:
            raise faults.pop()
        return ScriptedSource([], threading.Event())

    with Watch(make) as watch:
        watch.until(lambda: OURS in watch.texts)
        assert watch.problems == [CameraProblem.WILL_NOT_OPEN, None]


@pytest.mark.parametrize("setting", ["x" * 300, "nul\0byte", "/" + "y" * 5000])
def test_a_setting_that_no_file_can_have_is_an_absent_camera(setting: str) -> None:
    with Watch(lambda: choose_source(setting)) as watch:
        watch.until(lambda: CameraProblem.ABSENT in watch.problems)


def test_pictures_of_any_shape_are_shown(tmp_path: Path) -> None:
    save(tmp_path / "1 wide.png", np.zeros((1, 5000), np.uint8))
    save(tmp_path / "2 tall.png", np.zeros((5000, 1), np.uint8))
    save(tmp_path / "3 phone.jpg", photo(OURS))
    with Watch(lambda: choose_source(str(tmp_path))) as watch:
        watch.until(lambda: OURS in watch.texts)
        assert set(watch.problems) == {None}


class Treacherous(np.ndarray):
    """A frame that raises what no decoder does, and can be shown all the same."""

    @property
    def dtype(self) -> np.dtype[np.uint8]:
        raise LookupError("the decoder's bug")


def test_a_frame_that_our_own_code_fails_at_does_not_end_the_reading(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shown = np.zeros((480, 640, 3), np.uint8)
    wrong, right = shown.view(Treacherous), np.dstack([place([qr(OURS, 5)], (640, 480))] * 3)
    now: list[Picture] = [wrong]

    class Source(ScriptedSource):
        def read(self) -> Picture:
            super().read()
            return now[0]

    with Watch(lambda: Source([], threading.Event())) as watch:
        watch.until(lambda: CameraProblem.NOT_READ in watch.problems)
        assert watch.camera.view.picture is not None, "the picture goes on"
        now[0] = right
        watch.until(lambda: OURS in watch.texts and watch.problems[-1] is None)
    assert caplog.text.count("a frame could not be read") == 1


def test_a_still_picture_is_shown_less_often_and_read_as_before() -> None:
    frames = [place([qr(OURS, 5)], (640, 480)), np.full((480, 640), 90, np.uint8)]
    shown = [0]

    class Source(ScriptedSource):
        def read(self) -> Picture:
            super().read()
            return frames[shown[0] % 2]

    sources: list[Source] = []

    def make() -> FrameSource:
        sources.append(Source([], threading.Event()))
        return sources[-1]

    with Watch(make) as watch:

        def over_frames(count: int) -> tuple[float, float]:
            """The share of so many frames that was shown, and that was read."""
            begun, changes, read = sources[0].frames, watch.changes, len(watch.readings)
            watch.until(lambda: sources[0].frames >= begun + count)
            taken = sources[0].frames - begun
            return (watch.changes - changes) / taken, (len(watch.readings) - read) / taken

        watch.until(lambda: sources[0].frames > 100)  # at 60 a second, still since long
        shares = over_frames(60)
        assert shares[0] < 0.4 and shares[1] > 2 * shares[0]
        shown[0] += 1
        begun = watch.changes
        watch.until(lambda: watch.camera.view.reading.found == ())
        watch.until(lambda: watch.changes > begun)
        shares = over_frames(20)
        assert shares[0] > 0.6, "something moved: every frame is shown again"


def test_a_camera_stops_while_it_opens() -> None:
    begun, let_go = threading.Event(), threading.Event()

    class Slow(ScriptedSource):
        def open(self) -> None:
            begun.set()
            let_go.wait(PATIENCE)

    watch = Watch(lambda: Slow([], let_go))
    watch.camera.start()
    assert begun.wait(PATIENCE)
    assert watch.camera.view == CameraView()
    let_go.set()
    watch.camera.stop()


def test_a_webcam_is_found_by_name_or_usb_id_or_said_to_be_absent() -> None:
    device = CameraDevice("Counter cam", ((7, cv2.CAP_V4L2),), "/dev/no-such-camera", "046d:0825")
    for wanted, problem in {
        "Another cam": CameraProblem.ABSENT,
        "Counter cam": CameraProblem.ABSENT,
        "046d:0825": CameraProblem.ABSENT,
    }.items():
        with pytest.raises(CameraError) as caught:
            DeviceSource(wanted, lambda: [device]).open()
        assert caught.value.problem is problem
    with pytest.raises(CameraError) as caught:
        DeviceSource("", lambda: []).open()
    assert caught.value.problem is CameraProblem.NONE_FOUND


class DirectShow:
    """A driver in OpenCV's place with the two habits of Windows' own that kept cameras from 720p MJPG."""

    opened: ClassVar[list[DirectShow]] = []

    def __init__(self, _number: int, _backend: int, options: list[int]) -> None:
        self.refused = {cv2.CAP_PROP_BUFFERSIZE, cv2.CAP_PROP_FPS}
        self.is_there = not self.refused.intersection(options[::2])
        self.format = {cv2.CAP_PROP_FOURCC: float(cv2.VideoWriter.fourcc(*"YUY2"))}
        self.asked: list[int] = []
        self.opened.append(self)

    def isOpened(self) -> bool:
        return self.is_there

    def set(self, wish: int, value: float) -> bool:
        self.asked.append(wish)
        if wish in self.refused:
            raise cv2.error("not supported")
        if wish in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT):
            self.format[cv2.CAP_PROP_FOURCC] = float(cv2.VideoWriter.fourcc(*"YUY2"))
        self.format[wish] = value
        return True

    def release(self) -> None:
        self.is_there = False


@pytest.mark.parametrize("backend", [cv2.CAP_DSHOW, cv2.CAP_V4L2])
def test_a_webcam_gives_720p_motion_jpeg_whatever_else_it_refuses(
    backend: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cv2, "VideoCapture", DirectShow)
    source = DeviceSource("", lambda: [CameraDevice("Counter cam", ((0, backend),))])
    source.open()
    driver = DirectShow.opened[-1]
    assert driver.is_there
    assert driver.format == {
        cv2.CAP_PROP_FRAME_WIDTH: 1280,
        cv2.CAP_PROP_FRAME_HEIGHT: 720,
        cv2.CAP_PROP_FOURCC: cv2.VideoWriter.fourcc(*"MJPG"),
    }
    assert (cv2.CAP_PROP_BUFFERSIZE in driver.asked) == (backend == cv2.CAP_V4L2)
    source.close()


def test_why_a_camera_does_not_open(tmp_path: Path) -> None:
    def problem(path: str) -> CameraProblem:
        return why_not(CameraDevice("cam", (), path))

    assert problem(str(tmp_path / "absent")) is CameraProblem.ABSENT
    assert problem("") is CameraProblem.WILL_NOT_OPEN
    (tmp_path / "video0").touch()
    assert problem(str(tmp_path / "video0")) is CameraProblem.BUSY


def test_no_title_shows_a_password() -> None:
    assert camera_title("rtsp://admin:secret@192.0.2.7:554/live") == "192.0.2.7"
    assert camera_title("rtsp://admin:Pa/ss@192.0.2.7:554/live") == "192.0.2.7"
    assert camera_title("admin:secret@192.0.2.7:554/live") == "192.0.2.7"
    assert str(camera_title("")) == "Camera"
    assert camera_title("HD Webcam 2") == "HD Webcam 2"
    assert str(camera_title("rtsp://admin:secret@[cam/live")) == "Network camera"


def test_a_title_needs_no_file_system() -> None:
    """As the main thread asks for it, and a network share may not answer."""
    assert camera_title("/no/such/folder/counter") == "counter"
    assert camera_title(r"\\\\dead-server\\films\\counter") == "counter"
    assert camera_title("C:\\films\\phone.avi") == "phone.avi"
    assert camera_title("phone.avi") == "phone.avi"
    assert camera_title("/") == "/"


@given(st.text() | st.text().map("rtsp://".__add__))
def test_nothing_typed_as_a_camera_makes_it_raise(text: str) -> None:
    assert str(camera_title(text))
    assert address_problem(text) is None or address_problem(text)
    choose_source(text)


def test_an_address_is_looked_at_before_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    (tmp_path / "phone.avi").touch()
    for good in (
        "rtsp://admin:secret@192.0.2.7:554/live",
        "http://counter-cam/video",
        "HTTPS://[2001:db8::7]/video",
        str(tmp_path),
        str(tmp_path / "phone.avi"),
    ):
        assert address_problem(good) is None
    for bad, words in {
        "rtsp://[cam/live": "mistake",
        "rtsp://cam:port/live": "mistake",
        "rtsp://a b/live": "mistake",
        "rtsp://": "not complete",
        "ftp://cam/live": "begins with",
        "file:///etc/passwd": "not complete",
        "": "no such file",
        str(tmp_path / "absent.avi"): "no such file",
        str(tmp_path / "notes.txt"): "no film",
        "x" * 300: "no such file",
    }.items():
        assert words in str(address_problem(bad)), bad
