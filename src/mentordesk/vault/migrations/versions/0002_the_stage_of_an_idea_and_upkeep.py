"""The stage of an idea beside its words, and the upkeep that is due."""

import sqlalchemy as sa
from alembic import op

STAGES = ("heard", "restated", "trying", "applied", "adapted", "parked", "declined")
LAST = "SELECT stage FROM idea_event WHERE idea_id = idea.id ORDER BY place DESC LIMIT 1"

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before."""
    op.create_table(
        "upkeep",
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("task", name=op.f("pk_upkeep")),
    )
    stage = sa.Enum(*STAGES, name="stage", native_enum=False, length=24)
    op.add_column("idea", sa.Column("stage", stage, nullable=True))
    op.execute(f"UPDATE idea SET stage = COALESCE(({LAST}), 'heard')")  # noqa: S608
    with op.batch_alter_table("idea", schema=None) as batch_op:
        batch_op.alter_column("stage", existing_type=stage, nullable=False)
        batch_op.drop_index(batch_op.f("ix_idea_mentor_id"))
        batch_op.create_index(
            batch_op.f("ix_idea_mentor_id"), ["mentor_id", "stage", "raised_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_idea_stage"), ["stage", "raised_at"], unique=False)
