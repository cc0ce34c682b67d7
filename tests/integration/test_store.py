"""The store on real files: the journal's rules, several processes, and a disk that misbehaves."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring.errors
import pytest

from voucher_till.domain.journal import LIVE, NEXT, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.store.audit import page as audit_page
from voucher_till.store.database import Cause, Database
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import (
    AlreadyTakenError,
    Journal,
    NotOursError,
    Outcome,
    Place,
    StoredTotals,
)
from voucher_till.store.migrations import MIGRATIONS
from voucher_till.store.owners import Owner
from voucher_till.store.scan_log import ScanLog
from voucher_till.store.secrets import Secrets
from voucher_till.store.settings import Settings, load_settings, save_settings

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1")
S = RedemptionState


def to_milliseconds(when: datetime) -> datetime:
    """A moment as exactly as the tables keep it."""
    return datetime.fromtimestamp(round(when.timestamp() * 1000) / 1000, UTC)


def voucher(code: str) -> Voucher:
    return Voucher(code, "Nasi Goreng", VoucherStatus.REDEEMABLE, sale_price=Money.parse("25000", "IDR"))


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
def journal(database: Database, folder: DataFolder) -> Journal:
    return Journal(database, Owner(folder.owners), PLACE)


async def test_the_file_is_durable_and_strict(database: Database) -> None:
    def pragmas(connection: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "user_version")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert await database.read(pragmas) == ["wal", 2, 1, len(MIGRATIONS)]


async def test_an_intent_is_one_row_for_each_voucher(journal: Journal) -> None:
    rows = await journal.begin("77", [voucher("1"), voucher("2")], "Sari")
    assert [(row.code, row.state, row.cashier, row.attempts) for row in rows] == [
        ("1", S.SUBMITTING, "Sari", 1),
        ("2", S.SUBMITTING, "Sari", 1),
    ]
    assert len({row.intent for row in rows}) == 1
    assert rows[0].sale_price == Money.parse("25000", "IDR")


@pytest.mark.parametrize("state", sorted(S))
async def test_a_voucher_has_at_most_one_live_row(journal: Journal, state: RedemptionState) -> None:
    rows = await journal.begin("77", [voucher("1")], "")
    if state is not S.SUBMITTING:
        await journal.settle(rows, Outcome(state))
    if state in LIVE:
        with pytest.raises(AlreadyTakenError) as caught:
            await journal.begin("77", [voucher("2"), voucher("1")], "")
        assert [row.state for row in caught.value.rows] == [state]
        assert await journal.live(["2"]) == []
    else:
        assert len(await journal.begin("77", [voucher("1")], "")) == 1


async def test_the_index_itself_refuses_a_second_live_row(database: Database, journal: Journal) -> None:
    await journal.begin("77", [voucher("1")], "")
    copy = (
        "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier, shop_order_id, code,"
        " product_name, state, created_ms, updated_ms) SELECT 'x', environment, merchant_id, outlet, cashier,"
        " shop_order_id, code, product_name, 'stored', 1, 1 FROM redemption"
    )
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(lambda connection: connection.execute(copy))


async def test_another_merchants_rows_are_apart(database: Database, folder: DataFolder) -> None:
    owner = Owner(folder.owners)
    mine, other = Journal(database, owner, PLACE), Journal(database, owner, Place("live", "1", "OUTLET-1"))
    await mine.begin("77", [voucher("1")], "")
    assert len(await other.begin("77", [voucher("1")], "")) == 1
    assert len(await mine.recent(9)) == 1


@pytest.mark.parametrize("start", sorted(S))
@pytest.mark.parametrize("end", sorted(S))
async def test_only_the_designs_transitions_are_possible(
    database: Database, journal: Journal, start: RedemptionState, end: RedemptionState
) -> None:
    rows = await journal.begin("77", [voucher("1")], "")
    await database.write(lambda connection: connection.execute("UPDATE redemption SET state = ?", (start,)))
    if end is start or end in NEXT[start]:
        assert (await journal.settle(rows, Outcome(end)))[0].state is end
    else:
        with pytest.raises(ValueError, match="cannot go"):
            await journal.settle(rows, Outcome(end))


async def test_a_settled_row_is_let_go(journal: Journal) -> None:
    rows = await journal.begin("77", [voucher("1")], "")
    done = await journal.settle(rows, Outcome(S.REDEEMED, redeem_id="9", log_id="L"))
    assert (done[0].redeem_id, done[0].log_id) == ("9", "L")
    with pytest.raises(NotOursError):
        await journal.settle(rows, Outcome(S.REFUSED))


async def test_a_living_owner_keeps_its_row_and_a_dead_ones_becomes_unknown(
    database: Database, folder: DataFolder
) -> None:
    first, second = Owner(folder.owners), Owner(folder.owners)
    await Journal(database, first, PLACE).begin("77", [voucher("1")], "")
    settler = Journal(database, second, PLACE)
    assert await settler.adopt_orphans() == []
    first.release()
    orphans = await settler.adopt_orphans()
    assert [row.state for row in orphans] == [S.UNKNOWN]


async def test_a_row_of_ours_that_nobody_works_on_becomes_unknown(journal: Journal) -> None:
    rows = await journal.begin("77", [voucher("1")], "")
    assert await journal.adopt_orphans(in_flight={rows[0].intent}) == []
    assert [row.state for row in await journal.adopt_orphans()] == [S.UNKNOWN]


async def test_one_process_claims_an_intent(database: Database, folder: DataFolder) -> None:
    first, second = Owner(folder.owners), Owner(folder.owners)
    one, two = Journal(database, first, PLACE), Journal(database, second, PLACE)
    rows = await one.begin("77", [voucher("1"), voucher("2")], "")
    await one.settle(rows, Outcome(S.UNKNOWN, timed_out=True))
    assert len(await two.claim(rows[0].intent)) == 2
    assert await one.claim(rows[0].intent) == []
    assert [row.attempts for row in await two.resubmit(rows)] == [2, 2]
    second.release()
    assert len(await one.adopt_orphans()) == 2


OTHERS = {
    "another outlet": replace(PLACE, outlet="OUTLET-2"),
    "another app": replace(PLACE, app="newkey"),
    "another merchant": replace(PLACE, merchant_id="1"),
    "another environment": replace(PLACE, environment="live"),
}


@pytest.mark.parametrize("place", OTHERS.values(), ids=OTHERS)
async def test_rows_of_another_place_are_seen_and_never_sent(
    database: Database, folder: DataFolder, place: Place
) -> None:
    before = Owner(folder.owners)
    old = Journal(database, before, replace(PLACE, app="oldkey"))
    orphan = await old.begin("76", [voucher("3")], "")
    before.release()
    (stored,) = await Journal(database, Owner(folder.owners), replace(PLACE, app="oldkey")).store(
        [voucher("1")], "Sari", verified=True
    )
    new = Journal(database, Owner(folder.owners), replace(place, app="newkey"))
    assert [row.code for row in await new.foreign_open_rows()] == ["3", "1"]
    assert await new.due(None) == []
    assert await new.claim(stored.intent) == []
    assert await new.adopt_orphans() == []
    assert [row.id for row in await old.due(None)] == [stored.id]
    assert await old.foreign_open_rows() == []
    same_merchant = (place.environment, place.merchant_id) == (PLACE.environment, PLACE.merchant_id)
    assert [row.code for row in await new.live(["1"])] == ["1"] * same_merchant
    assert [row.id for row in await new.open_rows()] == [orphan[0].id, stored.id] * same_merchant


async def test_what_was_claimed_for_one_outlet_is_not_sent_by_another(
    database: Database, folder: DataFolder
) -> None:
    owner = Owner(folder.owners)
    old, new = Journal(database, owner, PLACE), Journal(database, owner, replace(PLACE, outlet="OUTLET-2"))
    rows = await old.claim((await old.store([voucher("1")], "", verified=True))[0].intent)
    with pytest.raises(NotOursError):
        await new.resubmit(rows)
    assert [row.state for row in await old.resubmit(rows)] == [S.SUBMITTING]


async def test_rows_from_before_apps_were_kept_belong_to_any_app(
    database: Database, folder: DataFolder
) -> None:
    old = Journal(database, Owner(folder.owners), PLACE)
    (row,) = await old.store([voucher("1")], "", verified=True)
    new = Journal(database, Owner(folder.owners), replace(PLACE, app="newkey"))
    assert [one.id for one in await new.claim(row.intent)] == [row.id]
    assert await new.foreign_open_rows() == []


async def test_a_stored_row_was_never_sent_and_the_goods_are_out(journal: Journal) -> None:
    rows = await journal.store(
        [voucher("1"), voucher("2")],
        "Sari",
        shop_order_id="77",
        qr="TT-x",
        contact="+62 812",
        verified=False,
    )
    assert [(row.state, row.attempts, row.sent_at, row.goods_out) for row in rows] == [
        (S.STORED, 0, None, True)
    ] * 2
    first = rows[0]
    assert (first.qr, first.contact, first.verified, first.shop_order_id) == ("TT-x", "+62 812", False, "77")
    with pytest.raises(AlreadyTakenError):
        await journal.store([voucher("2")], "", verified=True)
    assert [row.attempts for row in await journal.resubmit(await journal.claim(first.intent))] == [1, 1]


class TooMuchError(Exception):
    """What a limit raises."""


async def test_limits_hold_between_processes(database: Database, folder: DataFolder) -> None:
    """Two connections store at once, as two processes do: each sees what the other has stored."""
    second = await Database.open(folder)
    journals = [Journal(one, Owner(folder.owners), PLACE) for one in (database, second)]
    seen: list[StoredTotals] = []

    def at_most_three(totals: StoredTotals) -> None:
        seen.append(totals)
        if totals.count >= 3:
            raise TooMuchError

    await journals[0].store([voucher("v")], "", verified=True)
    done = await asyncio.gather(
        *(
            journals[number % 2].store([voucher(str(number))], "", verified=False, allow=at_most_three)
            for number in range(10)
        ),
        return_exceptions=True,
    )
    await second.close()
    assert sum(isinstance(one, TooMuchError) for one in done) == 7
    assert max(totals.count for totals in seen) == 3
    price = Money.parse("25000", "IDR")
    assert next(totals for totals in seen if totals.count == 3).values == (price,) * 3
    assert len(await journals[0].open_rows()) == 4


async def test_failures_are_counted_until_something_is_learnt(journal: Journal) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    (row,) = await journal.store([voucher("1")], "", verified=True)
    for count in (1, 2):
        claimed = await journal.claim(row.intent)
        sent = await journal.resubmit(claimed)
        assert sent[0].failures == count - 1
        (row,) = await journal.settle(sent, Outcome(S.STORED, failed=True, retry_at=later))
        assert (row.failures, row.next_try_at) == (count, to_milliseconds(later))
    (row,) = await journal.settle(await journal.claim(row.intent), Outcome(S.STORED))
    assert (row.failures, row.next_try_at) == (2, None)
    sent = await journal.resubmit(await journal.claim(row.intent))
    (row,) = await journal.settle(sent, Outcome(S.CONFLICT, Reason.ALREADY_USED, redeemed_outlet="OUTLET-9"))
    assert (row.failures, row.redeemed_outlet) == (0, "OUTLET-9")


async def test_due_is_unknown_then_stored_and_heeds_the_next_try(journal: Journal) -> None:
    now = datetime.now(UTC)
    stored = [(await journal.store([voucher(code)], "", verified=True))[0] for code in "123"]
    unknown = await journal.settle(await journal.begin("77", [voucher("4")], ""), Outcome(S.UNKNOWN))
    await journal.settle(
        await journal.claim(stored[1].intent), Outcome(S.STORED, retry_at=now + timedelta(minutes=5))
    )
    ids = [row.id for row in (*unknown, *stored)]
    assert [row.id for row in await journal.due(None)] == ids
    assert [row.code for row in await journal.due(now)] == ["4", "1", "3"]
    assert [row.id for row in await journal.due(now + timedelta(minutes=6))] == ids
    # The clock was set back a day: what was to be tried soon is not held up for a day.
    assert [row.id for row in await journal.due(now - timedelta(days=1))] == ids


async def test_a_conflict_is_closed_by_a_person_with_a_reason(database: Database, journal: Journal) -> None:
    rows = await journal.begin("77", [voucher("1"), voucher("2")], "")
    first, second = await journal.settle(rows, Outcome(S.CONFLICT, Reason.ALREADY_USED))
    with pytest.raises(ValueError, match="reason"):
        await journal.close_conflict(first.id, "Budi", "  ")
    closed = await journal.close_conflict(first.id, "Budi", "the guest paid in cash")
    assert (closed.state, closed.closed_by, closed.closed_reason) == (
        S.CONFLICT,
        "Budi",
        "the guest paid in cash",
    )
    assert closed.closed_at is not None
    assert [row.id for row in await journal.open_rows()] == [second.id]
    for row_id in (first.id, 999):
        with pytest.raises(ValueError, match="no open conflict"):
            await journal.close_conflict(row_id, "Budi", "again")
    (entry,) = await database.read(audit_page)
    assert (entry.who, entry.action) == ("Budi", "conflict closed")
    assert "voucher 1" in entry.detail


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = ''", "DELETE FROM audit"])
async def test_the_audit_trail_is_only_added_to(database: Database, journal: Journal, statement: str) -> None:
    await journal.audit("Budi", "offline forced", "router is being changed")
    with pytest.raises(sqlite3.IntegrityError):
        await database.write(lambda connection: connection.execute(statement))
    await journal.audit("Budi", "offline ended", "")
    entries = await database.read(audit_page)
    assert [entry.action for entry in entries] == ["offline ended", "offline forced"]


async def test_what_was_verified_is_remembered_for_this_outlet(
    database: Database, folder: DataFolder, journal: Journal
) -> None:
    ago = datetime.now(UTC) - timedelta(minutes=1)
    await journal.remember_verified([voucher("1"), voucher("2")], "77", "TT-verysecretpayload")
    assert [one.code for one in await journal.verified_by_qr("TT-verysecretpayload", ago)] == ["1", "2"]
    assert await journal.verified_by_qr("TT-another", ago) == await journal.verified_by_qr("", ago) == []
    assert not any(b"verysecret" in path.read_bytes() for path in folder.root.glob("till.db-wal"))
    found = await journal.verified_since(["1", "2", "3"], ago)
    assert found["1"].sale_price == Money.parse("25000", "IDR")
    assert {(one.shop_order_id, one.product_name) for one in found.values()} == {("77", "Nasi Goreng")}
    assert await journal.verified_since(["1"], datetime.now(UTC) + timedelta(minutes=1)) == {}
    other = Journal(database, Owner(folder.owners), replace(PLACE, outlet="OUTLET-2"))
    assert await other.verified_since(["1"], ago) == {}
    await journal.remember_verified([replace(voucher("1"), status=VoucherStatus.REFUNDED)], "77")
    assert set(await journal.verified_since(["1", "2"], ago)) == {"2"}
    ahead = (datetime.now(UTC) + timedelta(days=1)).timestamp() * 1000
    await database.write(
        lambda connection: connection.execute("UPDATE verified SET at_ms = ?", (int(ahead),))
    )
    assert await journal.verified_since(["2"], ago) == {}


async def test_the_journal_reads_no_settled_rows_to_find_open_ones(
    database: Database, journal: Journal
) -> None:
    """Each question that a sale or sync asks finds its rows by an index, however long the history is."""
    asked: list[str] = []
    await database.read(lambda connection: connection.set_trace_callback(asked.append))
    (row,) = await journal.store([voucher("1")], "", verified=False, allow=lambda _: None)
    await journal.due(datetime.now(UTC))
    await journal.claim(row.intent)
    await journal.adopt_orphans()
    await journal.open_rows()
    await journal.foreign_open_rows()
    await journal.verified_since(["1"], datetime.now(UTC))
    await database.read(lambda connection: connection.set_trace_callback(None))
    questions = [text for text in asked if text.startswith(("SELECT", "UPDATE"))]
    assert len(questions) > 8

    def scans(connection: sqlite3.Connection) -> list[str]:
        return [
            text
            for text in questions
            for step in connection.execute(f"EXPLAIN QUERY PLAN {text}")
            if step["detail"] in ("SCAN redemption", "SCAN verified")
        ]

    assert await database.read(scans) == []


async def test_single_values_are_kept(journal: Journal) -> None:
    assert await journal.get_meta("last good call") is None
    await journal.set_meta("last good call", "1")
    await journal.set_meta("last good call", "2")
    assert await journal.get_meta("last good call") == "2"


async def test_recent_rows_come_newest_first(journal: Journal) -> None:
    first = await journal.begin("77", [voucher("1234")], "Sari")
    await journal.settle(first, Outcome(S.REFUSED, Reason.EXPIRED, "-3000101", "LOG9"))
    await journal.begin("78", [voucher("5678")], "Budi")
    assert [row.code for row in await journal.recent(9)] == ["5678", "1234"]
    assert [row.code for row in await journal.recent(1)] == ["5678"]
    assert [row.code for row in await journal.open_rows()] == ["5678"]


async def test_the_scan_log_keeps_log_ids_and_no_payload(database: Database, folder: DataFolder) -> None:
    scans = ScanLog(database, environment="sandbox", outlet="OUTLET-1")
    await scans.add("TT-verysecretpayload", "file", "", Verdict(VerdictKind.VERIFIED, log_id="LOG1"))
    kept = await database.read(lambda connection: connection.execute("SELECT * FROM scan").fetchall())
    assert [(row["log_id"], row["ending"], row["verdict"]) for row in kept] == [("LOG1", "load", "verified")]
    everything = b"".join(path.read_bytes() for path in folder.root.glob("till.db*"))
    assert b"LOG1" in everything
    assert b"verysecret" not in everything


async def test_damage_met_in_use_is_said_and_the_next_start_recovers(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a database too large to be looked through at each start."""
    database = await Database.open(folder)
    journal = Journal(database, Owner(folder.owners), PLACE)
    for number in range(300):
        await journal.begin("77", [voucher(str(number))], "")
    await database.close()
    with folder.database.open("r+b") as file:
        file.seek(80 * 4096)
        file.write(b"\xff" * 200_000)
    monkeypatch.setattr("voucher_till.store.opening.CHECKED_BYTES", 0)
    monkeypatch.setattr("voucher_till.store.opening.COMPARED_BYTES", 0)
    database = await Database.open(folder)
    with pytest.raises(StoreError) as caught:
        await Journal(database, Owner(folder.owners), PLACE).recent(1000)
    assert caught.value.problem is StoreProblem.DAMAGED
    await database.close()
    database = await Database.open(folder)
    assert database.recovery is not None
    assert (database.recovery.cause, database.recovery.restored) == (Cause.DAMAGED, 300)
    assert (folder.root / database.recovery.kept_as).exists()
    assert len(await Journal(database, Owner(folder.owners), PLACE).open_rows()) == 300
    await database.close()
    database = await Database.open(folder)
    assert database.recovery is None
    await database.close()


