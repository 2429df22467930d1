"""The desk as it begins."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before."""
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("leader", "mentor", "other", name="role", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("about", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "agreement",
        sa.Column("mentor_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name=op.f("fk_agreement_mentor_id_person")
        ),
        sa.PrimaryKeyConstraint("mentor_id", name=op.f("pk_agreement")),
    )
    op.create_table(
        "pairing",
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column(
            "medium",
            sa.Enum(
                "chat",
                "email",
                "call",
                "paper",
                "in_person",
                name="medium",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("medium_note", sa.String(), nullable=False),
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
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "consent",
            sa.Enum(
                "anywhere",
                "these_people",
                "ask",
                "as_colleague",
                "not_at_all",
                name="consent",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("strengths", sa.JSON(), nullable=False),
        sa.Column("leader_hopes", sa.String(), nullable=False),
        sa.Column("mentor_hopes", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_pairing_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_pairing")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("mentor_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "live",
                "closed",
                "moved",
                "missed",
                name="sessionstate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("mentor_spoke", sa.Integer(), nullable=False),
        sa.Column("leader_spoke", sa.Integer(), nullable=False),
        sa.Column("exits", sa.Integer(), nullable=False),
        sa.Column("away", sa.Integer(), nullable=False),
        sa.Column("play_back", sa.String(), nullable=False),
        sa.Column("play_back_confirmed", sa.Boolean(), nullable=False),
        sa.Column("felt_heard", sa.Integer(), nullable=True),
        sa.Column("felt_safe", sa.Integer(), nullable=True),
        sa.Column("felt_worth", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name=op.f("fk_session_mentor_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_mentor_id"), ["mentor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_planned_at"), ["planned_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_state"), ["state"], unique=False)

    op.create_table(
        "ask",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("session_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("open", "taken", "left", name="askstate", native_enum=False, length=24),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_ask_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
    )
    with op.batch_alter_table("ask", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ask_session_id"), ["session_id"], unique=False)

    op.create_table(
        "clause",
        sa.Column("mentor_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("agreed", "changed", "not_for_us", name="answer", native_enum=False, length=24),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["agreement.mentor_id"], name=op.f("fk_clause_mentor_id_agreement")
        ),
        sa.PrimaryKeyConstraint("mentor_id", "key", name=op.f("pk_clause")),
    )
    op.create_table(
        "idea",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("session_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("mentor_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("raised_at", sa.DateTime(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("applied_where", sa.String(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name=op.f("fk_idea_mentor_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_idea_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea")),
    )
    with op.batch_alter_table("idea", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idea_mentor_id"), ["mentor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_idea_raised_at"), ["raised_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_idea_session_id"), ["session_id"], unique=False)

    op.create_table(
        "promise",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("session_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("mentor_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "kept", "let_go", name="promisestate", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["person.id"], name=op.f("fk_promise_mentor_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_promise_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_promise_mentor_id"), ["mentor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_promise_session_id"), ["session_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_promise_state"), ["state"], unique=False)

    op.create_table(
        "topic",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("session_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "discussed",
                "carried",
                "parked",
                "dropped",
                name="topicstate",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.Column(
            "hand",
            sa.Enum(
                "mentor_seat",
                "mentor_sent",
                "leader_seat",
                name="hand",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("came_at", sa.DateTime(), nullable=True),
        sa.Column("carried_from", sa.Date(), nullable=True),
        sa.Column("from_ask", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_topic_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
    )
    with op.batch_alter_table("topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topic_session_id"), ["session_id"], unique=False)

    op.create_table(
        "contribution",
        sa.Column("idea_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "noticed",
                "proposed",
                "shaped",
                "carried_out",
                "backed",
                name="part",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "weight",
            sa.Enum("lead", "equal", "supporting", name="weight", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "consent",
            sa.Enum(
                "anywhere",
                "these_people",
                "ask",
                "as_colleague",
                "not_at_all",
                name="consent",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["idea_id"], ["idea.id"], name=op.f("fk_contribution_idea_id_idea")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contribution_person_id_person")
        ),
        sa.PrimaryKeyConstraint("idea_id", "person_id", "part", name=op.f("pk_contribution")),
    )
    op.create_table(
        "idea_event",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("idea_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "heard",
                "restated",
                "trying",
                "applied",
                "adapted",
                "parked",
                "declined",
                name="stage",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("session_id", sa.Uuid(native_uuid=False), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_idea_event_idea_id_idea")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_idea_event_session_id_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_event")),
    )
    with op.batch_alter_table("idea_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idea_event_idea_id"), ["idea_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("session_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("topic_id", sa.Uuid(native_uuid=False), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "private", "shared", "off_the_record", name="notekind", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_note_session_id_session")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_note_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_session_id"), ["session_id"], unique=False)

    op.create_table(
        "recognition",
        sa.Column("idea_id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "named_in_meeting",
                "in_writing",
                "told_manager",
                "review_input",
                "opportunity",
                "none_wanted",
                name="recognitionform",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("where", sa.String(), nullable=False),
        sa.Column("heard_by", sa.String(), nullable=False),
        sa.Column("mentor_knows", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_recognition_idea_id_idea")),
        sa.PrimaryKeyConstraint("idea_id", "place", name=op.f("pk_recognition")),
    )
