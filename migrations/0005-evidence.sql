-- What makes the history stand up in front of others: a ledger that is a chain, the inventories that were audited, and
-- an honest way to let go of old runs.

-- Each act that wrote history, in its order. An entry is chained to the one before it: whoever changes a row that an
-- entry covers, or an entry, must change every later entry too, and the digest of the newest may be known elsewhere.
-- History that is older than this table was entered when the table was made.
CREATE TABLE ledger (
    entry INTEGER PRIMARY KEY CHECK (entry >= 1),
    entered_at TEXT NOT NULL CHECK (entered_at = strftime('%Y-%m-%dT%H:%M:%fZ', entered_at)),
    tool_version TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN (
        'migration', 'import', 'run-began', 'run-ended', 'waiver', 'waiver-revoked', 'prune'
    )),
    subject TEXT NOT NULL,       -- of what: name of the migration, instant of the import, else a number
    previous TEXT NOT NULL CHECK (length(previous) = 64), -- digest of the entry before; of the first: zeros
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64), -- SHA-256 over all of the above and the parts
    UNIQUE (act, subject)
) STRICT;

-- The rows that an entry covers, by table.
CREATE TABLE ledger_part (
    entry INTEGER NOT NULL REFERENCES ledger (entry),
    part TEXT NOT NULL,          -- the table; `table.ended`, `.closed`, `.revoked`: what such an act wrote into a row of before
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    digest TEXT NOT NULL CHECK (length(digest) = 64),        -- SHA-256 over the digests of the rows, in order of key
    marks BLOB NOT NULL CHECK (length(marks) = 4 * row_count), -- the first bytes of each row's digest: they find the row that differs
    PRIMARY KEY (entry, part)
) STRICT, WITHOUT ROWID;

-- Inventories as they were when they were audited, each kept once.
CREATE TABLE inventory_snapshot (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64), -- SHA-256 of its bytes
    byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
    run INTEGER NOT NULL REFERENCES run (id)             -- the one that brought it
) STRICT, WITHOUT ROWID;

-- Their bytes, compressed: one piece after the other they are a gzip file.
CREATE TABLE inventory_piece (
    snapshot TEXT NOT NULL REFERENCES inventory_snapshot (digest),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    content BLOB NOT NULL,
    PRIMARY KEY (snapshot, ordinal)
) STRICT;

ALTER TABLE run ADD COLUMN snapshot_kept INTEGER CHECK (snapshot_kept IN (0, 1)); -- 1: its inventory is an inventory_snapshot; known at the end

-- Each time that old runs were let go of.
CREATE TABLE pruning (
    id INTEGER PRIMARY KEY,
    pruned_at TEXT NOT NULL CHECK (pruned_at = strftime('%Y-%m-%dT%H:%M:%fZ', pruned_at)),
    pruned_by TEXT,              -- in their own words; NULL: nobody said
    keep TEXT NOT NULL           -- what was to be kept, in words
) STRICT;

-- The runs that were let go of: their rows in run stay, and what they found is gone.
CREATE TABLE pruned_run (
    run INTEGER PRIMARY KEY REFERENCES run (id),
    pruning INTEGER NOT NULL REFERENCES pruning (id)
) STRICT;

CREATE INDEX pruned_run_by_pruning ON pruned_run (pruning);

-- Append-only.

