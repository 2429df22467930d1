"""Whatever happens to ideas on a real desk: what is struck is gone, and nothing is hidden."""

from contextlib import suppress
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from mentordesk.domain.idea import Application, Idea, Recognition, RecognitionForm
from mentordesk.domain.ids import IdeaId
from mentordesk.domain.joining import Cut, Half
from mentordesk.domain.ledger.telling import retold
from mentordesk.domain.names import consent_of
from mentordesk.domain.person import STRICTNESS, Consent, Person
from mentordesk.errors import MentorDeskError
from mentordesk.services import idea_kin, ledger, ledger_check

TABLES = ("idea", "idea_event", "contribution", "recognition", "ledger_entry", "ledger_end")
WORDS = count()


class Walk:
    """A walk through a desk on which each word is said once, so that it is known whose it is."""

    def __init__(self, workspace, met, clock) -> None:
        self.workspace, self.met, self.clock = workspace, met, clock
        self.ever: dict[IdeaId, set[str]] = {}
        self.whole: dict[IdeaId, IdeaId] = {}
        self.struck: set[str] = set()
        self.consent = Consent.ASK

    def take(self, name: str, which: int, other: int) -> None:
        self.clock.forward(minutes=1)
        self.consent = tuple(Consent)[(which + other) % len(Consent)]
        every = [idea for idea in self.workspace.ideas.all() if idea.id in self.ever]
        if name == "hear" or not every:
            self._note(self.workspace.ideas.capture(self.met.id, self.met.mentor, _said(3)))
            return
        with suppress(MentorDeskError):
            getattr(self, name)(every[which % len(every)], every[other % len(every)])

    def reword(self, idea: Idea, _: Idea) -> None:
        kept = " ".join([*idea.text.split()[:-1], _said(1)])
        self._note(self.workspace.ideas.reword(idea.id, kept))

    def split(self, idea: Idea, _: Idea) -> None:
        first, *rest = idea.text.split()
        cut = Cut(first, " ".join(rest), use=Half.SECOND)
        halves = self.workspace.idea_joining.split(idea.id, cut)
        self.whole[halves[1].id] = idea.id
        self._note(*halves)

    def join(self, idea: Idea, other: Idea) -> None:
        self._note(self.workspace.idea_joining.join(idea.id, other.id))

    def take_back(self, idea: Idea, _: Idea) -> None:
        self._note(self.workspace.idea_joining.take_back(idea.id))

    def use(self, idea: Idea, _: Idea) -> None:
        use = Application(_said(1), self.clock().date())
        self._note(self.workspace.ideas.apply(idea.id, use))

    def settle(self, *_: Idea) -> None:
        """Let the pair settle something else about names."""
        mentor = self.mentor()
        pairing = replace(mentor.pairing, consent=self.consent)
        self.workspace.people.change(replace(mentor, pairing=pairing))

    def answer(self, idea: Idea, _: Idea) -> None:
        had = next(c for c in idea.contributions if c.person == self.met.mentor)
        people = "the board" if self.consent is Consent.THESE_PEOPLE else ""
        new = replace(had, consent=self.consent, people=people)
        self._note(self.workspace.idea_naming.amend(idea.id, had, new))

    def credit(self, idea: Idea, other: Idea) -> None:
        """Give credit by name: with a yes to that act, or without one for every second."""
        mentor, day = self.mentor(), self.clock().date()
        yes = (mentor.id,) if self.consent in list(Consent)[::2] else ()
        act = Recognition(RecognitionForm.IN_WRITING, day, agreed=yes)
        before = consent_of(mentor, idea)
        kept = self.workspace.ideas.recognise(idea.id, act, f"{mentor.name} said it.")
        is_asked = before in (Consent.ASK, Consent.EACH_TIME)
        assert before is Consent.ANYWHERE or (is_asked and yes)
        assert kept.recognitions[-1].agreed == (yes if is_asked else ())
        assert kept.contributions == idea.contributions

    def mentor(self) -> Person:
        return self.workspace.people.of_id(self.met.mentor)

    def named(self) -> dict[IdeaId, Consent]:
        """Return how the mentor may be named now for each idea."""
        mentor = self.mentor()
        with self.workspace.store.reading() as tx:
            rows = idea_kin.rows_of(tx, self.ever)
            return {key: consent_of(mentor, row.to_domain()) for key, row in rows.items()}

    def table(self, *_: Idea) -> None:
        """Begin a session, or close the one that was begun."""
        live = self.workspace.sessions.live()
        if live is not None:
            self.workspace.closes.close(live.id)
        else:
            met = self.workspace.sessions.plan(self.met.mentor, self.clock())
            self.workspace.sessions.start(met.id)

    def strike(self, idea: Idea, _: Idea) -> None:
        self.workspace.ideas.strike(idea.id)
        left = [one for one in self.workspace.ideas.all() if one.id in self.ever]
        said = {word for one in left for word in _words(one)}
        # What another idea than one it was split from has said is a story of that one.
        others = {one.id for one in left} - set(self._sources(idea.id))
        said |= {word for one in others for word in self.ever[one]}
        self.struck |= self.ever[idea.id] - said

    def _sources(self, idea: IdeaId | None):
        while (idea := self.whole.get(idea)) is not None:
            yield idea

    def _note(self, *ideas: Idea) -> None:
        for idea in ideas:
            self.ever.setdefault(idea.id, set()).update(_words(idea))


