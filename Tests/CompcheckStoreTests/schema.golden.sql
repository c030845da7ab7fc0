CREATE VIEW alert_log AS
SELECT
    a.id AS id, l.looked_at AS created_at, a.kind AS kind, l.target AS target, l.inventory AS inventory, l.run AS run,
    a.subject AS subject,
    CASE
        WHEN EXISTS (SELECT 1 FROM alert_attempt AS t WHERE t.alert = a.id AND t.outcome = 'arrived') THEN 'arrived'
        WHEN EXISTS (SELECT 1 FROM alert_attempt AS t WHERE t.alert = a.id AND t.outcome = 'given-up') THEN 'given-up'
        ELSE 'undelivered'
    END AS state,
    (SELECT count(*) FROM alert_attempt AS t WHERE t.alert = a.id AND t.outcome <> 'given-up') AS attempts,
    t.ended_at AS last_attempt_at, t.outcome AS last_outcome, t.answer AS last_answer,
    a.uuid AS uuid, l.target_digest AS target_digest
FROM alert AS a
JOIN alert_look AS l ON l.id = a.look
LEFT JOIN alert_attempt AS t ON t.id = (SELECT max(id) FROM alert_attempt WHERE alert = a.id);

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
    baseline,
    coalesce(language, 1) AS language
FROM run;

CREATE VIEW finding_change AS
WITH pair AS MATERIALIZED (
    SELECT id AS run, previous_run FROM audit_run WHERE status = 'finished' AND previous_run IS NOT NULL
)
SELECT
    n.run AS run, pair.previous_run AS previous_run, n.finished_at AS finished_at, n.inventory AS inventory,
    CASE WHEN f.rule IS NULL THEN 'opened' ELSE 'changed' END AS change,
    n.service AS service, n.jurisdiction AS jurisdiction, n.rule AS rule, n.title AS title,
    n.effect AS effect, n.severity AS severity, n.standing AS standing, n.certainty AS certainty,
    n.verdict AS verdict,
    f.effect AS was_effect, f.severity AS was_severity, f.standing AS was_standing, f.certainty AS was_certainty,
    n.fingerprint AS fingerprint
FROM pair
CROSS JOIN finding_history AS n ON n.run = pair.run
LEFT JOIN run_service AS s ON s.run = pair.previous_run AND s.id = n.service
LEFT JOIN run_use AS u ON u.run = s.run AND u.service = s.ordinal AND u.jurisdiction = n.jurisdiction
LEFT JOIN run_finding AS f ON f.run = u.run AND f.answer = u.answer AND f.rule = n.rule
WHERE f.rule IS NULL
    OR (f.effect, f.severity, f.standing, f.certainty) IS NOT (n.effect, n.severity, n.standing, n.certainty)
UNION ALL
SELECT
    r.id, pair.previous_run, r.finished_at, r.inventory,
    'closed',
    o.service, o.jurisdiction, o.rule, o.title,
    o.effect, o.severity, o.standing, o.certainty,
    o.verdict,
    o.effect, o.severity, o.standing, o.certainty,
    o.fingerprint
FROM pair
CROSS JOIN run AS r ON r.id = pair.run
CROSS JOIN finding_history AS o ON o.run = pair.previous_run
LEFT JOIN run_service AS s ON s.run = r.id AND s.id = o.service
LEFT JOIN run_use AS u ON u.run = s.run AND u.service = s.ordinal AND u.jurisdiction = o.jurisdiction
LEFT JOIN run_finding AS f ON f.run = u.run AND f.answer = u.answer AND f.rule = o.rule
WHERE f.rule IS NULL;

CREATE VIEW finding_history AS
SELECT
    r.id AS run,
    r.finished_at AS finished_at,
    r.inventory AS inventory,
    r.as_of AS as_of,
    s.id AS service,
    s.name AS service_name,
    s.owner AS service_owner,
    u.jurisdiction AS jurisdiction,
    f.rule AS rule,
    f.title AS title,
    f.effect AS effect,
    f.severity AS severity,
    f.standing AS standing,
    f.since AS since,
    f.assumed AS assumed,
    f.certainty AS certainty,
    f.missing AS missing,
    f.because AS because,
    a.verdict AS verdict,
    a.at_worst AS at_worst,
    s.id || '/' || u.jurisdiction || '/' || f.rule AS fingerprint,
    f.doubts AS doubts
FROM run AS r
JOIN run_service AS s ON s.run = r.id
JOIN run_use AS u ON u.run = s.run AND u.service = s.ordinal
JOIN run_answer AS a ON a.run = u.run AND a.ordinal = u.answer
JOIN run_finding AS f ON f.run = u.run AND f.answer = u.answer
WHERE r.status = 'finished';

CREATE VIEW finding_latest AS
SELECT * FROM finding_history
WHERE run IN (SELECT max(id) FROM run WHERE status = 'finished' GROUP BY inventory);

CREATE VIEW rule_current AS
SELECT
    d.id AS id,
    r.title AS title,
    d.pack AS pack,
    r.authority AS authority,
    json_extract(a.json, '$.name') AS authority_name,
    json_extract(a.json, '$.jurisdiction') AS authority_jurisdiction,
    r.instrument AS instrument,
    r.effect AS effect,
    r.requirement AS requirement,
    r.severity AS severity,
    r.confidence AS confidence,
    p.standing AS standing,
    p.valid_from AS standing_since,
    r.guidance AS guidance,
    r.waivable AS waivable,
    (SELECT group_concat(overridden, ' ') FROM rule_override WHERE version = d.version) AS overrides,
    d.recorded_from AS recorded_from,
    d.version AS version,
    d.digest AS digest,
    d.json AS json
FROM document_version AS d
JOIN rule_version AS r ON r.version = d.version
LEFT JOIN document_version AS a ON a.kind = 'authority' AND a.id = r.authority AND a.recorded_to IS NULL
LEFT JOIN rule_standing AS p
    ON p.version = d.version AND p.valid_from <= date('now') AND (p.valid_to IS NULL OR p.valid_to > date('now'))
WHERE d.kind = 'rule' AND d.recorded_to IS NULL;

CREATE VIEW rule_event_log AS
SELECT
    e.day AS day,
    d.id AS id,
    e.event AS event,
    e.note AS note,
    r.title AS title,
    r.authority AS authority,
    d.pack AS pack,
    e.ordinal AS ordinal,
    d.recorded_from AS recorded_from,
    d.recorded_to AS recorded_to,
    d.version AS version,
    e.not_before AS not_before
FROM rule_event AS e
JOIN document_version AS d ON d.version = e.version
JOIN rule_version AS r ON r.version = e.version;

CREATE VIEW rule_history AS
SELECT
    d.id AS id,
    r.title AS title,
    d.pack AS pack,
    r.authority AS authority,
    r.effect AS effect,
    r.requirement AS requirement,
    r.severity AS severity,
    r.confidence AS confidence,
    p.standing AS standing,
    p.valid_from AS valid_from,
    p.valid_to AS valid_to,
    d.recorded_from AS recorded_from,
    d.recorded_to AS recorded_to,
    d.version AS version,
    d.digest AS digest
