"""Reads a file of settings whole before anything is changed: all that is wrong is told, line by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from voucher_till.dining_api.config import PRODUCTION_URL, Network, is_loopback
from voucher_till.domain.environment import Environment
from voucher_till.domain.people import Role, clean_name, name_key, name_problem
from voucher_till.domain.phrases import Phrase, english, phrase
from voucher_till.installation.file_fields import BY_NAME, FIELDS, PEOPLE, PERSON_KEYS, TABLES
from voucher_till.installation.file_values import WrongValueError
from voucher_till.installation.file_words import not_a_table, shown, unknown, unknown_key
from voucher_till.installation.toml_lines import Lines
from voucher_till.installation.toml_lines import Path as Place

_LARGEST_BYTES = 1_000_000
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{1000,}|[0-9][eE][+-]?[0-9_]{7,}")
"""Longer than any that a setting takes, and than some that can be read at all."""

NOT_THE_EMULATOR = phrase(
    "setup_file",
    "For sandbox, base_url is the emulator's address on this computer, like http://127.0.0.1:8080.",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file."""

    line: int
    """From 1; 0 where it is the file as a whole."""
    key: str
    """As ``look.theme``; empty where it is no key's."""
    words: tuple[Phrase, ...]

    def __str__(self) -> str:
        """In English: ``line 7: look.theme: It is one of …``."""
        where = [f"line {self.line}"] if self.line else []
        return ": ".join([*where, *([self.key] if self.key else []), english(self.words)])


