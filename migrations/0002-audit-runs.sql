-- What each audit found.
--
-- A run is written down as `running` before it begins. Its uses and findings arrive together with the word
-- `finished`, in one transaction: a run that failed or was killed has none. Who kills compcheck leaves a run that
-- says `running`; the next compcheck that opens the database sees that nobody holds the run's lock (a file beside
-- the database, which the system lets go when a process ends) and says `interrupted`.
--
-- Many uses share one answer, and it is kept once: use -> answer -> findings. The views put them together.

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
    unregulated INTEGER,
    CHECK (CASE status
        WHEN 'running' THEN finished_at IS NULL
        WHEN 'interrupted' THEN finished_at IS NULL -- nobody knows when
        WHEN 'failed' THEN finished_at IS NOT NULL AND failure IS NOT NULL
        ELSE finished_at IS NOT NULL AND exit_code IS NOT NULL AND inventory_digest IS NOT NULL
            AND services IS NOT NULL AND prohibited IS NOT NULL AND restricted IS NOT NULL
            AND undetermined IS NOT NULL AND permitted IS NOT NULL AND unregulated IS NOT NULL
    END)
) STRICT;

CREATE INDEX run_by_inventory ON run (inventory, status, id);

-- The services of the inventory, in its order.
CREATE TABLE run_service (
    run INTEGER NOT NULL REFERENCES run (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    id TEXT NOT NULL,
    name TEXT,
    owner TEXT,
    PRIMARY KEY (run, ordinal),
    UNIQUE (run, id)
) STRICT, WITHOUT ROWID;

-- The different answers of a run.
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

-- The rules that bear on the uses with this answer.
CREATE TABLE run_finding (
    run INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    rule TEXT NOT NULL,
    title TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (effect IN ('prohibits', 'requires', 'permits', 'notes')),
    severity TEXT NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low', 'info')),
    standing TEXT NOT NULL CHECK (standing IN (
        'pending', 'scheduled', 'in-force', 'suspended', 'unenforced', 'ended'
    )),
    since TEXT NOT NULL CHECK (since = date(since, '+0 days')),          -- first day of that standing, or of the assumption
    assumed INTEGER NOT NULL CHECK (assumed IN (0, 1)),       -- 1: in force only because the run assumed so
    certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'possible')),
    missing TEXT NOT NULL CHECK (json_type(missing) = 'array'),  -- attributes that must be known to decide it
    because TEXT NOT NULL CHECK (json_type(because) = 'array'),  -- attribute and values that met a condition, each
    PRIMARY KEY (run, answer, rule),
    FOREIGN KEY (run, answer) REFERENCES run_answer (run, ordinal)
) STRICT, WITHOUT ROWID;

-- Every use: one service in one jurisdiction.
CREATE TABLE run_use (
    run INTEGER NOT NULL,
    service INTEGER NOT NULL,
    jurisdiction TEXT NOT NULL,
    answer INTEGER NOT NULL,
    PRIMARY KEY (run, service, jurisdiction),
    FOREIGN KEY (run, service) REFERENCES run_service (run, ordinal),
    FOREIGN KEY (run, answer) REFERENCES run_answer (run, ordinal)
) STRICT, WITHOUT ROWID;

-- The organisation's own, dated, signed-for acceptance of findings. It hides nothing.
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
) STRICT;

-- Append-only.

CREATE TRIGGER run_begins_running BEFORE INSERT ON run
WHEN NEW.status <> 'running' OR EXISTS (SELECT 1 FROM run WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'run is append-only: a new run is running'); END;
CREATE TRIGGER run_only_ends BEFORE UPDATE ON run
WHEN OLD.status <> 'running' OR NEW.status = 'running' OR NEW.id <> OLD.id OR NEW.started_at <> OLD.started_at
    OR NEW.tool_version <> OLD.tool_version OR NEW.inventory <> OLD.inventory
    OR NEW.rulebook_digest <> OLD.rulebook_digest OR NEW.rulebook_origin <> OLD.rulebook_origin
    OR NEW.as_of <> OLD.as_of OR NEW.known_at IS NOT OLD.known_at OR NEW.horizon_days <> OLD.horizon_days
    OR NEW.assumptions <> OLD.assumptions OR NEW.without <> OLD.without
