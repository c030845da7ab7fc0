-- What a waiver needs to be a legal act: where it is filed, who took it back and why; and the waivers that a run knew.

ALTER TABLE waiver ADD COLUMN ticket TEXT CHECK (ticket <> '');          -- where the decision is filed
ALTER TABLE waiver ADD COLUMN revoked_by TEXT CHECK (revoked_by <> '');  -- who took it back; NULL: nobody
ALTER TABLE waiver ADD COLUMN revoked_because TEXT CHECK (revoked_because <> '');

-- The waivers that held on the day of a run, as they were then, those that covered nothing too.
CREATE TABLE run_waiver (
    run INTEGER NOT NULL REFERENCES run (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    rule TEXT NOT NULL,
    service TEXT NOT NULL,
    jurisdiction TEXT,           -- NULL: wherever the service is used
    reason TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    ticket TEXT,
    valid_from TEXT NOT NULL CHECK (valid_from = date(valid_from, '+0 days')),
    valid_to TEXT NOT NULL CHECK (valid_to = date(valid_to, '+0 days') AND valid_to > valid_from), -- first day without it
    PRIMARY KEY (run, ordinal)
) STRICT, WITHOUT ROWID;

-- Append-only.

DROP TRIGGER waiver_begins_open;
CREATE TRIGGER waiver_begins_open BEFORE INSERT ON waiver
WHEN NEW.recorded_to IS NOT NULL OR NEW.revoked_by IS NOT NULL OR NEW.revoked_because IS NOT NULL
    OR EXISTS (SELECT 1 FROM waiver WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'waiver is append-only: a new waiver is open'); END;
DROP TRIGGER waiver_only_closes;
CREATE TRIGGER waiver_only_closes BEFORE UPDATE ON waiver
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.id <> OLD.id OR NEW.rule <> OLD.rule
    OR NEW.service <> OLD.service OR NEW.jurisdiction IS NOT OLD.jurisdiction OR NEW.reason <> OLD.reason
    OR NEW.accepted_by <> OLD.accepted_by OR NEW.valid_from <> OLD.valid_from OR NEW.valid_to <> OLD.valid_to
    OR NEW.recorded_from <> OLD.recorded_from OR NEW.ticket IS NOT OLD.ticket
BEGIN SELECT RAISE(ABORT, 'waiver is append-only: an open waiver may only be closed'); END;

CREATE TRIGGER run_waiver_only_while_running BEFORE INSERT ON run_waiver
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_waiver is append-only: the run has ended'); END;
CREATE TRIGGER run_waiver_no_update BEFORE UPDATE ON run_waiver
BEGIN SELECT RAISE(ABORT, 'run_waiver is append-only'); END;
CREATE TRIGGER run_waiver_no_delete BEFORE DELETE ON run_waiver
BEGIN SELECT RAISE(ABORT, 'run_waiver is append-only'); END;

-- The waivers that hold today (UTC).
DROP VIEW waiver_active;
CREATE VIEW waiver_active AS
SELECT id, rule, service, jurisdiction, reason, accepted_by, valid_from, valid_to, recorded_from, ticket
FROM waiver
WHERE recorded_to IS NULL AND valid_from <= date('now') AND valid_to > date('now');