class WrongFileError(Exception):
    """The file cannot be used, and nothing was changed; ``problems`` has all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class WantedPerson:
    """Somebody whom a file lists."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file, or somebody at the command line, wants of the settings; what is not named stays."""

    values: Mapping[str, object]
    """By the names of fields, as ``look.theme``."""
    people: tuple[WantedPerson, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each of the values stands."""

    @property
    def environment(self) -> Environment | None:
        """The environment it is for, if it says so."""
        named = self.values.get("platform.environment")
        return Environment(str(named)) if named is not None else None


def read_file(path: Path, *, whole: bool) -> Wanted:
    """Read a file of settings. ``whole``: a till can be set up with it alone. Raises WrongFileError."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
    except OSError as error:
        told = phrase("setup_file", "It cannot be read: {reason}.", reason=error.strerror or str(error))
        raise WrongFileError([Problem(0, "", (told,))]) from error
    if len(content) > _LARGEST_BYTES:
        raise WrongFileError(
            [Problem(0, "", (phrase("setup_file", "It is too large for a file of settings."),))]
        )
    return read_text(content, path.parent, whole=whole)


def read_text(content: bytes, beside: Path, *, whole: bool) -> Wanted:
    """Read what a file holds; paths in it are from the folder ``beside``. Raises WrongFileError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        told = phrase("setup_file", "It is not written in UTF-8. Save it again as UTF-8.")
        raise WrongFileError([Problem(line, "", (told,))]) from error
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    # The last is a number of more digits than Python reads.
    except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError, ValueError) as error:
        raise WrongFileError([_not_toml(error, text)]) from error
    return _Reading(document, Lines(text), beside).wanted(whole=whole)


def _not_toml(error: Exception, text: str) -> Problem:
    if not isinstance(error, tomllib.TOMLDecodeError) and (number := _LONG_NUMBER.search(text)):
        line = text.count("\n", 0, number.start()) + 1
        return Problem(line, "", (phrase("setup_file", "A number in this line is too long."),))
    found = _AT_LINE.search(str(error))
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    reason = _AT_LINE.sub("", str(error)) or type(error).__name__
    told = phrase("setup_file", "This is not TOML: {reason}. Compare it with the example.", reason=reason)
    return Problem(line if found else 0, "", (told,))


class _Reading:
    """One file on its way; what is wrong is gathered."""

    def __init__(self, document: Mapping[str, object], lines: Lines, beside: Path) -> None:
        self._document = document
        self._lines = lines
        self._beside = beside
        self._problems: list[Problem] = []
        self._values: dict[str, object] = {}

    def wanted(self, *, whole: bool) -> Wanted:
        for table, keys in self._document.items():
            if table == PEOPLE:
                continue
            if table not in TABLES:
                self._say((table,), table, *unknown(table, [*TABLES, PEOPLE], "[%]"))
            elif not isinstance(keys, dict):
                self._say((table,), table, not_a_table(table))
            else:
                for key, value in keys.items():
                    self._read_key(table, key, value)
        people = tuple(self._people())
        self._look_at_address(whole=whole)
        self._look_for_certificates()
        if whole:
            self._look_for_needed()
        if self._problems:
            raise WrongFileError(sorted(self._problems, key=lambda problem: problem.line))
        places = {name: self._lines.of(tuple(name.split("."))) for name in self._values}
        return Wanted(self._values, people, places)

    def _say(self, place: Place, key: str, *words: Phrase) -> None:
        self._problems.append(Problem(self._lines.of(place) if place else 0, shown("%", key), words))

    def _read_key(self, table: str, key: str, value: object) -> None:
        name, place = f"{table}.{key}", (table, key)
        known = BY_NAME.get(name)
        if known is None:
            self._say(place, name, *unknown_key(table, key))
            return
        try:
            self._values[name] = known.read(value)
        except WrongValueError as error:
            self._say(place, name, *error.words)

    def _people(self) -> Iterator[WantedPerson]:
        listed = self._document.get(PEOPLE, [])
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            told = phrase("setup_file", "People are listed one by one, each under a line [[people]].")
            self._say((PEOPLE,), PEOPLE, told)
            return
        seen = set[str]()
        for number, one in enumerate(listed):
            person = self._person(one, (PEOPLE, number), seen)
            if person is not None:
                seen.add(name_key(person.name))
                yield person

    def _person(self, keys: Mapping[str, object], place: Place, seen: set[str]) -> WantedPerson | None:
        before = len(self._problems)
        for key in keys:
            if key not in PERSON_KEYS:
                self._say((*place, key), f"people.{key}", *unknown_key(PEOPLE, key))
        given, role = keys.get("name", ""), keys.get("role", Role.CASHIER.value)
        name = clean_name(given) if isinstance(given, str) else ""
        if (problem := name_problem(name)) is not None:
            self._say((*place, "name"), "people.name", problem)
        elif name_key(name) in seen:
            self._say((*place, "name"), "people.name", phrase("setup_file", "This name is listed twice."))
        if role not in list(Role):
            told = phrase("setup_file", "It is one of: {allowed}.", allowed='"cashier", "manager"')
            self._say((*place, "role"), "people.role", told)
        return WantedPerson(name, Role(str(role))) if len(self._problems) == before else None

    def _look_at_address(self, *, whole: bool) -> None:
        """Practice at the platform's own address would be no practice."""
        is_practice = self._values.get("platform.environment") == Environment.SANDBOX
        base_url = self._values.get("platform.base_url", PRODUCTION_URL if whole else "")
        if is_practice and base_url and not is_loopback(str(base_url)):
            self._say(("platform", "base_url"), "platform.base_url", NOT_THE_EMULATOR)

    def _look_for_certificates(self) -> None:
        given = str(self._values.get("network.ca_file", ""))
        if not given:
            return
        path = _file_beside(self._beside, given)
        problem = _certificates_problem(path)
        if problem is None:
            self._values["network.ca_file"] = str(path)
        else:
            self._say(("network", "ca_file"), "network.ca_file", problem)

    def _look_for_needed(self) -> None:
        for one in FIELDS:
            table = self._document.get(one.table, {})
            if one.is_needed and isinstance(table, dict) and one.key not in table:
                told = phrase("setup_file", "It is missing. A till cannot be set up without it.")
                self._say((one.table,) if table else (), one.name, told)


def _file_beside(folder: Path, given: str) -> Path:
    """A file that is named from a folder; of an unknown user's home folder there is none."""
    try:
        return (folder / Path(given).expanduser()).absolute()
    except RuntimeError:
        return (folder / given).absolute()


def _certificates_problem(path: Path) -> Phrase | None:
    """Why servers cannot be checked by a file: with such a one the till would not open. Blocks."""
    # It brings the HTTP library along, and most files name no certificates.
    from voucher_till.dining_api.network import BadNetworkError, trusted

    try:
        if not path.is_file():
            return phrase("setup_file", "There is no such file: {path}", path=str(path))
        trusted(Network(ca_file=str(path)))
    except OSError as error:
        return phrase("setup_file", "It cannot be read: {reason}.", reason=error.strerror or str(error))
    except BadNetworkError as error:
        return error.problem
    return None
