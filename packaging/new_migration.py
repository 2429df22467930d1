"""Write the next migration: what brings the newest schema to the rows of today.

Run it after changing a row, read what it wrote, and correct it: it sees columns and
tables, but neither meaning nor renames. `python packaging/new_migration.py "what changes"`;
`--first` writes the first migration anew, which is right only before a release.
"""

import argparse
import re
import subprocess
import sys
from typing import Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from mentordesk.models import Base
from mentordesk.models.base import Utc
from mentordesk.vault.migrate import CURRENT, Schema

TEMPLATE = '''"""{message}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {before!r}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before."""
{body}
'''


def main() -> int:
    """Write the file and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("message")
    parser.add_argument("--first", action="store_true", help="write the first migration anew")
    asked = parser.parse_args()
    before = None if asked.first else CURRENT.head
    revision = f"{int(before or 0) + 1:04d}"
    slug = re.sub(r"\W+", "_", asked.message.lower()).strip("_")
    versions = CURRENT.scripts / "versions"
    for earlier in versions.glob(f"{revision}_*.py"):
        earlier.unlink()
    path = versions / f"{revision}_{slug}.py"
    path.write_text(written(asked.message, revision, before), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", path], check=True)
    print(f"wrote {path}; read it, then set HEAD in mentordesk/vault/migrate.py to {revision}")
    return 0


def written(message: str, revision: str, before: str | None) -> str:
    """Return the text of a migration from the schema `before` to the rows."""
    with create_engine("sqlite://").connect() as connection:
        if before:
            Schema(CURRENT.scripts, before).upgrade(connection)
        context = MigrationContext.configure(connection)
        changes = produce_migrations(context, Base.metadata).upgrade_ops
    if changes is None:
        raise SystemExit("nothing has changed")
    body = render_python_code(changes, render_as_batch=True, render_item=as_column)
    lines = [line for line in body.splitlines() if not line.lstrip().startswith("# ###")]
    return TEMPLATE.format(message=message, revision=revision, before=before, body="\n".join(lines))


def as_column(kind: str, item: object, _: object) -> str | Literal[False]:
    """Write our own types as the columns they are, so that an old migration never changes."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, Utc) else False


if __name__ == "__main__":
    sys.exit(main())