FROM document_version AS d
JOIN rule_version AS r ON r.version = d.version
JOIN rule_standing AS p ON p.version = d.version
WHERE d.kind = 'rule';

CREATE VIEW rule_in_force_today AS
SELECT id, title, pack, authority, authority_name, instrument, effect, requirement, severity, confidence,
    standing_since AS in_force_since, guidance, version
FROM rule_current
WHERE standing = 'in-force';

CREATE VIEW rule_pending AS
SELECT id, title, pack, authority, authority_name, instrument, effect, requirement, severity, confidence,
    standing, standing_since,
    (
        SELECT min(p.valid_from) FROM rule_standing_period AS p
        WHERE p.version = rule_current.version AND p.standing = 'in-force' AND p.valid_from > date('now')
    ) AS in_force_from,
    guidance, version
FROM rule_current
WHERE standing IN ('pending', 'scheduled');

CREATE VIEW rule_standing AS
SELECT version, valid_from, valid_to, standing FROM rule_standing_period
UNION ALL
SELECT version, coalesce(not_before, '0001-01-01'), day, 'uncertain' FROM rule_event
WHERE ordinal = 1 AND event = 'observed' AND coalesce(not_before, '0001-01-01') < day;

CREATE VIEW schedule_current AS
SELECT
    s.name, s.due_at, s.weekdays, s.time_zone, s.arguments, s.folder, s.added_by, s.recorded_from,
    h.id AS last_run, h.status AS last_status, h.started_at AS last_started_at, h.finished_at AS last_finished_at,
    h.exit_code AS last_exit_code, h.failure AS last_failure
FROM schedule AS s
LEFT JOIN schedule_history AS h ON h.id = (
    SELECT max(id) FROM schedule_history WHERE schedule = s.name AND status <> 'skipped'
)
WHERE s.recorded_to IS NULL;

CREATE VIEW schedule_history AS
SELECT
    r.id AS id, s.name AS schedule, r.status, r.started_at, r.finished_at, r.exit_code, r.failure,
    (
        SELECT json_group_array(a.run) FROM (
            SELECT run FROM schedule_audit WHERE schedule_run = r.id ORDER BY ordinal
        ) AS a
    ) AS runs
FROM schedule_run AS r JOIN schedule AS s ON s.id = r.schedule;

CREATE VIEW waiver_active AS
SELECT id, rule, service, jurisdiction, reason, accepted_by, valid_from, valid_to, recorded_from, ticket
FROM waiver
WHERE recorded_to IS NULL AND valid_from <= date('now') AND valid_to > date('now');

CREATE TRIGGER alert_attempt_is_new BEFORE INSERT ON alert_attempt
WHEN EXISTS (SELECT 1 FROM alert_attempt WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'alert_attempt is append-only'); END;

CREATE TRIGGER alert_attempt_no_delete BEFORE DELETE ON alert_attempt
BEGIN SELECT RAISE(ABORT, 'alert_attempt is append-only'); END;

CREATE TRIGGER alert_attempt_no_update BEFORE UPDATE ON alert_attempt
BEGIN SELECT RAISE(ABORT, 'alert_attempt is append-only'); END;

CREATE TRIGGER alert_is_new BEFORE INSERT ON alert
WHEN EXISTS (SELECT 1 FROM alert WHERE id = NEW.id OR look = NEW.look OR uuid = NEW.uuid)
BEGIN SELECT RAISE(ABORT, 'alert is append-only'); END;

CREATE TRIGGER alert_look_is_new BEFORE INSERT ON alert_look
WHEN EXISTS (SELECT 1 FROM alert_look WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'alert_look is append-only'); END;

CREATE TRIGGER alert_look_no_delete BEFORE DELETE ON alert_look
BEGIN SELECT RAISE(ABORT, 'alert_look is append-only'); END;

CREATE TRIGGER alert_look_no_update BEFORE UPDATE ON alert_look
BEGIN SELECT RAISE(ABORT, 'alert_look is append-only'); END;

CREATE TRIGGER alert_no_delete BEFORE DELETE ON alert
BEGIN SELECT RAISE(ABORT, 'alert is append-only'); END;

CREATE TRIGGER alert_no_update BEFORE UPDATE ON alert
BEGIN SELECT RAISE(ABORT, 'alert is append-only'); END;

CREATE TRIGGER alert_topic_before_it_is_sent BEFORE INSERT ON alert_topic
WHEN EXISTS (SELECT 1 FROM alert_topic WHERE alert = NEW.alert AND topic = NEW.topic)
    OR EXISTS (SELECT 1 FROM alert_attempt WHERE alert = NEW.alert)
BEGIN SELECT RAISE(ABORT, 'alert_topic is append-only: what an alert tells is known before it is sent'); END;

CREATE TRIGGER alert_topic_no_delete BEFORE DELETE ON alert_topic
BEGIN SELECT RAISE(ABORT, 'alert_topic is append-only'); END;

CREATE TRIGGER alert_topic_no_update BEFORE UPDATE ON alert_topic
BEGIN SELECT RAISE(ABORT, 'alert_topic is append-only'); END;

CREATE TRIGGER document_version_begins_open BEFORE INSERT ON document_version
WHEN NEW.recorded_to IS NOT NULL OR NEW.recorded_from IS NOT (SELECT max(recorded_at) FROM pack_import)
BEGIN SELECT RAISE(ABORT, 'a new version is open and belongs to the newest import'); END;

CREATE TRIGGER document_version_no_delete BEFORE DELETE ON document_version
BEGIN SELECT RAISE(ABORT, 'document_version is append-only'); END;

CREATE TRIGGER document_version_no_replace BEFORE INSERT ON document_version
WHEN EXISTS (SELECT 1 FROM document_version WHERE version = NEW.version)
    OR EXISTS (SELECT 1 FROM document_version WHERE kind = NEW.kind AND id = NEW.id AND recorded_to IS NULL)
BEGIN SELECT RAISE(ABORT, 'document_version is append-only: close the open version first'); END;

CREATE TRIGGER document_version_only_closes BEFORE UPDATE ON document_version
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL
    OR NEW.recorded_to IS NOT (SELECT max(recorded_at) FROM pack_import)
    OR NEW.version <> OLD.version OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id OR NEW.pack <> OLD.pack
    OR NEW.json <> OLD.json OR NEW.digest <> OLD.digest OR NEW.recorded_from <> OLD.recorded_from
BEGIN SELECT RAISE(ABORT, 'document_version is append-only: an open version may only be closed'); END;

CREATE TRIGGER inventory_piece_no_update BEFORE UPDATE ON inventory_piece
BEGIN SELECT RAISE(ABORT, 'inventory_piece is append-only'); END;

