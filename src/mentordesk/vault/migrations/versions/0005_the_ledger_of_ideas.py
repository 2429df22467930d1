"""The ledger of ideas; what an idea may say besides; and each idea as it is, in the ledger."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypeAlias

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Usual: TypeAlias = tuple[sa.types.TypeEngine[Any], str | None]

_SALT = 16
_PARTS = """
    SELECT person_id, part, weight, consent, people FROM contribution
    WHERE idea_id = :idea ORDER BY place
"""
_STEPS = """
    SELECT id, at, stage, session_id, reason, until, told_on FROM idea_event
    WHERE idea_id = :idea ORDER BY place
"""
_CREDITS = """
    SELECT form, "on", "where", heard_by, mentor_knows FROM recognition
    WHERE idea_id = :idea ORDER BY place
"""


def upgrade() -> None:
    """Bring a desk here from the schema before."""
    for old in ("ix_idea_stage", "ix_idea_mentor_id"):
        op.drop_index(op.f(old), "idea")
    _say(
        "idea",
        {
            "link": (sa.String(), None),
            "first_said": (sa.String(), "''"),
            "joined_into": (sa.Uuid(native_uuid=False), None),
            "origins": (sa.JSON(), "'[]'"),
            "pencil": (sa.Boolean(), "0"),
        },
    )
    op.execute("UPDATE idea SET link = '' WHERE applied_on IS NOT NULL")
    board = ["stage", "joined_into", "raised_at"]
    op.create_index(op.f("ix_idea_stage"), "idea", board, unique=False)
    op.create_index(op.f("ix_idea_mentor_id"), "idea", ["mentor_id", *board], unique=False)
    few = sa.text("pencil")
    op.create_index(op.f("ix_idea_pencil"), "idea", ["pencil"], unique=False, sqlite_where=few)
    _say("contribution", {"people": (sa.String(), "''")})
    _say("idea_event", {"told_on": (sa.Date(), None)})
    op.create_table(
        "ledger_entry",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Uuid(native_uuid=False), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_entry")),
    )
    op.create_index(op.f("ix_ledger_entry_idea_id"), "ledger_entry", ["idea_id"], unique=False)
    op.create_table(
        "ledger_end",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_end")),
    )
    _bring()


def _bring() -> None:
    """Begin the ledger with every idea there is, as it is now."""
    here, digest, number = op.get_bind(), bytes(32), 0
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    ideas = here.execute(sa.text("SELECT * FROM idea ORDER BY raised_at, id")).mappings().all()
    for number, idea in enumerate(ideas, 1):
        told = {"kind": "brought", "idea": idea["id"], "at": at, "session": None, "hand": "program"}
        body = _plain({**told, "state": _state(here, idea)})
        salt = os.urandom(_SALT)
        sealed = sha256(salt + body.encode()).digest()
        digest = sha256(digest + number.to_bytes(8, "big") + sealed).digest()
        here.execute(
            sa.text(
                "INSERT INTO ledger_entry VALUES (:number, :idea, :body, :salt, :hash, :digest)"
            ),
            {
                "number": number,
                "idea": idea["id"],
                "body": body,
                "salt": salt,
                "hash": sealed,
                "digest": digest,
            },
        )
    if number:  # an empty ledger has no end, so that a repair can put one back
        end = {"count": number, "digest": digest}
        here.execute(sa.text("INSERT INTO ledger_end VALUES (1, :count, :digest)"), end)


def _plain(told: Mapping[str, Any]) -> str:
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _state(here: sa.Connection, idea: sa.RowMapping) -> dict[str, Any]:
    def of(query: str) -> list[sa.RowMapping]:
        return list(here.execute(sa.text(query), {"idea": idea["id"]}).mappings())

    used = {
        "where": idea["applied_where"] or "",
        "on": idea["applied_on"],
        "before": idea["before"] or "",
        "after": idea["after"] or "",
        "link": "",
    }
    return {
        "session": idea["session_id"],
        "mentor": idea["mentor_id"],
        "text": idea["text"],
        "raised_at": _moment(idea["raised_at"]),
        "parts": [
            {"person": part["person_id"], **{name: part[name] for name in _OF_PARTS}}
            for part in of(_PARTS)
        ],
        "steps": [_step(step) for step in of(_STEPS)],
        "answer_by": idea["answer_by"],
        "use": None if idea["applied_on"] is None else used,
        "credits": [
            {**credit, "mentor_knows": bool(credit["mentor_knows"])} for credit in of(_CREDITS)
        ],
        "first_said": "",
        "into": None,
        "origins": [],
    }


_OF_PARTS = ("part", "weight", "consent", "people")


def _step(step: sa.RowMapping) -> dict[str, Any]:
    return {
        "step": step["id"],
        "happened": _moment(step["at"]),
        "to": step["stage"],
        "said_in": step["session_id"],
        "reason": step["reason"],
        "until": step["until"],
        "told_on": step["told_on"],
    }


def _moment(kept: str) -> str:
    """Return a time as the ledger writes it: in UTC, and saying so."""
    return f"{kept.replace(' ', 'T')}+00:00"


def _say(table: str, columns: Mapping[str, Usual]) -> None:
    """Add what every row says from now on; what has nothing usual may be unknown."""
    for name, (kind, _) in columns.items():
        op.add_column(table, sa.Column(name, kind, nullable=True))
    known = {name: usual for name, (_, usual) in columns.items() if usual is not None}
    for name, usual in known.items():
        op.execute(f"UPDATE {table} SET {name} = {usual}")  # noqa: S608
    # Made anew: a row that lacks its last column could not be told in a repair.
    with op.batch_alter_table(table, schema=None, recreate="always") as batch_op:
        for name in known:
            batch_op.alter_column(name, existing_type=columns[name][0], nullable=False)
