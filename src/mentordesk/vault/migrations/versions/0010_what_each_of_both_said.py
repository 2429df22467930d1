"""What each of a pair said to every clause and when, and how a mentor stands to the leader."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_AGREED_BY_BOTH = """
    INSERT INTO clause_answer (mentor_id, "key", place, side, answer, "on", told, line, words)
    SELECT clause.mentor_id, clause."key", :place, :side, clause.answer, agreement.agreed_on,
        :told, clause.line, clause.words
    FROM clause JOIN agreement ON agreement.mentor_id = clause.mentor_id
"""


def upgrade() -> None:
    """Bring a desk here from the schema before: it knew of one answer, as that of both.

    The leader put it down, so the mentor's is one that was told. Who reports to whom nobody said.
    """
    _say("agreement", "looked_on", sa.Date(), None)
    reporting = sa.Enum(
        *("none", "to_leader", "in_organisation"), name="reporting", native_enum=False, length=24
    )
    _say("pairing", "reporting", reporting, "none")
    op.create_table(
        "clause_answer",
        sa.Column("mentor_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("mentor", "leader", "neither", name="side", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "answer",
            sa.Enum(
                *("agreed", "changed", "not_for_us"), name="answer", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentor_id", "key"],
            ["clause.mentor_id", "clause.key"],
            name=op.f("fk_clause_answer_mentor_id_clause"),
        ),
        sa.PrimaryKeyConstraint("mentor_id", "key", "place", name=op.f("pk_clause_answer")),
    )
    for place, (side, told) in enumerate((("leader", False), ("mentor", True))):
        both = sa.text(_AGREED_BY_BOTH)
        op.execute(both.bindparams(place=place, side=side, told=told))


def _say(table: str, name: str, kind: sa.types.TypeEngine[Any], usual: str | None) -> None:
    """Add what every row says from now on, or what may be unknown."""
    op.add_column(table, sa.Column(name, kind, nullable=True))
    if usual is not None:
        op.execute(f"UPDATE {table} SET {name} = '{usual}'")  # noqa: S608
    # Made anew: a row that lacks its last column could not be told in a repair.
    with op.batch_alter_table(table, schema=None, recreate="always") as batch_op:
        batch_op.alter_column(name, existing_type=kind, nullable=usual is None)
