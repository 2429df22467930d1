"""The aims of a pair with the leader's ratings, and a record of what left the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before: it had neither."""
    op.create_table(
        "aim",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("mentor_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("first_value", sa.Integer(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_value", sa.Integer(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("of_mentor", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name=op.f("fk_aim_mentor_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aim")),
    )
    with op.batch_alter_table("aim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aim_mentor_id"), ["mentor_id"], unique=False)

    op.create_table(
        "export",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "summary",
                "period",
                "credit_record",
                "ideas",
                "calendar",
                "agenda_page",
                "agenda_sheet",
                "paper",
                name="exportkind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=True),
        sa.Column("session_id", sa.Uuid(native_uuid=False), nullable=True),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column(
            "reader",
            sa.Enum("me", "mentor", "sponsor", name="reader", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("lock", sa.String(), nullable=False),
        sa.Column("role_names", sa.Boolean(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_export_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_export_session_id_session"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
    )
    with op.batch_alter_table("export", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_export_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_export_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_export_session_id"), ["session_id"], unique=False)
