"""Cameras that need no driver: films, folders and network cameras, on real threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from network_camera import NetworkCamera
from pictures import Picture, film, photo, place, qr, save

from voucher_till.scanning import camera as camera_module
from voucher_till.scanning.camera import Camera, CameraView
from voucher_till.scanning.camera_problems import CameraError, CameraProblem
from voucher_till.scanning.cameras import CameraDevice, why_not
from voucher_till.scanning.frame_sources import DeviceSource, FrameSource, camera_title, choose_source
from voucher_till.scanning.pipeline import Reading

OURS = "TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345="
PATIENCE = 20.0


class Watch:
    """A camera, and everything it said."""

    def __init__(self, make_source: Callable[[], FrameSource]) -> None:
        self._said = threading.Condition()
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


def test_a_network_camera_that_is_not_there(network_camera: NetworkCamera) -> None:
    network_camera.pull()
    with Watch(lambda: choose_source(network_camera.address)) as watch:
        watch.until(lambda: CameraProblem.UNREACHABLE in watch.problems)


class ScriptedSource:
    """A driver that does what real ones do on bad days; each opening takes the next act."""

    def __init__(self, acts: list[str], let_go: threading.Event) -> None:
        self._act = acts.pop(0) if acts else "films"
        self._let_go = let_go
        self._read = 0

    def open(self) -> None:
        if self._act == "busy":
            raise CameraError(CameraProblem.BUSY)

    def read(self) -> Picture:
        self._read += 1
        if self._act == "hangs" and self._read > 2:
            assert self._let_go.wait(PATIENCE)
            raise CameraError(CameraProblem.LOST)
        time.sleep(1 / 60)  # a camera has a frame rate
        return place([qr(OURS, 5)], (640, 480))

    def close(self) -> None:
        pass


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


def test_why_a_camera_does_not_open(tmp_path: Path) -> None:
    def problem(path: str) -> CameraProblem:
        return why_not(CameraDevice("cam", (), path))

    assert problem(str(tmp_path / "absent")) is CameraProblem.ABSENT
    assert problem("") is CameraProblem.WILL_NOT_OPEN
    (tmp_path / "video0").touch()
    assert problem(str(tmp_path / "video0")) is CameraProblem.BUSY


def test_no_title_shows_a_password() -> None:
    assert camera_title("rtsp://admin:secret@192.0.2.7:554/live") == "192.0.2.7"
    assert camera_title("") == "Camera"
    assert camera_title("HD Webcam 2") == "HD Webcam 2"
