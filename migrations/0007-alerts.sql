-- Whom alerts went to, what they said and whether they arrived.

-- Each audit that was to be told of to somebody, for each target: what changed since the run that this target was last
-- told of. Where nothing did, no alert follows from it.
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

CREATE INDEX alert_look_by_target ON alert_look (target_digest, inventory, id);

-- What is to be sent, written before anything is: one without an attempt that arrived is not delivered.
CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    look INTEGER NOT NULL UNIQUE REFERENCES alert_look (id),
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36), -- by which its receiver knows it, each time that it is sent
    kind TEXT NOT NULL CHECK (kind IN ('first-audit', 'change', 'ahead', 'could-not-audit')),
    subject TEXT NOT NULL CHECK (subject <> ''),
    payload TEXT NOT NULL CHECK (payload <> '')          -- byte for byte what is sent
) STRICT;

-- What comes, as far as alerts told it: each thing is told once.
CREATE TABLE alert_topic (
    alert INTEGER NOT NULL REFERENCES alert (id),
    topic TEXT NOT NULL CHECK (json_type(topic) = 'array'), -- what it is about, and its day
    PRIMARY KEY (alert, topic)
) STRICT, WITHOUT ROWID;

-- Each time that an alert was sent, or was to be.
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

CREATE INDEX alert_attempt_by_alert ON alert_attempt (alert);

-- Append-only.

CREATE TRIGGER alert_look_is_new BEFORE INSERT ON alert_look
WHEN EXISTS (SELECT 1 FROM alert_look WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'alert_look is append-only'); END;
CREATE TRIGGER alert_look_no_update BEFORE UPDATE ON alert_look
BEGIN SELECT RAISE(ABORT, 'alert_look is append-only'); END;
CREATE TRIGGER alert_look_no_delete BEFORE DELETE ON alert_look
BEGIN SELECT RAISE(ABORT, 'alert_look is append-only'); END;

CREATE TRIGGER alert_is_new BEFORE INSERT ON alert
WHEN EXISTS (SELECT 1 FROM alert WHERE id = NEW.id OR look = NEW.look OR uuid = NEW.uuid)
BEGIN SELECT RAISE(ABORT, 'alert is append-only'); END;
CREATE TRIGGER alert_no_update BEFORE UPDATE ON alert
BEGIN SELECT RAISE(ABORT, 'alert is append-only'); END;
CREATE TRIGGER alert_no_delete BEFORE DELETE ON alert
BEGIN SELECT RAISE(ABORT, 'alert is append-only'); END;

CREATE TRIGGER alert_topic_before_it_is_sent BEFORE INSERT ON alert_topic
WHEN EXISTS (SELECT 1 FROM alert_topic WHERE alert = NEW.alert AND topic = NEW.topic)
    OR EXISTS (SELECT 1 FROM alert_attempt WHERE alert = NEW.alert)
BEGIN SELECT RAISE(ABORT, 'alert_topic is append-only: what an alert tells is known before it is sent'); END;
CREATE TRIGGER alert_topic_no_update BEFORE UPDATE ON alert_topic
BEGIN SELECT RAISE(ABORT, 'alert_topic is append-only'); END;
CREATE TRIGGER alert_topic_no_delete BEFORE DELETE ON alert_topic
BEGIN SELECT RAISE(ABORT, 'alert_topic is append-only'); END;

CREATE TRIGGER alert_attempt_is_new BEFORE INSERT ON alert_attempt
WHEN EXISTS (SELECT 1 FROM alert_attempt WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'alert_attempt is append-only'); END;
CREATE TRIGGER alert_attempt_no_update BEFORE UPDATE ON alert_attempt
BEGIN SELECT RAISE(ABORT, 'alert_attempt is append-only'); END;
CREATE TRIGGER alert_attempt_no_delete BEFORE DELETE ON alert_attempt
BEGIN SELECT RAISE(ABORT, 'alert_attempt is append-only'); END;

-- The alerts, a row each: `state` is arrived, given-up or undelivered.
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
