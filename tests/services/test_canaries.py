"""A word of its own in every place of a random desk: each way out is asked for those it holds."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from hashlib import sha256
from itertools import chain, product
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from canary_desk import Planted, Talk, Word, kinds, new, planted, words_in
from mentordesk.domain.crediting import Act, draft
from mentordesk.domain.idea import RecognitionForm
from mentordesk.domain.period import Composed, Period, PeriodKind, PeriodMaterial, PeriodSummary
from mentordesk.domain.person import Consent, Medium
from mentordesk.domain.summary import Choice, Material, Reader, Section
from mentordesk.errors import NoRecordYetError
from mentordesk.export.document import document
from mentordesk.export.formats import Format
from mentordesk.export.watch_message import watch_message
from mentordesk.services.exports import leaving
from mentordesk.services.idea_export import IdeasForm
from mentordesk.services.noted_file import NotedFile
from mentordesk.services.workspace import Workspace
from readback import pdf_hidden, read_back, said, squeezed, texts_in
from support import Clock

PHRASE = "six words that open this file"
PEOPLE = {"named", "mentor", "called", "sometimes"}
IDEA = {"heard", "used", "usedetail", "creditdetail", "toldno", "first", *PEOPLE}
TALK = {"shared", "topic", "confirmed", "promise", "letgo", "tried", "aim"}
NAMES = PEOPLE | {"unnamed"}
OWN = IDEA | TALK | {"untoldno", "unnamed", "unconfirmed", "beforewhom", "link"}
OWN |= {"place", "format", "topicnote", "dropped", "leftask"}
LETTER = {
    "nexttopic",
    "nextask",
    "leftask",
    "nextplace",
    "goodtimes",
    "answering",
    "helps",
    "promise",
    "tried",
    "heard",
    "named",
    "mentor",
    "called",
}
LIKED = {"goodtimes", "answering", "creditwish"}
"""What a mentor reads of their own wishes."""
MAY_HOLD = {
    "me": OWN,
    "me locked": OWN | {"private"},
    "mentor": (IDEA | TALK | LIKED) - {"first"},
    "mentor locked": (IDEA | TALK | LIKED) - {"first"},
    "sponsor": {"used", "usedetail", *PEOPLE},
    "sponsor locked": {"used", "usedetail", *PEOPLE},
    "letter": LETTER,
    "watch": {"called", "goodtimes", "answering"},
    "calendar": {"nextplace", "title"},
    "agreement": {"mentor", "called", "rule", "askedrule", "ruledout"},
    "ideas": IDEA | {"untoldno", "unnamed", "beforewhom", "link"},
    "credit record": IDEA | {"link"},
    "draft": {"used", "named", "sometimes", "mentor"},
    "record": set(),
}
"""The kinds of words that each way out may hold; of the rest no word may leave by it."""
ALWAYS = {
    "me": {"shared", "promise", "topic", "used", "place"},
    "me locked": {"shared", "private"},
    "mentor": {"shared", "promise", "topic", "used", *LIKED},
    "sponsor": {"used", "usedetail"},
    "letter": {"nexttopic", "nextask", "goodtimes", "answering", "helps"},
    "watch": {"called", "goodtimes", "answering"},
    "calendar": {"nextplace", "title"},
    "agreement": {"mentor", "called", "rule", "askedrule"},
    "ideas": {"used", "sometimes"},
    "draft": {"used"},
}
"""What each holds in any case, so that none of them is only empty."""
SURNAMES = ("okafor", "lind", "brandt", "helen")
PARTS = {
    Section.AIMS: {"aim"},
    Section.TIME: {"place", "format"},
    Section.AGENDA: {"topic", "dropped", "topicnote"},
    Section.TOPIC_NOTES: {"topicnote"},
    Section.ASKS: {"leftask"},
    Section.PLAY_BACK: {"confirmed", "unconfirmed"},
    Section.SHARED_NOTES: {"shared"},
    Section.PRIVATE_NOTES: {"private"},
    Section.IDEAS: (OWN & (IDEA | {"untoldno", "beforewhom", "link"})) - NAMES,
    Section.PROMISES: {"promise", "letgo", "tried"},
}
"""What goes with each part that is left out."""
TALKS = some.fixed_dictionaries(
    {
        "confirmed": some.booleans(),
        "own": some.sampled_from(Consent),
        "ideas": some.lists(
            some.tuples(
                some.sampled_from(["heard", "used", "toldno", "untoldno"]),
                some.lists(some.sampled_from(Consent), max_size=2),
                some.sampled_from(Consent),
            ),
            max_size=3,
        ),
        "kinds": some.sets(some.sampled_from(["letgo", "tried", "dropped", "leftask"])),
    }
)
DESKS = some.fixed_dictionaries(
    {"pair": some.sampled_from(Consent), "talks": some.tuples(TALKS, TALKS)}
)
LEFT_OUT = some.frozensets(some.sampled_from(sorted(PARTS)), max_size=4)


@dataclass(frozen=True, slots=True)
class Way:
    """One way out: what goes by it, and what is read in that; `own` are the numbers of its words.

    `extra` says of which of several it is, and what is `nowhere` may not stand in it either.
    """

    name: str
    data: bytes
    text: str
    may_hold: set[str]
    always: set[str]
    own: set[int] | None = None
    extra: object = ""
    nowhere: tuple[str, ...] = ()


def in_bytes(data: bytes) -> set[Word]:
    """Return the words that can be read in the bytes themselves, in any common form."""
    return words_in(data.decode("latin-1") + data.replace(b"\0", b"").decode("latin-1"))


def plain_way(name: str, data: bytes, text: str, extra: object, own: set[int] | None = None) -> Way:
    """Return a way out that asks nobody what goes in."""
    return Way(name, data, text, MAY_HOLD[name], ALWAYS.get(name, set()), own, extra)


class Summaries:
    """All summaries of the talks of a pair, each with what it may hold."""

    def __init__(self, desk: Workspace, pair: Planted) -> None:
        self._desk, self._pair = desk, pair
        ways, (first, last) = desk.summaries, pair.talks
        days = [desk.sessions.of_id(talk.id).met_at().date() for talk in pair.talks]
        both = frozenset(talk.id for talk in pair.talks)
        self._sources: list[tuple[Material | PeriodMaterial, tuple[Talk, ...]]] = [
            (ways.material(first.id), (first,)),
            (ways.material(last.id), (last,)),
            (ways.period(Period(pair.mentor, PeriodKind.HAND_OVER)), pair.talks),
            (ways.period(Period(pair.mentor, PeriodKind.SEVERAL, sessions=both)), pair.talks),
            (ways.period(Period(pair.mentor, PeriodKind.HALF_TIME, last=days[0])), (first,)),
            (ways.period(Period(pair.mentor, PeriodKind.SEVERAL, days[1], days[1])), (last,)),
        ]

    def all(self, without: frozenset[Section], *, in_roles: bool) -> Iterator[Way]:
        """Yield them for each reader, in each format, with names and with roles, whole and less."""
        less = partial(Choice, locked=True, without=without, role_names=in_roles)
        for reader in Reader:
            for choice, sources in (
                (Choice(reader), self._sources),
                (Choice(reader, locked=True, role_names=True), self._sources[::2]),
                (less(reader), self._sources[1::2]),
            ):
                for source, talks in sources:
                    yield from self._files(self._told(source, choice), talks, choice)

    def locked(self) -> Iterator[Way]:
        """Yield what private notes leave in as PDFs that only their passphrase opens."""
        choice = Choice(Reader.ME, locked=True)
        for source, talks in self._sources:
            told = self._told(source, choice)
            data = self._desk.summaries.render(told, Format.PDF, PHRASE)
            assert not in_bytes(data)
            text = read_back(data, Format.PDF, PHRASE)
            assert words_in(text) == words_in(" ".join(texts_in(told)))
            yield self._way(told, talks, choice, b"", text)

    def records(self, folder: Path) -> Iterator[Way]:
        """Yield what the desk keeps of each that was saved: no word, and not where."""
        where, ways = folder / new("folder"), self._desk.summaries
        where.mkdir()
        for reader, (source, talks) in product(Reader, self._sources):
            told = self._told(source, Choice(reader, role_names=True))
            data = ways.render(told, Format.MARKDOWN)
            is_period = isinstance(told, PeriodSummary)
            of = self._pair.mentor, None if is_period else talks[0].id
            what = leaving(told, *of, Format.MARKDOWN.value, "")
            file = NotedFile(self._desk.exports, what, data)
            file.write(where / new("file"), replace=False)
            (record,) = (one for one in self._desk.exports.all() if one == file.record)
            assert (record.sha256, record.size) == (sha256(data).digest(), len(data))
            days = record.what.first, record.what.last
            assert (None in days) == (not is_period or reader is Reader.SPONSOR)
            yield Way("record", b"", repr(record), set(), set())

    def _told(self, source: Material | PeriodMaterial, choice: Choice) -> Composed:
        ways = self._desk.summaries
        if isinstance(source, PeriodMaterial):
            return ways.compose_period(source, choice, UTC)
        return ways.compose(source, choice, UTC)

    def _files(self, told: Composed, talks: tuple[Talk, ...], choice: Choice) -> Iterator[Way]:
        """Yield what was composed in each format, and locked where it is to be."""
        ways, reader = self._desk.summaries, choice.reader
        for form in Format:
            if choice.locked:
                data = ways.to_seal(told, form, PHRASE).clear
            else:
                data = ways.render(told, form)
            text = read_back(data, form)
            yield self._way(told, talks, choice, data, text)
            page = document(told)
            expected = said(page, numbers=form is Format.PDF)
            if form is Format.PDF:
                eyebrow = squeezed(page.eyebrow)
                expected = expected.replace(eyebrow, squeezed(page.eyebrow.upper()), 1)
            assert squeezed(text) == expected, (reader, form)
            assert words_in(text) == words_in(" ".join(texts_in(told))), (reader, form)

    def _way(
        self,
        told: Composed,
        talks: tuple[Talk, ...],
        choice: Choice,
        data: bytes,
        text: str,
    ) -> Way:
        is_period = isinstance(told, PeriodSummary)
        name = choice.reader.value + (" locked" if choice.locked else "")
        out = set().union(*(PARTS[part] for part in choice.without))
        if choice.reader is Reader.SPONSOR:
            in_ideas = Section.IDEAS not in choice.without
            free = self._pair.may_name_the_mentor(*talks, in_ideas=in_ideas, as_one=is_period)
            out |= set() if free else {"mentor", "called"}
            out |= set() if in_ideas else NAMES - {"mentor", "called"}
        if choice.reader is not Reader.ME and self._pair.talks[1] in talks:
            out |= {"sometimes"}
        if choice.role_names:
            out |= NAMES
        if not is_period:
            out |= {"aim"}
        what = told.kind if is_period else "one"
        extra = what, name, choice.role_names, sorted(choice.without)
        return Way(
            name,
            data,
            text,
            MAY_HOLD[name] - out,
            ALWAYS.get(name, set()) - out,
            self._pair.own(*talks),
            extra,
            SURNAMES if choice.role_names else (),
        )


def letters(desk: Workspace, pair: Planted) -> Iterator[Way]:
    """Yield all that goes to a mentor before a session, mail and calendar among it."""
    ways, own = desk.letters, pair.own(*pair.talks)
    letter = ways.compose(pair.coming, UTC)
    asked = desk.observations.watch_me(pair.coming)
    for medium in Medium:
        for name, mail in (
            ("letter", ways.message(letter, medium)),
            ("watch", watch_message(asked, medium)),
        ):
            text = f"{mail.subject}\n{mail.text}"
            yield plain_way(name, text.encode(), text, medium)
    page, sheet, calendar = ways.page(letter), ways.sheet(letter), ways.calendar(pair.coming)
    yield plain_way("letter", page, page.decode(), "page")
    yield plain_way("letter", sheet, read_back(sheet, Format.PDF), "sheet")
    yield plain_way("calendar", calendar, calendar.decode().replace("\r\n ", ""), "ics")
    series = desk.calendars.file(pair.coming)
    yield plain_way("calendar", series, series.decode().replace("\r\n ", ""), "series")
    agreed = desk.agreement_pages.compose(pair.mentor)
    for form in Format:
        data = desk.agreement_pages.render(agreed, form)
        yield plain_way("agreement", data, read_back(data, form), form)
    people = desk.people.everybody()
    for talk in pair.talks:
        for idea in desk.ideas.of_session(talk.id):
            if idea.application is not None:
                act = Act(RecognitionForm.IN_WRITING, Medium.EMAIL)
                text = draft(idea, people, act)
                if text:
                    yield plain_way("draft", text.encode(), text, "", own)


def ideas(desk: Workspace, pair: Planted) -> Iterator[Way]:
    """Yield the ideas, the ledger, and the credit record of a mentor who has said any."""
    for kind in IdeasForm:
        for data in (desk.idea_export.rendered(kind), b"".join(desk.ledger_export.rendered(kind))):
            yield plain_way("ideas", data, data.decode(), kind)
    with suppress(NoRecordYetError):
        record, own = desk.credit_records.compose(pair.mentor), pair.own(*pair.talks)
        for form in (Format.PDF, Format.MARKDOWN):
            data = desk.credit_records.render(record, form)
            yield plain_way("credit record", data, read_back(data, form), form, own)


def check(ways: Iterable[Way]) -> set[str]:
    """Hold each way out to what it may hold and has to, and return their names."""
    names = set[str]()
    for way in ways:
        names.add(way.name)
        seen = words_in(way.text)
        every = seen | in_bytes(way.data)
        if way.data.startswith(b"%PDF"):
            every |= words_in(pdf_hidden(way.data))
        assert not kinds(every) - way.may_hold, (way.name, way.extra)
        assert way.always <= kinds(seen), (way.name, way.extra)
        said_in = squeezed(way.text).casefold()
        assert not [name for name in way.nowhere if name in said_in], (way.name, way.extra)
        foreign = set() if way.own is None else {number for _, number in every} - way.own
        assert not foreign, (way.name, way.extra, "of another talk or pair")
    return names


@settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],  # each desk goes on from the one before, so none gets simpler
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=DESKS, without=LEFT_OUT, in_roles=some.booleans())
def test_no_way_out_holds_a_word_of_what_must_stay_out(
    workspace: Workspace,
    clock: Clock,
    tmp_path: Path,
    drawn: dict,
    without: frozenset[Section],
    in_roles: bool,
) -> None:
    pair = planted(workspace, clock, drawn)
    summaries = Summaries(workspace, pair)
    every = chain(
        summaries.all(without, in_roles=in_roles),
        summaries.locked(),
        summaries.records(tmp_path),
        letters(workspace, pair),
        ideas(workspace, pair),
    )
    assert check(every) >= MAY_HOLD.keys() - {"credit record", "draft"}
