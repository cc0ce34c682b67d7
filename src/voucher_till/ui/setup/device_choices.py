"""The cameras and ports of this computer as choices, with the one in use among them."""

from __future__ import annotations

import asyncio

from voucher_till.scanning.cameras import list_cameras
from voucher_till.scanning.frame_sources import FIRST, OFF
from voucher_till.ui.cashier.device_words import title_of
from voucher_till.ui.setup.choice_box import Choice
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.scanners import PRACTICE, Scanners


async def camera_choices(scanners: Scanners) -> tuple[list[Choice], str]:
    """The cameras to choose from, and which of them is in use."""
    choices = [Choice(device.name, device.name) for device in await asyncio.to_thread(list_cameras)]
    if scanners.has_practice:
        choices.insert(0, Choice(title_of(PRACTICE), PRACTICE))
    current = scanners.devices.camera
    if current == FIRST and choices:
        current = choices[0].setting
    if current not in (FIRST, OFF, *(choice.setting for choice in choices)):
        choices.append(Choice(title_of(current), current))
    return [*choices, Choice(translate("device_room", "No camera"), OFF)], current