def _words(idea: Idea) -> list[str]:
    return [*idea.text.split(), *([] if idea.application is None else [idea.application.where])]


def _said(words: int) -> str:
    return " ".join(f"wort{next(WORDS)}kx" for _ in range(words))


@pytest.fixture
def met(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock())


def _all_rows(tx) -> str:
    return str([tx.execute(text(f"SELECT * FROM {table}")).all() for table in TABLES])


def _spelt_otherwise(store) -> ledger_check.LedgerReport:
    """Return what a look finds while identifiers are in capitals, which is taken back."""
    with suppress(_TakenBackError), store.transaction() as tx:
        tx.execute(text("UPDATE idea SET joined_into = upper(joined_into)"))
        found = ledger_check.looked_through(tx)
        raise _TakenBackError
    return found


def _no_name_is_opened(
    before: dict[IdeaId, Consent], now: dict[IdeaId, Consent], step: str
) -> None:
    """See that no answer became looser, but the first, or what a joining closed that is undone."""
    for idea in before.keys() & now.keys() if step != "take_back" else ():
        if before[idea] is not Consent.ASK or step != "answer":
            assert STRICTNESS.index(now[idea]) >= STRICTNESS.index(before[idea]), (step, idea)


class _TakenBackError(Exception):
    pass


STEP = st.tuples(
    st.sampled_from(
        [
            *("hear", "split", "split", "reword", "join", "take_back", "use", "table", "strike"),
            *("settle", "settle", "answer", "credit"),
        ]
    ),
    st.integers(0, 4),
    st.integers(0, 4),
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STEP, min_size=4, max_size=14))
@example(
    [
        ("hear", 0, 0),
        ("table", 0, 0),
        ("split", 0, 0),
        ("join", 0, 1),
        ("hear", 0, 0),
        ("strike", 1, 0),
    ]
)
@example(
    [
        ("hear", 0, 0),
        ("table", 0, 0),
        ("split", 0, 0),
        ("join", 0, 1),
        ("hear", 0, 0),
        ("join", 1, 0),
        ("table", 0, 0),
        ("strike", 1, 0),
    ]
)
@example([("hear", 0, 0), ("split", 0, 0), ("strike", 0, 0)])
@example([("hear", 0, 0), ("split", 0, 0), ("take_back", 1, 0), ("reword", 1, 0), ("strike", 0, 0)])
@example([("hear", 0, 0), ("table", 0, 0), ("split", 0, 0), ("strike", 0, 0), ("table", 0, 0)])
def test_whatever_happened_no_struck_word_is_left_and_no_hidden_idea_is_sound(
    workspace, met, clock, steps
):
    walk = Walk(workspace, met, clock)
    live = workspace.sessions.live()
    if live is not None:  # of an example that failed
        workspace.closes.close(live.id)
    for step in (("settle", 2, 0), *steps):
        before = walk.named()
        walk.take(*step)
        _no_name_is_opened(before, walk.named(), step[0])
        with workspace.store.reading() as tx:
            rows = _all_rows(tx)
        assert not [word for word in walk.struck if word in rows]
    if workspace.sessions.live() is not None:
        walk.table()
    assert ledger_check.look(workspace.store).sound
    ideas = [idea for idea in workspace.ideas.all() if idea.id in walk.ever]
    with workspace.store.reading() as tx:
        for idea in ideas:
            assert retold(told.fact for told in ledger.told_of(tx, idea.id)) == idea
        rows = _all_rows(tx)
    assert not [word for word in walk.struck if word in rows]
    inside = {idea.id for idea in ideas if idea.joined_into is not None}
    assert inside <= set(_spelt_otherwise(workspace.store).adrift)
