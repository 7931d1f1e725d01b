// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/team/team_schema.h"

#include <array>
#include <utility>

namespace intentscope::team {
namespace {

/// Version 1.
///
/// Every dataset has a log of its own, numbered without gaps. Whoever appends holds the dataset's row until
/// the transaction ends, so numbers become visible in their order: who has read up to a number has missed
/// nothing before it. Numbers, ids, names and roles are taken out of the event by the server, and the only
/// column that a member may write is the event itself.
constexpr std::string_view SchemaTeam = R"sql(
CREATE TABLE intentscope.versions (
    version    bigint      NOT NULL PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now(),
    applied_by text        NOT NULL DEFAULT session_user
);

CREATE TABLE intentscope.team (
    is_only          boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (is_only),
    id               uuid    NOT NULL DEFAULT gen_random_uuid(),
    annotator_role   text    NOT NULL,
    adjudicator_role text    NOT NULL,
    owner_role       text    NOT NULL
);

CREATE TABLE intentscope.members (
    login     text        NOT NULL PRIMARY KEY CHECK (login <> ''),
    annotator text        NOT NULL UNIQUE CHECK (annotator <> ''),
    added_at  timestamptz NOT NULL DEFAULT now(),
    added_by  text        NOT NULL DEFAULT session_user
);

CREATE TABLE intentscope.datasets (
    hash           text        NOT NULL PRIMARY KEY CHECK (hash <> ''),
    catalogue_hash text        NOT NULL CHECK (catalogue_hash <> ''),
    name           text        NOT NULL,
    last_number    bigint      NOT NULL DEFAULT 0,
    added_at       timestamptz NOT NULL DEFAULT now(),
    added_by       text        NOT NULL DEFAULT session_user
);

CREATE TABLE intentscope.label_events (
    dataset_hash text        NOT NULL REFERENCES intentscope.datasets (hash),
    number       bigint      NOT NULL CHECK (number > 0),
    event_id     text        NOT NULL UNIQUE CHECK (event_id <> ''),
    annotator    text        NOT NULL CHECK (annotator <> ''),
    role         text        NOT NULL CHECK (role IN ('', 'adjudicator')),
    author       text        NOT NULL DEFAULT current_user,
    received_at  timestamptz NOT NULL,
    event        text        NOT NULL,
    PRIMARY KEY (dataset_hash, number)
);

CREATE TABLE intentscope.error_causes (
    id          text    NOT NULL PRIMARY KEY CHECK (id <> ''),
    title       text    NOT NULL CHECK (title <> ''),
    description text    NOT NULL,
    is_retired  boolean NOT NULL
);

CREATE FUNCTION intentscope.own_annotator() RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$ SELECT annotator FROM intentscope.members WHERE login = current_user $$;

CREATE FUNCTION intentscope.number_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said  jsonb := NEW.event::jsonb;
    known text;
BEGIN
    NEW.dataset_hash := coalesce(said ->> 'dataset_hash', '');
    NEW.event_id := coalesce(said ->> 'event_id', '');
    NEW.annotator := coalesce(said ->> 'annotator', '');
    NEW.role := coalesce(said ->> 'role', '');
    NEW.received_at := clock_timestamp();
    PERFORM 1 FROM intentscope.datasets WHERE hash = NEW.dataset_hash FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this team does not label the dataset %', NEW.dataset_hash USING ERRCODE = 'IS001';
    END IF;
    SELECT event INTO known FROM intentscope.label_events WHERE event_id = NEW.event_id;
    IF FOUND THEN
        IF known::jsonb <> said THEN
            RAISE EXCEPTION 'the event % is there already and says something else', NEW.event_id
                USING ERRCODE = 'IS002';
        END IF;
        RETURN NULL;
    END IF;
    IF coalesce(said ->> 'undoes', '') <> '' AND NOT EXISTS
        (SELECT 1 FROM intentscope.label_events WHERE event_id = said ->> 'undoes') THEN
        RAISE EXCEPTION 'the event % undoes one that is not there', NEW.event_id USING ERRCODE = 'IS003';
    END IF;
    UPDATE intentscope.datasets SET last_number = last_number + 1 WHERE hash = NEW.dataset_hash
        RETURNING last_number INTO NEW.number;
    RETURN NEW;
END $$;

CREATE TRIGGER events_are_numbered BEFORE INSERT ON intentscope.label_events
    FOR EACH ROW EXECUTE FUNCTION intentscope.number_event();

CREATE FUNCTION intentscope.keep_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'label events are only appended: none is changed or removed' USING ERRCODE = 'IS004';
END $$;

CREATE TRIGGER events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON intentscope.label_events
    FOR EACH STATEMENT EXECUTE FUNCTION intentscope.keep_events();
ALTER TABLE intentscope.label_events ENABLE ALWAYS TRIGGER events_are_numbered;
ALTER TABLE intentscope.label_events ENABLE ALWAYS TRIGGER events_are_kept;

ALTER TABLE intentscope.label_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE intentscope.label_events FORCE ROW LEVEL SECURITY;
CREATE POLICY members_read ON intentscope.label_events FOR SELECT TO {annotator} USING (true);
CREATE POLICY labels_under_the_own_name ON intentscope.label_events FOR INSERT TO {annotator}
    WITH CHECK (author = current_user AND annotator = intentscope.own_annotator() AND role = '');
CREATE POLICY decisions_of_adjudicators ON intentscope.label_events FOR INSERT TO {adjudicator}
    WITH CHECK (author = current_user AND annotator = intentscope.own_annotator() AND role = 'adjudicator');

REVOKE UPDATE, DELETE, TRUNCATE ON intentscope.label_events FROM {owner};
REVOKE UPDATE, DELETE, TRUNCATE ON intentscope.members FROM {owner};
REVOKE ALL ON SCHEMA intentscope FROM PUBLIC;
REVOKE ALL ON FUNCTION intentscope.number_event(), intentscope.keep_events() FROM PUBLIC;
GRANT USAGE ON SCHEMA intentscope TO {annotator};
GRANT SELECT ON ALL TABLES IN SCHEMA intentscope TO {annotator};
GRANT INSERT (event) ON intentscope.label_events TO {annotator};
GRANT INSERT ON intentscope.error_causes TO {annotator};
)sql";

constexpr std::array Migrations = {
    ServerMigration{.version = 1, .purpose = "the team's labels", .sql = SchemaTeam},
};

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

RoleNames roleNamesFor(std::string_view database) {
    const std::string name(database);
    return {name + "_annotator", name + "_adjudicator", name + "_owner"};
}

std::span<const ServerMigration> serverMigrations() {
    return Migrations;
}

std::int64_t serverSchemaVersion() {
    return Migrations.back().version;
}

std::string withRoles(std::string_view sql, const RoleNames& roles) {
    std::string text(sql);
    replaceAll(text, "{annotator}", quotedName(roles.annotator));
    replaceAll(text, "{adjudicator}", quotedName(roles.adjudicator));
    replaceAll(text, "{owner}", quotedName(roles.owner));
    return text;
}

std::string quotedName(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

} // namespace intentscope::team