async def test_a_newer_file_is_refused_and_untouched(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError) as caught:
        await Database.open(folder)
    assert caught.value.problem is StoreProblem.TOO_NEW
    assert folder.database.exists()


async def test_a_migration_is_preceded_by_a_backup(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await Database.open(folder)
    await Journal(database, Owner(folder.owners), PLACE).begin("77", [voucher("1")], "")
    await database.close()
    one_more = (*MIGRATIONS, ("ALTER TABLE redemption ADD COLUMN note TEXT",))
    monkeypatch.setattr("voucher_till.store.opening.MIGRATIONS", one_more)
    await (await Database.open(folder)).close()
    backups = list(folder.backups.iterdir())
    assert len(backups) == 1
    with closing(sqlite3.connect(backups[0])) as copy:
        assert copy.execute("SELECT count(*) FROM redemption").fetchone() == (1,)
        assert copy.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError) as caught:
        DataFolder(tmp_path / "file" / "till").prepare()
    assert caught.value.problem is StoreProblem.NO_ACCESS


FULL_DISK = """
import asyncio, resource, signal, sys
from pathlib import Path
from voucher_till.store.database import Database
from voucher_till.store.errors import StoreError
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Place
from voucher_till.store.owners import Owner
from voucher_till.store.side_journal import SideJournal
from voucher_till.domain.voucher import Voucher, VoucherStatus

async def main():
    folder = DataFolder(Path(sys.argv[1]))
    folder.prepare()
    database = await Database.open(folder)
    journal = Journal(database, Owner(folder.owners), Place("sandbox", "1", "2"))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, resource.RLIM_INFINITY))
    written = 0
    try:
        while True:
            await journal.begin("77", [Voucher(str(written), "x" * 500, VoucherStatus.REDEEMABLE)], "")
            written += 1
    except StoreError as error:
        print(error.problem.name)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(len(await journal.recent(10_000)) == written > 0)
    content = SideJournal(folder.side_journal).read()
    print(content.whole, len(content.newest()) == written, folder.side_journal.stat().st_size < 850_000)
    await database.close()

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the limit that stands for a full disk is POSIX")
def test_a_full_disk_loses_nothing_that_was_recorded(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "till")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == ["DISK_FULL", *["True"] * 4], done.stderr


def test_settings_come_back_and_a_bad_file_is_kept_aside(folder: DataFolder) -> None:
    assert load_settings(folder) is None
    settings = Settings(client_key="k", merchant_id="1", outlet="2", base_url="https://example.invalid")
    save_settings(folder, settings)
    assert load_settings(folder) == settings
    folder.settings.write_text("{", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        load_settings(folder)
    assert caught.value.problem is StoreProblem.UNREADABLE_SETTINGS
    assert (folder.root / "settings.json.unreadable").read_text() == "{"


def test_without_a_keyring_secrets_are_in_a_file_for_the_owner_only(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = Secrets(folder)
    assert secrets.get("client-secret") is None
    secrets.set("client-secret", "s3cret")
    assert Secrets(folder).get("client-secret") == "s3cret"
    assert secrets.place() == "file secrets.json"
    if os.name == "posix":
        assert folder.secrets.stat().st_mode & 0o777 == 0o600

    def broken(*_args: str) -> None:
        raise keyring.errors.KeyringLocked

    monkeypatch.setattr("keyring.set_password", broken)
    secrets.set("token", "t")
    assert Secrets(folder).get("token") == "t"
    assert Secrets(folder).get("client-secret") == "s3cret"


def test_a_leftover_lock_of_a_dead_process_is_known(folder: DataFolder, tmp_path: Path) -> None:
    script = (
        "import sys, os; from pathlib import Path; from voucher_till.store.owners import Owner;"
        "owner = Owner(Path(sys.argv[1])); print(owner.name, flush=True); os._exit(9)"
    )
    command = [sys.executable, "-c", script, str(folder.owners)]
    name = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    owner = Owner(folder.owners)
    assert not owner.is_alive(name)
    assert owner.is_alive(owner.name)
    assert not owner.is_alive("")
