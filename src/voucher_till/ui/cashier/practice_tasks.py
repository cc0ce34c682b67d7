"""The tasks of practice mode, and how far a trainee has come with them. Pure: nothing here asks or paints."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.verdict import Face, Verdict, face


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict that the trainee has before them."""

    face: Face
    count: int = 0
    """Of the vouchers it is about."""
    typed: bool = False
    """The scan that led to it was typed by hand."""

    @classmethod
    def of(cls, verdict: Verdict, *, typed: bool = False) -> Shown:
        """What counts of a verdict."""
        return cls(face(verdict), len(verdict.vouchers), typed)


@dataclass(frozen=True, slots=True)
class Step:
    """A verdict that has to be reached."""

    face: Face
    count: int | None = None
    """Of vouchers, where it matters."""
    typed: bool = False

    def is_done(self, shown: Shown) -> bool:
        """Whether a verdict is the one."""
        return (
            shown.face is self.face and self.count in (None, shown.count) and (shown.typed or not self.typed)
        )


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be learnt by doing it: its steps are verdicts, one after another."""

    title: Phrase
    what: Phrase
    """What to do."""
    customer: str
    """Whose phone it needs; they buy again for it."""
    steps: tuple[Step, ...]
    missed: Phrase
    """What is said when the voucher is gone and the task is not done."""
    old_qr: bool = False
    """The phone shows a QR that is too old until the customer refreshes it."""
    line_drops: bool = False
    """The answer to the next Redeem is lost."""
    by_hand: bool = False
    """The voucher code has to be typed."""
    optional: bool = False


TASKS = (
    Task(
        phrase("practice_tasks", "Redeem one voucher"),
        phrase("practice_tasks", "Hold up the phone with F6, look at the order, and press Enter."),
        "one",
        (Step(Face.REDEEMED, 1),),
        phrase("practice_tasks", "That voucher is gone. Here is a new one."),
    ),
    Task(
        phrase("practice_tasks", "Redeem two of three"),
        phrase("practice_tasks", "This order has three vouchers. Untick one with Space, and redeem two."),
        "three",
        (Step(Face.REDEEMED, 2),),
        phrase("practice_tasks", "Those were not two. Untick one before you press Enter."),
    ),
    Task(
        phrase("practice_tasks", "The QR is too old"),
        phrase(
            "practice_tasks",
            "Hold up the phone and read what the till says. Let the customer refresh the QR, then redeem it.",
        ),
        "one",
        (Step(Face.QR_TOO_OLD), Step(Face.REDEEMED)),
        phrase("practice_tasks", "Hold up the old QR first, and read what the till says."),
        old_qr=True,
    ),
    Task(
        phrase("practice_tasks", "Already used"),
        phrase("practice_tasks", "Hold up the phone. Read the verdict: you would not hand over anything."),
        "used",
        (Step(Face.ALREADY_USED),),
        phrase("practice_tasks", "Hold up this customer's phone."),
    ),
    Task(
        phrase("practice_tasks", "The line drops"),
        phrase(
            "practice_tasks",
            "Redeem the voucher. Its outcome will be unknown: leave that on the screen, do not scan again, "
            "and wait until the till has settled it.",
        ),
        "one",
        (Step(Face.UNKNOWN), Step(Face.REDEEMED)),
        phrase("practice_tasks", "The till settles it by itself. Leave the verdict on the screen and wait."),
        line_drops=True,
    ),
    Task(
        phrase("practice_tasks", "Type the code"),
        phrase(
            "practice_tasks", "Imagine a broken screen: press F2, type the voucher code below, and redeem it."
        ),
        "one",
        (Step(Face.REDEEMED, typed=True),),
        phrase("practice_tasks", "That was scanned. Type the code of this new voucher."),
        by_hand=True,
        optional=True,
    ),
)

WELL_DONE = phrase("practice_tasks", "Well done.")

_ENDS = (Face.REDEEMED, Face.ALREADY_USED)
"""After these the customer's voucher is of no more use."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a trainee has come; each change gives a new one."""

    number: int = 0
    """Of the task under way, from 0; as many as there are tasks at the end."""
    step: int = 0
    done: frozenset[int] = frozenset()
    said: Phrase | None = None
    """What the trainee is told besides the task."""
    attempt: int = 0
    """Another one has to be made ready for: the customer buys again."""

    @property
    def task(self) -> Task | None:
        """The task under way; None at the end."""
        return TASKS[self.number] if self.number < len(TASKS) else None

    def after(self, shown: Shown) -> Progress:
        """Where a verdict leads to."""
        task = self.task
        if task is None:
            return self
        if task.steps[self.step].is_done(shown):
            return self._one_step_on(task)
        if shown.face in _ENDS:
            return replace(self._anew(), said=task.missed)
        return self

    def _one_step_on(self, task: Task) -> Progress:
        if self.step + 1 < len(task.steps):
            return replace(self, step=self.step + 1, said=None)
        done = replace(self, done=self.done | {self.number})
        return replace(done.skipped(), said=WELL_DONE)

    def _anew(self) -> Progress:
        return replace(self, step=0, said=None, attempt=self.attempt + 1)

    def skipped(self) -> Progress:
        """On to the next task."""
        return self if self.task is None else replace(self._anew(), number=self.number + 1)

    def again(self) -> Progress:
        """The same task from its beginning; from the first one at the end."""
        if self.task is None:
            return Progress(attempt=self.attempt + 1)
        return self._anew()
