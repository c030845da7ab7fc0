-- Audits that the machine's own scheduler starts, and what became of them.
--
-- A schedule is never changed: to replace one closes it and opens another of the same name. A run of it is written
-- down as `running` while it holds the lock of its name (a file beside the database, which the system lets go when a
-- process ends); one that says `running` and whose lock nobody holds is marked `interrupted` by the next compcheck that
-- opens the database. When a schedule is due, and so whether a run was missed, depends on the clocks of its time zone:
-- `compcheck schedule status` says it.

-- The schedules: what is audited, and when. Those with recorded_to were removed or replaced.
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
) STRICT;

CREATE UNIQUE INDEX schedule_open ON schedule (name) WHERE recorded_to IS NULL;

-- Every time that a schedule was started.
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

CREATE INDEX schedule_run_by_schedule ON schedule_run (schedule, id);

-- The audits that a run of a schedule has done, in its order. One that could not be done is not among them.
CREATE TABLE schedule_audit (
    schedule_run INTEGER NOT NULL REFERENCES schedule_run (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    run INTEGER NOT NULL UNIQUE REFERENCES run (id),
    PRIMARY KEY (schedule_run, ordinal)
) STRICT, WITHOUT ROWID;

-- Where a schedule was given to a scheduler of this machine, and until when.
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

-- Append-only.

CREATE TRIGGER schedule_begins_open BEFORE INSERT ON schedule
WHEN NEW.recorded_to IS NOT NULL OR NEW.removed_by IS NOT NULL OR EXISTS (SELECT 1 FROM schedule WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM schedule WHERE name = NEW.name AND recorded_to IS NULL)
BEGIN SELECT RAISE(ABORT, 'schedule is append-only: a new schedule is open'); END;
CREATE TRIGGER schedule_only_closes BEFORE UPDATE ON schedule
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.id <> OLD.id OR NEW.name <> OLD.name
    OR NEW.arguments <> OLD.arguments OR NEW.folder <> OLD.folder OR NEW.due_at <> OLD.due_at
    OR NEW.weekdays <> OLD.weekdays OR NEW.time_zone <> OLD.time_zone OR NEW.added_by IS NOT OLD.added_by
    OR NEW.recorded_from <> OLD.recorded_from
BEGIN SELECT RAISE(ABORT, 'schedule is append-only: an open schedule may only be closed'); END;
CREATE TRIGGER schedule_no_delete BEFORE DELETE ON schedule
BEGIN SELECT RAISE(ABORT, 'schedule is append-only'); END;

CREATE TRIGGER schedule_run_begins BEFORE INSERT ON schedule_run
WHEN NEW.status NOT IN ('running', 'skipped') OR EXISTS (SELECT 1 FROM schedule_run WHERE id = NEW.id)
    OR (SELECT recorded_to FROM schedule WHERE id = NEW.schedule) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'schedule_run is append-only: a new run is running or skipped'); END;
CREATE TRIGGER schedule_run_only_ends BEFORE UPDATE ON schedule_run
WHEN OLD.status <> 'running' OR NEW.status NOT IN ('finished', 'failed', 'interrupted') OR NEW.id <> OLD.id
    OR NEW.schedule <> OLD.schedule OR NEW.started_at <> OLD.started_at
BEGIN SELECT RAISE(ABORT, 'schedule_run is append-only: a running run may only end'); END;
CREATE TRIGGER schedule_run_no_delete BEFORE DELETE ON schedule_run
BEGIN SELECT RAISE(ABORT, 'schedule_run is append-only'); END;

CREATE TRIGGER schedule_audit_only_while_running BEFORE INSERT ON schedule_audit
WHEN (SELECT status FROM schedule_run WHERE id = NEW.schedule_run) IS NOT 'running'
BEGIN SELECT RAISE(ABORT, 'schedule_audit is append-only: the run has ended'); END;
CREATE TRIGGER schedule_audit_no_update BEFORE UPDATE ON schedule_audit
BEGIN SELECT RAISE(ABORT, 'schedule_audit is append-only'); END;
CREATE TRIGGER schedule_audit_no_delete BEFORE DELETE ON schedule_audit
BEGIN SELECT RAISE(ABORT, 'schedule_audit is append-only'); END;

CREATE TRIGGER schedule_install_begins_open BEFORE INSERT ON schedule_install
WHEN NEW.recorded_to IS NOT NULL OR EXISTS (SELECT 1 FROM schedule_install WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'schedule_install is append-only: a new one is open'); END;
CREATE TRIGGER schedule_install_only_closes BEFORE UPDATE ON schedule_install
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.id <> OLD.id OR NEW.schedule <> OLD.schedule
    OR NEW.scheduler <> OLD.scheduler OR NEW.place <> OLD.place OR NEW.recorded_from <> OLD.recorded_from
BEGIN SELECT RAISE(ABORT, 'schedule_install is append-only: an open one may only be closed'); END;
CREATE TRIGGER schedule_install_no_delete BEFORE DELETE ON schedule_install
BEGIN SELECT RAISE(ABORT, 'schedule_install is append-only'); END;

-- Every time that a schedule was started, a row each; `runs` are the numbers of its audits in audit_run.
CREATE VIEW schedule_history AS
SELECT
    r.id AS id, s.name AS schedule, r.status, r.started_at, r.finished_at, r.exit_code, r.failure,
    (
        SELECT json_group_array(a.run) FROM (
            SELECT run FROM schedule_audit WHERE schedule_run = r.id ORDER BY ordinal
        ) AS a
    ) AS runs
FROM schedule_run AS r JOIN schedule AS s ON s.id = r.schedule;

-- The schedules that there are, with how the last run of each ended that was not skipped.
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
