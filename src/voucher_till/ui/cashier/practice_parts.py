"""The parts of the practice panel: the phone's screen, and the task under way."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from voucher_till.ui.cashier.practice_tasks import TASKS, WELL_DONE, Progress
from voucher_till.ui.shared.icons import icon, pixmap
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label, set_tone
from voucher_till.ui.shared.theme import palette, px

_SMALLEST = 116
_WHOLE_PHONE = 1.1
"""Room that is less high than this, by its width, shows the part with the QR alone."""
_QR_LEFT, _QR_TOP, _QR_RIGHT, _QR_BOTTOM = 0.13, 0.205, 0.87, 0.62
"""Where the QR and its note are, as shares of the phone's picture."""
_TICK, _TICK_GAP, _READY = 18, 4, 72


class PhoneScreen(QLabel):
    """A phone's picture as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setAccessibleName(translate("practice_parts", "The customer's phone"))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setMinimumSize(px(_SMALLEST), px(_SMALLEST))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_picture(self, png: bytes) -> None:
        """Show what the phone shows."""
        self._picture = QPixmap.fromImage(QImage.fromData(png))
        self._fit()

    def sizeHint(self) -> QSize:
        """The picture takes what room there is, and asks for none."""
        return self.minimumSize()

    def minimumSizeHint(self) -> QSize:
        """The same: a label would ask for the size of the picture it shows."""
        return self.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitting."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        fitting = self._part().scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitting.setDevicePixelRatio(ratio)
        self.setPixmap(fitting)

    def _part(self) -> QPixmap:
        """The whole phone, or where that would be too small to read, its QR."""
        if self.height() >= _WHOLE_PHONE * self.width():
            return self._picture
        width, height = self._picture.width(), self._picture.height()
        left, top = round(_QR_LEFT * width), round(_QR_TOP * height)
        return self._picture.copy(
            QRect(left, top, round(_QR_RIGHT * width) - left, round(_QR_BOTTOM * height) - top)
        )


class _Ticks(QWidget):
    """One sign for each task: done, under way, or still to come."""

    def __init__(self) -> None:
        super().__init__()
        self._progress = Progress()
        self.setFixedHeight(px(_TICK))

    def show_progress(self, progress: Progress) -> None:
        """Change what is shown."""
        self._progress = progress
        self.setAccessibleName(
            translate(
                "practice_parts", "{done} of {total} tasks done", done=len(progress.done), total=len(TASKS)
            )
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the signs in a row."""
        painter = QPainter(self)
        colours = palette()
        step = min(px(_TICK + _TICK_GAP), self.width() // len(TASKS))
        side = step - px(_TICK_GAP)
        for number in range(len(TASKS)):
            if number in self._progress.done:
                sign = icon("ph.check-circle-fill", colours.ok)
            elif number == self._progress.number:
                sign = icon("ph.dots-three-circle-fill", colours.accent)
            else:
                sign = icon("ph.circle", colours.mute)
            sign.paint(painter, QRect(number * step, 0, side, side))
        painter.end()


class TaskCard(QWidget):
    """The task under way, what to do, and which are done; at the end, that one is ready."""

    def __init__(self) -> None:
        super().__init__()
        self._ticks = _Ticks()
        self._number = label(name="small", wrap=True)
        self._said = label(name="state", wrap=True)
        self._ready = label()
        self._ready.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._ready.setPixmap(pixmap("ph.graduation-cap", palette().accent, px(_READY)))
        self._title = label(name="strong", wrap=True)
        self._what = label(name="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._ticks)
        for part in (self._ready, self._said, self._number, self._title, self._what):
            column.addWidget(part)

    @property
    def text(self) -> str:
        """All that it says."""
        parts = (self._said, self._number, self._title, self._what)
        return "\n".join(part.text() for part in parts if not part.isHidden())

    def show_progress(self, progress: Progress) -> None:
        """Change what is shown."""
        self._ticks.show_progress(progress)
        self._said.setText(worded(progress.said) if progress.said is not None else "")
        self._said.setVisible(progress.said is not None)
        set_tone(self._said, "ok" if progress.said == WELL_DONE else "used")
        task = progress.task
        self._number.setVisible(task is not None)
        self._ready.setVisible(task is None)
        if task is None:
            self._title.setText(translate("practice_parts", "You are ready."))
            self._what.setText(
                translate("practice_parts", "Choose a customer above to go on practising, or start again.")
            )
            return
        number = progress.number + 1
        self._number.setText(
            translate("practice_parts", "Task {number} of {total}, optional", number=number, total=len(TASKS))
            if task.optional
            else translate("practice_parts", "Task {number} of {total}", number=number, total=len(TASKS))
        )
        self._title.setText(worded(task.title))
        self._what.setText(worded(task.what))
