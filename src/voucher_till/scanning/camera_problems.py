"""What keeps a camera from giving pictures."""

from __future__ import annotations

from enum import Enum


class CameraProblem(Enum):
    """A sentence and a next step; each is tried again without anyone's doing."""

    ABSENT = "The camera is not plugged in. Plug it in; the till finds it by itself."
    NONE_FOUND = "No camera is plugged in. Scan with a handheld scanner, or plug a camera in."
    BUSY = "Another program is using the camera. Close it; the till takes the camera back by itself."
    NO_ACCESS = "This computer does not let the till use the camera. Allow it in the privacy settings."
    WILL_NOT_OPEN = (
        "The camera does not open. Close other programs that use it, "
        "and allow the till to use it in the privacy settings."
    )
    FROZEN = "The camera has stopped sending pictures. Unplug it and plug it in again if this stays."
    TOO_SLOW = "The camera takes too long to open. Unplug it and plug it in again; the till goes on trying."
    NOT_READ = "The till cannot read this camera's pictures. Choose another camera and tell support."
    LOST = "The camera is gone. Check its cable; the till finds it by itself."
    UNREACHABLE = "The network camera does not answer. Check its address, its power and the network."
    ENDED = "The film has ended. It starts again."
    EMPTY = "There is no picture in this folder. Put some in, or choose another camera."
    UNREADABLE = "This file cannot be shown. Choose another file, or a camera."


class CameraError(Exception):
    """A camera does not open, or gives no more pictures."""

    def __init__(self, problem: CameraProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem
