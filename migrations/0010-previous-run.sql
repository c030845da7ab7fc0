-- What is assumed from the day in question is assumed alike on every day.

-- The runs, a row each. `previous_run` is the finished run before it of the same inventory with the same
-- assumptions and the same rules left out: what-if runs are compared among themselves. Assumptions are the same where
-- each rule is in force from the same day, or where it is in each run from the day in question. A pruned run, which is
-- told by `pruned_at`, is compared with nothing. The columns after previous_run are NULL for runs that were recorded
-- before compcheck kept them.
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
            AND p.without = run.without
            AND (
                p.assumptions = run.assumptions
                OR replace(p.assumptions, p.as_of, 'as of') = replace(run.assumptions, run.as_of, 'as of')
            )
            AND p.id NOT IN (SELECT run FROM pruned_run) AND run.id NOT IN (SELECT run FROM pruned_run)
    ) AS previous_run,
    today, outlook_wanted, fail_on, certain_only, ran_by, organization, snapshot_kept,
    (
        SELECT pruning.pruned_at FROM pruned_run JOIN pruning ON pruning.id = pruned_run.pruning
        WHERE pruned_run.run = run.id
    ) AS pruned_at,
    baseline
FROM run;
