"""An open desk: the services that stand on one store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mentordesk.domain.ids import SessionId
from mentordesk.domain.seat import Seat
from mentordesk.domain.session import SessionState
from mentordesk.errors import SessionStateError
from mentordesk.services.afterwards import AfterwardsService
from mentordesk.services.agendas import AgendaService
from mentordesk.services.agreement_pages import AgreementPageService
from mentordesk.services.agreements import AgreementService
from mentordesk.services.aims import AimService
from mentordesk.services.answers import AnswerService
from mentordesk.services.calendars import CalendarService
from mentordesk.services.care import CareService
from mentordesk.services.clock import now
from mentordesk.services.closes import CloseService
from mentordesk.services.closing import ClosingService
from mentordesk.services.credit_records import CreditRecordService
from mentordesk.services.endings import EndingService
from mentordesk.services.exports import ExportService
from mentordesk.services.forget_person import ForgetPersonService
from mentordesk.services.histories import HistoryService
from mentordesk.services.idea_export import IdeaExportService
from mentordesk.services.idea_import import IdeaImportService
from mentordesk.services.idea_joining import IdeaJoiningService
from mentordesk.services.idea_naming import IdeaNamingService
from mentordesk.services.idea_views import IdeaViews
from mentordesk.services.ideas import IdeaService
from mentordesk.services.ideas_outside import OutsideService
from mentordesk.services.keeping import KeepingService
from mentordesk.services.leaders_store import LeadersStore
from mentordesk.services.ledger_export import LedgerExportService
from mentordesk.services.letters import LetterService
from mentordesk.services.library import LibraryService
from mentordesk.services.notes import NoteService
from mentordesk.services.observations import ObservationService
from mentordesk.services.people import PeopleService
from mentordesk.services.period_reading import PeriodReading
from mentordesk.services.promises import PromiseService
from mentordesk.services.rescue import RescueService
from mentordesk.services.search import SearchService
from mentordesk.services.seats import Seats
from mentordesk.services.series import SeriesService
from mentordesk.services.sessions import SessionService
from mentordesk.services.starting import StartService
from mentordesk.services.strike_asks import StrikeAskService
from mentordesk.services.summaries import Sources, SummaryService
from mentordesk.services.table import Table
from mentordesk.services.timings import TimingService
from mentordesk.services.today import TodayService
from mentordesk.services.tries import TryService
from mentordesk.services.wishes import WishService
from mentordesk.services.words import WordService
from mentordesk.vault.store import Store


@dataclass(frozen=True, slots=True)
class Workspace:
    """What an open desk offers: one service for each noun.

    In the mentor's seat those of the leader refuse with NotYourSeatError; what is left to do is on
    the table.
    """

    store: Store
    people: PeopleService
    sessions: SessionService
    timings: TimingService
    closes: CloseService
    afterwards: AfterwardsService
    agendas: AgendaService
    agreements: AgreementService
    agreement_pages: AgreementPageService
    notes: NoteService
    ideas: IdeaService
    idea_joining: IdeaJoiningService
    idea_naming: IdeaNamingService
    answers: AnswerService
    idea_views: IdeaViews
    promises: PromiseService
    tries: TryService
    today: TodayService
    summaries: SummaryService
    letters: LetterService
    search: SearchService
    care: CareService
    rescue: RescueService
    seats: Seats
    library: LibraryService
    words: WordService
    strike_asks: StrikeAskService
    observations: ObservationService
    credit_records: CreditRecordService
    idea_import: IdeaImportService
    idea_export: IdeaExportService
    ledger_export: LedgerExportService
    ideas_outside: OutsideService
    aims: AimService
    exports: ExportService
    series: SeriesService
    calendars: CalendarService
    wishes: WishService
    histories: HistoryService
    starting: StartService
    forgetting: ForgetPersonService
    endings: EndingService
    keeping: KeepingService
    closing: ClosingService
    sample: bool = False

    def table(self, session: SessionId, seat: Seat = Seat.LEADER) -> Table:
        """Return what whoever writes the agenda of a session has before them."""
        met = self.sessions.of_id(session)
        return Table(
            seat,
            met,
            self.people.of_id(met.mentor).first_name,
            self.people.leader().first_name,
            self.agendas.of(session),
            self.agreements.of(met.mentor),
            self.agreements,
            self.agendas,
            self.library.of(met.mentor),
            self.library,
            self.wishes,
            self.endings,
        )

    def hand_over(self, session: SessionId, code: str = "") -> Table:
        """Let the mentor sit down before the agenda of a planned session, and nothing else.

        A code leads back as well as the passphrase, see `Seats`. Raises CodeTooShortError, or
        SessionStateError once the session began.
        """
        table = self.table(session, Seat.MENTOR)
        state = table.session.state
        if state is not SessionState.PLANNED:
            raise SessionStateError(state=state.value, wanted=SessionState.PLANNED.value)
        self.seats.hand_over(table.session, code)
        return table


def workspace(
    store: Store, clock: Callable[[], datetime] = now, *, sample: bool = False
) -> Workspace:
    """Return the services of an open store."""
    seats = Seats(store, sample=sample)
    leaders, care = LeadersStore(store, seats), CareService(store, clock)
    people, agendas = PeopleService(leaders, clock), AgendaService(store, clock, seats, care)
    sessions, timings = SessionService(leaders, clock), TimingService(leaders, clock)
    closes, notes = CloseService(leaders, clock, care), NoteService(leaders, clock, care)
    ideas, promises = IdeaService(leaders, clock, care), PromiseService(leaders, clock, care)
    answers = AnswerService(leaders, clock)
    views = IdeaViews(leaders, clock, answers)
    agreements = AgreementService(store, clock, seats)
    library, aims = LibraryService(store, clock, seats), AimService(leaders, clock)
    series = SeriesService(leaders, clock)
    calendars = CalendarService(leaders, clock)
    tries, strike_asks = TryService(leaders, clock), StrikeAskService(leaders, clock, care)
    starting, endings = StartService(leaders, clock), EndingService(store, clock, seats)
    caught = notes, ideas, answers, promises
    sources = Sources(people, sessions, agendas, *caught, tries, strike_asks, starting)
    return Workspace(
        store,
        people,
        sessions,
        timings,
        closes,
        AfterwardsService(leaders, clock),
        agendas,
        agreements,
        AgreementPageService(leaders, agreements),
        notes,
        ideas,
        IdeaJoiningService(leaders, clock, answers),
        IdeaNamingService(leaders, clock, care),
        answers,
        views,
        promises,
        tries,
        TodayService(sources, views, endings),
        SummaryService(sources, library, aims, PeriodReading(leaders)),
        LetterService(sources, calendars),
        SearchService(leaders),
        care,
        RescueService(care.copies, sources, closes, clock, seats),
        seats,
        library,
        WordService(leaders),
        strike_asks,
        ObservationService(leaders, clock, library, care),
        CreditRecordService(leaders),
        IdeaImportService(leaders, clock),
        IdeaExportService(leaders, clock),
        LedgerExportService(leaders, clock),
        OutsideService(leaders, clock),
        aims,
        ExportService(leaders, clock),
        series,
        calendars,
        WishService(store, clock, seats),
        HistoryService(leaders),
        starting,
        ForgetPersonService(leaders, clock, care),
        endings,
        KeepingService(leaders, clock, care),
        ClosingService(leaders, sources, views),
        sample,
    )
