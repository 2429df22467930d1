"""Letters to the mentor: gathered from the desk, shaped by a medium, copied or saved."""

from datetime import tzinfo

from mentordesk.domain.ids import SessionId
from mentordesk.domain.letter import Known, Letter, compose
from mentordesk.domain.liking import Sending, sending
from mentordesk.domain.person import Medium
from mentordesk.export.agenda_page import agenda_page
from mentordesk.export.message import Message, message
from mentordesk.services.calendars import CalendarService
from mentordesk.services.summaries import Sources


class LetterService:
    """What goes to a mentor, by the leader's own hand: nothing is ever sent from here."""

    def __init__(self, sources: Sources, calendars: CalendarService) -> None:
        self._from, self._calendars = sources, calendars

    def compose(self, session: SessionId, zone: tzinfo | None = None) -> Letter:
        """Return what the mentor may have of a session to come.

        Raises SessionStateError once it has begun or is over.
        """
        met = self._from.sessions.of_id(session)
        promises, tries = (
            self._from.promises.not_closed(met.mentor),
            self._from.tries.before(session),
        )
        talks = {promise.session for promise in (*promises, *tries)}
        known = Known(
            session=met,
            leader=self._from.people.leader(),
            mentor=self._from.people.of_id(met.mentor),
            agenda=self._from.agendas.of(session),
            promises=promises,
            tries=tries,
            owed=self._from.answers.owed(met.mentor),
            people=self._from.people.everybody(),
            said=tuple(idea for talk in talks for idea in self._from.ideas.of_session(talk)),
        )
        return compose(known, zone)

    def sending(self, session: SessionId) -> Sending:
        """Return in which media the mentor of a session likes what they are sent."""
        return sending(self._from.people.of_id(self._from.sessions.of_id(session).mentor))

    def message(self, letter: Letter, medium: Medium) -> Message:
        """Return the invitation as that medium wants it."""
        return message(letter, medium)

    def calendar(self, session: SessionId, title: str | None = None) -> bytes:
        """Return the calendar file of a session or of its series; a title is kept from then on.

        A blank title is the neutral word, which tells nobody what the meeting is. Raises
        TextTooLongError.
        """
        if title is not None:
            self._from.sessions.entitle(session, title)
        return self._calendars.file(session)

    def calendar_ahead(self) -> bytes:
        """Return the calendar file of all that is planned, with whomever."""
        return self._calendars.ahead()

    def page(self, letter: Letter) -> bytes:
        """Return the page on which the mentor writes the agenda, without any network."""
        return agenda_page(letter)

    def sheet(self, letter: Letter) -> bytes:
        """Return the same as a sheet of paper, a PDF to print.

        Raises LettersMissingError or PdfRefusedError.
        """
        from mentordesk.export.agenda_sheet import agenda_sheet

        return agenda_sheet(letter)
