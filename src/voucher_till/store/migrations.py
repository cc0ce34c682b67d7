"""The database's shape, one numbered step after another. A step that was released is never changed."""

from __future__ import annotations

_LIVE = "('submitting', 'unknown', 'stored', 'redeemed')"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
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
)
