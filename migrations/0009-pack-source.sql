-- What spares every start from reading the files of the built-in pack again.

-- Which files were found to say what a pack says. A memory, not history: where no row fits, the files are read.
CREATE TABLE pack_source (
    pack TEXT NOT NULL REFERENCES pack (name),
    source TEXT NOT NULL CHECK (length(source) = 64), -- SHA-256 over the compcheck's version and the files
    digest TEXT NOT NULL CHECK (length(digest) = 64), -- what they say: see pack_import
    PRIMARY KEY (pack, source, digest)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pack_source_no_update BEFORE UPDATE ON pack_source
BEGIN SELECT RAISE(ABORT, 'pack_source is append-only'); END;
CREATE TRIGGER pack_source_no_delete BEFORE DELETE ON pack_source
BEGIN SELECT RAISE(ABORT, 'pack_source is append-only'); END;
CREATE TRIGGER pack_source_no_replace BEFORE INSERT ON pack_source
WHEN EXISTS (
    SELECT 1 FROM pack_source WHERE pack = NEW.pack AND source = NEW.source AND digest = NEW.digest
)
BEGIN SELECT RAISE(ABORT, 'pack_source is append-only'); END;
