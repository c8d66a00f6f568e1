// The tables of the embedded store, as the steps that lead to them: step n turns version n into n + 1. Never
// edit a step that was released; add one.
#pragma once

#include <array>
#include <vector>

namespace stackbook::intake {

inline const std::array<std::vector<const char*>, 1> sqlite_schema{{{
    "CREATE TABLE proposals(id TEXT PRIMARY KEY, pack TEXT NOT NULL, pack_version TEXT NOT NULL, status TEXT "
    "NOT NULL, "
    "updated TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE rows(proposal TEXT NOT NULL, tbl TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, "
    "body TEXT NOT "
    "NULL, approver TEXT NOT NULL, department TEXT NOT NULL, approved_at TEXT NOT NULL, receipt INTEGER NOT "
    "NULL, updated "
    "TEXT NOT NULL, PRIMARY KEY(proposal, tbl, key)) WITHOUT ROWID",
    "CREATE TABLE history(id INTEGER PRIMARY KEY AUTOINCREMENT, proposal TEXT NOT NULL, tbl TEXT NOT NULL, "
    "key TEXT NOT "
    "NULL, verdict TEXT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL, approver TEXT NOT NULL, "
    "department TEXT NOT "
    "NULL, approved_at TEXT NOT NULL, token TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE INDEX history_of ON history(proposal, id)",
    "CREATE TRIGGER history_stays BEFORE UPDATE ON history BEGIN SELECT raise(ABORT, 'history is "
    "append-only'); END",
    "CREATE TRIGGER history_keeps BEFORE DELETE ON history BEGIN SELECT raise(ABORT, 'history is "
    "append-only'); END",
    "CREATE TABLE replays(token TEXT NOT NULL, key TEXT NOT NULL, body_digest TEXT NOT NULL, status INTEGER "
    "NOT NULL, "
    "answer TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(token, key)) WITHOUT ROWID",
    "CREATE TABLE tokens(name TEXT PRIMARY KEY, salt TEXT NOT NULL, hash TEXT NOT NULL, scopes TEXT NOT "
    "NULL, created TEXT "
    "NOT NULL) WITHOUT ROWID",
}}};

} // namespace stackbook::intake
