"""The second schema of the tests: the table that remarks refer to is built anew."""

import sqlalchemy as sa
from alembic import op

revision = "two"
down_revision = "one"


def upgrade() -> None:
    with op.batch_alter_table("note", recreate="always") as table:
        table.add_column(sa.Column("weight", sa.Integer(), nullable=False, server_default="0"))
