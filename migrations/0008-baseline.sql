-- Audits in which only those findings count that a baseline does not have, or has as something lesser.

ALTER TABLE run ADD COLUMN baseline TEXT CHECK (
    baseline GLOB 'run [1-9]*' OR baseline GLOB 'file ?*' OR baseline = 'no earlier run'
); -- in words: the run or the file that has what was known; NULL: every finding counted

-- The findings of a run that its baseline does not have, or has as something lesser. Where there was no earlier run,
-- all are new, and none stands here.
CREATE TABLE run_new_finding (
    run INTEGER NOT NULL,
    service INTEGER NOT NULL,    -- its ordinal
    jurisdiction TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (run, service, jurisdiction, rule),
    FOREIGN KEY (run, service, jurisdiction) REFERENCES run_use (run, service, jurisdiction)
) STRICT, WITHOUT ROWID;

-- Append-only.

DROP TRIGGER run_only_ends;
CREATE TRIGGER run_only_ends BEFORE UPDATE ON run
WHEN OLD.status <> 'running' OR NEW.status = 'running' OR NEW.id <> OLD.id OR NEW.started_at <> OLD.started_at
    OR NEW.tool_version <> OLD.tool_version OR NEW.inventory <> OLD.inventory
    OR NEW.rulebook_digest <> OLD.rulebook_digest OR NEW.rulebook_origin <> OLD.rulebook_origin
    OR NEW.as_of <> OLD.as_of OR NEW.known_at IS NOT OLD.known_at OR NEW.horizon_days <> OLD.horizon_days
    OR NEW.assumptions <> OLD.assumptions OR NEW.without <> OLD.without
    OR NEW.today IS NOT OLD.today OR NEW.outlook_wanted IS NOT OLD.outlook_wanted OR NEW.fail_on IS NOT OLD.fail_on
    OR NEW.certain_only IS NOT OLD.certain_only OR NEW.ran_by IS NOT OLD.ran_by OR NEW.baseline IS NOT OLD.baseline
BEGIN SELECT RAISE(ABORT, 'run is append-only: a running run may only end'); END;

CREATE TRIGGER run_new_finding_only_while_running BEFORE INSERT ON run_new_finding
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_new_finding is append-only: the run has ended'); END;
CREATE TRIGGER run_new_finding_has_a_baseline BEFORE INSERT ON run_new_finding
WHEN (SELECT coalesce(baseline, 'no earlier run') FROM run WHERE id = NEW.run) = 'no earlier run'
BEGIN SELECT RAISE(ABORT, 'a new run_new_finding is of a run with a baseline'); END;
CREATE TRIGGER run_new_finding_no_update BEFORE UPDATE ON run_new_finding
BEGIN SELECT RAISE(ABORT, 'run_new_finding is append-only'); END;
CREATE TRIGGER run_new_finding_no_delete BEFORE DELETE ON run_new_finding
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_new_finding is append-only: the run is not pruned'); END;

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
    ) AS pruned_at,
    baseline
FROM run;
