-- By what a site tells whether a feed or page has changed: it is asked for anew only then, also by the next run.

CREATE TABLE fetched (
    address TEXT NOT NULL,
    asked TEXT NOT NULL,                            -- digest of options and versions: others want it read again
    etag TEXT,
    last_modified TEXT,
    fetched_at TEXT NOT NULL,                       -- UTC, ISO 8601
    PRIMARY KEY (address, asked)
) STRICT, WITHOUT ROWID;
