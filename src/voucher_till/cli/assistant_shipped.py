"""A file of settings beside the program, for the assistant."""

from __future__ import annotations

from pathlib import Path

import msgspec

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.installation.applying import filled
from voucher_till.installation.drafting import draft_of
from voucher_till.installation.reading import WrongFileError, read_file
from voucher_till.store.setup_draft import DraftPerson, FromFile, SetupDraft


class ShippedSettings:
    """Fills a draft with what the file says."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        """The file's name."""
        return self._path.name

    def fill(self, draft: SetupDraft) -> SetupDraft | Phrase:
        """The draft with what the file says, or why the file cannot be used. Blocks."""
        try:
            wanted = read_file(self._path, whole=True)
        except WrongFileError as error:
            return phrase(
                "assistant_shipped",
                "The file cannot be used. {problem} Ask whoever gave it to you, or fill in the pages.",
                problem=str(error.problems[0]),
            )
        settings = filled(None, wanted.values)
        made = draft_of(settings, draft)
        here = {person.name for person in made.people}
        # A manager needs a PIN, which no file has: whoever sets the till up gives it on the page of people.
        added = [DraftPerson(name=one.name, role=one.role) for one in wanted.people if one.name not in here]
        file = FromFile(settings=settings, names=tuple(wanted.values))
        return msgspec.structs.replace(made, people=(*made.people, *added), file=file)
