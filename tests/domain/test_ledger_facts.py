"""What became of an idea is told whole, whatever becomes of it."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.domain import mistakes, naming
from mentordesk.domain.idea import (
    NEXT,
    Application,
    Contribution,
    Idea,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
)
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.ledger.fact import Fact, Kind, PenHand, Told, body_of, read_body
from mentordesk.domain.ledger.facts import brought, difference
from mentordesk.domain.ledger.spelling import credit_read, credit_said
from mentordesk.domain.ledger.telling import retold, tale
from mentordesk.domain.person import Consent
from mentordesk.domain.saying_back import restated, unsaid
from mentordesk.errors import MentorDeskError

NOW = datetime(2026, 4, 14, 14, 0, 0, 7, tzinfo=UTC)
PEOPLE = [PersonId(UUID(int=number)) for number in range(1, 4)]
TABLES = [SessionId(UUID(int=number)) for number in range(11, 13)]
OTHERS = [IdeaId(UUID(int=number)) for number in range(21, 23)]
WORDS = st.sampled_from(["Ask first", 'They say "idea":null', "Weiß é 🌱", "  two  blanks "])
PARTS = st.builds(
    Contribution,
    st.sampled_from(PEOPLE),
    st.sampled_from(Part),
    st.sampled_from(Weight),
    st.sampled_from(Consent),
    WORDS,
)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1))
CREDITS = st.builds(
    Recognition,
    st.sampled_from(RecognitionForm),
    st.dates(),
    WORDS,
    WORDS,
    st.booleans(),
    st.lists(st.sampled_from(PEOPLE), unique=True).map(tuple),
)
USES = st.builds(Application, WORDS, st.dates(), WORDS, WORDS, WORDS)


def told_on(idea: Idea, words: str, on: date | None) -> Idea:
    last = replace(idea.last, reason=words, told_on=on)
    return replace(idea, events=(*idea.events[:-1], last))


def in_order(idea: Idea, places: list[int]) -> Idea:
    order = [place for place in places if place < len(idea.contributions)]
    return replace(idea, contributions=tuple(idea.contributions[place] for place in order))


def said(name: str, *given: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(st.just(name), *given)


CHANGES = st.one_of(
    said("with_contribution", PARTS),
    said("with_consent", st.sampled_from(PEOPLE), st.sampled_from(Consent)),
    said("amended", PARTS, PARTS),
    said("first_said", WORDS),
    said("named_as", st.lists(PARTS, max_size=3, unique_by=lambda c: (c.person, c.part))),
    said("without_part", PARTS),
    said("parts", st.permutations(range(6))),
    said("step", st.sampled_from(Stage), WORDS, DAYS),
    said("told_on", WORDS, DAYS),
    said("restated", st.sampled_from(TABLES)),
    said("unsaid", st.sampled_from(TABLES)),
    said("without_answer"),
    said("answered", st.sampled_from(Stage), WORDS),
    said("applied", USES, st.booleans()),
    said("recognised", CREDITS),
    said("field", st.just("text"), WORDS),
    said("field", st.just("first_said"), WORDS),
    said("field", st.just("answer_by"), DAYS),
    said("field", st.just("joined_into"), st.none() | st.sampled_from(OTHERS)),
    said("field", st.just("origins"), st.lists(st.sampled_from(OTHERS)).map(tuple)),
    said("field", st.just("mentor"), st.sampled_from(PEOPLE)),
)


ON_AN_IDEA = {
    "restated": lambda idea, table: restated(idea, NOW, table),
    "unsaid": unsaid,
    "answered": lambda idea, to, words: mistakes.answered(
        idea, mistakes.Answer(to, NOW, words, NOW.date())
    ),
    "applied": lambda idea, use, adapted: idea.applied(use, NOW, adapted=adapted),
    "field": lambda idea, name, value: replace(idea, **{name: value}),
    "step": lambda idea, to, words, on: idea.moved(to, NOW, reason=words, until=on, told_on=on),
    "told_on": told_on,
    "parts": in_order,
    "amended": naming.amended,
    "first_said": naming.first_said,
    "named_as": lambda idea, parts: naming.named_as(
        idea, replace(idea, contributions=tuple(parts))
    ),
    "without_part": naming.without_part,
    "without_answer": mistakes.without_answer,
}


def changed(idea: Idea, change: tuple) -> Idea:
    """Return the idea after one of all the changes there are, or as it was where it may not be."""
    name, *given = change
    with suppress(MentorDeskError):
        return ON_AN_IDEA.get(name, getattr(Idea, name, None))(idea, *given)
    return idea


def through_paper(facts: tuple[Fact, ...]) -> list[Fact]:
    """Return facts as they read back from what was written."""
    bodies = [body_of(Told(fact, NOW, PenHand.LEADER, TABLES[0])) for fact in facts]
    told = [read_body(body) for body in bodies]
    assert {(one.at, one.hand, one.session) for one in told} <= {(NOW, PenHand.LEADER, TABLES[0])}
    assert [body_of(one) for one in told] == bodies
    return [one.fact for one in told]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(CHANGES, max_size=25),
    st.lists(PARTS, max_size=3, unique_by=lambda c: (c.person, c.part)),
    st.integers(1, 6),
)
def test_the_ledger_tells_every_history_to_the_letter_and_loses_nobody(path, parts, every):
    idea = raise_idea(TABLES[0], PEOPLE[0], "Record clips", NOW, parts)
    facts = through_paper(difference(None, idea))
    assert retold(facts) == idea
    kept, named = idea, {(c.person, c.part) for c in idea.contributions}
    for number, change in enumerate(path):
        idea = changed(idea, change)
        if number % every:
            continue  # in pencil: nobody tells the ledger of it yet
        more = through_paper(difference(kept, idea))
        assert bool(more) is (kept != idea)
        facts += more
        assert retold(facts) == idea
        named |= {(c.person, c.part) for c in idea.contributions}
        kept = idea
    written = [fact for fact in facts if fact.kind in (Kind.PART, Kind.BROUGHT)]
    assert all(any(person.hex in str(fact.says) for fact in written) for person, _ in named)
    assert retold([*facts, brought(idea)]) == idea


def test_each_change_is_told_by_as_little_as_says_it():
    proposed = Contribution(PEOPLE[0], Part.PROPOSED, Weight.LEAD, Consent.ASK)
    shaped = Contribution(PEOPLE[1], Part.SHAPED, Weight.EQUAL, Consent.ASK)
    idea = raise_idea(TABLES[0], PEOPLE[0], "Record clips", NOW, [proposed, shaped])
    assert [fact.kind for fact in difference(None, idea)] == [Kind.HEARD, Kind.PART, Kind.PART]
    use = Application("the all-hands", NOW.date())
    no = idea.moved(Stage.DECLINED, NOW, reason="Not now")
    for new, kinds in (
        (idea, []),
        (replace(idea, text="Record them"), [Kind.REWORDED]),
        (idea.with_consent(PEOPLE[0], Consent.ANYWHERE), [Kind.CONSENT]),
        (idea.with_contribution(replace(proposed, weight=Weight.EQUAL)), [Kind.PART]),
        (naming.without_part(idea, shaped), [Kind.PART]),
        (naming.first_said(idea, "Ana, on the tram"), [Kind.FIRST_SAID]),
        (restated(idea, NOW, TABLES[0]), [Kind.STAGE]),
        (idea.applied(use, NOW, adapted=True), [Kind.STAGE, Kind.APPLIED]),
        (replace(idea, joined_into=OTHERS[0]), [Kind.JOINED]),
        (replace(idea, origins=(OTHERS[0],)), [Kind.JOINED]),
        (replace(idea, mentor=PEOPLE[1]), [Kind.BROUGHT]),
    ):
        assert [fact.kind for fact in difference(idea, new)] == kinds
    assert [fact.kind for fact in difference(no, no.declined(NOW, "Never"))] == [Kind.REASONED]
    assert [fact.kind for fact in difference(no, idea)] == [Kind.TAKEN_BACK]
    piece = replace(idea, contributions=(), origins=(OTHERS[0],))
    assert [fact.kind for fact in difference(None, piece)] == [Kind.HEARD, Kind.SPLIT]


def test_an_act_for_which_nobody_was_asked_is_spelt_as_it_always_was():
    act = Recognition(RecognitionForm.IN_WRITING, NOW.date(), "the wiki", "the team")
    said = {"form": "in_writing", "on": "2026-04-14", "where": "the wiki", "heard_by": "the team"}
    assert credit_said(act) == {**said, "mentor_knows": False}
    yes = replace(act, agreed=(PEOPLE[1], PEOPLE[0]))
    assert [credit_read(credit_said(one)) for one in (act, yes)] == [act, yes]


def test_what_tells_no_idea_is_told_to_be_none():
    idea = raise_idea(TABLES[0], PEOPLE[0], "Record clips", NOW, ())
    heard, *_ = difference(None, idea)
    later = difference(idea, idea.moved(Stage.TRYING, NOW + timedelta(days=1)))
    broken = replace(heard, says={**heard.says, "heard_in": "no id"})
    assert retold([]) is retold(later) is retold([broken]) is None
    assert retold([heard, replace(later[0], says={})]) is None
    nowhere = replace(later[0], says={**later[0].says, "place": 10**30})
    assert retold([heard, nowhere]) is None
    assert not tale(idea.id, ["[" * 100_000]).idea
    assert NEXT[Stage.APPLIED] == frozenset()
