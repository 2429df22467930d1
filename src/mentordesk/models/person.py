"""People as rows; a mentor's pairing stands beside the person."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentordesk.domain.floor import FloorMode
from mentordesk.domain.ids import PersonId
from mentordesk.domain.likes import NOT_SAID
from mentordesk.domain.person import Consent, Medium, Pairing, Person, Rhythm, Role
from mentordesk.domain.reporting import Reporting
from mentordesk.models.base import Base
from mentordesk.models.likes import LikesRow, WishRow, in_order


class PairingRow(Base):
    """What leader and mentor settled."""

    __tablename__ = "pairing"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    medium: Mapped[Medium]
    medium_note: Mapped[str]
    rhythm: Mapped[Rhythm]
    minutes: Mapped[int]
    place: Mapped[str]
    consent: Mapped[Consent]
    since: Mapped[date | None]
    strengths: Mapped[list[str]] = mapped_column(JSON)
    leader_hopes: Mapped[str]
    mentor_hopes: Mapped[str]
    agenda_lock: Mapped[bool]
    floor: Mapped[FloorMode]
    counts: Mapped[bool]
    edit_days: Mapped[int]
    reporting: Mapped[Reporting]
    likes: Mapped[LikesRow | None] = relationship(
        cascade="all, delete-orphan", lazy="selectin", single_parent=True
    )
    wishes: Mapped[list[WishRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=WishRow.wish
    )

    @classmethod
    def of(cls, person: PersonId, pairing: Pairing) -> "PairingRow":
        """Return the row of a pairing; where nothing was chosen there is no row of it."""
        chosen = pairing.likes != NOT_SAID
        return cls(
            person_id=person,
            medium=pairing.medium,
            medium_note=pairing.medium_note,
            rhythm=pairing.rhythm,
            minutes=pairing.minutes,
            place=pairing.place,
            consent=pairing.consent,
            since=pairing.since,
            strengths=list(pairing.strengths),
            leader_hopes=pairing.leader_hopes,
            mentor_hopes=pairing.mentor_hopes,
            agenda_lock=pairing.agenda_lock,
            floor=pairing.floor,
            counts=pairing.counts,
            edit_days=pairing.edit_days,
            reporting=pairing.reporting,
            likes=LikesRow.of(person, pairing.likes) if chosen else None,
            wishes=[WishRow.of(person, said) for said in pairing.said],
        )

    def to_domain(self) -> Pairing:
        """Return the pairing."""
        return Pairing(
            self.medium,
            self.medium_note,
            self.rhythm,
            self.minutes,
            self.place,
            self.consent,
            self.since,
            tuple(self.strengths),
            self.leader_hopes,
            self.mentor_hopes,
            self.agenda_lock,
            self.floor,
            self.counts,
            self.edit_days,
            self.reporting,
            NOT_SAID if self.likes is None else self.likes.to_domain(),
            in_order(self.wishes),
        )


class FormerNameRow(Base):
    """A name that a person had on this desk before."""

    __tablename__ = "former_name"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]


class PersonRow(Base):
    """Somebody with a name."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[Role]
    about: Mapped[str]
    pairing: Mapped[PairingRow | None] = relationship(
        cascade="all, delete-orphan", lazy="selectin", single_parent=True
    )
    former: Mapped[list[FormerNameRow]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by=FormerNameRow.name
    )

    @classmethod
    def of(cls, person: Person) -> "PersonRow":
        """Return the row of a person; former names are rows of their own, kept where they are."""
        pairing = person.pairing
        return cls(
            id=person.id,
            name=person.name,
            role=person.role,
            about=person.about,
            pairing=None if pairing is None else PairingRow.of(person.id, pairing),
        )

    def to_domain(self) -> Person:
        """Return the person."""
        pairing = None if self.pairing is None else self.pairing.to_domain()
        former = tuple(row.name for row in self.former)
        return Person(PersonId(self.id), self.name, self.role, self.about, pairing, former)
