"""What a mentor chooses and when, and the names that people had before."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before: it had none of them."""
    op.create_table(
        "likes",
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("called", sa.String(), nullable=False),
        sa.Column("pronouns", sa.String(), nullable=False),
        sa.Column("further", sa.JSON(), nullable=False),
        sa.Column("strengths", sa.JSON(), nullable=False),
        sa.Column("times", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("helps", sa.JSON(), nullable=False),
        sa.Column("helps_words", sa.String(), nullable=False),
        sa.Column(
            "camera",
            sa.Enum("on", "off", "as_they_like", name="camera", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("notes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["pairing.person_id"],
            name=op.f("fk_likes_person_id_pairing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_likes")),
    )
    op.create_table(
        "wish",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column(
            "wish",
            sa.Enum(
                "called",
                "pronouns",
                "media",
                "times",
                "reply",
                "place",
                "camera",
                "notes",
                "credit",
                "helps",
                "strengths",
                "hopes",
                name="wish",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["pairing.person_id"],
            name=op.f("fk_wish_person_id_pairing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish")),
    )
    with op.batch_alter_table("wish", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wish_person_id"), ["person_id"], unique=False)

    op.create_table(
        "former_name",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_former_name_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_name")),
    )
    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_former_name_person_id"), ["person_id"], unique=False)
