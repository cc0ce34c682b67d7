"""What keeps a camera from giving pictures."""

from __future__ import annotations

from enum import Enum

from voucher_till.domain.phrases import phrase


class CameraProblem(Enum):
    """A sentence and a next step; each is tried again without anyone's doing."""

    ABSENT = phrase(
        "camera_problems", "The camera is not plugged in. Plug it in; the till finds it by itself."
    )
    NONE_FOUND = phrase(
        "camera_problems", "No camera is plugged in. Scan with a handheld scanner, or plug a camera in."
    )
    BUSY = phrase(
        "camera_problems",
        "Another program is using the camera. Close it; the till takes the camera back by itself.",
    )
    NO_ACCESS = phrase(
        "camera_problems",
        "This computer does not let the till use the camera. Allow it in the privacy settings.",
    )
    WILL_NOT_OPEN = phrase(
        "camera_problems",
        "The camera does not open. Close other programs that use it, "
        "and allow the till to use it in the privacy settings.",
    )
    FROZEN = phrase(
        "camera_problems",
        "The camera has stopped sending pictures. Unplug it and plug it in again if this stays.",
    )
    TOO_SLOW = phrase(
        "camera_problems",
        "The camera takes too long to open. Unplug it and plug it in again; the till goes on trying.",
    )
    NOT_READ = phrase(
        "camera_problems",
        "The till cannot read this camera's pictures. Choose another camera and tell support.",
    )
    LOST = phrase("camera_problems", "The camera is gone. Check its cable; the till finds it by itself.")
    UNREACHABLE = phrase(
        "camera_problems", "The network camera does not answer. Check its address, its power and the network."
    )
    ENDED = phrase("camera_problems", "The film has ended. It starts again.")
    EMPTY = phrase(
        "camera_problems", "There is no picture in this folder. Put some in, or choose another camera."
    )
    UNREADABLE = phrase("camera_problems", "This file cannot be shown. Choose another file, or a camera.")


class CameraError(Exception):
    """A camera does not open, or gives no more pictures."""

    def __init__(self, problem: CameraProblem) -> None:
        super().__init__(str(problem.value))
        self.problem = problem