CREATE TRIGGER inventory_piece_only_of_pruned_runs BEFORE DELETE ON inventory_piece
WHEN EXISTS (
    SELECT 1 FROM run WHERE inventory_digest = OLD.snapshot AND snapshot_kept = 1
        AND id NOT IN (SELECT run FROM pruned_run)
)
BEGIN SELECT RAISE(ABORT, 'inventory_piece is append-only: a run that is not pruned has it'); END;

CREATE TRIGGER inventory_piece_only_while_running BEFORE INSERT ON inventory_piece
WHEN (
    SELECT run.status FROM run JOIN inventory_snapshot AS s ON s.run = run.id WHERE s.digest = NEW.snapshot
) IS NOT 'running'
    OR EXISTS (SELECT 1 FROM inventory_piece WHERE snapshot = NEW.snapshot AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'inventory_piece is append-only: the run has ended'); END;

CREATE TRIGGER inventory_snapshot_no_update BEFORE UPDATE ON inventory_snapshot
BEGIN SELECT RAISE(ABORT, 'inventory_snapshot is append-only'); END;

CREATE TRIGGER inventory_snapshot_only_of_pruned_runs BEFORE DELETE ON inventory_snapshot
WHEN EXISTS (
    SELECT 1 FROM run WHERE inventory_digest = OLD.digest AND snapshot_kept = 1
        AND id NOT IN (SELECT run FROM pruned_run)
)
BEGIN SELECT RAISE(ABORT, 'inventory_snapshot is append-only: a run that is not pruned has it'); END;

CREATE TRIGGER inventory_snapshot_only_while_running BEFORE INSERT ON inventory_snapshot
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
    OR EXISTS (SELECT 1 FROM inventory_snapshot WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'inventory_snapshot is append-only: the run has ended'); END;

