-- What compcheck has believed about rules and the catalogue, and since when.
--
-- Two kinds of time run through these tables, and both are kept, always:
--   valid time   days, YYYY-MM-DD: when a rule binds in the world;
--   record time  instants in UTC, YYYY-MM-DDTHH:MM:SS.mmmZ: when this database learned it.
-- A stretch of time begins with the first value and ends before the second; where the second is NULL it has
-- not ended. Both forms sort as text. (`date(day, '+0 days')` in the CHECKs refuses the 30th of February.)
--
-- Nothing here is ever changed or deleted, and triggers hold everybody to it. A correction is a new version. The
-- one change allowed is to close an open version by giving it a recorded_to.
--
-- Read the views (rule_current, rule_history, ...) rather than the tables: their names and columns stay.

-- Which migrations made this database. compcheck refuses a database whose ledger it does not recognise.
CREATE TABLE migration_ledger (
    name TEXT PRIMARY KEY CHECK (name GLOB '[0-9][0-9][0-9][0-9]-?*'), -- the file's name without `.sql`
    digest TEXT NOT NULL CHECK (length(digest) = 64),                  -- SHA-256 of the file's text
    applied_at TEXT NOT NULL CHECK (applied_at = strftime('%Y-%m-%dT%H:%M:%fZ', applied_at)),
    tool_version TEXT NOT NULL                                         -- the compcheck that applied it
) STRICT, WITHOUT ROWID;

-- A named set of rules and catalogue entries: `builtin`, or a company's own.
CREATE TABLE pack (
    name TEXT PRIMARY KEY CHECK (name <> '')
) STRICT, WITHOUT ROWID;

-- Each time that a pack was imported and something in it was new, different or gone.
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

CREATE INDEX pack_import_by_pack ON pack_import (pack, id);

-- Every version of every rule and catalogue entry, word for word as JSON.
CREATE TABLE document_version (
    version INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN (
        'rule', 'authority', 'jurisdiction', 'group', 'vendor', 'offering', 'requirement',
        'route', 'capability', 'modality', 'data'
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

-- One id has one open version, and so belongs to one pack at a time.
CREATE UNIQUE INDEX document_version_open ON document_version (kind, id) WHERE recorded_to IS NULL;
CREATE INDEX document_version_by_id ON document_version (kind, id, recorded_from);

-- The tables below repeat what the JSON of a rule's version says, so that it can be asked for in SQL.

CREATE TABLE rule_version (
    version INTEGER PRIMARY KEY REFERENCES document_version (version),
    title TEXT NOT NULL,
    authority TEXT NOT NULL,  -- id of the catalogue's authority: who says so
    instrument TEXT,          -- where it is laid down
    effect TEXT NOT NULL CHECK (effect IN ('prohibits', 'requires', 'permits', 'notes')),
    requirement TEXT,         -- id of the permission that satisfies it
    severity TEXT NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low', 'info')),
    confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low', 'contested')),
    guidance TEXT,            -- what the reader should do
    waivable INTEGER NOT NULL CHECK (waivable IN (0, 1))
) STRICT;

-- What happened to the rule, in the order of the file.
CREATE TABLE rule_event (
    version INTEGER NOT NULL REFERENCES rule_version (version),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    day TEXT NOT NULL CHECK (day = date(day, '+0 days')),
    event TEXT NOT NULL CHECK (event IN (
        'announced', 'introduced', 'advanced', 'enacted', 'effective', 'observed', 'resumed', 'enforced',
        'suspended', 'unenforced', 'repealed', 'expired', 'failed', 'withdrawn', 'amended', 'corrected'
    )),
    note TEXT,
    PRIMARY KEY (version, ordinal)
) STRICT, WITHOUT ROWID;

-- What the events make of the rule: stretches of valid time with one standing. They touch and never overlap.
CREATE TABLE rule_standing_period (
    version INTEGER NOT NULL REFERENCES rule_version (version),
    valid_from TEXT NOT NULL CHECK (valid_from = date(valid_from, '+0 days')),
    valid_to TEXT CHECK (valid_to = date(valid_to, '+0 days') AND valid_to > valid_from), -- NULL: no end is known
    standing TEXT NOT NULL CHECK (standing IN (
        'pending', 'scheduled', 'in-force', 'suspended', 'unenforced', 'ended'
    )),
    PRIMARY KEY (version, valid_from)
) STRICT, WITHOUT ROWID;

-- The rules that this version lifts where it is live.
CREATE TABLE rule_override (
    version INTEGER NOT NULL REFERENCES rule_version (version),
    overridden TEXT NOT NULL, -- id of a rule
    PRIMARY KEY (version, overridden)
) STRICT, WITHOUT ROWID;

-- Where it is known from.
CREATE TABLE rule_reference (
    version INTEGER NOT NULL REFERENCES rule_version (version),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
    title TEXT NOT NULL,
    url TEXT,
    opened TEXT CHECK (opened = date(opened, '+0 days')), -- the day on which it was read
    PRIMARY KEY (version, ordinal)
) STRICT, WITHOUT ROWID;

-- Append-only. The triggers on INSERT are there because INSERT OR REPLACE deletes without asking the others.

CREATE TRIGGER migration_ledger_no_update BEFORE UPDATE ON migration_ledger
BEGIN SELECT RAISE(ABORT, 'migration_ledger is append-only'); END;
CREATE TRIGGER migration_ledger_no_delete BEFORE DELETE ON migration_ledger
BEGIN SELECT RAISE(ABORT, 'migration_ledger is append-only'); END;
CREATE TRIGGER migration_ledger_no_replace BEFORE INSERT ON migration_ledger
WHEN EXISTS (SELECT 1 FROM migration_ledger WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'migration_ledger is append-only'); END;

CREATE TRIGGER pack_no_update BEFORE UPDATE ON pack
BEGIN SELECT RAISE(ABORT, 'pack is append-only'); END;
CREATE TRIGGER pack_no_delete BEFORE DELETE ON pack
BEGIN SELECT RAISE(ABORT, 'pack is append-only'); END;
CREATE TRIGGER pack_no_replace BEFORE INSERT ON pack
WHEN EXISTS (SELECT 1 FROM pack WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'pack is append-only'); END;

CREATE TRIGGER pack_import_no_update BEFORE UPDATE ON pack_import
BEGIN SELECT RAISE(ABORT, 'pack_import is append-only'); END;
CREATE TRIGGER pack_import_no_delete BEFORE DELETE ON pack_import
BEGIN SELECT RAISE(ABORT, 'pack_import is append-only'); END;
CREATE TRIGGER pack_import_no_replace BEFORE INSERT ON pack_import
WHEN EXISTS (SELECT 1 FROM pack_import WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'pack_import is append-only'); END;
CREATE TRIGGER pack_import_goes_forward BEFORE INSERT ON pack_import
WHEN NEW.recorded_at <= (SELECT max(recorded_at) FROM pack_import)
BEGIN SELECT RAISE(ABORT, 'record time only goes forward'); END;

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
LEFT JOIN rule_standing_period AS p
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
JOIN rule_standing_period AS p ON p.version = d.version
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
    d.version AS version
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
