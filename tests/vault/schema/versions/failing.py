"""A migration that fails after it has begun."""

from alembic import op

revision = "failing"
down_revision = "one"


def upgrade() -> None:
    op.execute("DELETE FROM note")
    op.execute("CREATE TABLE half (id INTEGER)")
    raise ArithmeticError("a migration with a mistake")
