"""A life on a desk with two mentors: each day brings something, told to the model as well."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from a_year import Pair, Raised, Sitting, by_rhythm
from mentordesk.domain.agenda import Hand, TopicState
from mentordesk.domain.agreement import Answer, Reply
from mentordesk.domain.floor import Side
from mentordesk.domain.idea import Application, Recognition, RecognitionForm, Stage
from mentordesk.domain.ids import IdeaId, PromiseId, SessionId
from mentordesk.domain.keeping import DataKind
from mentordesk.domain.person import Consent, Pairing, Rhythm
from mentordesk.domain.series import SeriesPlan, Special
from mentordesk.domain.session import SessionState
from mentordesk.services.agendas import NewTopic
from mentordesk.services.workspace import Workspace
from support import Clock

HOME, AWAY, FAR = "Europe/Berlin", "Asia/Tokyo", "America/New_York"
CODE = "246813"
BEGIN = date(2026, 1, 5)


class Life:
    """What a leader and two mentors do on a desk, and what it should hold by then."""

    def __init__(
        self, desk: Workspace, clock: Clock, be_in: Callable[[str], None], seed: int
    ) -> None:
        self.desk, self.clock, self._be_in = desk, clock, be_in
        self.random, self._word, self.lived = Random(seed), 0, Counter[str]()
        self.travel(HOME)
        self.at(BEGIN, 7)
        self.pairs = (self._meet("Amara Okafor", HOME, 14, 0), self._meet("Ben Lind", FAR, 20, 30))

    def travel(self, zone: str) -> None:
        self.zone = ZoneInfo(zone)
        self._be_in(zone)

    def at(self, day: date, hour: int, minute: int = 0) -> None:
        moment = datetime.combine(day, time(hour, minute), self.zone)
        self.clock.at = moment.astimezone(UTC).astimezone()

    def live(self, day: date) -> None:
        """Do what a day brings: at night nothing, in the daytime anything."""
        self.at(day, self.random.randrange(8, 18), self.random.randrange(60))
        for pair in self.pairs:
            self._end_or_begin(pair)
            if not pair.planned() and not pair.over and self.chance(0.3):
                self._plan(pair, day)
            for key in [k for k in pair.planned() if self._is_due(pair, k)][:1]:
                self._sit(pair, key, day)
            self._prepare(pair)
            self._change_dates(pair, day)
            self._answer(pair, day)
            self._keep_word(pair, day)
            if not pair.over:
                self._agree(pair)

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def word(self, what: str) -> str:
        self._word += 1
        return f"{what} number {self._word}"

    def _meet(self, name: str, zone: str, hour: int, minute: int) -> Pair:
        consent = self.random.choice((Consent.ANYWHERE, Consent.AS_COLLEAGUE))
        mentor = self.desk.people.add_mentor(name, Pairing(consent=consent)).id
        self.desk.agreements.agree(mentor, Side.NEITHER)
        return Pair(mentor, name, ZoneInfo(zone), hour, minute, BEGIN, BEGIN)

    def _moment(self, pair: Pair, day: date) -> datetime:
        return datetime.combine(day, time(pair.hour, pair.minute), pair.zone)

    def _is_due(self, pair: Pair, key: SessionId) -> bool:
        return pair.sittings[key].at.astimezone().date() <= self.clock().date()

    def _plan(self, pair: Pair, day: date) -> None:
        first = self._moment(pair, day + timedelta(days=self.random.randrange(1, 8)))
        if self.chance(0.3):
            one = self.desk.sessions.plan(pair.mentor, first)
            pair.sittings[one.id] = Sitting(first, one.number)
        else:
            rhythm = self.random.choice([one for one in Rhythm if one is not Rhythm.ONCE])
            count = self.random.randrange(3, 9)
            half, end = Special("half-time", 30), Special("closing", 60)
            plan = SeriesPlan(pair.mentor, first, rhythm, count, half_time=half, closing=end)
            kept, moments = self.desk.series.plan(plan), by_rhythm(first, rhythm, count)
            series = str(rhythm), self.word("series")
            for place, (one, moment) in enumerate(zip(kept, moments, strict=True)):
                sitting = Sitting(moment, one.number, format=one.format, series=series, place=place)
                pair.sittings[one.id] = sitting
            self.lived["series"] += 1
        pair.carry()

    def _sit(self, pair: Pair, key: SessionId, day: date) -> None:
        what, sitting = self.random.random(), pair.sittings[key]
        if what < 0.08:
            self.lived["let be"] += 1
        elif what < 0.18:
            self.desk.sessions.miss(key, self.random.choice((None, Side.LEADER, Side.MENTOR)))
            sitting.state = SessionState.MISSED
            self.lived["missed"] += 1
        elif what < 0.28:
            self._move(pair, key, day + timedelta(days=self.random.randrange(1, 12)))
        else:
            self._hold(pair, key, sitting, day)
        pair.carry()

    def _hold(self, pair: Pair, key: SessionId, sitting: Sitting, day: date) -> None:
        desk = self.desk
        desk.sessions.start(key)
        sitting.state = SessionState.LIVE
        for topic in desk.agendas.of(key).topics:
            is_open = topic.state is TopicState.OPEN
            if is_open and self.chance(0.6):
                desk.agendas.spend(key, topic.id, 60, TopicState.DISCUSSED)
                sitting.open[topic.text] -= 1
                sitting.done[topic.text] += 1
            elif is_open and self.chance(0.3):
                desk.agendas.receive(key, [], dropped=[topic.id])
                sitting.open[topic.text] -= 1
        for _ in range(self.random.randrange(3)):
            idea = desk.ideas.capture(key, pair.mentor, self.word("idea")).id
            pair.ideas[idea] = Raised(self.clock())
        for _ in range(self.random.randrange(3)):
            due = day + timedelta(days=self.random.randrange(60)) if self.chance(0.7) else None
            made = desk.promises.make(key, pair.mentor, self.word("promise"), due)
            pair.promises[made.id] = due
        desk.closes.say_back(key, self.word("said back"), confirmed=self.chance(0.7))
        desk.closes.close(key)
        sitting.state = SessionState.CLOSED
        self.lived["held"] += 1

    def _prepare(self, pair: Pair) -> None:
        ahead = pair.planned()
        if ahead and self.chance(0.15):
            key = self.random.choice(ahead[:3])
            text = self.word("topic")
            self.desk.agendas.receive(key, [NewTopic(text)])
            pair.sittings[key].open[text] += 1
        if ahead and self.chance(0.01):
            self._park(ahead[0])
        if ahead and self.chance(0.08):
            key, text = ahead[0], self.word("ask")
            self.desk.agendas.ask(key, text)
            pair.sittings[key].asks[text] += 1
        if ahead and self.chance(0.05):
            sitting = pair.sittings[ahead[0]]
            for text in list((+sitting.asks).elements())[:1]:
                self.desk.agendas.receive(ahead[0], [NewTopic(text)])
                sitting.asks[text] -= 1
                sitting.open[text] += 1

    def _park(self, key: SessionId) -> None:
        """Let the mentor put the first topic aside, who alone may: it carries over as well."""
        agendas = self.desk.agendas
        self.desk.hand_over(key, CODE)
        before = agendas.of(key)
        for topic in [one for one in before.topics if one.state is TopicState.OPEN][:1]:
            agendas.keep(before, before.put(Hand.MENTOR_SEAT, topic.id, TopicState.PARKED))
            self.lived["put aside"] += 1
        self.desk.seats.take_back(CODE)

    def _change_dates(self, pair: Pair, day: date) -> None:
        self._end_series(pair)
        ahead = pair.planned()
        if ahead and self.chance(0.03):
            later = day + timedelta(days=self.random.randrange(1, 30))
            self._move(pair, self.random.choice(ahead), later)

    def _end_series(self, pair: Pair) -> None:
        """End a series; half of the time that is taken back at once, and all is as it was."""
        ahead = [key for key in pair.planned() if pair.sittings[key].series]
        if not ahead or not self.chance(0.02):
            return
        key = self.random.choice(ahead)
        first = pair.sittings[key]
        off = [k for k in ahead if self._is_later(pair.sittings[k], first)]
        ended = self.desk.series.end(key, Side.MENTOR)
        if self.chance(0.5):
            self.desk.series.resume(key, ended)
            self.lived["series went on"] += 1
            return
        pair.call_off(sorted(off, key=lambda one: pair.sittings[one].place))
        self.lived["series ended"] += 1

    @staticmethod
    def _is_later(one: Sitting, first: Sitting) -> bool:
        return one.series == first.series and one.place >= first.place

    def _end_or_begin(self, pair: Pair) -> None:
        """End a pair, or take it up again; meanwhile it walks through what is left."""
        if not pair.over and self.chance(0.008):
            self.desk.endings.end(pair.mentor)
            for key in pair.planned():
                pair.sittings[key].state = SessionState.MISSED
            pair.over = True
            self.lived["ended"] += 1
        elif pair.over and self.chance(0.05):
            self.desk.endings.take_up(pair.mentor)
            pair.over = False
            self.lived["taken up"] += 1
        elif pair.over and self.chance(0.1):
            self.desk.keeping.destroy(pair.mentor, {DataKind.RECORDS, DataKind.PROMISES})
            pair.promises.clear()
            pair.closed.clear()
            for one in pair.sittings.values():
                one.format, one.series = "", None
                for lane in (one.open, one.done, one.asks):
                    lane.clear()
            self.lived["destroyed"] += 1

    def _move(self, pair: Pair, key: SessionId, day: date) -> None:
        to, old = self._moment(pair, day), pair.sittings[key]
        with_later = old.series is not None and self.chance(0.4)
        move = self.desk.series.move_later if with_later else self.desk.sessions.move
        new = move(key, to, Side.LEADER)
        taking = replace(old, at=to, open=+old.open, done=+old.done, asks=+old.asks)
        old.state = SessionState.MOVED
        for lane in (old.open, old.done, old.asks):
            lane.clear()
        pair.sittings[new.id] = taking
        self.lived["moved"] += 1
        if with_later:
            self._follow(pair, taking, to)

    def _follow(self, pair: Pair, first: Sitting, to: datetime) -> None:
        old, begin = first.series, first.place
        rhythm = old[0]
        moments, fresh = by_rhythm(to, rhythm, 20), (rhythm, self.word("series"))
        for one in pair.sittings.values():
            is_later = one.series == old and one.place >= begin
            if is_later and one.state is SessionState.PLANNED:
                one.place -= begin
                one.at, one.series = moments[one.place], fresh
        self.lived["moved together"] += 1

    def _answer(self, pair: Pair, day: date) -> None:
        for key, idea in pair.ideas.items():
            if (idea.waits or idea.until) and self.chance(0.03):
                dated = () if idea.until else ("dated",)
                what = self.random.choice(("trying", "parked", "declined", "used", *dated))
                self._take_on(key, idea, what, day)
                self.lived[what] += 1
            elif idea.used and not idea.credited and self.chance(0.05):
                given = Recognition(RecognitionForm.TOLD_MANAGER, day)
                self.desk.ideas.recognise(key, given)
                idea.credited = True
                self.lived["credited"] += 1

    def _take_on(self, key: IdeaId, idea: Raised, what: str, day: date) -> None:
        """Do this with an idea: it waits no longer, but for one that has a day instead."""
        ideas, until = self.desk.ideas, day + timedelta(days=self.random.randrange(1, 60))
        match what:
            case "trying":
                ideas.move(key, Stage.TRYING)
            case "parked":
                ideas.move(key, Stage.PARKED, until=until)
            case "declined":
                self.desk.answers.decline(key, "It does not fit", day)
            case "used":
                ideas.apply(key, Application("The weekly round", day))
            case _:
                ideas.answer_by(key, until)
                idea.answer_by = until
                return
        idea.waits, idea.used = False, what == "used"
        idea.until = until if what == "parked" else None

    def _keep_word(self, pair: Pair, day: date) -> None:
        desk = self.desk.promises
        for key in list(pair.promises):
            what = self.random.random()
            if what < 0.02:
                desk.keep(key)
            elif what < 0.03:
                desk.let_go(key, "It was overtaken")
            elif what < 0.04 and not pair.over:
                pair.promises[key] = day + timedelta(days=self.random.randrange(40))
                desk.reword(key, self._words_of(key, pair), pair.promises[key])
                self.lived["put off"] += 1
            if what < 0.03:
                pair.promises.pop(key)
                pair.closed.append(key)
                self.lived["kept or let go"] += 1
        if pair.closed and not pair.over and self.chance(0.01):
            key = pair.closed.pop()
            pair.promises[key] = desk.reopen(key).due

    def _words_of(self, key: PromiseId, pair: Pair) -> str:
        return next(o.text for o in self.desk.promises.not_closed(pair.mentor) if o.id == key)

    def _agree(self, pair: Pair) -> None:
        desk, today = self.desk, self.clock().date()
        if pair.look_is_due(today) and self.chance(0.2):
            desk.agreements.still_holds(pair.mentor)
            pair.settled = today
            self.lived["looked at again"] += 1
        if self.chance(0.01):
            clause = self.random.choice(desk.agreements.of(pair.mentor).agreement.clauses)
            reply = Reply(Answer.CHANGED, self.word("line"), self.word("words"))
            desk.agreements.reply(pair.mentor, clause.key, reply, Side.NEITHER)
            pair.settled = today
            if clause.key in pair.lines:
                pair.lines[clause.key] = reply.line
        if self.chance(0.01):
            line = self.word("rule")
            laid = desk.agreements.add(pair.mentor, line, "", Side.NEITHER)
            pair.lines[laid.agreement.clauses[-1].key] = line
            pair.settled = today
            self.lived["own rule"] += 1
        if self.chance(0.01):
            pair.former.add(pair.name)
            pair.name = f"{self.word('Name').replace(' ', '-')} Okafor"
            desk.people.change(replace(desk.people.of_id(pair.mentor), name=pair.name))
            self.lived["renamed"] += 1
