"""What a mentor chose as rows, beside what the pair settled, and when it was chosen."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.domain.ids import PersonId, new_id
from mentordesk.domain.likes import Camera, Help, Likes, Said, Wish
from mentordesk.domain.medium import Medium
from mentordesk.models.base import Base


class LikesRow(Base):
    """How a mentor likes it; `notes` stands last, so that no row cut short allows any."""

    __tablename__ = "likes"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("pairing.person_id", ondelete="CASCADE"), primary_key=True
    )
    called: Mapped[str]
    pronouns: Mapped[str]
    further: Mapped[list[str]] = mapped_column(JSON)
    strengths: Mapped[list[str]] = mapped_column(JSON)
    times: Mapped[str]
    reply: Mapped[str]
    credit: Mapped[str]
    helps: Mapped[list[str]] = mapped_column(JSON)
    helps_words: Mapped[str]
    camera: Mapped[Camera | None]
    notes: Mapped[bool]

    @classmethod
    def of(cls, person: PersonId, likes: Likes) -> "LikesRow":
        """Return the row of what a mentor chose."""
        return cls(
            person_id=person,
            called=likes.called,
            pronouns=likes.pronouns,
            further=[medium.value for medium in likes.further],
            strengths=list(likes.strengths),
            times=likes.times,
            reply=likes.reply,
            credit=likes.credit,
            helps=[helps.value for helps in likes.helps],
            helps_words=likes.helps_words,
            camera=likes.camera,
            notes=likes.notes,
        )

    def to_domain(self) -> Likes:
        """Return what the mentor chose; a word that no list knows any more is passed over."""
        return Likes(
            self.called,
            self.pronouns,
            _media(self.further),
            self.times,
            self.reply,
            self.camera,
            self.notes,
            self.credit,
            tuple(helps for helps in Help if helps.value in self.helps),
            self.helps_words,
            tuple(self.strengths),
        )


class WishRow(Base):
    """The day on which a mentor chose one thing."""

    __tablename__ = "wish"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("pairing.person_id", ondelete="CASCADE"), index=True
    )
    on: Mapped[date]
    by_hand: Mapped[bool]
    wish: Mapped[Wish]

    @classmethod
    def of(cls, person: PersonId, said: Said) -> "WishRow":
        """Return the row of a day."""
        return cls(id=new_id(), person_id=person, wish=said.wish, on=said.on, by_hand=said.by_hand)

    def to_domain(self) -> Said:
        """Return the day, and by whose hand."""
        return Said(self.wish, self.on, self.by_hand)


def in_order(rows: Iterable[WishRow]) -> tuple[Said, ...]:
    """Return the days in the order of the wishes."""
    said = {row.wish: row.to_domain() for row in rows}
    return tuple(said[wish] for wish in Wish if wish in said)


def _media(words: Iterable[str]) -> tuple[Medium, ...]:
    return tuple(Medium(word) for word in words if word in set(Medium))
