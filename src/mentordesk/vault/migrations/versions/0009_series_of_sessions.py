"""Sessions that were planned together, whose wall clock counts, and what a calendar is told."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before: it knew neither a series nor a zone."""
    op.create_table(
        "series",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("mentor_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("follows_id", sa.Uuid(native_uuid=False), nullable=True),
        sa.Column(
            "rhythm",
            sa.Enum(
                "once",
                "weekly",
                "every_2_weeks",
                "every_3_weeks",
                "every_4_weeks",
                "monthly",
                name="rhythm",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follows_id"],
            ["series.id"],
            name=op.f("fk_series_follows_id_series"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["person.id"],
            name=op.f("fk_series_mentor_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_mentor_id"), ["mentor_id"], unique=False)

    op.add_column("session", sa.Column("zone", sa.String(), nullable=True))
    op.add_column("session", sa.Column("series_id", sa.Uuid(native_uuid=False), nullable=True))
    op.add_column("session", sa.Column("series_place", sa.Integer(), nullable=True))
    op.add_column("session", sa.Column("title", sa.String(), nullable=True))
    op.execute("UPDATE session SET zone = '', title = ''")
    # Made anew: a row that lacks its last column could not be told in a repair.
    with op.batch_alter_table("session", schema=None, recreate="always") as batch_op:
        for name in ("zone", "title"):
            batch_op.alter_column(name, existing_type=sa.String(), nullable=False)
        batch_op.create_index(batch_op.f("ix_session_series_id"), ["series_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_session_series_id_series"),
            "series",
            ["series_id"],
            ["id"],
            ondelete="SET NULL",
        )
