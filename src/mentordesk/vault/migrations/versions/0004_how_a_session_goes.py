"""How a session goes: its format, floor, exits and close; what was seen, tried, asked to go."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Usual: TypeAlias = tuple[sa.types.TypeEngine[Any], str | None]

SIDES = ("mentor", "leader", "neither")
HANDS = ("mentor_seat", "mentor_sent", "leader_seat")
_CARRIED_OF = """
    UPDATE topic SET carried_of = (
        SELECT earlier.id
        FROM topic AS earlier
        JOIN session AS held ON held.id = earlier.session_id
        JOIN session AS here ON here.id = topic.session_id AND here.mentor_id = held.mentor_id
        WHERE earlier.state = 'carried'
            AND earlier.text = topic.text
            AND held.planned_at < here.planned_at
        ORDER BY held.planned_at DESC
        LIMIT 1
    )
    WHERE carried_from IS NOT NULL
"""
WAYS = ("typed", "pasted", "file", "mail", "calendar")


def upgrade() -> None:
    """Bring a desk here from the schema before."""
    speaker = sa.Enum("mentor", "leader", name="speaker", native_enum=False, length=24)
    floor = sa.Enum("shown", "hidden", "off", name="floormode", native_enum=False, length=24)
    side = sa.Enum(*SIDES, name="side", native_enum=False, length=24)
    session: dict[str, Usual] = {
        "format": (sa.String(), "''"),
        "in_focus": (sa.Boolean(), "1"),
        "step": (sa.Integer(), None),
        "speaker": (speaker, "'mentor'"),
        "floor": (floor, "'shown'"),
        "exit_lengths": (sa.JSON(), "'[]'"),
        "questions": (sa.Integer(), None),
        "statements": (sa.Integer(), None),
        "called_off_by": (side, None),
        "said_anew_on": (sa.Date(), None),
    }
    _say("session", session)
    _say(
        "pairing",
        {
            "floor": (floor, "'shown'"),
            "counts": (sa.Boolean(), "0"),
            "edit_days": (sa.Integer(), "7"),
        },
    )
    _say("promise", {"try_it": (sa.Boolean(), "0")})
    _say("topic", {"carried_of": (sa.Uuid(native_uuid=False), None)})
    op.execute(_CARRIED_OF)
    _create("try_log", "promise", _needed("place", sa.Integer()), _at("at"), _text("words"))
    _create(
        "observation",
        "session",
        _needed("place", sa.Integer()),
        *map(_text, ("row", "asks", "saw")),
        _needed("hand", sa.Enum(*HANDS, name="hand", native_enum=False, length=24)),
        _needed("came_by", sa.Enum(*WAYS, name="cameby", native_enum=False, length=24)),
        _at("came_at"),
    )
    _create("strike_ask", "session", _text("text"), _at("asked_at"))


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


def _create(table: str, owner: str, *columns: sa.Column[Any]) -> None:
    """Add a table whose rows belong to another one's."""
    key = f"{owner}_id"
    op.create_table(
        table,
        _needed("id", sa.Uuid(native_uuid=False)),
        _needed(key, sa.Uuid(native_uuid=False)),
        *columns,
        sa.ForeignKeyConstraint([key], [f"{owner}.id"], name=op.f(f"fk_{table}_{key}_{owner}")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_{key}"), table, [key], unique=False)


def _needed(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _text(name: str) -> sa.Column[Any]:
    return _needed(name, sa.String())


def _at(name: str) -> sa.Column[Any]:
    return _needed(name, sa.DateTime())
