"""The database's shape, one numbered step after another. A step that was released is never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from voucher_till.store.chain import chain_up

Step = str | Callable[[sqlite3.Connection], None]
"""A statement, or what statements alone cannot do."""

_LIVE = "('submitting', 'unknown', 'stored', 'redeemed')"


def _milli(text: str) -> str:
    """The expression that reads an amount's text as thousandths."""
    return f"CAST(round(CAST({text} AS REAL) * 1000) AS INTEGER)"


MIGRATIONS: tuple[tuple[Step, ...], ...] = (
    (
        """
        CREATE TABLE redemption (
            id INTEGER PRIMARY KEY,
            intent TEXT NOT NULL,
            environment TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            outlet TEXT NOT NULL,
            cashier TEXT NOT NULL,
            shop_order_id TEXT NOT NULL,
            code TEXT NOT NULL,
            product_name TEXT NOT NULL,
            sale_amount TEXT,
            currency TEXT,
            state TEXT NOT NULL CHECK (state IN
                ('submitting', 'redeemed', 'refused', 'unknown', 'stored', 'conflict', 'cancelled')),
            owner TEXT,
            goods_out INTEGER NOT NULL DEFAULT 0,
            timed_out INTEGER NOT NULL DEFAULT 0,
            presumed INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            error_code TEXT,
            log_id TEXT,
            redeem_id TEXT,
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            sent_ms INTEGER
        ) STRICT
        """,
        # The rule that no code path can break: one live row for each voucher.
        f"""
        CREATE UNIQUE INDEX redemption_live ON redemption (environment, merchant_id, code)
        WHERE state IN {_LIVE}
        """,
        "CREATE INDEX redemption_intent ON redemption (intent)",
        "CREATE INDEX redemption_open ON redemption (state, id) WHERE state NOT IN ('redeemed', 'refused')",
        "CREATE INDEX redemption_created ON redemption (created_ms)",
        """
        CREATE TABLE step (
            id INTEGER PRIMARY KEY,
            redemption_id INTEGER NOT NULL REFERENCES redemption (id),
            at_ms INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            error_code TEXT,
            log_id TEXT
        ) STRICT
        """,
        "CREATE INDEX step_redemption ON step (redemption_id)",
        """
        CREATE TABLE scan (
            id INTEGER PRIMARY KEY,
            at_ms INTEGER NOT NULL,
            environment TEXT NOT NULL,
            outlet TEXT NOT NULL,
            cashier TEXT NOT NULL,
            source TEXT NOT NULL,
            ending TEXT NOT NULL,
            shop_order_id TEXT,
            verdict TEXT NOT NULL,
            reason TEXT,
            error_code TEXT,
            log_id TEXT
        ) STRICT
        """,
        "CREATE INDEX scan_at ON scan (at_ms)",
    ),
    (
        "ALTER TABLE redemption ADD COLUMN app TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE redemption ADD COLUMN qr TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE redemption ADD COLUMN verified INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE redemption ADD COLUMN contact TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE redemption ADD COLUMN next_try_ms INTEGER",
        "ALTER TABLE redemption ADD COLUMN failures INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE redemption ADD COLUMN redeemed_outlet TEXT",
        "ALTER TABLE redemption ADD COLUMN closed_ms INTEGER",
        "ALTER TABLE redemption ADD COLUMN closed_by TEXT",
        "ALTER TABLE redemption ADD COLUMN closed_reason TEXT",
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at_ms INTEGER NOT NULL,
            who TEXT NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END
        """,
        """
        CREATE TRIGGER audit_stays BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END
        """,
        # What the platform last listed as redeemable, so that a line lost since then stops no sale.
        """
        CREATE TABLE verified (
            environment TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            code TEXT NOT NULL,
            outlet TEXT NOT NULL,
            shop_order_id TEXT NOT NULL,
            product_name TEXT NOT NULL,
            sale_amount TEXT,
            currency TEXT,
            qr_digest TEXT NOT NULL DEFAULT '',
            at_ms INTEGER NOT NULL,
            PRIMARY KEY (environment, merchant_id, code)
        ) STRICT
        """,
        "CREATE INDEX verified_at ON verified (at_ms)",
    ),
    (
        # Who works at this till. Nobody is deleted: the journal and the audit trail name them.
        """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('cashier', 'manager')),
            pin TEXT NOT NULL DEFAULT '',
            failures INTEGER NOT NULL DEFAULT 0,
            locked_until_ms INTEGER,
            created_ms INTEGER NOT NULL,
            removed_ms INTEGER
        ) STRICT
        """,
        "CREATE UNIQUE INDEX person_name ON person (name COLLATE NOCASE) WHERE removed_ms IS NULL",
        # Slips for customers, until they are on paper.
        """
        CREATE TABLE slip (
            id INTEGER PRIMARY KEY,
            intent TEXT NOT NULL,
            copy INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'printed', 'dropped')),
            attempts INTEGER NOT NULL DEFAULT 0,
            problem TEXT NOT NULL DEFAULT '',
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX slip_waiting ON slip (id) WHERE state = 'waiting'",
        "CREATE INDEX slip_intent ON slip (intent)",
    ),
    (
        "ALTER TABLE redemption ADD COLUMN source TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE redemption ADD COLUMN scan_id INTEGER",
        "ALTER TABLE redemption ADD COLUMN product_id TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE redemption ADD COLUMN original_amount TEXT",
        # Thousandths of the currency's unit, for sums and comparisons; the texts are what the platform said.
        "ALTER TABLE redemption ADD COLUMN sale_milli INTEGER",
        "ALTER TABLE redemption ADD COLUMN original_milli INTEGER",
        f"UPDATE redemption SET sale_milli = {_milli('sale_amount')} WHERE sale_amount IS NOT NULL",
        *(
            f"""
            CREATE TRIGGER redemption_value_{event[:6].lower()} AFTER {event} ON redemption
            WHEN new.sale_milli IS NOT {_milli("new.sale_amount")}
                OR new.original_milli IS NOT {_milli("new.original_amount")}
            BEGIN
                UPDATE redemption SET sale_milli = {_milli("new.sale_amount")},
                    original_milli = {_milli("new.original_amount")} WHERE id = new.id;
            END
            """
            for event in ("INSERT", "UPDATE OF sale_amount, original_amount")
        ),
        "DROP INDEX redemption_created",
        # Everything that is filtered, in the order of time: most questions need no look at a row.
        """
        CREATE INDEX redemption_time ON redemption (created_ms, state, cashier, product_name, source,
            sale_milli, environment, merchant_id)
        """,
        # These two have all that is summed besides: in stretches of time, and by what was sold and by whom.
        """
        CREATE INDEX redemption_state ON redemption (state, created_ms, environment, merchant_id, outlet,
            currency, sale_milli, original_milli, product_name, cashier, source, reason)
        """,
        """
        CREATE INDEX redemption_product ON redemption (product_name, created_ms, state, environment,
            merchant_id, outlet, cashier, currency, sale_milli, original_milli)
        """,
        "CREATE INDEX redemption_cashier ON redemption (cashier, created_ms)",
        "CREATE INDEX redemption_source ON redemption (source, created_ms)",
        "CREATE INDEX redemption_value ON redemption (sale_milli, created_ms)",
        # Contacts that are still to be blanked.
        "CREATE INDEX redemption_contact ON redemption (updated_ms) WHERE contact <> ''",
        # People read numbers from their end.
        "CREATE INDEX redemption_code_end ON redemption (substr(code, -4))",
        "CREATE INDEX redemption_order_end ON redemption (substr(shop_order_id, -4))",
        """
        CREATE INDEX redemption_redeem_end ON redemption (substr(redeem_id, -4)) WHERE redeem_id IS NOT NULL
        """,
        "CREATE INDEX redemption_log_end ON redemption (substr(log_id, -4)) WHERE log_id IS NOT NULL",
        "CREATE INDEX step_log_end ON step (substr(log_id, -4)) WHERE log_id IS NOT NULL",
        "ALTER TABLE scan ADD COLUMN product_name TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE scan ADD COLUMN vouchers INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX scan_verdict ON scan (verdict, at_ms, environment, outlet, reason)",
        "CREATE INDEX scan_cashier ON scan (cashier, at_ms)",
        "CREATE INDEX scan_source ON scan (source, at_ms)",
        "CREATE INDEX scan_product ON scan (product_name, at_ms)",
        "CREATE INDEX scan_ending ON scan (ending)",
        "CREATE INDEX scan_order_end ON scan (substr(shop_order_id, -4)) WHERE shop_order_id IS NOT NULL",
        "CREATE INDEX scan_log_end ON scan (substr(log_id, -4)) WHERE log_id IS NOT NULL",
        # What else happened to a sale: what was shown, who handed over, what the platform said much later.
        """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            at_ms INTEGER NOT NULL,
            intent TEXT NOT NULL,
            redemption_id INTEGER,
            kind TEXT NOT NULL,
            who TEXT NOT NULL DEFAULT '',
            detail TEXT NOT NULL DEFAULT '',
            log_id TEXT
        ) STRICT
        """,
        "CREATE INDEX event_intent ON event (intent)",
        "CREATE INDEX event_log_end ON event (substr(log_id, -4)) WHERE log_id IS NOT NULL",
        "DROP TRIGGER audit_keeps",
        "ALTER TABLE audit ADD COLUMN chain TEXT NOT NULL DEFAULT ''",
        chain_up,
        """
        CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END
        """,
        # Days that a manager signed. A day may be signed again; what was signed before stays.
        """
        CREATE TABLE day_closing (
            id INTEGER PRIMARY KEY,
            environment TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            outlet TEXT NOT NULL,
            day TEXT NOT NULL,
            signed_ms INTEGER NOT NULL,
            signed_by TEXT NOT NULL,
            content TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX day_closing_day ON day_closing (day, id)",
        "CREATE INDEX audit_signed ON audit (id) WHERE action = 'day signed'",
        *(
            f"""
            CREATE TRIGGER day_closing_{name} BEFORE {event} ON day_closing
            BEGIN SELECT RAISE(ABORT, 'a signed day is not changed'); END
            """
            for name, event in (("keeps", "UPDATE"), ("stays", "DELETE"))
        ),
        # Periods that were compared with the platform, and what differed.
        """
        CREATE TABLE platform_check (
            id INTEGER PRIMARY KEY,
            environment TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            outlet TEXT NOT NULL,
            since_ms INTEGER NOT NULL,
            until_ms INTEGER NOT NULL,
            asked_by TEXT NOT NULL,
            started_ms INTEGER NOT NULL,
            finished_ms INTEGER,
            total INTEGER NOT NULL,
            done INTEGER NOT NULL DEFAULT 0,
            not_asked INTEGER NOT NULL DEFAULT 0,
            last_created_ms INTEGER,
            last_id INTEGER
        ) STRICT
        """,
        """
        CREATE TABLE difference (
            id INTEGER PRIMARY KEY,
            check_id INTEGER NOT NULL REFERENCES platform_check (id),
            redemption_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            detail TEXT NOT NULL DEFAULT '',
            log_id TEXT,
            found_ms INTEGER NOT NULL,
            handled_ms INTEGER,
            handled_by TEXT,
            handled_note TEXT,
            UNIQUE (check_id, redemption_id)
        ) STRICT
        """,
        "CREATE INDEX difference_redemption ON difference (redemption_id)",
        "CREATE INDEX difference_open ON difference (id) WHERE handled_ms IS NULL",
    ),
    (
        # What the platform told by itself. An after-sale event waits until the record shows what it came to.
        """
        CREATE TABLE platform_event (
            id INTEGER PRIMARY KEY,
            environment TEXT NOT NULL,
            merchant_id TEXT NOT NULL,
            key TEXT NOT NULL,
            event TEXT NOT NULL,
            subject TEXT NOT NULL,
            made_ms INTEGER NOT NULL,
            content TEXT NOT NULL,
            shop_order_id TEXT NOT NULL DEFAULT '',
            stage TEXT NOT NULL DEFAULT '',
            taken_ms INTEGER NOT NULL,
            settled_ms INTEGER,
            UNIQUE (environment, merchant_id, key)
        ) STRICT
        """,
        "CREATE INDEX platform_event_waiting ON platform_event (made_ms, id) WHERE settled_ms IS NULL",
        "CREATE INDEX platform_event_order ON platform_event (shop_order_id) WHERE shop_order_id <> ''",
        "CREATE INDEX platform_event_subject ON platform_event (event, subject, made_ms)",
        "CREATE INDEX difference_kind ON difference (kind, detail, redemption_id)",
    ),
    (
        # A till that moved: the rows of where it was before are all behind those of where it is.
        # The condition keeps questions away that do not say it: nearly all rows are of one outlet, and what
        # is to be sent is not to be looked for among them.
        "CREATE INDEX redemption_outlet ON redemption (outlet, created_ms) WHERE outlet <> ''",
    ),
)


def apply_step(connection: sqlite3.Connection, step: tuple[Step, ...]) -> None:
    """Carry one step out, inside the caller's transaction."""
    for part in step:
        if isinstance(part, str):
            connection.execute(part)
        else:
            part(connection)
