-- All that it takes to tell a run again, in every format, as it was told when it ran.
--
-- Runs that were recorded before this migration lack it: their new columns are NULL, and they cannot be told again.

ALTER TABLE run ADD COLUMN today TEXT CHECK (today = date(today, '+0 days')); -- the day on which it ran, where its user was
ALTER TABLE run ADD COLUMN outlook_wanted INTEGER CHECK (outlook_wanted IN (0, 1)); -- 0: how answers change was not looked at
ALTER TABLE run ADD COLUMN fail_on TEXT CHECK (fail_on IN (
    'unregulated', 'permitted', 'undetermined', 'restricted', 'prohibited'
)); -- uses with this verdict or a stronger one fail it
ALTER TABLE run ADD COLUMN certain_only INTEGER CHECK (certain_only IN (0, 1)); -- 1: what a use may be at worst does not count
ALTER TABLE run ADD COLUMN ran_by TEXT;                      -- in their own words; NULL: nobody said
ALTER TABLE run ADD COLUMN organization TEXT;                -- the name of whose inventory it is, known at the end

ALTER TABLE run_service ADD COLUMN line INTEGER CHECK (line >= 1);               -- of the inventory
ALTER TABLE run_service ADD COLUMN line_column INTEGER CHECK (line_column >= 1); -- of that line, in characters

ALTER TABLE run_use ADD COLUMN position INTEGER CHECK (position >= 1);       -- among the uses of its service
ALTER TABLE run_use ADD COLUMN alternative INTEGER CHECK (alternative >= 1); -- the best one; NULL: none was found

-- The rules that allow the uses with this answer, and the requirements of rules that evidence meets.
CREATE TABLE run_permission (
    run INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    rule TEXT NOT NULL,
    title TEXT NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'possible')),
    lifts TEXT NOT NULL CHECK (json_type(lifts) = 'array'), -- rules that do not bind because of it
    requirement TEXT,            -- what is met; NULL: the rule itself permits, and the columns below are NULL too
    evidence TEXT,               -- where the proof is; NULL: the inventory does not say
    jurisdictions TEXT CHECK (json_type(jurisdictions) = 'array'), -- where the proof counts; NULL: everywhere
    valid_from TEXT CHECK (valid_from = date(valid_from, '+0 days')),
    valid_to TEXT CHECK (valid_to = date(valid_to, '+0 days')),    -- first day on which the proof no longer counts
    PRIMARY KEY (run, answer, rule),
    CHECK (requirement IS NOT NULL OR coalesce(evidence, jurisdictions, valid_from, valid_to) IS NULL),
    FOREIGN KEY (run, answer) REFERENCES run_answer (run, ordinal)
) STRICT, WITHOUT ROWID;

-- How this answer changes: on a day, or by a rule that has no day on which it comes into force. Days come first.
CREATE TABLE run_outlook (
    run INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    day TEXT CHECK (day = date(day, '+0 days')),
    assuming TEXT,               -- the rule that comes into force
    verdict TEXT NOT NULL CHECK (verdict IN (
        'unregulated', 'permitted', 'undetermined', 'restricted', 'prohibited'
    )),
    appears TEXT NOT NULL CHECK (json_type(appears) = 'array'),       -- rules that bind then and did not before
    disappears TEXT NOT NULL CHECK (json_type(disappears) = 'array'), -- rules that no longer bind then
    PRIMARY KEY (run, answer, ordinal),
    CHECK ((day IS NULL) <> (assuming IS NULL)),
    FOREIGN KEY (run, answer) REFERENCES run_answer (run, ordinal)
) STRICT, WITHOUT ROWID;

-- Other offerings that stand better than a use, the best one for each use that has one.
CREATE TABLE run_alternative (
    run INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    offering TEXT NOT NULL,
    title TEXT,
    answer INTEGER NOT NULL,     -- what the rules say about it
    lacks TEXT NOT NULL CHECK (json_type(lacks) = 'array'), -- capabilities that the use has and this one has not
    PRIMARY KEY (run, ordinal),
    FOREIGN KEY (run, answer) REFERENCES run_answer (run, ordinal)
) STRICT, WITHOUT ROWID;

-- What the reader should know about a run's inventory, in order of appearance.
CREATE TABLE run_notice (
    run INTEGER NOT NULL REFERENCES run (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('unknown-key', 'unknown-name', 'disagreement', 'recognized')),
    what TEXT NOT NULL,
    services INTEGER NOT NULL CHECK (services >= 0), -- how many it is about; 0: about the inventory itself
    first_service TEXT,
    first_line INTEGER CHECK (first_line >= 1),
    PRIMARY KEY (run, ordinal)
) STRICT, WITHOUT ROWID;

