"""Summaries: gathered from the desk, composed for one reader, written whole or not at all."""

from dataclasses import dataclass
from datetime import tzinfo

from mentordesk.domain.compose import compose
from mentordesk.domain.compose_period import compose_period
from mentordesk.domain.ids import SessionId
from mentordesk.domain.period import Composed, Period, PeriodMaterial, PeriodSummary
from mentordesk.domain.summary import Choice, Material, Summary
from mentordesk.export.age import ToSeal, sealed
from mentordesk.export.formats import Format, render, to_seal
from mentordesk.export.role_check import Finished, check_roles
from mentordesk.services.agendas import AgendaService
from mentordesk.services.aims import AimService
from mentordesk.services.answers import AnswerService
from mentordesk.services.ideas import IdeaService
from mentordesk.services.library import LibraryService
from mentordesk.services.notes import NoteService
from mentordesk.services.people import PeopleService
from mentordesk.services.period_reading import Pair, PeriodReading
from mentordesk.services.promises import PromiseService
from mentordesk.services.sessions import SessionService
from mentordesk.services.starting import StartService
from mentordesk.services.strike_asks import StrikeAskService
from mentordesk.services.tries import TryService
from mentordesk.services.watch import Watch


@dataclass(frozen=True, slots=True)
class Sources:
    """The services that others gather from, and that words are brought back to."""

    people: PeopleService
    sessions: SessionService
    agendas: AgendaService
    notes: NoteService
    ideas: IdeaService
    answers: AnswerService
    promises: PromiseService
    tries: TryService
    strike_asks: StrikeAskService
    starting: StartService


class SummaryService:
    """The one thing that may leave the desk, and only what its reader may see."""

    def __init__(
        self,
        sources: Sources,
        library: LibraryService,
        aims: AimService,
        periods: PeriodReading,
    ) -> None:
        self._from, self._library = sources, library
        self._aims, self._periods = aims, periods

    def material(self, session: SessionId) -> Material:
        """Return all that the desk holds of one session; raises NotFoundError."""
        met = self._from.sessions.of_id(session)
        return Material(
            session=met,
            leader=self._from.people.leader(),
            mentor=self._from.people.of_id(met.mentor),
            people=self._from.people.everybody(),
            agenda=self._from.agendas.of(session),
            notes=self._from.notes.of_session(session),
            ideas=self._from.ideas.of_session(session),
            promises=self._from.promises.of_session(session),
            format=self._library.of(met.mentor).format_name(met.format) if met.format else "",
            around=self._from.ideas.around_session(session),
        )

    def compose(self, material: Material, choice: Choice, zone: tzinfo | None = None) -> Summary:
        """Return what the chosen reader may see of a session, and what stays out and why.

        The desk is not asked again.
        """
        return compose(material, choice, zone)

    def period(self, period: Period, watch: Watch | None = None) -> PeriodMaterial:
        """Return all that the desk holds of a period, whose days are those of this computer.

        The watch tells how many sessions and ideas were read. Raises NotFoundError, or StoppedError
        where the watch says so.
        """
        mentor, everybody = period.mentor, self._from.people.everybody()
        pair = Pair(everybody, self._library.of(mentor), self._aims.of(mentor))
        return self._periods.material(period, pair, watch=watch)

    def compose_period(
        self,
        material: PeriodMaterial,
        choice: Choice,
        zone: tzinfo | None = None,
        watch: Watch | None = None,
    ) -> PeriodSummary:
        """Return what the chosen reader may see of a period, and what stays out and why.

        The desk is not asked again; the watch tells how many of `count` steps are done. Raises
        StoppedError where the watch says so.
        """
        return compose_period(material, choice, zone, (watch or Watch()).at)

    def render(
        self,
        composed: Composed,
        form: Format,
        passphrase: str | None = None,
        watch: Watch | None = None,
    ) -> bytes:
        """Return the very bytes of the file.

        The watch tells how many pages are being set where those are many. Raises
        PrivateNotesUnlockedError when private notes would leave without a lock, NamesLeftError
        where one with role names would name somebody after all, SummaryTooLongError of more than
        a PDF may take, or StoppedError where the watch says so.
        """
        data = render(composed, form, passphrase, watch)
        self._check(composed, Finished(data, form, passphrase or ""), watch)
        return data

    def to_seal(
        self, composed: Composed, form: Format, passphrase: str, watch: Watch | None = None
    ) -> ToSeal:
        """Return the file as it can be looked at, which leaves only sealed with age.

        Raises NamesLeftError, SummaryTooLongError and StoppedError as in `render`.
        """
        file = to_seal(composed, form, passphrase, watch)
        self._check(composed, Finished(file.clear, form), watch)
        return file

    def sealed(self, file: ToSeal) -> bytes:
        """Return the very bytes of a sealed file, some seconds later.

        Raises EmptyPassphraseError or AgeMissingError.
        """
        return sealed(file)

    def _check(self, composed: Composed, file: Finished, watch: Watch | None) -> None:
        if composed.in_roles:
            check_roles(file, composed, self._from.people.everybody(), watch)
