"""What was parked, and until when, is found without reading any other step."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before."""
    columns = ["idea_id", "place", "at", "until"]
    parked = sa.text("stage = 'parked'")
    op.create_index("ix_idea_event_parked", "idea_event", columns, sqlite_where=parked)
