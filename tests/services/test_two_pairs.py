"""Two mentors on one desk: nothing that is prepared for one holds a word of the other."""

from collections.abc import Iterator
from datetime import UTC

from canary_desk import Planted, new, number_of, planted, words_in
from mentordesk.domain.content import Card, Theme
from mentordesk.domain.period import Period
from mentordesk.domain.person import Consent, Medium
from mentordesk.domain.search import Within
from mentordesk.domain.summary import Choice, Reader
from mentordesk.export.formats import Format
from mentordesk.export.reading import text_of
from mentordesk.export.watch_message import watch_message
from mentordesk.services.workspace import Workspace

TALK = {
    "confirmed": True,
    "own": Consent.ANYWHERE,
    "ideas": [("used", [Consent.ANYWHERE], Consent.ANYWHERE), ("heard", [], Consent.ANYWHERE)],
    "kinds": {"letgo", "tried", "dropped", "leftask"},
}


def told_of(desk: Workspace, pair: Planted) -> Iterator[tuple[str, str]]:
    """Yield every text that is prepared for one mentor, or told of one, and what it is."""
    ways, mentor, markdown = desk.summaries, pair.mentor, Format.MARKDOWN
    for reader in Reader:
        for talk in pair.talks:
            told = ways.compose(ways.material(talk.id), Choice(reader), UTC)
            yield f"summary for {reader}", text_of(ways.render(told, markdown), markdown)
        period = ways.compose_period(ways.period(Period(mentor)), Choice(reader), UTC)
        yield f"period for {reader}", text_of(ways.render(period, markdown), markdown)
    letter, asked = desk.letters.compose(pair.coming, UTC), desk.observations.watch_me(pair.coming)
    for medium in Medium:
        yield f"letter by {medium}", str(desk.letters.message(letter, medium))
        yield f"watch me by {medium}", str(watch_message(asked, medium))
    yield "page", desk.letters.page(letter).decode()
    yield "sheet", text_of(desk.letters.sheet(letter), Format.PDF)
    yield "calendar", desk.calendars.file(pair.coming).decode().replace("\r\n ", "")
    agreed = desk.agreement_pages.render(desk.agreement_pages.compose(mentor), markdown)
    yield "agreement", text_of(agreed, markdown)
    record = desk.credit_records.render(desk.credit_records.compose(mentor), markdown)
    yield "credit record", text_of(record, markdown)
    yield "wishes", repr(desk.wishes.of(mentor))
    yield "agreement laid out", repr(desk.agreements.of(mentor))
    yield "history", repr(desk.histories.of(mentor, 99))
    yield "aims", repr(desk.aims.of(mentor))
    yield "library", repr(desk.library.of(mentor))
    yield "promises", repr(desk.promises.not_closed(mentor))
    yield "answers owed", repr(desk.answers.waiting(mentor))
    yield "series", repr((desk.series.all(mentor), desk.sessions.all(mentor)))
    yield "the table", repr((desk.agendas.of(pair.coming), desk.observations.of(pair.coming)))


def test_no_text_for_one_mentor_holds_a_word_of_another(workspace, clock):
    drawn = {"pair": Consent.ANYWHERE, "talks": (TALK, TALK)}
    pairs, own = list[Planted](), list[range]()
    for _ in range(2):
        begin = number_of(new("begin")) + 1
        pair = planted(workspace, clock, drawn)
        workspace.library.keep(pair.mentor, Card("own-1", new("card"), Theme.VOICE))
        pairs.append(pair)
        own.append(range(begin, number_of(new("end"))))
    for pair, mine in zip(pairs, own, strict=True):
        texts = list(told_of(workspace, pair))
        assert len(texts) > 20
        for what, text in texts:
            seen = {number for _, number in words_in(text)}
            assert seen, what
            assert not seen.difference(mine), what
        places = workspace.search.find("quokka", Within(pair.mentor)).places
        at_table = workspace.search.find("quokka", Within(pair.mentor, at_table=True)).places
        hits = [place.hit for place in (*places, *at_table)]
        assert {hit.mentor for hit in hits} == {pair.mentor}
        found = {number for hit in hits for _, number in words_in(hit.snippet.text)}
        assert found
        assert not found.difference(mine)
