"""What a camera makes of a phone: perspective, blur, noise, dim light, glare and the rest."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]
Light = NDArray[np.float32]

_LINES = 720
_SCREEN_LINES = 1600
"""Rows of pixels on a phone, fewer than most have: what the lens has not blurred away."""
_VEIL = 150
_SKIN = (112, 142, 186)
_BODY = 22


@dataclass(frozen=True, slots=True)
class Shot:
    """How a phone is held, lit and filmed.

    Shares are of the frame's height unless said otherwise, angles in degrees, pixels those of a frame of 720
    lines: a larger frame of the same scene is blurred over as many more of its pixels.
    """

    height: float = 0.9
    centre: tuple[float, float] = (0.5, 0.5)
    """Where the screen's middle is, in shares of the frame's width and height."""
    angle: float = 0.0
    tilt: float = 0.0
    """How much narrower the far edge is, as a share."""
    blur: float = 0.0
    """Standard deviation of the lens, in pixels."""
    motion: float = 0.0
    """How far the phone moves while the shutter is open, in pixels."""
    direction: float = 0.0
    """Where to the phone moves."""
    noise: float = 3.0
    """Standard deviation of the sensor, in grey levels of the finished frame."""
    light: float = 1.0
    contrast: float = 1.0
    """What is left of the screen's own light under the light that the glass throws back."""
    glare: float = 0.0
    """Half the length of a reflected lamp, in shares of the frame's height."""
    glare_at: tuple[float, float] = (0.06, -0.08)
    """Where its middle is, from the screen's middle, in shares of the screen's height."""
    moire: float = 0.0
    """How much of the screen's own pixel grid the lens lets through; 1 is all of it."""
    dark_theme: bool = False
    finger: float = 0.0
    """How far a finger reaches into the screen from the lower right, in shares of the screen's height."""
    counter: int = 0
    """Which counter is behind the phone; the same number is the same things in the same places."""


def photograph(screen: Frame, shot: Shot, size: tuple[int, int], random: np.random.Generator) -> Frame:
    """A frame of ``size`` (width, height) with a screen in it; colours as the screen has them."""
    screen = _held(screen, shot, size)
    placing = _placing(screen, shot, size)
    frame = _counter(size, screen.ndim, shot.counter)
    body = np.full_like(screen, _BODY)
    for picture, where in ((body, placing @ _around(screen, 1.06)), (screen, placing)):
        cv2.warpPerspective(picture, where, size, dst=frame, borderMode=cv2.BORDER_TRANSPARENT)
    light = _smeared(frame.astype(np.float32), shot, size[1] / _LINES)
    if shot.moire > 0:
        _let_the_grid_through(light, screen, placing, shot)
    return _exposed(light, shot, random)


