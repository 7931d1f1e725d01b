// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace intentscope::store {

/// Version 1. Times are UTC milliseconds; `true_intents` is a JSON array of intent ids; `info` is run.json.
/// The insert trigger is there for INSERT OR REPLACE, which deletes without asking the delete trigger unless
/// the connection has recursive triggers.
constexpr std::string_view SchemaLabelsAndRuns = R"sql(
CREATE TABLE label_events (
    sequence      INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id      TEXT    NOT NULL UNIQUE CHECK (event_id <> ''),
    time          INTEGER NOT NULL,
    annotator     TEXT    NOT NULL CHECK (annotator <> ''),
    session_id    TEXT    NOT NULL,
    dataset_hash  TEXT    NOT NULL,
    impression_id TEXT    NOT NULL CHECK (impression_id <> ''),
    action        TEXT    NOT NULL CHECK (action IN ('set', 'retract')),
    true_intents  TEXT    NOT NULL,
    verdict       TEXT    NOT NULL CHECK (verdict IN ('none', 'right', 'acceptable', 'wrong')),
    note          TEXT    NOT NULL,
    undoes        INTEGER REFERENCES label_events (sequence) CHECK (undoes < sequence),
    before_run    TEXT    NOT NULL,
    after_run     TEXT    NOT NULL,
    extra         TEXT    NOT NULL
) STRICT;

CREATE TRIGGER label_events_are_not_replaced BEFORE INSERT ON label_events
WHEN EXISTS (SELECT 1 FROM label_events WHERE sequence = NEW.sequence OR event_id = NEW.event_id)
BEGIN
    SELECT RAISE(ABORT, 'label events are only appended: this one is there already');
END;

CREATE TRIGGER label_events_are_not_changed BEFORE UPDATE ON label_events
BEGIN
    SELECT RAISE(ABORT, 'label events are only appended: none is changed');
END;

CREATE TRIGGER label_events_are_not_removed BEFORE DELETE ON label_events
BEGIN
    SELECT RAISE(ABORT, 'label events are only appended: none is removed');
END;

CREATE TABLE runs (
    id           TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    name         TEXT    NOT NULL CHECK (name <> ''),
    dataset_hash TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    info         TEXT    NOT NULL,
    removed_at   INTEGER
) STRICT;

CREATE UNIQUE INDEX runs_by_name ON runs (name) WHERE removed_at IS NULL;
)sql";

/// Version 2.
constexpr std::string_view SchemaRunFacts = R"sql(
CREATE TABLE run_metrics (
    run_id      TEXT    NOT NULL REFERENCES runs (id),
    key         TEXT    NOT NULL CHECK (key <> ''),
    json        TEXT    NOT NULL,
    computed_at INTEGER NOT NULL,
    PRIMARY KEY (run_id, key)
) STRICT;

CREATE TABLE run_provenance (
    run_id  TEXT    NOT NULL REFERENCES runs (id),
    row     INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    hash    TEXT    NOT NULL,
    PRIMARY KEY (run_id, row)
) STRICT;
)sql";

/// Version 3.
constexpr std::string_view SchemaSlices = R"sql(
CREATE TABLE slices (
    name       TEXT    NOT NULL PRIMARY KEY CHECK (name <> ''),
    expression TEXT    NOT NULL CHECK (expression <> ''),
    created_at INTEGER NOT NULL
) STRICT;
)sql";

} // namespace intentscope::store
