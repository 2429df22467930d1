"""A migration that leaves remarks without their note."""

from alembic import op

revision = "orphaning"
down_revision = "one"


def upgrade() -> None:
    op.execute("DELETE FROM note")
