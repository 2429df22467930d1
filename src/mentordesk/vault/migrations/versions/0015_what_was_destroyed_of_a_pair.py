"""On which day which kind of data of a pair was destroyed."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before: nothing of it was destroyed by kind."""
    op.create_table(
        "destroyed",
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "records",
                "private_notes",
                "shared_notes",
                "observations",
                "aims",
                "promises",
                "agreement",
                "likes",
                "files",
                name="datakind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_destroyed_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_destroyed")),
    )