CREATE TRIGGER ledger_goes_on BEFORE INSERT ON ledger
WHEN NEW.entry IS NOT (SELECT coalesce(max(entry), 0) + 1 FROM ledger)
    OR NEW.previous IS NOT coalesce((SELECT digest FROM ledger WHERE entry = NEW.entry - 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'ledger is append-only: a new entry follows the newest'); END;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;

CREATE TRIGGER ledger_part_only_newest BEFORE INSERT ON ledger_part
WHEN NEW.entry IS NOT (SELECT max(entry) FROM ledger)
    OR EXISTS (SELECT 1 FROM ledger_part WHERE entry = NEW.entry AND part = NEW.part)
BEGIN SELECT RAISE(ABORT, 'ledger_part is append-only'); END;
CREATE TRIGGER ledger_part_no_update BEFORE UPDATE ON ledger_part
BEGIN SELECT RAISE(ABORT, 'ledger_part is append-only'); END;
CREATE TRIGGER ledger_part_no_delete BEFORE DELETE ON ledger_part
BEGIN SELECT RAISE(ABORT, 'ledger_part is append-only'); END;

CREATE TRIGGER inventory_snapshot_only_while_running BEFORE INSERT ON inventory_snapshot
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
    OR EXISTS (SELECT 1 FROM inventory_snapshot WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'inventory_snapshot is append-only: the run has ended'); END;
CREATE TRIGGER inventory_snapshot_no_update BEFORE UPDATE ON inventory_snapshot
BEGIN SELECT RAISE(ABORT, 'inventory_snapshot is append-only'); END;
CREATE TRIGGER inventory_snapshot_only_of_pruned_runs BEFORE DELETE ON inventory_snapshot
WHEN EXISTS (
    SELECT 1 FROM run WHERE inventory_digest = OLD.digest AND snapshot_kept = 1
        AND id NOT IN (SELECT run FROM pruned_run)
)
BEGIN SELECT RAISE(ABORT, 'inventory_snapshot is append-only: a run that is not pruned has it'); END;

CREATE TRIGGER inventory_piece_only_while_running BEFORE INSERT ON inventory_piece
WHEN (
    SELECT run.status FROM run JOIN inventory_snapshot AS s ON s.run = run.id WHERE s.digest = NEW.snapshot
) IS NOT 'running'
    OR EXISTS (SELECT 1 FROM inventory_piece WHERE snapshot = NEW.snapshot AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'inventory_piece is append-only: the run has ended'); END;
CREATE TRIGGER inventory_piece_no_update BEFORE UPDATE ON inventory_piece
BEGIN SELECT RAISE(ABORT, 'inventory_piece is append-only'); END;
CREATE TRIGGER inventory_piece_only_of_pruned_runs BEFORE DELETE ON inventory_piece
WHEN EXISTS (
    SELECT 1 FROM run WHERE inventory_digest = OLD.snapshot AND snapshot_kept = 1
        AND id NOT IN (SELECT run FROM pruned_run)
)
BEGIN SELECT RAISE(ABORT, 'inventory_piece is append-only: a run that is not pruned has it'); END;

CREATE TRIGGER pruning_no_replace BEFORE INSERT ON pruning
WHEN EXISTS (SELECT 1 FROM pruning WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'pruning is append-only'); END;
CREATE TRIGGER pruning_no_update BEFORE UPDATE ON pruning
BEGIN SELECT RAISE(ABORT, 'pruning is append-only'); END;
CREATE TRIGGER pruning_no_delete BEFORE DELETE ON pruning
BEGIN SELECT RAISE(ABORT, 'pruning is append-only'); END;

CREATE TRIGGER pruned_run_was_finished BEFORE INSERT ON pruned_run
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'finished'
    OR EXISTS (SELECT 1 FROM pruned_run WHERE run = NEW.run)
    OR NEW.pruning IS NOT (SELECT max(id) FROM pruning)
BEGIN SELECT RAISE(ABORT, 'pruned_run is append-only: only a finished run is pruned, and once'); END;
CREATE TRIGGER pruned_run_no_update BEFORE UPDATE ON pruned_run
BEGIN SELECT RAISE(ABORT, 'pruned_run is append-only'); END;
CREATE TRIGGER pruned_run_no_delete BEFORE DELETE ON pruned_run
BEGIN SELECT RAISE(ABORT, 'pruned_run is append-only'); END;

-- What a run found may go once pruned_run says so.
DROP TRIGGER run_service_no_delete;
CREATE TRIGGER run_service_no_delete BEFORE DELETE ON run_service
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_service is append-only: the run is not pruned'); END;
DROP TRIGGER run_answer_no_delete;
CREATE TRIGGER run_answer_no_delete BEFORE DELETE ON run_answer
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_answer is append-only: the run is not pruned'); END;
DROP TRIGGER run_finding_no_delete;
CREATE TRIGGER run_finding_no_delete BEFORE DELETE ON run_finding
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only: the run is not pruned'); END;
DROP TRIGGER run_use_no_delete;
CREATE TRIGGER run_use_no_delete BEFORE DELETE ON run_use
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_use is append-only: the run is not pruned'); END;
DROP TRIGGER run_permission_no_delete;
CREATE TRIGGER run_permission_no_delete BEFORE DELETE ON run_permission
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_permission is append-only: the run is not pruned'); END;
DROP TRIGGER run_outlook_no_delete;
CREATE TRIGGER run_outlook_no_delete BEFORE DELETE ON run_outlook
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_outlook is append-only: the run is not pruned'); END;
DROP TRIGGER run_alternative_no_delete;
CREATE TRIGGER run_alternative_no_delete BEFORE DELETE ON run_alternative
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_alternative is append-only: the run is not pruned'); END;
DROP TRIGGER run_notice_no_delete;
CREATE TRIGGER run_notice_no_delete BEFORE DELETE ON run_notice
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_notice is append-only: the run is not pruned'); END;

-- The runs, a row each. `previous_run` is the finished run before it of the same inventory with the same
-- assumptions and the same rules left out: what-if runs are compared among themselves. A pruned run, which is told by
-- `pruned_at`, is compared with nothing. The columns after previous_run are NULL for runs that were recorded before
-- compcheck kept them.
DROP VIEW audit_run;
CREATE VIEW audit_run AS
SELECT
    id, status, started_at, finished_at, inventory, inventory_digest, as_of,
    coalesce(known_at, started_at) AS known_at,
    horizon_days, assumptions, without, rulebook_digest, rulebook_origin, tool_version, exit_code, failure,
    services,
    prohibited + restricted + undetermined + permitted + unregulated AS uses,
    prohibited, restricted, undetermined, permitted, unregulated,
    (
        SELECT max(p.id) FROM run AS p
        WHERE p.inventory = run.inventory AND p.status = 'finished' AND p.id < run.id
            AND p.assumptions = run.assumptions AND p.without = run.without
            AND p.id NOT IN (SELECT run FROM pruned_run) AND run.id NOT IN (SELECT run FROM pruned_run)
    ) AS previous_run,
    today, outlook_wanted, fail_on, certain_only, ran_by, organization, snapshot_kept,
    (
        SELECT pruning.pruned_at FROM pruned_run JOIN pruning ON pruning.id = pruned_run.pruning
        WHERE pruned_run.run = run.id
    ) AS pruned_at
FROM run;
