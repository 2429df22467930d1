"""The ledger of ideas as rows: one for each entry, and one for where it ends."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base

END = 1


class LedgerEntryRow(Base):
    """One entry; what was struck keeps its number and its hashes, and nothing else.

    The salt keeps whoever guesses words from knowing them again by the hash that stays.
    """

    __tablename__ = "ledger_entry"

    number: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[UUID | None] = mapped_column(index=True)
    body: Mapped[str | None]
    salt: Mapped[bytes | None]
    body_hash: Mapped[bytes]
    digest: Mapped[bytes]


class LedgerEndRow(Base):
    """How many entries there are and the digest of the last: one row, its `id` always END."""

    __tablename__ = "ledger_end"

    id: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int]
    digest: Mapped[bytes]