def _held(screen: Frame, shot: Shot, size: tuple[int, int]) -> Frame:
    """The screen as bright, as large and as far covered as the hand shows it."""
    factor = shot.height * size[1] / screen.shape[0]
    if factor < 1:  # a sensor's pixel gathers the light of its whole area
        screen = np.asarray(cv2.resize(screen, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    if shot.dark_theme:
        screen = np.asarray(cv2.bitwise_not(screen), np.uint8)
    if shot.finger <= 0:
        return screen
    height, width = screen.shape[:2]
    thick = int(height * 0.11)
    tip = (int(width - height * shot.finger), int(height * (0.72 - shot.finger * 0.9)))
    skin = _SKIN if screen.ndim == 3 else (sum(_SKIN) // 3,)
    touched = screen.copy()
    cv2.line(touched, (int(width * 1.3), int(height * 0.95)), tip, skin, thick, cv2.LINE_AA)
    return touched


def _around(screen: Frame, factor: float) -> NDArray[np.float64]:
    """What makes a screen larger around its middle."""
    height, width = screen.shape[:2]
    return np.array(
        [[factor, 0, width * (1 - factor) / 2], [0, factor, height * (1 - factor) / 2], [0, 0, 1]], np.float64
    )


def _placing(screen: Frame, shot: Shot, size: tuple[int, int]) -> NDArray[np.float64]:
    """The perspective that puts the screen's corners where the hand holds them."""
    tall = shot.height * size[1]
    wide = tall * screen.shape[1] / screen.shape[0]
    near, far = wide / 2, wide / 2 * (1 - shot.tilt)
    upper, lower = -tall / 2 * (1 - shot.tilt / 3), tall / 2
    corners = np.array([(-far, upper), (far, upper), (near, lower), (-near, lower)])
    turn = np.radians(shot.angle)
    turned = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    placed = turned + np.array(shot.centre) * np.array(size)
    height, width = screen.shape[:2]
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(source, placed.astype(np.float32)), np.float64)


def _counter(size: tuple[int, int], dimensions: int, number: int) -> Frame:
    """What is behind the phone: a wall that darkens downwards, and a few things on a counter."""
    width, height = size
    wall = np.linspace(96, 52, height, dtype=np.float32).reshape(height, 1)
    frame = np.broadcast_to(wall, (height, width)).astype(np.uint8)
    for x, y, wide, tall, grey in np.random.default_rng(number).random((9, 5)):
        corner = int(x * width), int((0.3 + y) * height)
        opposite = corner[0] + int((0.02 + wide * 0.2) * width), corner[1] + int((0.02 + tall * 0.3) * height)
        cv2.rectangle(frame, corner, opposite, (int(30 + 120 * grey),), -1)
    return frame if dimensions == 2 else np.asarray(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR), np.uint8)


def _smeared(light: Light, shot: Shot, scale: float) -> Light:
    """Moved while the shutter was open, then softened by the lens."""
    length = shot.motion * scale
    if length > 1:
        side = 2 * int(np.ceil(length / 2)) + 1
        middle, turn = side // 2, np.radians(shot.direction)
        reach = np.array([np.cos(turn), np.sin(turn)]) * length / 2
        path = np.zeros((side, side), np.float32)
        for share in np.linspace(-1, 1, 4 * side):
            x, y = (round(middle + share * one) for one in reach)
            path[y, x] += 1
        light = np.asarray(cv2.filter2D(light, -1, path / path.sum()), np.float32)
    if shot.blur > 0:
        light = np.asarray(cv2.GaussianBlur(light, (0, 0), shot.blur * scale), np.float32)
    return light


def _let_the_grid_through(light: Light, screen: Frame, placing: NDArray[np.float64], shot: Shot) -> None:
    """Dim the gaps between the screen's pixels where the sensor's pixels happen to look: moire by itself."""
    height, width = screen.shape[:2]
    edges = np.array([[(0, 0), (width, 0), (width, height), (0, height)]], np.float32)
    left, top, wide, tall = cv2.boundingRect(cv2.perspectiveTransform(edges, placing))
    bottom, right = min(top + tall, light.shape[0]), min(left + wide, light.shape[1])
    top, left = max(top, 0), max(left, 0)
    if bottom <= top or right <= left:  # the phone is out of sight
        return
    rows, columns = np.ogrid[top:bottom, left:right]
    back = np.linalg.inv(placing)
    u, v, w = (back[row, 0] * columns + back[row, 1] * rows + back[row, 2] for row in range(3))
    u, v = u / w, v / w
    lines = 2 * np.pi * _SCREEN_LINES / height
    grid = (1 + shot.moire * np.cos(lines * u)) * (1 + shot.moire * np.cos(lines * v))
    grid = np.where((u >= 0) & (u < width) & (v >= 0) & (v < height), grid / (1 + shot.moire), 1)
    seen = light[top:bottom, left:right]
    seen *= grid.astype(np.float32) if light.ndim == 2 else grid.astype(np.float32)[:, :, None]


def _exposed(light: Light, shot: Shot, random: np.random.Generator) -> Frame:
    """The frame that the sensor makes of the light that falls on it; the light is used up."""
    height, width = light.shape[:2]
    if shot.contrast != 1:
        light *= shot.contrast
        light += _VEIL * (1 - shot.contrast)
    if shot.glare > 0:
        light += _spread(_lamp(shot, width, height), light.ndim)
    if shot.light != 1:
        light *= shot.light
    if shot.noise > 0:
        light += _spread(shot.noise * random.standard_normal((height, width), np.float32), light.ndim)
    return np.asarray(np.clip(light, 0, 255, out=light), np.uint8)


def _lamp(shot: Shot, width: int, height: int) -> Light:
    """A reflected lamp: an ellipse that saturates, and a halo that does not."""
    x = shot.centre[0] * width + shot.glare_at[0] * shot.height * height
    y = shot.centre[1] * height + shot.glare_at[1] * shot.height * height
    reach = shot.glare * height
    lamp = np.zeros((height, width), np.float32)
    axes = (int(reach), int(reach * 0.55))
    cv2.ellipse(lamp, (int(x), int(y)), axes, 25 - shot.angle, 0, 360, (1.0,), -1)
    small = cv2.resize(lamp, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    halo = cv2.resize(cv2.GaussianBlur(small, (0, 0), max(reach * 0.1, 1)), (width, height))
    soft = cv2.GaussianBlur(lamp, (0, 0), max(reach * 0.08, 1))
    return np.asarray(soft * 230 + halo * 110, np.float32)


def _spread(grey: Light, dimensions: int) -> Light:
    """The same for each colour."""
    return grey if dimensions == 2 else grey[:, :, None]
