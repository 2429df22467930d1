"""The first schema of the tests: notes, and remarks on them."""

from alembic import op

revision = "one"
down_revision = None


def upgrade() -> None:
    op.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, words TEXT)")
    op.execute(
        "CREATE TABLE remark (id INTEGER PRIMARY KEY, words TEXT,"
        " note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE)"
    )
