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

/// Version 4. A label event has a row of details where it says more than version 1 could. A table of its own,
/// since a column more would have SQLite check every row of the log first. `position` is the order in which
/// causes are offered.
constexpr std::string_view SchemaLabelDetails = R"sql(
CREATE TABLE label_details (
    sequence           INTEGER PRIMARY KEY REFERENCES label_events (sequence),
    view               TEXT NOT NULL CHECK (view IN ('', 'blind', 'shown')),
    role               TEXT NOT NULL CHECK (role IN ('', 'adjudicator')),
    query_verdict      TEXT NOT NULL CHECK (query_verdict IN ('', 'faithful', 'partly', 'misleading')),
    error_cause        TEXT NOT NULL,
    ranking_preference TEXT NOT NULL CHECK (ranking_preference IN ('', 'before', 'after', 'tie')),
    query_preference   TEXT NOT NULL CHECK (query_preference IN ('', 'before', 'after', 'tie')),
    rewritten_query    TEXT NOT NULL,
    confidence         TEXT NOT NULL CHECK (confidence IN ('', 'low', 'medium', 'high')),
    skip_reason        TEXT NOT NULL
) STRICT;

CREATE TRIGGER label_details_are_not_replaced BEFORE INSERT ON label_details
WHEN EXISTS (SELECT 1 FROM label_details WHERE sequence = NEW.sequence)
BEGIN
    SELECT RAISE(ABORT, 'label events are only appended: this one is there already');
END;

CREATE TRIGGER label_details_are_not_changed BEFORE UPDATE ON label_details
BEGIN
    SELECT RAISE(ABORT, 'label events are only appended: none is changed');
END;

CREATE TRIGGER label_details_are_not_removed BEFORE DELETE ON label_details
BEGIN
    SELECT RAISE(ABORT, 'label events are only appended: none is removed');
END;

CREATE TABLE error_causes (
    id          TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    position    INTEGER NOT NULL,
    title       TEXT    NOT NULL CHECK (title <> ''),
    description TEXT    NOT NULL,
    is_retired  INTEGER NOT NULL CHECK (is_retired IN (0, 1))
) STRICT;

INSERT INTO error_causes (id, position, title, description, is_retired) VALUES
('reasoner_misread', 1, 'Reasoner misread the context',
 'The latent query asks for something else than the user''s situation suggests', 0),
('ranker_ignored_query', 2, 'Ranker ignored the query',
 'The latent query is right, and the ranking does not follow it', 0),
('feature_stale_or_missing', 3, 'Feature stale or missing',
 'What would have told is not among the features, or was out of date', 0),
('kb_lacks_intent', 4, 'Knowledge base lacks the intent',
 'No intent answers what the user wanted', 0),
('duplicate_intents', 5, 'Duplicate intents',
 'Two intents say the same, and the ranking chose the other one', 0),
('click_was_noise', 6, 'Click was noise',
 'The user clicked something else than what they wanted', 0);
)sql";

/// Version 5. `queue`, `item` and `sitting` are JSON objects (queue_json.h), `label` is one line of a label
/// file. The columns beside them are what is searched by.
constexpr std::string_view SchemaQueues = R"sql(
CREATE TABLE queues (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    name       TEXT    NOT NULL UNIQUE CHECK (name <> ''),
    created_at INTEGER NOT NULL,
    queue      TEXT    NOT NULL
) STRICT;

CREATE TABLE queue_items (
    queue_id      TEXT    NOT NULL REFERENCES queues (id),
    position      INTEGER NOT NULL,
    impression_id TEXT    NOT NULL CHECK (impression_id <> ''),
    item          TEXT    NOT NULL,
    PRIMARY KEY (queue_id, position),
    UNIQUE (queue_id, impression_id)
) STRICT;

CREATE TABLE sittings (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    queue_id   TEXT    NOT NULL REFERENCES queues (id),
    started_at INTEGER NOT NULL,
    sitting    TEXT    NOT NULL
) STRICT;

CREATE INDEX sittings_by_queue ON sittings (queue_id, started_at);

CREATE TABLE drafts (
    queue_id      TEXT    NOT NULL REFERENCES queues (id),
    impression_id TEXT    NOT NULL,
    annotator     TEXT    NOT NULL,
    label         TEXT    NOT NULL,
    saved_at      INTEGER NOT NULL,
    PRIMARY KEY (queue_id, impression_id, annotator)
) STRICT;
)sql";

/// Version 6. What this workspace knows of its team's server: how far its log was read, and which events of
/// the log here it has, each with its number there. `shared_through`: every own event up to this sequence is
/// there.
constexpr std::string_view SchemaTeam = R"sql(
CREATE TABLE team (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    server         TEXT    NOT NULL CHECK (server <> ''),
    team_id        TEXT    NOT NULL CHECK (team_id <> ''),
    annotator      TEXT    NOT NULL CHECK (annotator <> ''),
    dataset_hash   TEXT    NOT NULL CHECK (dataset_hash <> ''),
    read_through   INTEGER NOT NULL,
    read_event     TEXT    NOT NULL,
    shared_through INTEGER NOT NULL,
    synced_at      INTEGER,
    last_error     TEXT    NOT NULL
) STRICT;

CREATE TABLE team_events (
    sequence INTEGER PRIMARY KEY REFERENCES label_events (sequence),
    number   INTEGER NOT NULL
) STRICT;

CREATE TABLE team_refusals (
    sequence INTEGER PRIMARY KEY REFERENCES label_events (sequence),
    reason   TEXT NOT NULL
) STRICT;
)sql";

} // namespace intentscope::store
