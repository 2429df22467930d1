"""That a pair ended or its mentor wishes to, and what stays of the credit by their wish."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before: no pair of it had ended."""
    op.create_table(
        "ending",
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "stays",
            sa.Enum("name", "colleague", "nothing", name="stays", native_enum=False, length=24),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_ending_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_ending")),
    )
