"""The index of all that may be searched: disposable, and made anew whenever that is simplest.

Every text has an entry whose number grows when the text is written, so that the newest comes
last. Triggers follow each change of a row, and what leaves a row leaves the index in bytes too.
Nothing off the record is ever in it.

Words that no blank parts may begin anywhere. Texts with signs of such scripts are indexed once
more, by every two signs that follow each other, as a function of ours takes them from a text.
"""

from typing import Any

from mentordesk.domain.search import UNPARTED

PREFIX = "search_"
"""What the name of every table, view and trigger of the index begins with."""

# One row of the view is found by its key only while a column has one affinity in every arm.
_TABLES = (
    """
    CREATE TABLE search_entry (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL UNIQUE)
    """,
    """
    CREATE VIEW search_source (kind, key, session_id, mentor_id, at, words) AS
    SELECT 'note', r.id, s.id, s.mentor_id, r.changed_at, r.text
      FROM note r JOIN session s ON s.id = r.session_id WHERE r.kind <> 'off_the_record'
    UNION ALL
    SELECT 'topic', r.id, s.id, s.mentor_id, s.planned_at,
           CAST(r.text || char(10) || r.notes AS TEXT)
      FROM topic r JOIN session s ON s.id = r.session_id
    UNION ALL
    SELECT 'ask', r.id, s.id, s.mentor_id, s.planned_at, r.text
      FROM ask r JOIN session s ON s.id = r.session_id
    UNION ALL
    SELECT 'idea', r.id, r.session_id, r.mentor_id, r.raised_at, r.text FROM idea r
    UNION ALL
    SELECT 'promise', r.id, s.id, r.mentor_id, s.planned_at, r.text
      FROM promise r JOIN session s ON s.id = r.session_id
    UNION ALL
    SELECT 'play_back', r.id, r.id, r.mentor_id, r.planned_at, r.play_back
      FROM session r WHERE r.play_back <> ''
    """,
    """
    CREATE VIEW search_text (id, kind, key, session_id, mentor_id, at, words) AS
    SELECT e.id, w.* FROM search_entry e JOIN search_source w ON w.kind = e.kind AND w.key = e.key
    """,
    # Prefixes: words are found by their beginning without reading all that begin so.
    """
    CREATE VIRTUAL TABLE search_index USING fts5 (
      words, mentor_id, content = 'search_text', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
    )
    """,
    "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)",
    # With small pages in few pieces, saving a long note takes a tenth of the time.
    "INSERT INTO search_index (search_index, rank) VALUES ('pgsz', 1000)",
    "INSERT INTO search_index (search_index, rank) VALUES ('automerge', 2)",
    "INSERT INTO search_index (search_index, rank) VALUES ('rank', 'bm25(1.0, 0.0)')",
)
# The function gives letters and the signs over them, parted by blanks: all else is one word.
_RUN_TABLES = (
    f"""
    CREATE VIEW search_run_text (id, words, mentor_id) AS
    SELECT id, search_in_pairs(words), mentor_id FROM search_text
     WHERE words GLOB '*[{UNPARTED}]*'
    """,  # noqa: S608  # a constant of ours
    """
    CREATE VIRTUAL TABLE search_run USING fts5 (
      words, mentor_id, content = 'search_run_text', content_rowid = 'id', columnsize = 0,
      tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
    )
    """,
    "INSERT INTO search_run (search_run, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_run (search_run, rank) VALUES ('pgsz', 1000)",
    "INSERT INTO search_run (search_run, rank) VALUES ('automerge', 2)",
    "INSERT INTO search_run (search_run) VALUES ('rebuild')",
    "INSERT INTO search_run (search_run) VALUES ('optimize')",
    """
    CREATE TRIGGER search_run_comes AFTER INSERT ON search_entry BEGIN
      INSERT INTO search_run (rowid, words, mentor_id)
      SELECT id, words, mentor_id FROM search_run_text WHERE id = new.id;
    END
    """,
    """
    CREATE TRIGGER search_run_goes BEFORE DELETE ON search_entry BEGIN
      INSERT INTO search_run (search_run, rowid, words, mentor_id)
      SELECT 'delete', id, words, mentor_id FROM search_run_text WHERE id = old.id;
    END
    """,
)
_FILL = (
    "INSERT INTO search_entry (kind, key) SELECT kind, key FROM search_source ORDER BY at",
    "INSERT INTO search_index (search_index) VALUES ('rebuild')",
    "INSERT INTO search_index (search_index) VALUES ('optimize')",
)
_ENTRY_TRIGGERS = (
    """
    CREATE TRIGGER search_entry_comes AFTER INSERT ON search_entry BEGIN
      INSERT INTO search_index (rowid, words, mentor_id)
      SELECT id, words, mentor_id FROM search_text WHERE id = new.id;
    END
    """,
    """
    CREATE TRIGGER search_entry_goes BEFORE DELETE ON search_entry BEGIN
      INSERT INTO search_index (search_index, rowid, words, mentor_id)
      SELECT 'delete', id, words, mentor_id FROM search_text WHERE id = old.id;
    END
    """,
)
# Each kind of text: its table, the columns it is made of, and which rows count.
_WATCHED = (
    ("note", "note", "text, kind, session_id", "new.kind <> 'off_the_record'"),
    ("topic", "topic", "text, notes, session_id", "1"),
    ("ask", "ask", "text, session_id", "1"),
    ("idea", "idea", "text", "1"),
    ("promise", "promise", "text", "1"),
    ("play_back", "session", "play_back", "new.play_back <> ''"),
)
_THINGS = (
    "TABLE IF EXISTS search_run",
    "VIEW IF EXISTS search_run_text",
    "TABLE IF EXISTS search_index",
    "VIEW IF EXISTS search_text",
    "VIEW IF EXISTS search_source",
    "TABLE IF EXISTS search_entry",
)
_COMES = "INSERT INTO search_entry (kind, key) VALUES ('{kind}', new.id)"
_GOES = "DELETE FROM search_entry WHERE key = old.id"
# An entry goes before its text does: the index finds what to remove by the old words.
_TRIGGERS = (
    "{kind}_comes AFTER INSERT ON {table} WHEN {counts} BEGIN {comes}; END",
    "{kind}_goes BEFORE DELETE ON {table} BEGIN {goes}; END",
    "{kind}_leaves BEFORE UPDATE OF {columns} ON {table} BEGIN {goes}; END",
    "{kind}_returns AFTER UPDATE OF {columns} ON {table} WHEN {counts} BEGIN {comes}; END",
)


def make(connection: Any) -> None:
    """Make the index from the rows there are, oldest first, within the caller's transaction."""
    for statement in (*_TABLES, *_FILL, *_ENTRY_TRIGGERS, *_RUN_TABLES):
        connection.execute(statement)
    for kind, table, columns, counts in _WATCHED:
        facts = {"kind": kind, "table": table, "columns": columns, "counts": counts}
        for trigger in _TRIGGERS:
            body = trigger.format(**facts, comes=_COMES.format(kind=kind), goes=_GOES)
            connection.execute(f"CREATE TRIGGER {PREFIX}{body}")


def is_short(connection: Any) -> bool:
    """Tell whether an index was made by a MentorDesk that knew nothing of unparted words."""
    made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()}
    return "search_index" in made and "search_run" not in made


def complete(connection: Any) -> None:
    """Make what a short index lacks, within the caller's transaction."""
    for statement in _RUN_TABLES:
        connection.execute(statement)


def drop(connection: Any) -> None:
    """Take the index away, if there is one, within the caller's transaction."""
    triggers = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB ?", (PREFIX + "*",)
    ).fetchall()
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for thing in _THINGS:
        connection.execute(f"DROP {thing}")