CREATE TRIGGER ledger_goes_on BEFORE INSERT ON ledger
WHEN NEW.entry IS NOT (SELECT coalesce(max(entry), 0) + 1 FROM ledger)
    OR NEW.previous IS NOT coalesce((SELECT digest FROM ledger WHERE entry = NEW.entry - 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'ledger is append-only: a new entry follows the newest'); END;

CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;

CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;

CREATE TRIGGER ledger_part_no_delete BEFORE DELETE ON ledger_part
BEGIN SELECT RAISE(ABORT, 'ledger_part is append-only'); END;

CREATE TRIGGER ledger_part_no_update BEFORE UPDATE ON ledger_part
BEGIN SELECT RAISE(ABORT, 'ledger_part is append-only'); END;

CREATE TRIGGER ledger_part_only_newest BEFORE INSERT ON ledger_part
WHEN NEW.entry IS NOT (SELECT max(entry) FROM ledger)
    OR EXISTS (SELECT 1 FROM ledger_part WHERE entry = NEW.entry AND part = NEW.part)
BEGIN SELECT RAISE(ABORT, 'ledger_part is append-only'); END;

CREATE TRIGGER migration_ledger_no_delete BEFORE DELETE ON migration_ledger
BEGIN SELECT RAISE(ABORT, 'migration_ledger is append-only'); END;

CREATE TRIGGER migration_ledger_no_replace BEFORE INSERT ON migration_ledger
WHEN EXISTS (SELECT 1 FROM migration_ledger WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'migration_ledger is append-only'); END;

CREATE TRIGGER migration_ledger_no_update BEFORE UPDATE ON migration_ledger
BEGIN SELECT RAISE(ABORT, 'migration_ledger is append-only'); END;

CREATE TRIGGER pack_import_goes_forward BEFORE INSERT ON pack_import
WHEN NEW.recorded_at <= (SELECT max(recorded_at) FROM pack_import)
BEGIN SELECT RAISE(ABORT, 'record time only goes forward'); END;

CREATE TRIGGER pack_import_no_delete BEFORE DELETE ON pack_import
BEGIN SELECT RAISE(ABORT, 'pack_import is append-only'); END;

CREATE TRIGGER pack_import_no_replace BEFORE INSERT ON pack_import
WHEN EXISTS (SELECT 1 FROM pack_import WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'pack_import is append-only'); END;

CREATE TRIGGER pack_import_no_update BEFORE UPDATE ON pack_import
BEGIN SELECT RAISE(ABORT, 'pack_import is append-only'); END;

CREATE TRIGGER pack_no_delete BEFORE DELETE ON pack
BEGIN SELECT RAISE(ABORT, 'pack is append-only'); END;

CREATE TRIGGER pack_no_replace BEFORE INSERT ON pack
WHEN EXISTS (SELECT 1 FROM pack WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'pack is append-only'); END;

CREATE TRIGGER pack_no_update BEFORE UPDATE ON pack
BEGIN SELECT RAISE(ABORT, 'pack is append-only'); END;

CREATE TRIGGER pack_source_no_delete BEFORE DELETE ON pack_source
BEGIN SELECT RAISE(ABORT, 'pack_source is append-only'); END;

CREATE TRIGGER pack_source_no_replace BEFORE INSERT ON pack_source
WHEN EXISTS (
    SELECT 1 FROM pack_source WHERE pack = NEW.pack AND source = NEW.source AND digest = NEW.digest
)
BEGIN SELECT RAISE(ABORT, 'pack_source is append-only'); END;

CREATE TRIGGER pack_source_no_update BEFORE UPDATE ON pack_source
BEGIN SELECT RAISE(ABORT, 'pack_source is append-only'); END;

CREATE TRIGGER pruned_run_no_delete BEFORE DELETE ON pruned_run
BEGIN SELECT RAISE(ABORT, 'pruned_run is append-only'); END;

CREATE TRIGGER pruned_run_no_update BEFORE UPDATE ON pruned_run
BEGIN SELECT RAISE(ABORT, 'pruned_run is append-only'); END;

CREATE TRIGGER pruned_run_was_finished BEFORE INSERT ON pruned_run
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'finished'
    OR EXISTS (SELECT 1 FROM pruned_run WHERE run = NEW.run)
    OR NEW.pruning IS NOT (SELECT max(id) FROM pruning)
BEGIN SELECT RAISE(ABORT, 'pruned_run is append-only: only a finished run is pruned, and once'); END;

CREATE TRIGGER pruning_no_delete BEFORE DELETE ON pruning
BEGIN SELECT RAISE(ABORT, 'pruning is append-only'); END;

CREATE TRIGGER pruning_no_replace BEFORE INSERT ON pruning
WHEN EXISTS (SELECT 1 FROM pruning WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'pruning is append-only'); END;

CREATE TRIGGER pruning_no_update BEFORE UPDATE ON pruning
BEGIN SELECT RAISE(ABORT, 'pruning is append-only'); END;

CREATE TRIGGER rule_event_no_delete BEFORE DELETE ON rule_event
BEGIN SELECT RAISE(ABORT, 'rule_event is append-only'); END;

CREATE TRIGGER rule_event_no_replace BEFORE INSERT ON rule_event
WHEN (SELECT recorded_from FROM document_version WHERE version = NEW.version)
        IS NOT (SELECT max(recorded_at) FROM pack_import)
    OR EXISTS (SELECT 1 FROM rule_event WHERE version = NEW.version AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'rule_event is append-only'); END;

CREATE TRIGGER rule_event_no_update BEFORE UPDATE ON rule_event
BEGIN SELECT RAISE(ABORT, 'rule_event is append-only'); END;

CREATE TRIGGER rule_override_no_delete BEFORE DELETE ON rule_override
BEGIN SELECT RAISE(ABORT, 'rule_override is append-only'); END;

CREATE TRIGGER rule_override_no_update BEFORE UPDATE ON rule_override
BEGIN SELECT RAISE(ABORT, 'rule_override is append-only'); END;

CREATE TRIGGER rule_override_only_newest BEFORE INSERT ON rule_override
WHEN (SELECT recorded_from FROM document_version WHERE version = NEW.version)
    IS NOT (SELECT max(recorded_at) FROM pack_import)
BEGIN SELECT RAISE(ABORT, 'rule_override is append-only'); END;

CREATE TRIGGER rule_reference_no_delete BEFORE DELETE ON rule_reference
BEGIN SELECT RAISE(ABORT, 'rule_reference is append-only'); END;

CREATE TRIGGER rule_reference_no_replace BEFORE INSERT ON rule_reference
WHEN (SELECT recorded_from FROM document_version WHERE version = NEW.version)
        IS NOT (SELECT max(recorded_at) FROM pack_import)
    OR EXISTS (SELECT 1 FROM rule_reference WHERE version = NEW.version AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'rule_reference is append-only'); END;

CREATE TRIGGER rule_reference_no_update BEFORE UPDATE ON rule_reference
BEGIN SELECT RAISE(ABORT, 'rule_reference is append-only'); END;

CREATE TRIGGER rule_standing_period_no_delete BEFORE DELETE ON rule_standing_period
BEGIN SELECT RAISE(ABORT, 'rule_standing_period is append-only'); END;

CREATE TRIGGER rule_standing_period_no_replace BEFORE INSERT ON rule_standing_period
WHEN (SELECT recorded_from FROM document_version WHERE version = NEW.version)
        IS NOT (SELECT max(recorded_at) FROM pack_import)
    OR EXISTS (SELECT 1 FROM rule_standing_period WHERE version = NEW.version AND valid_from = NEW.valid_from)
BEGIN SELECT RAISE(ABORT, 'rule_standing_period is append-only'); END;

CREATE TRIGGER rule_standing_period_no_update BEFORE UPDATE ON rule_standing_period
BEGIN SELECT RAISE(ABORT, 'rule_standing_period is append-only'); END;

CREATE TRIGGER rule_version_no_delete BEFORE DELETE ON rule_version
BEGIN SELECT RAISE(ABORT, 'rule_version is append-only'); END;

CREATE TRIGGER rule_version_no_replace BEFORE INSERT ON rule_version
WHEN EXISTS (SELECT 1 FROM rule_version WHERE version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'rule_version is append-only'); END;

CREATE TRIGGER rule_version_no_update BEFORE UPDATE ON rule_version
BEGIN SELECT RAISE(ABORT, 'rule_version is append-only'); END;

CREATE TRIGGER run_alternative_no_delete BEFORE DELETE ON run_alternative
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_alternative is append-only: the run is not pruned'); END;

CREATE TRIGGER run_alternative_no_update BEFORE UPDATE ON run_alternative
BEGIN SELECT RAISE(ABORT, 'run_alternative is append-only'); END;

CREATE TRIGGER run_alternative_only_while_running BEFORE INSERT ON run_alternative
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_alternative is append-only: the run has ended'); END;

CREATE TRIGGER run_answer_no_delete BEFORE DELETE ON run_answer
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_answer is append-only: the run is not pruned'); END;

CREATE TRIGGER run_answer_no_update BEFORE UPDATE ON run_answer
BEGIN SELECT RAISE(ABORT, 'run_answer is append-only'); END;

CREATE TRIGGER run_answer_only_while_running BEFORE INSERT ON run_answer
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_answer is append-only: the run has ended'); END;

CREATE TRIGGER run_begins_running BEFORE INSERT ON run
WHEN NEW.status <> 'running' OR EXISTS (SELECT 1 FROM run WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'run is append-only: a new run is running'); END;

CREATE TRIGGER run_begins_whole BEFORE INSERT ON run
WHEN NEW.today IS NULL OR NEW.outlook_wanted IS NULL OR NEW.fail_on IS NULL OR NEW.certain_only IS NULL
BEGIN SELECT RAISE(ABORT, 'a new run says today, outlook_wanted, fail_on and certain_only'); END;

CREATE TRIGGER run_finding_no_delete BEFORE DELETE ON run_finding
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only: the run is not pruned'); END;

CREATE TRIGGER run_finding_no_update BEFORE UPDATE ON run_finding
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only'); END;

CREATE TRIGGER run_finding_only_while_running BEFORE INSERT ON run_finding
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only: the run has ended'); END;

CREATE TRIGGER run_new_finding_has_a_baseline BEFORE INSERT ON run_new_finding
WHEN (SELECT coalesce(baseline, 'no earlier run') FROM run WHERE id = NEW.run) = 'no earlier run'
BEGIN SELECT RAISE(ABORT, 'a new run_new_finding is of a run with a baseline'); END;

CREATE TRIGGER run_new_finding_no_delete BEFORE DELETE ON run_new_finding
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_new_finding is append-only: the run is not pruned'); END;

CREATE TRIGGER run_new_finding_no_update BEFORE UPDATE ON run_new_finding
BEGIN SELECT RAISE(ABORT, 'run_new_finding is append-only'); END;

CREATE TRIGGER run_new_finding_only_while_running BEFORE INSERT ON run_new_finding
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_new_finding is append-only: the run has ended'); END;

CREATE TRIGGER run_no_delete BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'run is append-only'); END;

CREATE TRIGGER run_notice_no_delete BEFORE DELETE ON run_notice
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_notice is append-only: the run is not pruned'); END;

CREATE TRIGGER run_notice_no_update BEFORE UPDATE ON run_notice
BEGIN SELECT RAISE(ABORT, 'run_notice is append-only'); END;

CREATE TRIGGER run_notice_only_while_running BEFORE INSERT ON run_notice
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_notice is append-only: the run has ended'); END;

CREATE TRIGGER run_only_ends BEFORE UPDATE ON run
WHEN OLD.status <> 'running' OR NEW.status = 'running' OR NEW.id <> OLD.id OR NEW.started_at <> OLD.started_at
    OR NEW.tool_version <> OLD.tool_version OR NEW.inventory <> OLD.inventory
    OR NEW.rulebook_digest <> OLD.rulebook_digest OR NEW.rulebook_origin <> OLD.rulebook_origin
    OR NEW.as_of <> OLD.as_of OR NEW.known_at IS NOT OLD.known_at OR NEW.horizon_days <> OLD.horizon_days
    OR NEW.assumptions <> OLD.assumptions OR NEW.without <> OLD.without
    OR NEW.today IS NOT OLD.today OR NEW.outlook_wanted IS NOT OLD.outlook_wanted OR NEW.fail_on IS NOT OLD.fail_on
    OR NEW.certain_only IS NOT OLD.certain_only OR NEW.ran_by IS NOT OLD.ran_by OR NEW.baseline IS NOT OLD.baseline
    OR NEW.language IS NOT OLD.language
