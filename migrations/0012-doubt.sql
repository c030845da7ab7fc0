-- The language of doubt: rules that exempt, starts that nobody knows, scopes and models in the catalogue.
--
-- Tables whose CHECKs are too narrow for the new words are made again, row by row: what they hold stays as it was, and so
-- do the digests of it in the ledger.

DROP VIEW finding_latest;
DROP VIEW finding_change;
DROP VIEW finding_history;
DROP VIEW rule_pending;
DROP VIEW rule_in_force_today;
DROP VIEW rule_event_log;
DROP VIEW rule_history;
DROP VIEW rule_current;

CREATE TABLE new_document_version (
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
CREATE TABLE new_rule_version (
    version INTEGER PRIMARY KEY REFERENCES new_document_version (version),
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
CREATE TABLE new_rule_event (
    version INTEGER NOT NULL REFERENCES new_rule_version (version),
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
CREATE TABLE new_rule_standing_period (
    version INTEGER NOT NULL REFERENCES new_rule_version (version),
    valid_from TEXT NOT NULL CHECK (valid_from = date(valid_from, '+0 days')),
    valid_to TEXT CHECK (valid_to = date(valid_to, '+0 days') AND valid_to > valid_from), -- NULL: no end is known
    standing TEXT NOT NULL CHECK (standing IN (
        'pending', 'scheduled', 'in-force', 'suspended', 'unenforced', 'ended'
    )),
    PRIMARY KEY (version, valid_from)
) STRICT, WITHOUT ROWID;
CREATE TABLE new_rule_override (
    version INTEGER NOT NULL REFERENCES new_rule_version (version),
    overridden TEXT NOT NULL, -- id of a rule
    PRIMARY KEY (version, overridden)
) STRICT, WITHOUT ROWID;
CREATE TABLE new_rule_reference (
    version INTEGER NOT NULL REFERENCES new_rule_version (version),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    title TEXT NOT NULL,
    url TEXT,
    opened TEXT CHECK (opened = date(opened, '+0 days')), -- the day on which it was read
    PRIMARY KEY (version, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO new_document_version SELECT * FROM document_version;
INSERT INTO new_rule_version SELECT * FROM rule_version;
INSERT INTO new_rule_event (version, ordinal, day, event, note) SELECT version, ordinal, day, event, note FROM rule_event;
INSERT INTO new_rule_standing_period SELECT * FROM rule_standing_period;
INSERT INTO new_rule_override SELECT * FROM rule_override;
INSERT INTO new_rule_reference SELECT * FROM rule_reference;
DROP TABLE rule_reference;
DROP TABLE rule_override;
DROP TABLE rule_standing_period;
DROP TABLE rule_event;
DROP TABLE rule_version;
DROP TABLE document_version;
ALTER TABLE new_document_version RENAME TO document_version;
ALTER TABLE new_rule_version RENAME TO rule_version;
ALTER TABLE new_rule_event RENAME TO rule_event;
ALTER TABLE new_rule_standing_period RENAME TO rule_standing_period;
ALTER TABLE new_rule_override RENAME TO rule_override;
ALTER TABLE new_rule_reference RENAME TO rule_reference;

CREATE UNIQUE INDEX document_version_open ON document_version (kind, id) WHERE recorded_to IS NULL;
CREATE INDEX document_version_by_id ON document_version (kind, id, recorded_from);

CREATE TRIGGER document_version_only_closes BEFORE UPDATE ON document_version
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL
    OR NEW.recorded_to IS NOT (SELECT max(recorded_at) FROM pack_import)
    OR NEW.version <> OLD.version OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id OR NEW.pack <> OLD.pack
    OR NEW.json <> OLD.json OR NEW.digest <> OLD.digest OR NEW.recorded_from <> OLD.recorded_from
BEGIN SELECT RAISE(ABORT, 'document_version is append-only: an open version may only be closed'); END;
CREATE TRIGGER document_version_no_delete BEFORE DELETE ON document_version
BEGIN SELECT RAISE(ABORT, 'document_version is append-only'); END;
CREATE TRIGGER document_version_no_replace BEFORE INSERT ON document_version
WHEN EXISTS (SELECT 1 FROM document_version WHERE version = NEW.version)
    OR EXISTS (SELECT 1 FROM document_version WHERE kind = NEW.kind AND id = NEW.id AND recorded_to IS NULL)
BEGIN SELECT RAISE(ABORT, 'document_version is append-only: close the open version first'); END;
CREATE TRIGGER document_version_begins_open BEFORE INSERT ON document_version
WHEN NEW.recorded_to IS NOT NULL OR NEW.recorded_from IS NOT (SELECT max(recorded_at) FROM pack_import)
BEGIN SELECT RAISE(ABORT, 'a new version is open and belongs to the newest import'); END;
CREATE TRIGGER rule_version_no_update BEFORE UPDATE ON rule_version
BEGIN SELECT RAISE(ABORT, 'rule_version is append-only'); END;
CREATE TRIGGER rule_version_no_delete BEFORE DELETE ON rule_version
BEGIN SELECT RAISE(ABORT, 'rule_version is append-only'); END;
CREATE TRIGGER rule_version_no_replace BEFORE INSERT ON rule_version
WHEN EXISTS (SELECT 1 FROM rule_version WHERE version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'rule_version is append-only'); END;
CREATE TRIGGER rule_event_no_update BEFORE UPDATE ON rule_event
BEGIN SELECT RAISE(ABORT, 'rule_event is append-only'); END;
CREATE TRIGGER rule_event_no_delete BEFORE DELETE ON rule_event
BEGIN SELECT RAISE(ABORT, 'rule_event is append-only'); END;
CREATE TRIGGER rule_event_no_replace BEFORE INSERT ON rule_event
WHEN (SELECT recorded_from FROM document_version WHERE version = NEW.version)
        IS NOT (SELECT max(recorded_at) FROM pack_import)
    OR EXISTS (SELECT 1 FROM rule_event WHERE version = NEW.version AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'rule_event is append-only'); END;
CREATE TRIGGER rule_standing_period_no_update BEFORE UPDATE ON rule_standing_period
BEGIN SELECT RAISE(ABORT, 'rule_standing_period is append-only'); END;
CREATE TRIGGER rule_standing_period_no_delete BEFORE DELETE ON rule_standing_period
BEGIN SELECT RAISE(ABORT, 'rule_standing_period is append-only'); END;
CREATE TRIGGER rule_standing_period_no_replace BEFORE INSERT ON rule_standing_period
WHEN (SELECT recorded_from FROM document_version WHERE version = NEW.version)
        IS NOT (SELECT max(recorded_at) FROM pack_import)
    OR EXISTS (SELECT 1 FROM rule_standing_period WHERE version = NEW.version AND valid_from = NEW.valid_from)
BEGIN SELECT RAISE(ABORT, 'rule_standing_period is append-only'); END;
CREATE TRIGGER rule_override_no_update BEFORE UPDATE ON rule_override
BEGIN SELECT RAISE(ABORT, 'rule_override is append-only'); END;
CREATE TRIGGER rule_override_no_delete BEFORE DELETE ON rule_override
BEGIN SELECT RAISE(ABORT, 'rule_override is append-only'); END;
CREATE TRIGGER rule_override_only_newest BEFORE INSERT ON rule_override
WHEN (SELECT recorded_from FROM document_version WHERE version = NEW.version)
    IS NOT (SELECT max(recorded_at) FROM pack_import)
BEGIN SELECT RAISE(ABORT, 'rule_override is append-only'); END;
CREATE TRIGGER rule_reference_no_update BEFORE UPDATE ON rule_reference
BEGIN SELECT RAISE(ABORT, 'rule_reference is append-only'); END;
CREATE TRIGGER rule_reference_no_delete BEFORE DELETE ON rule_reference
BEGIN SELECT RAISE(ABORT, 'rule_reference is append-only'); END;
CREATE TRIGGER rule_reference_no_replace BEFORE INSERT ON rule_reference
WHEN (SELECT recorded_from FROM document_version WHERE version = NEW.version)
        IS NOT (SELECT max(recorded_at) FROM pack_import)
    OR EXISTS (SELECT 1 FROM rule_reference WHERE version = NEW.version AND ordinal = NEW.ordinal)
BEGIN SELECT RAISE(ABORT, 'rule_reference is append-only'); END;

CREATE TABLE new_run_finding (
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
INSERT INTO new_run_finding (run, answer, rule, title, effect, severity, standing, since, assumed, certainty, missing, because) SELECT run, answer, rule, title, effect, severity, standing, since, assumed, certainty, missing, because FROM run_finding;
DROP TABLE run_finding;
ALTER TABLE new_run_finding RENAME TO run_finding;

CREATE TRIGGER run_finding_only_while_running BEFORE INSERT ON run_finding
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only: the run has ended'); END;
CREATE TRIGGER run_finding_no_update BEFORE UPDATE ON run_finding
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only'); END;
CREATE TRIGGER run_finding_no_delete BEFORE DELETE ON run_finding
WHEN OLD.run NOT IN (SELECT run FROM pruned_run)
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only: the run is not pruned'); END;

-- The version of the language (docs/design.md) by which a run was evaluated; NULL: 1, before it was kept.
ALTER TABLE run ADD COLUMN language INTEGER CHECK (language >= 2);

DROP TRIGGER run_only_ends;
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

-- Every stretch of a version's standing. A rule that was first seen in force began on some earlier day that nobody knows:
-- until it was seen its standing is uncertain, from `not_before` or, where that is not known either, from year 1 on.
CREATE VIEW rule_standing AS
SELECT version, valid_from, valid_to, standing FROM rule_standing_period
UNION ALL
SELECT version, coalesce(not_before, '0001-01-01'), day, 'uncertain' FROM rule_event
WHERE ordinal = 1 AND event = 'observed' AND coalesce(not_before, '0001-01-01') < day;

-- The rules as they are known now, a row each. `standing` and `standing_since` are those of today (UTC); NULL
-- where the rule's first event is still to come.
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

-- Everything ever believed about rules: a row for each version of a rule and each stretch of its standing, with
-- both kinds of time. What was believed at instant T to hold on day D:
--   WHERE recorded_from <= T AND (recorded_to IS NULL OR recorded_to > T)
--     AND valid_from <= D AND (valid_to IS NULL OR valid_to > D)
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

-- The dated events of every version of every rule. With `recorded_to IS NULL`: as they are known now.
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

-- The rules in force today (UTC), as they are known now.
CREATE VIEW rule_in_force_today AS
SELECT id, title, pack, authority, authority_name, instrument, effect, requirement, severity, confidence,
    standing_since AS in_force_since, guidance, version
FROM rule_current
WHERE standing = 'in-force';

-- The rules that may come into force: `in_force_from` is the day where their events say so, NULL where none does.
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

-- Every finding of every finished run. `verdict` and `at_worst` are those of the whole use. `fingerprint` names the
-- finding across runs: service/jurisdiction/rule.
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

-- The findings of the latest finished run of each inventory.
CREATE VIEW finding_latest AS
SELECT * FROM finding_history
WHERE run IN (SELECT max(id) FROM run WHERE status = 'finished' GROUP BY inventory);

-- What each finished run found that the finished run before it (audit_run.previous_run) had not:
--   opened   the finding is new;
--   closed   it is gone; its columns say what it last was;
--   changed  effect, severity, standing or certainty differ; `was_...` say what they were.
-- The first run of an inventory has nothing to be compared with, and no rows.
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

DROP VIEW audit_run;
-- The runs, a row each. `previous_run` is the finished run before it of the same inventory with the same
-- assumptions and the same rules left out: what-if runs are compared among themselves. Assumptions are the same where
-- each rule is in force from the same day, or where it is in each run from the day in question. A pruned run, which is
-- told by `pruned_at`, is compared with nothing. The columns after previous_run are NULL for runs that were recorded
-- before compcheck kept them.
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