-- Append-only. What older runs lack, newer ones must have; to an older table no such constraint can be added.

DROP TRIGGER run_only_ends;
CREATE TRIGGER run_only_ends BEFORE UPDATE ON run
WHEN OLD.status <> 'running' OR NEW.status = 'running' OR NEW.id <> OLD.id OR NEW.started_at <> OLD.started_at
    OR NEW.tool_version <> OLD.tool_version OR NEW.inventory <> OLD.inventory
    OR NEW.rulebook_digest <> OLD.rulebook_digest OR NEW.rulebook_origin <> OLD.rulebook_origin
    OR NEW.as_of <> OLD.as_of OR NEW.known_at IS NOT OLD.known_at OR NEW.horizon_days <> OLD.horizon_days
    OR NEW.assumptions <> OLD.assumptions OR NEW.without <> OLD.without
    OR NEW.today IS NOT OLD.today OR NEW.outlook_wanted IS NOT OLD.outlook_wanted OR NEW.fail_on IS NOT OLD.fail_on
    OR NEW.certain_only IS NOT OLD.certain_only OR NEW.ran_by IS NOT OLD.ran_by
BEGIN SELECT RAISE(ABORT, 'run is append-only: a running run may only end'); END;
CREATE TRIGGER run_begins_whole BEFORE INSERT ON run
WHEN NEW.today IS NULL OR NEW.outlook_wanted IS NULL OR NEW.fail_on IS NULL OR NEW.certain_only IS NULL
BEGIN SELECT RAISE(ABORT, 'a new run says today, outlook_wanted, fail_on and certain_only'); END;

CREATE TRIGGER run_service_begins_whole BEFORE INSERT ON run_service
WHEN NEW.line IS NULL OR NEW.line_column IS NULL
BEGIN SELECT RAISE(ABORT, 'a new run_service says line and line_column'); END;

CREATE TRIGGER run_use_begins_whole BEFORE INSERT ON run_use
WHEN NEW.position IS NULL
BEGIN SELECT RAISE(ABORT, 'a new run_use says its position'); END;
CREATE TRIGGER run_use_names_an_alternative BEFORE INSERT ON run_use
WHEN NEW.alternative IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM run_alternative WHERE run = NEW.run AND ordinal = NEW.alternative)
BEGIN SELECT RAISE(ABORT, 'a new run_use names an alternative of its run, or none'); END;

CREATE TRIGGER run_permission_only_while_running BEFORE INSERT ON run_permission
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_permission is append-only: the run has ended'); END;
CREATE TRIGGER run_permission_no_update BEFORE UPDATE ON run_permission
BEGIN SELECT RAISE(ABORT, 'run_permission is append-only'); END;
CREATE TRIGGER run_permission_no_delete BEFORE DELETE ON run_permission
BEGIN SELECT RAISE(ABORT, 'run_permission is append-only'); END;

CREATE TRIGGER run_outlook_only_while_running BEFORE INSERT ON run_outlook
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_outlook is append-only: the run has ended'); END;
CREATE TRIGGER run_outlook_no_update BEFORE UPDATE ON run_outlook
BEGIN SELECT RAISE(ABORT, 'run_outlook is append-only'); END;
CREATE TRIGGER run_outlook_no_delete BEFORE DELETE ON run_outlook
BEGIN SELECT RAISE(ABORT, 'run_outlook is append-only'); END;

CREATE TRIGGER run_alternative_only_while_running BEFORE INSERT ON run_alternative
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_alternative is append-only: the run has ended'); END;
CREATE TRIGGER run_alternative_no_update BEFORE UPDATE ON run_alternative
BEGIN SELECT RAISE(ABORT, 'run_alternative is append-only'); END;
CREATE TRIGGER run_alternative_no_delete BEFORE DELETE ON run_alternative
BEGIN SELECT RAISE(ABORT, 'run_alternative is append-only'); END;

CREATE TRIGGER run_notice_only_while_running BEFORE INSERT ON run_notice
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_notice is append-only: the run has ended'); END;
CREATE TRIGGER run_notice_no_update BEFORE UPDATE ON run_notice
BEGIN SELECT RAISE(ABORT, 'run_notice is append-only'); END;
CREATE TRIGGER run_notice_no_delete BEFORE DELETE ON run_notice
BEGIN SELECT RAISE(ABORT, 'run_notice is append-only'); END;

-- The runs, a row each. `previous_run` is the finished run before it of the same inventory with the same
-- assumptions and the same rules left out: what-if runs are compared among themselves. The columns after it are NULL
-- for runs that were recorded before compcheck kept them.
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
    ) AS previous_run,
    today, outlook_wanted, fail_on, certain_only, ran_by, organization
FROM run;