BEGIN SELECT RAISE(ABORT, 'run is append-only: a running run may only end'); END;

CREATE TRIGGER run_outlook_no_delete BEFORE DELETE ON run_outlook
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_outlook is append-only: the run is not pruned'); END;

CREATE TRIGGER run_outlook_no_update BEFORE UPDATE ON run_outlook
BEGIN SELECT RAISE(ABORT, 'run_outlook is append-only'); END;

CREATE TRIGGER run_outlook_only_while_running BEFORE INSERT ON run_outlook
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_outlook is append-only: the run has ended'); END;

CREATE TRIGGER run_permission_no_delete BEFORE DELETE ON run_permission
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_permission is append-only: the run is not pruned'); END;

CREATE TRIGGER run_permission_no_update BEFORE UPDATE ON run_permission
BEGIN SELECT RAISE(ABORT, 'run_permission is append-only'); END;

CREATE TRIGGER run_permission_only_while_running BEFORE INSERT ON run_permission
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_permission is append-only: the run has ended'); END;

CREATE TRIGGER run_service_begins_whole BEFORE INSERT ON run_service
WHEN NEW.line IS NULL OR NEW.line_column IS NULL
BEGIN SELECT RAISE(ABORT, 'a new run_service says line and line_column'); END;

CREATE TRIGGER run_service_no_delete BEFORE DELETE ON run_service
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_service is append-only: the run is not pruned'); END;

CREATE TRIGGER run_service_no_update BEFORE UPDATE ON run_service
BEGIN SELECT RAISE(ABORT, 'run_service is append-only'); END;

CREATE TRIGGER run_service_only_while_running BEFORE INSERT ON run_service
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_service is append-only: the run has ended'); END;

CREATE TRIGGER run_use_begins_whole BEFORE INSERT ON run_use
WHEN NEW.position IS NULL
BEGIN SELECT RAISE(ABORT, 'a new run_use says its position'); END;

CREATE TRIGGER run_use_names_an_alternative BEFORE INSERT ON run_use
WHEN NEW.alternative IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM run_alternative WHERE run = NEW.run AND ordinal = NEW.alternative)
BEGIN SELECT RAISE(ABORT, 'a new run_use names an alternative of its run, or none'); END;

CREATE TRIGGER run_use_no_delete BEFORE DELETE ON run_use
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_use is append-only: the run is not pruned'); END;

CREATE TRIGGER run_use_no_update BEFORE UPDATE ON run_use
BEGIN SELECT RAISE(ABORT, 'run_use is append-only'); END;

CREATE TRIGGER run_use_only_while_running BEFORE INSERT ON run_use
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_use is append-only: the run has ended'); END;

CREATE TRIGGER run_waiver_no_delete BEFORE DELETE ON run_waiver
BEGIN SELECT RAISE(ABORT, 'run_waiver is append-only'); END;

CREATE TRIGGER run_waiver_no_update BEFORE UPDATE ON run_waiver
BEGIN SELECT RAISE(ABORT, 'run_waiver is append-only'); END;

CREATE TRIGGER run_waiver_only_while_running BEFORE INSERT ON run_waiver
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_waiver is append-only: the run has ended'); END;

CREATE TRIGGER schedule_audit_no_delete BEFORE DELETE ON schedule_audit
BEGIN SELECT RAISE(ABORT, 'schedule_audit is append-only'); END;

CREATE TRIGGER schedule_audit_no_update BEFORE UPDATE ON schedule_audit
BEGIN SELECT RAISE(ABORT, 'schedule_audit is append-only'); END;

CREATE TRIGGER schedule_audit_only_while_running BEFORE INSERT ON schedule_audit
WHEN (SELECT status FROM schedule_run WHERE id = NEW.schedule_run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'schedule_audit is append-only: the run has ended'); END;

CREATE TRIGGER schedule_begins_open BEFORE INSERT ON schedule
WHEN NEW.recorded_to IS NOT NULL OR NEW.removed_by IS NOT NULL OR EXISTS (SELECT 1 FROM schedule WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM schedule WHERE name = NEW.name AND recorded_to IS NULL)
BEGIN SELECT RAISE(ABORT, 'schedule is append-only: a new schedule is open'); END;

CREATE TRIGGER schedule_install_begins_open BEFORE INSERT ON schedule_install
WHEN NEW.recorded_to IS NOT NULL OR EXISTS (SELECT 1 FROM schedule_install WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'schedule_install is append-only: a new one is open'); END;

CREATE TRIGGER schedule_install_no_delete BEFORE DELETE ON schedule_install
BEGIN SELECT RAISE(ABORT, 'schedule_install is append-only'); END;

CREATE TRIGGER schedule_install_only_closes BEFORE UPDATE ON schedule_install
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.id <> OLD.id OR NEW.schedule <> OLD.schedule
    OR NEW.scheduler <> OLD.scheduler OR NEW.place <> OLD.place OR NEW.recorded_from <> OLD.recorded_from
BEGIN SELECT RAISE(ABORT, 'schedule_install is append-only: an open one may only be closed'); END;

CREATE TRIGGER schedule_no_delete BEFORE DELETE ON schedule
BEGIN SELECT RAISE(ABORT, 'schedule is append-only'); END;

CREATE TRIGGER schedule_only_closes BEFORE UPDATE ON schedule
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.id <> OLD.id OR NEW.name <> OLD.name
    OR NEW.arguments <> OLD.arguments OR NEW.request IS NOT OLD.request OR NEW.folder <> OLD.folder
    OR NEW.due_at <> OLD.due_at OR NEW.weekdays <> OLD.weekdays OR NEW.time_zone <> OLD.time_zone
    OR NEW.added_by IS NOT OLD.added_by OR NEW.recorded_from <> OLD.recorded_from
BEGIN SELECT RAISE(ABORT, 'schedule is append-only: an open schedule may only be closed'); END;

CREATE TRIGGER schedule_run_begins BEFORE INSERT ON schedule_run
WHEN NEW.status NOT IN ('running', 'skipped') OR EXISTS (SELECT 1 FROM schedule_run WHERE id = NEW.id)
    OR (SELECT recorded_to FROM schedule WHERE id = NEW.schedule) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'schedule_run is append-only: a new run is running or skipped'); END;

CREATE TRIGGER schedule_run_no_delete BEFORE DELETE ON schedule_run
BEGIN SELECT RAISE(ABORT, 'schedule_run is append-only'); END;

