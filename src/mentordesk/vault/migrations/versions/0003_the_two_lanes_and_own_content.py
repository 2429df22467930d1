"""The two lanes of an agenda, and what a pair adds to the shipped content."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WAYS = ("typed", "pasted", "file", "mail", "calendar")


def upgrade() -> None:
    """Bring a desk here from the schema before."""
    # Made anew, not added to: a row that lacks its last column could not be told in a repair.
    with op.batch_alter_table("ask", schema=None, recreate="always") as batch_op:
        batch_op.add_column(sa.Column("asked_at", sa.DateTime(), nullable=True))
    _say("agreement", "shared_agenda", sa.Boolean(), "0")
    _say("pairing", "agenda_lock", sa.Boolean(), "1")
    came_by = sa.Enum(*WAYS, name="cameby", native_enum=False, length=24)
    _say("topic", "came_by", came_by, "IIF(hand = 'mentor_sent', 'pasted', 'typed')")
    op.create_table(
        "card_asked",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("session_id", sa.Uuid(native_uuid=False), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_card_asked_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_card_asked_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_asked")),
    )
    op.create_index(op.f("ix_card_asked_person_id"), "card_asked", ["person_id"], unique=False)
    op.create_index(op.f("ix_card_asked_session_id"), "card_asked", ["session_id"], unique=False)
    op.create_table(
        "own_content",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_own_content_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_content")),
    )
    op.create_index(op.f("ix_own_content_person_id"), "own_content", ["person_id"], unique=False)


def _say(table: str, column: str, kind: sa.types.TypeEngine[Any], usual: str) -> None:
    """Add what every row says from now on."""
    op.add_column(table, sa.Column(column, kind, nullable=True))
    op.execute(f"UPDATE {table} SET {column} = {usual}")  # noqa: S608
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(column, existing_type=kind, nullable=False)