BEGIN SELECT RAISE(ABORT, 'run is append-only: a running run may only end'); END;
CREATE TRIGGER run_no_delete BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'run is append-only'); END;

CREATE TRIGGER run_service_only_while_running BEFORE INSERT ON run_service
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_service is append-only: the run has ended'); END;
CREATE TRIGGER run_service_no_update BEFORE UPDATE ON run_service
BEGIN SELECT RAISE(ABORT, 'run_service is append-only'); END;
CREATE TRIGGER run_service_no_delete BEFORE DELETE ON run_service
BEGIN SELECT RAISE(ABORT, 'run_service is append-only'); END;

CREATE TRIGGER run_answer_only_while_running BEFORE INSERT ON run_answer
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_answer is append-only: the run has ended'); END;
CREATE TRIGGER run_answer_no_update BEFORE UPDATE ON run_answer
BEGIN SELECT RAISE(ABORT, 'run_answer is append-only'); END;
CREATE TRIGGER run_answer_no_delete BEFORE DELETE ON run_answer
BEGIN SELECT RAISE(ABORT, 'run_answer is append-only'); END;

CREATE TRIGGER run_finding_only_while_running BEFORE INSERT ON run_finding
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only: the run has ended'); END;
CREATE TRIGGER run_finding_no_update BEFORE UPDATE ON run_finding
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only'); END;
CREATE TRIGGER run_finding_no_delete BEFORE DELETE ON run_finding
BEGIN SELECT RAISE(ABORT, 'run_finding is append-only'); END;

CREATE TRIGGER run_use_only_while_running BEFORE INSERT ON run_use
WHEN (SELECT status FROM run WHERE id = NEW.run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'run_use is append-only: the run has ended'); END;
CREATE TRIGGER run_use_no_update BEFORE UPDATE ON run_use
BEGIN SELECT RAISE(ABORT, 'run_use is append-only'); END;
CREATE TRIGGER run_use_no_delete BEFORE DELETE ON run_use
BEGIN SELECT RAISE(ABORT, 'run_use is append-only'); END;

CREATE TRIGGER waiver_begins_open BEFORE INSERT ON waiver
WHEN NEW.recorded_to IS NOT NULL OR EXISTS (SELECT 1 FROM waiver WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'waiver is append-only: a new waiver is open'); END;
CREATE TRIGGER waiver_only_closes BEFORE UPDATE ON waiver
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.id <> OLD.id OR NEW.rule <> OLD.rule
    OR NEW.service <> OLD.service OR NEW.jurisdiction IS NOT OLD.jurisdiction OR NEW.reason <> OLD.reason
    OR NEW.accepted_by <> OLD.accepted_by OR NEW.valid_from <> OLD.valid_from OR NEW.valid_to <> OLD.valid_to
    OR NEW.recorded_from <> OLD.recorded_from
BEGIN SELECT RAISE(ABORT, 'waiver is append-only: an open waiver may only be closed'); END;
CREATE TRIGGER waiver_no_delete BEFORE DELETE ON waiver
BEGIN SELECT RAISE(ABORT, 'waiver is append-only'); END;

-- The runs, a row each. `previous_run` is the finished run before it of the same inventory with the same
-- assumptions and the same rules left out: what-if runs are compared among themselves.
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
    ) AS previous_run
FROM run;

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
    s.id || '/' || u.jurisdiction || '/' || f.rule AS fingerprint
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

-- The waivers that hold today (UTC).
CREATE VIEW waiver_active AS
SELECT id, rule, service, jurisdiction, reason, accepted_by, valid_from, valid_to, recorded_from
FROM waiver
WHERE recorded_to IS NULL AND valid_from <= date('now') AND valid_to > date('now');