CREATE TRIGGER schedule_run_only_ends BEFORE UPDATE ON schedule_run
WHEN OLD.status <> 'running' OR NEW.status NOT IN ('finished', 'failed', 'interrupted') OR NEW.id <> OLD.id
    OR NEW.schedule <> OLD.schedule OR NEW.started_at <> OLD.started_at
BEGIN SELECT RAISE(ABORT, 'schedule_run is append-only: a running run may only end'); END;

CREATE TRIGGER waiver_begins_open BEFORE INSERT ON waiver
WHEN NEW.recorded_to IS NOT NULL OR NEW.revoked_by IS NOT NULL OR NEW.revoked_because IS NOT NULL
    OR EXISTS (SELECT 1 FROM waiver WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'waiver is append-only: a new waiver is open'); END;

CREATE TRIGGER waiver_no_delete BEFORE DELETE ON waiver
BEGIN SELECT RAISE(ABORT, 'waiver is append-only'); END;

CREATE TRIGGER waiver_only_closes BEFORE UPDATE ON waiver
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.id <> OLD.id OR NEW.rule <> OLD.rule
    OR NEW.service <> OLD.service OR NEW.jurisdiction IS NOT OLD.jurisdiction OR NEW.reason <> OLD.reason
    OR NEW.accepted_by <> OLD.accepted_by OR NEW.valid_from <> OLD.valid_from OR NEW.valid_to <> OLD.valid_to
    OR NEW.recorded_from <> OLD.recorded_from OR NEW.ticket IS NOT OLD.ticket
BEGIN SELECT RAISE(ABORT, 'waiver is append-only: an open waiver may only be closed'); END;

CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    look INTEGER NOT NULL UNIQUE REFERENCES alert_look (id),
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36), -- by which its receiver knows it, each time that it is sent
    kind TEXT NOT NULL CHECK (kind IN ('first-audit', 'change', 'ahead', 'could-not-audit')),
    subject TEXT NOT NULL CHECK (subject <> ''),
    payload TEXT NOT NULL CHECK (payload <> '')          -- byte for byte what is sent
) STRICT;

CREATE TABLE alert_attempt (
    id INTEGER PRIMARY KEY,
    alert INTEGER NOT NULL REFERENCES alert (id),
    began_at TEXT NOT NULL CHECK (began_at = strftime('%Y-%m-%dT%H:%M:%fZ', began_at)),
    ended_at TEXT NOT NULL CHECK (ended_at = strftime('%Y-%m-%dT%H:%M:%fZ', ended_at)),
    outcome TEXT NOT NULL CHECK (outcome IN (
        'arrived', 'refused', 'failed', 'timed-out', 'given-up' -- given-up: it was too old, and is not sent any more
    )),
    answer TEXT NOT NULL         -- what was answered, or what went wrong
) STRICT;

CREATE TABLE alert_look (
    id INTEGER PRIMARY KEY,
    looked_at TEXT NOT NULL CHECK (looked_at = strftime('%Y-%m-%dT%H:%M:%fZ', looked_at)),
    target TEXT NOT NULL CHECK (target <> ''),                      -- as it may be shown: without what is secret
    target_digest TEXT NOT NULL CHECK (length(target_digest) = 64), -- SHA-256 of the target as it was given
    inventory TEXT NOT NULL,
    run INTEGER REFERENCES run (id),           -- NULL: it could not be done, and nothing of it was recorded
    compared_with INTEGER REFERENCES run (id), -- NULL: the first that this target was told of, or it could not be done
    failure TEXT CHECK (failure <> ''),        -- why it could not be done; NULL: it was done
    CHECK (run IS NOT NULL OR failure IS NOT NULL),
    CHECK (compared_with IS NULL OR failure IS NULL)
) STRICT;

CREATE TABLE alert_topic (
    alert INTEGER NOT NULL REFERENCES alert (id),
    topic TEXT NOT NULL CHECK (json_type(topic) = 'array'), -- what it is about, and its day
    PRIMARY KEY (alert, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE "document_version" (
    version INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN (
        'rule', 'authority', 'jurisdiction', 'group', 'vendor', 'offering', 'requirement',
        'route', 'capability', 'modality', 'data', 'scope', 'model'
    )),
    id TEXT NOT NULL CHECK (id <> ''),
    pack TEXT NOT NULL REFERENCES pack (name),
    json TEXT NOT NULL CHECK (json_valid(json)),
    digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 over kind, id and json, a line each
    recorded_from TEXT NOT NULL,                      -- the import that brought it
    recorded_to TEXT CHECK (recorded_to > recorded_from), -- the import that replaced or dropped it; NULL: open
    FOREIGN KEY (pack, recorded_from) REFERENCES pack_import (pack, recorded_at),
    FOREIGN KEY (pack, recorded_to) REFERENCES pack_import (pack, recorded_at)
) STRICT;

CREATE TABLE inventory_piece (
    snapshot TEXT NOT NULL REFERENCES inventory_snapshot (digest),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    content BLOB NOT NULL,
    PRIMARY KEY (snapshot, ordinal)
) STRICT;

CREATE TABLE inventory_snapshot (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64), -- SHA-256 of its bytes
    byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
    run INTEGER NOT NULL REFERENCES run (id)             -- the one that brought it
) STRICT, WITHOUT ROWID;

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

