"""Signing in over a real file: PINs, waits that outlive a process, locking, and a manager's rights."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from voucher_till.domain.people import NotAllowedError, Person, PersonGoneError, Right, Role
from voucher_till.redemption.sign_in import SignIn, SignInOutcome, SignInResult, hash_pin
from voucher_till.store.audit import page as audit_page
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.notes import AuditEntry
from voucher_till.store.people import People
from voucher_till.store.rows import now_milliseconds
from voucher_till.store.settings import CounterSettings

# The cheapest hashes: what costs time on purpose is tested once, by the hashes the till itself makes.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
AYU_PIN, BUDI_PIN, WRONG = "2580", "1379", "9999"
O = SignInOutcome  # noqa: E741 - short in the many comparisons below
DAY_MS = 86_400_000


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "till")
    made.prepare()
    return made


@pytest.fixture
async def database(folder: DataFolder) -> AsyncIterator[Database]:
    opened = await Database.open(folder)
    yield opened
    await opened.close()


@pytest.fixture
def people(database: Database) -> People:
    return People(database)


@pytest.fixture
async def ayu(people: People) -> Person:
    return await people.add("Ayu", Role.MANAGER, "test", CHEAP.hash(AYU_PIN))


@pytest.fixture
async def budi(people: People) -> Person:
    return await people.add("Budi", Role.CASHIER, "test", CHEAP.hash(BUDI_PIN))


async def signing_in(people: People, mode: str = "pin") -> SignIn:
    made = SignIn(people, CounterSettings(sign_in=mode))
    await made.refresh()
    return made


async def audit(database: Database) -> list[AuditEntry]:
    return await database.read(lambda connection: audit_page(connection, limit=100))


async def actions(database: Database) -> list[tuple[str, str, str]]:
    """The audit trail, oldest first."""
    return [(entry.who, entry.action, entry.detail) for entry in reversed(await audit(database))]


def set_clock_of(folder: DataFolder, person: Person, locked_until_ms: int) -> None:
    """Give the wait of a person the end that it would have if the clock had been moved meanwhile."""
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("UPDATE person SET locked_until_ms = ? WHERE id = ?", (locked_until_ms, person.id))


def stored(folder: DataFolder, person: Person) -> sqlite3.Row:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.row_factory = sqlite3.Row
        row: sqlite3.Row = connection.execute("SELECT * FROM person WHERE id = ?", (person.id,)).fetchone()
        return row


async def fail(sign_in: SignIn, person: Person, times: int) -> Sequence[SignInResult]:
    return [await sign_in.sign_in(person.id, WRONG) for _ in range(times)]


# The list


async def test_every_change_is_audited_with_who_did_it(database: Database, people: People) -> None:
    ayu = await people.add("  Ayu ", Role.MANAGER, "console: root", CHEAP.hash(AYU_PIN))
    budi = await people.add("Budi", Role.CASHIER, "Ayu")
    budi = await people.set_pin(budi.id, CHEAP.hash(BUDI_PIN), "Ayu")
    budi = await people.set_role(budi.id, Role.MANAGER, "Ayu")
    budi = await people.rename(budi.id, "Budiman", "Ayu")
    await people.remove(ayu.id, "Budiman")
    assert await people.all() == [budi] == [Person(budi.id, "Budiman", Role.MANAGER, True)]
    assert await actions(database) == [
        ("console: root", "person added", "Ayu, manager"),
        ("Ayu", "person added", "Budi, cashier"),
        ("Ayu", "PIN changed", "Budi"),
        ("Ayu", "role changed", "Budi, manager"),
        ("Ayu", "person renamed", "Budi is now Budiman"),
        ("Budiman", "person removed", "Ayu, manager"),
    ]


async def test_what_the_rules_forbid_changes_nothing(
    database: Database, people: People, ayu: Person, budi: Person
) -> None:
    before = (await people.all(), await actions(database))
    for attempt, said in [
        (people.add("AYU", Role.CASHIER, "x"), "in the list already"),
        (people.add("", Role.CASHIER, "x"), "needed"),
        (people.add("Dewi", Role.MANAGER, "x"), "needs a PIN"),
        (people.rename(budi.id, "ayu", "x"), "in the list already"),
        (people.set_role(ayu.id, Role.CASHIER, "x"), "last manager"),
    ]:
        with pytest.raises(NotAllowedError, match=said):
            await attempt
    with pytest.raises(NotAllowedError, match="last manager"):
        await people.remove(ayu.id, "x")
    assert (await people.all(), await actions(database)) == before
    await people.rename(ayu.id, "AYU", "x")  # one's own name in other capitals


async def test_a_removed_name_is_free_and_the_person_is_gone(
    people: People, ayu: Person, budi: Person
) -> None:
    await people.remove(budi.id, "Ayu")
    again = await people.add("budi", Role.CASHIER, "Ayu")
    assert again.id != budi.id
    with pytest.raises(PersonGoneError):
        await people.rename(budi.id, "Other", "Ayu")
    assert not again.has_pin


async def test_two_processes_cannot_remove_both_managers(
    folder: DataFolder, people: People, ayu: Person
) -> None:
    other_database = await Database.open(folder)
    other = People(other_database)
    citra = await other.add("Citra", Role.MANAGER, "x", CHEAP.hash("1470"))
    await other.add("Budi", Role.CASHIER, "x")
    results = await asyncio.gather(
        people.remove(ayu.id, "x"), other.remove(citra.id, "y"), return_exceptions=True
    )
    await other_database.close()
    assert [type(result) for result in results if result is not None] == [NotAllowedError]
    assert [person.role for person in await people.all()].count(Role.MANAGER) == 1


# Signing in


async def test_a_pin_signs_in_and_carries_the_name(people: People, ayu: Person, budi: Person) -> None:
    sign_in = await signing_in(people)
    changes: list[str] = []
    sign_in.on_change = lambda: changes.append(sign_in.cashier)
    assert sign_in.is_locked
    assert await sign_in.people() == [ayu, budi]
    assert await sign_in.sign_in(budi.id, BUDI_PIN) == SignInResult(O.OK)
    assert (sign_in.person, sign_in.cashier, sign_in.is_locked) == (budi, "Budi", False)
    assert not sign_in.is_manager
    assert (await sign_in.sign_in(ayu.id, AYU_PIN)).outcome is O.OK
    assert sign_in.is_manager
    sign_in.lock()
    sign_in.lock()
    assert (sign_in.person, sign_in.cashier, sign_in.is_locked, sign_in.is_manager) == (None, "", True, False)
    assert changes == ["Budi", "Ayu", ""]


async def test_somebody_elses_pin_is_wrong(people: People, ayu: Person, budi: Person) -> None:
    sign_in = await signing_in(people)
    result = await sign_in.sign_in(budi.id, AYU_PIN)
    assert (result.outcome, str(result.words)) == (O.WRONG_PIN, "Wrong PIN.")
    assert sign_in.is_locked


async def test_wrong_pins_make_one_wait_also_in_another_process(
    folder: DataFolder, people: People, database: Database, budi: Person
) -> None:
    results = await fail(await signing_in(people), budi, 4)
    assert [result.outcome for result in results] == [O.WRONG_PIN] * 4
    assert [result.seconds for result in results[:3]] == [0, 0, 0]
    assert 4 < results[3].seconds <= 5
    assert "Wait 5 seconds" in str(results[3].words)

    other_database = await Database.open(folder)
    waiting = await (await signing_in(People(other_database))).sign_in(budi.id, BUDI_PIN)
    await other_database.close()
    assert waiting.outcome is O.WAIT
    assert 0 < waiting.seconds <= 5
    assert "Too many wrong PINs" in str(waiting.words)
    assert stored(folder, budi)["failures"] == 4  # a try that had to wait is none
    wrong = [entry for entry in await actions(database) if entry[1] == "wrong PIN"]
    assert wrong == [("Budi", "wrong PIN", f"{count} in a row") for count in (1, 2, 3, 4)]


async def test_after_the_wait_the_right_pin_forgives(
    folder: DataFolder, people: People, budi: Person
) -> None:
    sign_in = await signing_in(people)
    await fail(sign_in, budi, 4)
    set_clock_of(folder, budi, now_milliseconds() - 1)
    [fifth] = await fail(sign_in, budi, 1)
    assert 14 < fifth.seconds <= 15
    set_clock_of(folder, budi, now_milliseconds() - 1)
    assert (await sign_in.sign_in(budi.id, BUDI_PIN)).outcome is O.OK
    assert (stored(folder, budi)["failures"], stored(folder, budi)["locked_until_ms"]) == (0, None)


async def test_a_clock_set_back_neither_ends_nor_stretches_a_wait(
    folder: DataFolder, people: People, budi: Person
) -> None:
    sign_in = await signing_in(people)
    await fail(sign_in, budi, 4)
    set_clock_of(folder, budi, now_milliseconds() + 365 * DAY_MS)
    first = await sign_in.sign_in(budi.id, BUDI_PIN)
    assert (first.outcome, first.seconds) == (O.WAIT, 5)
    # Its end is now five seconds away by the clock as it is, and does not move on when one looks again.
    end = stored(folder, budi)["locked_until_ms"]
    assert end <= now_milliseconds() + 5000
    second = await sign_in.sign_in(budi.id, BUDI_PIN)
    assert second.outcome is O.WAIT
    assert stored(folder, budi)["locked_until_ms"] == end


async def test_many_guesses_at_once_are_not_more_guesses(people: People, budi: Person) -> None:
    sign_in = await signing_in(people)
    guesses = [sign_in.sign_in(budi.id, f"{7000 + number}") for number in range(10)]
    outcomes = [result.outcome for result in await asyncio.gather(*guesses)]
    assert outcomes.count(O.WRONG_PIN) == 4
    assert outcomes.count(O.WAIT) == 6


async def test_what_is_no_pin_is_not_a_guess(folder: DataFolder, people: People, budi: Person) -> None:
    sign_in = await signing_in(people)
    for text in ("", "12", "abcd", "1" * 100_000):
        assert (await sign_in.sign_in(budi.id, text)).outcome is O.WRONG_PIN
    assert stored(folder, budi)["failures"] == 0


async def test_a_try_cut_short_counts(people: People, folder: DataFolder, budi: Person) -> None:
    leave = await people.begin_try(budi.id)  # and the process dies while it looks at the PIN
    assert [person for person, _ in leave.hashes] == [budi]
    assert stored(folder, budi)["failures"] == 1


async def test_with_names_nobody_needs_a_pin_but_for_a_managers_rights(
    people: People, ayu: Person, budi: Person
) -> None:
    sign_in = await signing_in(people, "name")
    assert (await sign_in.sign_in(budi.id)).outcome is O.OK
    assert (await sign_in.sign_in(ayu.id)).outcome is O.OK
    assert (sign_in.cashier, sign_in.is_manager) == ("Ayu", False)
    assert (await sign_in.sign_in(ayu.id, WRONG)).outcome is O.WRONG_PIN
    assert not sign_in.is_manager
    assert (await sign_in.sign_in(ayu.id, AYU_PIN)).outcome is O.OK
    assert sign_in.is_manager


async def test_a_person_without_a_pin_where_one_is_wanted(people: People, ayu: Person) -> None:
    dewi = await people.add("Dewi", Role.CASHIER, "Ayu")
    sign_in = await signing_in(people)
    result = await sign_in.sign_in(dewi.id, BUDI_PIN)
    assert result.outcome is O.NO_PIN
    assert result.words is not None
    assert sign_in.person is None


async def test_nobody_is_locked_out_when_nobody_could_sign_in(people: People) -> None:
    for mode in ("off", "name", "pin"):
        assert not (await signing_in(people, mode)).is_locked
    await people.add("Dewi", Role.CASHIER, "x")
    assert not (await signing_in(people, "off")).is_locked
    assert (await signing_in(people, "name")).is_locked
    assert not (await signing_in(people, "pin")).is_locked


async def test_other_settings_while_running(people: People, ayu: Person, budi: Person) -> None:
    sign_in = await signing_in(people, "name")
    changes: list[bool] = []
    sign_in.on_change = lambda: changes.append(sign_in.is_locked)
    await sign_in.sign_in(budi.id)
    sign_in.change(CounterSettings(sign_in="pin"))
    assert sign_in.is_locked  # only a name was given
    await sign_in.sign_in(budi.id, BUDI_PIN)
    sign_in.change(CounterSettings(sign_in="name", lock_minutes=5))
    assert sign_in.cashier == "Budi"
    sign_in.change(CounterSettings())
    assert (sign_in.cashier, sign_in.is_locked) == ("", False)
    assert changes == [False, True, False, False, False]


async def test_changes_by_another_process_are_seen(people: People, ayu: Person, budi: Person) -> None:
    citra = await people.add("Citra", Role.MANAGER, "x", CHEAP.hash("1470"))
    sign_in = await signing_in(people)
    await sign_in.sign_in(citra.id, "1470")
    changes: list[str] = []
    sign_in.on_change = lambda: changes.append(sign_in.cashier)
    await sign_in.refresh()
    assert changes == []
    await people.set_role(citra.id, Role.CASHIER, "Ayu")
    await people.rename(citra.id, "Citra B", "Ayu")
    await sign_in.refresh()
    assert (sign_in.cashier, sign_in.is_manager) == ("Citra B", False)
    await people.remove(citra.id, "Ayu")
    assert citra.id not in [person.id for person in await sign_in.people()]
    assert sign_in.is_locked
    gone = await sign_in.sign_in(citra.id, "1470")
    assert (gone.outcome, str(gone.words)) == (O.GONE, "This person is no longer in the list.")
    assert changes == ["Citra B", ""]


# A manager's rights


async def test_any_managers_pin_gives_rights_for_once(people: People, ayu: Person, budi: Person) -> None:
    citra = await people.add("Citra", Role.MANAGER, "x", CHEAP.hash("1470"))
    sign_in = await signing_in(people)
    assert sign_in.has_managers()
    await sign_in.sign_in(budi.id, BUDI_PIN)
    assert await sign_in.check_manager("1470") == citra
    assert await sign_in.check_manager(AYU_PIN) == ayu
    assert (await sign_in.check_manager(BUDI_PIN)) == SignInResult(O.WRONG_PIN)
    assert (sign_in.cashier, sign_in.is_manager) == ("Budi", False)


async def test_guesses_at_any_manager_wait_in_one_place(
    folder: DataFolder, people: People, database: Database, ayu: Person
) -> None:
    sign_in = await signing_in(people, "off")
    for _ in range(4):
        wrong = await sign_in.check_manager(WRONG)
    assert isinstance(wrong, SignInResult)
    assert 4 < wrong.seconds <= 5
    other_database = await Database.open(folder)
    other = await signing_in(People(other_database))
    waiting = await other.check_manager(AYU_PIN)
    assert isinstance(waiting, SignInResult)
    assert waiting.outcome is O.WAIT
    # Only those that name nobody: the manager can still sign in.
    assert (await other.sign_in(ayu.id, AYU_PIN)).outcome is O.OK
    await people.reset_manager(ayu.id, CHEAP.hash("8642"), "console: root")
    assert await other.check_manager("8642") == ayu
    assert isinstance(await other.check_manager(AYU_PIN), SignInResult)
    await other_database.close()
    assert ("somebody", "wrong PIN", "4 in a row") in await actions(database)
    assert ("console: root", "manager's PIN reset", "Ayu") in await actions(database)


async def test_no_managers(people: People, budi: Person) -> None:
    sign_in = await signing_in(people)
    assert not sign_in.has_managers()
    assert isinstance(await sign_in.check_manager(BUDI_PIN), SignInResult)


async def test_cashiers_may_what_was_given_to_them(people: People, ayu: Person, budi: Person) -> None:
    given = CounterSettings(sign_in="pin", cashiers_may=("export", "care_for_data", "fly"))
    sign_in = SignIn(people, given)
    await sign_in.refresh()
    assert not any(sign_in.may(right) for right in Right), "nobody is signed in"
    await sign_in.sign_in(budi.id, BUDI_PIN)
    assert [right for right in Right if sign_in.may(right)] == [Right.EXPORT]
    sign_in.change(CounterSettings(sign_in="pin", cashiers_may=("close_conflicts",)))
    assert [right for right in Right if sign_in.may(right)] == [Right.CLOSE_CONFLICTS]
    await sign_in.sign_in(ayu.id, AYU_PIN)
    assert all(sign_in.may(right) for right in Right)


async def test_a_managers_name_without_the_pin_gives_no_rights(people: People, ayu: Person) -> None:
    sign_in = await signing_in(people, "name")
    assert (await sign_in.sign_in(ayu.id)).outcome is O.OK
    assert not any(sign_in.may(right) for right in Right)
    assert not sign_in.is_free


async def test_everybody_may_everything_until_a_manager_has_a_pin(people: People, budi: Person) -> None:
    sign_in = await signing_in(people)
    assert all(sign_in.may(right) for right in Right)
    await people.add("Ayu", Role.MANAGER, "x", CHEAP.hash(AYU_PIN))
    await sign_in.refresh()
    assert not any(sign_in.may(right) for right in Right)


async def test_a_reset_is_told_once(people: People, ayu: Person) -> None:
    assert await people.untold_resets() == []
    await people.set_pin(ayu.id, CHEAP.hash("8642"), "Ayu")
    await people.reset_manager(ayu.id, CHEAP.hash("8642"), "console: root")
    [told] = await people.untold_resets()
    assert (told.name, told.who) == ("Ayu", "console: root")
    assert "The PIN of Ayu was reset from the command line" in str(told.words)
    assert str(told.words).endswith("by the computer's user root.")
    assert await people.untold_resets() == []
    await people.reset_manager(ayu.id, CHEAP.hash("2580"), "console: root")
    assert len(await people.untold_resets()) == 1


# What is kept


async def test_a_pin_is_kept_as_a_strong_hash_only(
    folder: DataFolder, people: People, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    pin = "82736451"
    person = await people.add("Ayu", Role.MANAGER, "x", await hash_pin(pin))
    sign_in = await signing_in(people)
    assert (await sign_in.sign_in(person.id, pin)).outcome is O.OK
    assert (await sign_in.sign_in(person.id, "82736452")).outcome is O.WRONG_PIN
    kept = str(stored(folder, person)["pin"])
    assert kept.startswith("$argon2id$")
    trail = str(await audit(database))
    for secret in (pin, "82736452", kept):
        assert secret not in trail
        assert secret not in caplog.text
    assert pin.encode() not in folder.database.read_bytes()
    with pytest.raises(NotAllowedError, match="repeated"):
        await hash_pin("1111")


async def test_an_older_hash_is_renewed_when_its_pin_is_given(
    folder: DataFolder, people: People, ayu: Person
) -> None:
    before = stored(folder, ayu)["pin"]
    sign_in = await signing_in(people)
    await sign_in.sign_in(ayu.id, AYU_PIN)
    renewed = stored(folder, ayu)["pin"]
    assert renewed != before
    assert (await sign_in.sign_in(ayu.id, AYU_PIN)).outcome is O.OK
    assert stored(folder, ayu)["pin"] == renewed
    await people.renew_hash(ayu.id, before, "too late")  # it was changed meanwhile
    assert stored(folder, ayu)["pin"] == renewed


async def test_a_damaged_hash_fits_no_pin_and_is_logged(
    folder: DataFolder, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    person = await people.add("Ayu", Role.MANAGER, "x", "damaged")
    sign_in = await signing_in(people)
    assert (await sign_in.sign_in(person.id, AYU_PIN)).outcome is O.WRONG_PIN
    assert "cannot be read" in caplog.text
    assert AYU_PIN not in caplog.text


async def test_the_loop_goes_on_while_a_pin_is_hashed(people: People) -> None:
    slow = PasswordHasher(time_cost=10, memory_cost=32 * 1024, parallelism=1)
    person = await people.add("Ayu", Role.MANAGER, "x", slow.hash(AYU_PIN))
    sign_in = await signing_in(people)
    clock = asyncio.get_running_loop().time
    began = last = clock()
    longest = 0.0
    under_way = asyncio.create_task(sign_in.sign_in(person.id, AYU_PIN))
    while not under_way.done():
        await asyncio.sleep(0.002)
        longest, last = max(longest, clock() - last), clock()
    assert (await under_way).outcome is O.OK
    assert longest < (last - began) / 2
