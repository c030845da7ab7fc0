-- What a schedule audits, as a value: schedules ran by the words of the command line, which no program but the command
-- line itself can read.

-- The audits as JSON, {"audits": [...]}; NULL for schedules that were added before, which run by their arguments.
ALTER TABLE schedule ADD COLUMN request TEXT CHECK (request IS NULL OR json_type(request) = 'object');

DROP TRIGGER schedule_only_closes;
CREATE TRIGGER schedule_only_closes BEFORE UPDATE ON schedule
WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL OR NEW.id <> OLD.id OR NEW.name <> OLD.name
    OR NEW.arguments <> OLD.arguments OR NEW.request IS NOT OLD.request OR NEW.folder <> OLD.folder
    OR NEW.due_at <> OLD.due_at OR NEW.weekdays <> OLD.weekdays OR NEW.time_zone <> OLD.time_zone
    OR NEW.added_by IS NOT OLD.added_by OR NEW.recorded_from <> OLD.recorded_from
BEGIN SELECT RAISE(ABORT, 'schedule is append-only: an open schedule may only be closed'); END;