CREATE TABLE ledger_part (
    entry INTEGER NOT NULL REFERENCES ledger (entry),
    part TEXT NOT NULL,          -- the table; `table.ended`, `.closed`, `.revoked`: what such an act wrote into a row of before
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    digest TEXT NOT NULL CHECK (length(digest) = 64),        -- SHA-256 over the digests of the rows, in order of key
    marks BLOB NOT NULL CHECK (length(marks) = 4 * row_count), -- the first bytes of each row's digest: they find the row that differs
    PRIMARY KEY (entry, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE migration_ledger (
    name TEXT PRIMARY KEY CHECK (name GLOB '[0-9][0-9][0-9][0-9]-?*'), -- the file's name without `.sql`
    digest TEXT NOT NULL CHECK (length(digest) = 64),                  -- SHA-256 of the file's text
    applied_at TEXT NOT NULL CHECK (applied_at = strftime('%Y-%m-%dT%H:%M:%fZ', applied_at)),
    tool_version TEXT NOT NULL                                         -- the compcheck that applied it
) STRICT, WITHOUT ROWID;

CREATE TABLE pack (
    name TEXT PRIMARY KEY CHECK (name <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_import (
    id INTEGER PRIMARY KEY,
    pack TEXT NOT NULL REFERENCES pack (name),
    recorded_at TEXT NOT NULL UNIQUE CHECK (recorded_at = strftime('%Y-%m-%dT%H:%M:%fZ', recorded_at)),
    tool_version TEXT NOT NULL,                       -- the compcheck that did it
    note TEXT,                                        -- why, in the words of who did it
    digest TEXT NOT NULL CHECK (length(digest) = 64), -- SHA-256 over the digests of all documents of the pack
    added INTEGER NOT NULL CHECK (added >= 0),        -- documents that had no open version
    changed INTEGER NOT NULL CHECK (changed >= 0),    -- documents that got a new version
    closed INTEGER NOT NULL CHECK (closed >= 0),      -- documents that vanished from the pack
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
    UNIQUE (pack, recorded_at)
) STRICT;

CREATE TABLE pack_source (
    pack TEXT NOT NULL REFERENCES pack (name),
    source TEXT NOT NULL CHECK (length(source) = 64), -- SHA-256 over the compcheck's version and the files
    digest TEXT NOT NULL CHECK (length(digest) = 64), -- what they say: see pack_import
    PRIMARY KEY (pack, source, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE pruned_run (
    run INTEGER PRIMARY KEY REFERENCES run (id),
    pruning INTEGER NOT NULL REFERENCES pruning (id)
) STRICT;

CREATE TABLE pruning (
    id INTEGER PRIMARY KEY,
    pruned_at TEXT NOT NULL CHECK (pruned_at = strftime('%Y-%m-%dT%H:%M:%fZ', pruned_at)),
    pruned_by TEXT,              -- in their own words; NULL: nobody said
    keep TEXT NOT NULL           -- what was to be kept, in words
) STRICT;

CREATE TABLE "rule_event" (
    version INTEGER NOT NULL REFERENCES "rule_version" (version),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    day TEXT NOT NULL CHECK (day = date(day, '+0 days')),
    event TEXT NOT NULL CHECK (event IN (
        'announced', 'introduced', 'advanced', 'enacted', 'effective', 'observed', 'resumed', 'enforced',
        'suspended', 'unenforced', 'repealed', 'expired', 'failed', 'withdrawn', 'amended', 'corrected'
    )),
    note TEXT,
    not_before TEXT CHECK (not_before = date(not_before, '+0 days')), -- of a first `observed`: it did not bind before
    PRIMARY KEY (version, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE "rule_override" (
    version INTEGER NOT NULL REFERENCES "rule_version" (version),
    overridden TEXT NOT NULL, -- id of a rule
    PRIMARY KEY (version, overridden)
) STRICT, WITHOUT ROWID;

CREATE TABLE "rule_reference" (
    version INTEGER NOT NULL REFERENCES "rule_version" (version),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    title TEXT NOT NULL,
    url TEXT,
    opened TEXT CHECK (opened = date(opened, '+0 days')), -- the day on which it was read
    PRIMARY KEY (version, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE "rule_standing_period" (
    version INTEGER NOT NULL REFERENCES "rule_version" (version),
    valid_from TEXT NOT NULL CHECK (valid_from = date(valid_from, '+0 days')),
    valid_to TEXT CHECK (valid_to = date(valid_to, '+0 days') AND valid_to > valid_from), -- NULL: no end is known
    standing TEXT NOT NULL CHECK (standing IN (
        'pending', 'scheduled', 'in-force', 'suspended', 'unenforced', 'ended'
    )),
    PRIMARY KEY (version, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE "rule_version" (
    version INTEGER PRIMARY KEY REFERENCES "document_version" (version),
    title TEXT NOT NULL,
    authority TEXT NOT NULL,  -- id of the catalogue's authority: who says so
    instrument TEXT,          -- where it is laid down
    effect TEXT NOT NULL CHECK (effect IN ('prohibits', 'requires', 'permits', 'exempts', 'notes')),
    requirement TEXT,         -- id of the permission that satisfies it
    severity TEXT NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low', 'info')),
    confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low', 'contested')),
    guidance TEXT,            -- what the reader should do
    waivable INTEGER NOT NULL CHECK (waivable IN (0, 1))
) STRICT;

CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL CHECK (started_at = strftime('%Y-%m-%dT%H:%M:%fZ', started_at)),
    tool_version TEXT NOT NULL,
    inventory TEXT NOT NULL,        -- its name: the file as the user named it; `-`: standard input
    rulebook_digest TEXT NOT NULL CHECK (length(rulebook_digest) = 64),
    rulebook_origin TEXT NOT NULL,  -- in words
    as_of TEXT NOT NULL CHECK (as_of = date(as_of, '+0 days')),
    known_at TEXT CHECK (known_at = strftime('%Y-%m-%dT%H:%M:%fZ', known_at)), -- NULL: all that was known
    horizon_days INTEGER NOT NULL CHECK (horizon_days >= 0),
    assumptions TEXT NOT NULL CHECK (json_type(assumptions) = 'object'), -- rule -> day from which it is in force
    without TEXT NOT NULL CHECK (json_type(without) = 'array'),          -- rules left out

    status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'failed', 'interrupted')),
    finished_at TEXT CHECK (finished_at = strftime('%Y-%m-%dT%H:%M:%fZ', finished_at)),
    exit_code INTEGER,
    failure TEXT,                   -- of a failed run: why
    inventory_digest TEXT CHECK (length(inventory_digest) = 64), -- SHA-256 of its bytes
    services INTEGER,
    prohibited INTEGER,             -- uses with this verdict, and so on
    restricted INTEGER,
    undetermined INTEGER,
    permitted INTEGER,
    unregulated INTEGER, today TEXT CHECK (today = date(today, '+0 days')), outlook_wanted INTEGER CHECK (outlook_wanted IN (0, 1)), fail_on TEXT CHECK (fail_on IN (
    'unregulated', 'permitted', 'undetermined', 'restricted', 'prohibited'
)), certain_only INTEGER CHECK (certain_only IN (0, 1)), ran_by TEXT, organization TEXT, snapshot_kept INTEGER CHECK (snapshot_kept IN (0, 1)), baseline TEXT CHECK (
    baseline GLOB 'run [1-9]*' OR baseline GLOB 'file ?*' OR baseline = 'no earlier run'
), language INTEGER CHECK (language >= 2),
    CHECK (CASE status
        WHEN 'running' THEN finished_at IS NULL
        WHEN 'interrupted' THEN finished_at IS NULL -- nobody knows when
        WHEN 'failed' THEN finished_at IS NOT NULL AND failure IS NOT NULL
        ELSE finished_at IS NOT NULL AND exit_code IS NOT NULL AND inventory_digest IS NOT NULL
            AND services IS NOT NULL AND prohibited IS NOT NULL AND restricted IS NOT NULL
            AND undetermined IS NOT NULL AND permitted IS NOT NULL AND unregulated IS NOT NULL
    END)
) STRICT;

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

CREATE TABLE run_answer (
    run INTEGER NOT NULL REFERENCES run (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    verdict TEXT NOT NULL CHECK (verdict IN (
        'unregulated', 'permitted', 'undetermined', 'restricted', 'prohibited'
    )),
    at_worst TEXT NOT NULL CHECK (at_worst IN (
        'unregulated', 'permitted', 'undetermined', 'restricted', 'prohibited'
    )),
    PRIMARY KEY (run, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE "run_finding" (
    run INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    rule TEXT NOT NULL,
    title TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (effect IN ('prohibits', 'requires', 'permits', 'exempts', 'notes')),
    severity TEXT NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low', 'info')),
    standing TEXT NOT NULL CHECK (standing IN (
        'pending', 'scheduled', 'uncertain', 'in-force', 'suspended', 'unenforced', 'ended'
    )),
    since TEXT NOT NULL CHECK (since = date(since, '+0 days')),          -- first day of that standing, or of the assumption
    assumed INTEGER NOT NULL CHECK (assumed IN (0, 1)),       -- 1: in force only because the run assumed so
    certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'possible')),
    missing TEXT NOT NULL CHECK (json_type(missing) = 'array'),  -- attributes that must be known to decide it
    because TEXT NOT NULL CHECK (json_type(because) = 'array'),  -- attribute and values that met a condition, each
    doubts TEXT CHECK (json_type(doubts) = 'array'), -- what only a source can settle; NULL: nothing, or it was not kept
    PRIMARY KEY (run, answer, rule),
    FOREIGN KEY (run, answer) REFERENCES run_answer (run, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_new_finding (
    run INTEGER NOT NULL,
    service INTEGER NOT NULL,    -- its ordinal
    jurisdiction TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (run, service, jurisdiction, rule),
    FOREIGN KEY (run, service, jurisdiction) REFERENCES run_use (run, service, jurisdiction)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE run_service (
    run INTEGER NOT NULL REFERENCES run (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    id TEXT NOT NULL,
    name TEXT,
    owner TEXT, line INTEGER CHECK (line >= 1), line_column INTEGER CHECK (line_column >= 1),
    PRIMARY KEY (run, ordinal),
    UNIQUE (run, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_use (
    run INTEGER NOT NULL,
    service INTEGER NOT NULL,
    jurisdiction TEXT NOT NULL,
    answer INTEGER NOT NULL, position INTEGER CHECK (position >= 1), alternative INTEGER CHECK (alternative >= 1),
    PRIMARY KEY (run, service, jurisdiction),
    FOREIGN KEY (run, service) REFERENCES run_service (run, ordinal),
    FOREIGN KEY (run, answer) REFERENCES run_answer (run, ordinal)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE schedule (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> '' AND name NOT GLOB '*[^a-z0-9-]*'),
    arguments TEXT NOT NULL CHECK (json_type(arguments) = 'array'), -- of `schedule add`, as they were typed
    folder TEXT NOT NULL CHECK (folder LIKE '/%'),                  -- in which they were typed; names of files begin there
    due_at TEXT NOT NULL CHECK (due_at = strftime('%H:%M', due_at)),
    weekdays TEXT NOT NULL CHECK (weekdays <> ''),                  -- mon-fri, sat,sun or daily
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),                -- an IANA name, such as Europe/Berlin
    added_by TEXT CHECK (added_by <> ''),                           -- in their own words; NULL: nobody said
    recorded_from TEXT NOT NULL CHECK (recorded_from = strftime('%Y-%m-%dT%H:%M:%fZ', recorded_from)),
    recorded_to TEXT CHECK (
        recorded_to = strftime('%Y-%m-%dT%H:%M:%fZ', recorded_to) AND recorded_to > recorded_from
    ),
    removed_by TEXT CHECK (removed_by <> '')                        -- who removed or replaced it
, request TEXT CHECK (request IS NULL OR json_type(request) = 'object')) STRICT;

CREATE TABLE schedule_audit (
    schedule_run INTEGER NOT NULL REFERENCES schedule_run (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    run INTEGER NOT NULL UNIQUE REFERENCES run (id),
    PRIMARY KEY (schedule_run, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule_install (
    id INTEGER PRIMARY KEY,
    schedule INTEGER NOT NULL REFERENCES schedule (id),
    scheduler TEXT NOT NULL CHECK (scheduler IN ('systemd', 'launchd', 'cron')),
    place TEXT NOT NULL,            -- the folder of its files; for cron the user whose crontab it is
    recorded_from TEXT NOT NULL CHECK (recorded_from = strftime('%Y-%m-%dT%H:%M:%fZ', recorded_from)),
    recorded_to TEXT CHECK (
        recorded_to = strftime('%Y-%m-%dT%H:%M:%fZ', recorded_to) AND recorded_to > recorded_from
    )
) STRICT;

CREATE TABLE schedule_run (
    id INTEGER PRIMARY KEY,
    schedule INTEGER NOT NULL REFERENCES schedule (id),
    started_at TEXT NOT NULL CHECK (started_at = strftime('%Y-%m-%dT%H:%M:%fZ', started_at)),
    status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'failed', 'interrupted', 'skipped')),
    finished_at TEXT CHECK (finished_at = strftime('%Y-%m-%dT%H:%M:%fZ', finished_at)),
    exit_code INTEGER,              -- the worst of its audits
    failure TEXT,                   -- why an audit could not be done, or why none was begun
    CHECK (CASE status
        WHEN 'running' THEN finished_at IS NULL AND exit_code IS NULL
        WHEN 'interrupted' THEN finished_at IS NULL -- nobody knows when
        WHEN 'finished' THEN finished_at IS NOT NULL AND exit_code IN (0, 1)
        ELSE finished_at IS NOT NULL AND exit_code IS NOT NULL AND failure IS NOT NULL
    END)
) STRICT;

CREATE TABLE waiver (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    service TEXT NOT NULL,
    jurisdiction TEXT,           -- NULL: wherever the service is used
    reason TEXT NOT NULL CHECK (reason <> ''),
    accepted_by TEXT NOT NULL CHECK (accepted_by <> ''),
    valid_from TEXT NOT NULL CHECK (valid_from = date(valid_from, '+0 days')),
    valid_to TEXT NOT NULL CHECK (valid_to = date(valid_to, '+0 days') AND valid_to > valid_from), -- first day without it
    recorded_from TEXT NOT NULL CHECK (recorded_from = strftime('%Y-%m-%dT%H:%M:%fZ', recorded_from)),
    recorded_to TEXT CHECK (
        recorded_to = strftime('%Y-%m-%dT%H:%M:%fZ', recorded_to) AND recorded_to > recorded_from
    )
, ticket TEXT CHECK (ticket <> ''), revoked_by TEXT CHECK (revoked_by <> ''), revoked_because TEXT CHECK (revoked_because <> '')) STRICT;

CREATE INDEX alert_attempt_by_alert ON alert_attempt (alert);

CREATE INDEX alert_look_by_target ON alert_look (target_digest, inventory, id);

CREATE INDEX document_version_by_id ON document_version (kind, id, recorded_from);

CREATE UNIQUE INDEX document_version_open ON document_version (kind, id) WHERE recorded_to IS NULL;

CREATE INDEX pack_import_by_pack ON pack_import (pack, id);

CREATE INDEX pruned_run_by_pruning ON pruned_run (pruning);

CREATE INDEX run_by_inventory ON run (inventory, status, id);

CREATE UNIQUE INDEX schedule_open ON schedule (name) WHERE recorded_to IS NULL;

CREATE INDEX schedule_run_by_schedule ON schedule_run (schedule, id);
