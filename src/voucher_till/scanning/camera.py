"""A camera at work: one thread takes pictures, another reads them, and the newest picture wins."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from voucher_till.scanning.camera_problems import CameraError, CameraProblem
from voucher_till.scanning.decoder import Picture
from voucher_till.scanning.frame_sources import FrameSource
from voucher_till.scanning.pipeline import FrameReader, Reading

log = logging.getLogger(__name__)

PREVIEW_WIDTH = 640
RETRY_SECONDS = 1.0
FROZEN_SECONDS = 3.0
"""So long without a picture is said to be frozen."""
GIVEN_UP_SECONDS = 12.0
"""A driver that has not come back by then is left to itself, and the camera is opened anew."""
OPENING_SECONDS = 25.0
"""So long a camera may take to open; Media Foundation under Windows takes up to twenty."""
SHOWN_ANEW_SECONDS = 0.1
"""How often a picture in which nothing moves is shown anew: painting is most of what an idle till does."""
_MOST_FAULTS = 5
"""Frames in a row that our own code failed at, until it is said."""
_STOP_SECONDS = 1.0
_MOST_LEFT_BEHIND = 3
"""Threads that a hanging driver may hold before the till waits for one of them to come back."""


@dataclass(frozen=True, slots=True)
class CameraView:
    """What a camera shows now. Without a problem and a picture it is being opened."""

    picture: Picture | None = None
    """Small enough to be painted thirty times a second; blue, green, red."""
    scale: float = 1.0
    """From the frame's own pixels, in which outlines are, to the picture's."""
    reading: Reading = field(default_factory=Reading)
    problem: CameraProblem | None = None


class Camera:
    """Films until it is stopped; whatever goes wrong is said and tried again.

    Both callbacks come from threads of the camera: ``on_change`` when ``view`` has changed, ``on_reading``
    for every frame that was looked at.
    """

    def __init__(
        self,
        make_source: Callable[[], FrameSource],
        on_change: Callable[[], None],
        on_reading: Callable[[Reading], None],
    ) -> None:
        self._make_source = make_source
        self._on_change = on_change
        self._on_reading = on_reading
        self._changed = threading.Condition()
        self._view = CameraView()
        self._frame: Picture | None = None
        self._frame_at = time.monotonic()
        """Of the last frame, problem or beginning to open."""
        self._shown_at = 0.0
        self._opening = False
        self._still = False
        self._fault: CameraProblem | None = None
        """Ours, in spite of which the camera's pictures are shown."""
        self._capture: threading.Thread | None = None
        self._left_behind: list[threading.Thread] = []
        self._decode = threading.Thread(target=self._read_frames, name="camera-decode", daemon=True)
        self._stopping = threading.Event()

    @property
    def view(self) -> CameraView:
        """What to show now."""
        return self._view

    def start(self) -> None:
        """Begin to film; returns at once."""
        self._start_capture()
        self._decode.start()

    def stop(self) -> None:
        """End within a second; a driver that does not let go by then is left behind."""
        self._stopping.set()
        with self._changed:
            self._changed.notify_all()
        for thread in (self._decode, self._capture):
            if thread is not None and thread.is_alive():
                thread.join(_STOP_SECONDS)

    def _start_capture(self) -> None:
        self._frame_at = time.monotonic()
        self._capture = threading.Thread(target=self._take_frames, name="camera-capture", daemon=True)
        self._capture.start()

    def _is_mine(self) -> bool:
        """Whether the calling capture thread still has the camera."""
        return threading.current_thread() is self._capture and not self._stopping.is_set()

    def _take_frames(self) -> None:
        while self._is_mine():
            problem: CameraProblem | None = None
            try:
                self._film()
            except CameraError as error:
                problem = error.problem
            except Exception:
                # Drivers and files do what nobody expects; the camera is tried again whatever it was.
                problem = CameraProblem.WILL_NOT_OPEN
                if self._view.problem is not problem:
                    log.exception("the camera failed")
            if problem is not None and self._is_mine():
                self._say(problem)
            self._stopping.wait(RETRY_SECONDS)

    def _film(self) -> None:
        """Until the camera is another thread's, or raises."""
        self._frame_at, self._opening = time.monotonic(), True
        with closing(self._make_source()) as source:
            source.open()
            while self._is_mine():
                frame = source.read()
                if self._is_mine():
                    self._show(frame)

    def _show(self, frame: Picture) -> None:
        """Give a frame to be read, and to the preview when it is due there."""
        self._frame_at, self._opening = time.monotonic(), False
        view = self._view
        rests = self._still and view.picture is not None and view.problem is self._fault
        if rests and self._frame_at - self._shown_at < SHOWN_ANEW_SECONDS:
            with self._changed:
                self._frame = frame
                self._changed.notify_all()
            return
        picture, scale = _small(frame)
        with self._changed:
            self._frame, self._shown_at = frame, self._frame_at
            self._view = replace(self._view, picture=picture, scale=scale, problem=self._fault)
            self._changed.notify_all()
        self._on_change()

    def _say(self, problem: CameraProblem) -> None:
        if self._view.problem is not problem:
            log.info("camera: %s", problem.name.lower())
        with self._changed:
            self._view = CameraView(problem=problem)
            self._frame, self._frame_at = None, time.monotonic()
            self._still = False
        self._on_change()

    def _read_frames(self) -> None:
        reader, faults = FrameReader(), 0
        while (frame := self._next_frame()) is not None:
            try:
                reading = reader.read(frame)
            except Exception:
                # One frame must not end the reading of all that follow: the picture would go on and no
                # voucher ever be read. A reader that failed may be in disorder, so the next one is new.
                reader, faults, self._still = FrameReader(), faults + 1, False
                if faults == 1:
                    log.exception("a frame could not be read")
                if faults >= _MOST_FAULTS:
                    self._fault = CameraProblem.NOT_READ
                continue
            faults, self._fault, self._still = 0, None, reader.is_still
            with self._changed:
                if self._view.problem is None:
                    self._view = replace(self._view, reading=reading)
            if not self._stopping.is_set():
                # Whoever stopped it may be gone by now: reading can take longer than anybody waits.
                self._on_reading(reading)

    def _next_frame(self) -> Picture | None:
        """The newest frame that was not read yet, when there is one; None when it is over."""
        while not self._stopping.is_set():
            with self._changed:
                self._changed.wait_for(
                    lambda: self._frame is not None or self._stopping.is_set(), FROZEN_SECONDS / 4
                )
                frame, self._frame = self._frame, None
            if frame is not None:
                return frame
            self._watch()
        return None

    def _watch(self) -> None:
        """Say that pictures stay away, and after a while begin anew."""
        silent = time.monotonic() - self._frame_at
        if self._opening:
            if silent > OPENING_SECONDS:
                self._say(CameraProblem.TOO_SLOW)
                self._begin_anew()
        elif self._view.picture is not None and silent > FROZEN_SECONDS:
            self._say(CameraProblem.FROZEN)
        elif self._view.problem is CameraProblem.FROZEN and silent > GIVEN_UP_SECONDS - FROZEN_SECONDS:
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._left_behind = [thread for thread in self._left_behind if thread.is_alive()]
        if self._capture is not None and len(self._left_behind) < _MOST_LEFT_BEHIND:
            log.warning("the camera's driver does not come back; opening it anew")
            self._left_behind.append(self._capture)
            self._start_capture()


def _small(frame: Picture) -> tuple[Picture, float]:
    height, width = frame.shape[:2]
    factor = min(1.0, PREVIEW_WIDTH / width)
    picture = frame
    if factor < 1:
        size = (PREVIEW_WIDTH, max(1, round(height * factor)))
        picture = np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)
    if picture.ndim == 2:
        picture = np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)
    return np.ascontiguousarray(picture), factor
