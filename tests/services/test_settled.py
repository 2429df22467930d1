"""What a pair settles about names holds for earlier ideas as well, in the ledger, for good."""

from dataclasses import replace

import pytest

from mentordesk.domain.idea import Contribution, Part, Weight
from mentordesk.domain.ledger.changes import Answered
from mentordesk.domain.ledger.fact import Kind, PenHand
from mentordesk.domain.person import Consent, Pairing
from mentordesk.models import IdeaRow
from mentordesk.services import ledger, ledger_check
from naming_people import give_part, take_answer


@pytest.fixture
def amara(workspace):
    return workspace.people.add_mentor("Amara Okafor", Pairing(consent=Consent.ANYWHERE))


def settle(workspace, amara, consent) -> int:
    """Keep what the pair settles, and return for how many ideas it was said to hold."""
    now = workspace.people.of_id(amara.id)
    wanted = replace(now, pairing=replace(now.pairing, consent=consent))
    held = workspace.people.held_to(wanted)
    workspace.people.change(wanted)
    return held


def told(workspace, idea):
    with workspace.store.reading() as tx:
        return ledger.told_of(tx, idea.id)


def consents(workspace, amara, ideas) -> list[Consent]:
    return [workspace.ideas.of_id(idea.id).consent_of(amara.id) for idea in ideas]


def is_sound(workspace) -> bool:
    with workspace.store.reading() as tx:
        return ledger_check.looked_through(tx).sound


def test_each_earlier_idea_is_held_to_what_the_pair_settles_and_nothing_opens_it(
    workspace, amara, live, clock
):
    workspace.closes.close(live.id)
    plain, inner, outer, hers, strict = (
        workspace.ideas.capture(live.id, amara.id, words) for words in "abcde"
    )
    workspace.idea_joining.join(outer.id, inner.id)
    these = Consent.THESE_PEOPLE
    clock.forward(days=1)
    take_answer(workspace, hers.id, amara.id, these, "the board")
    take_answer(workspace, strict.id, amara.id, Consent.NOT_AT_ALL)
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing())
    met = workspace.sessions.plan(jonas.id, clock())
    his = workspace.ideas.capture(met.id, jonas.id, "f")
    give_part(workspace, his.id, Contribution(amara.id, Part.BACKED, Weight.EQUAL, Consent.ASK))
    every = (plain, inner, outer, hers, strict, his)
    clock.forward(days=3)
    assert settle(workspace, amara, Consent.ASK) == 4
    each, no = Consent.EACH_TIME, Consent.NOT_AT_ALL
    assert consents(workspace, amara, every) == [each, each, each, each, no, Consent.ASK]
    (last,) = answered(workspace, plain)
    (change,) = last.changes
    assert (change.answer, change.settled) == ((each, ""), True)
    assert (last.entered, last.hand) == (clock.at, PenHand.LEADER)
    assert [m.changes[0].settled for m in answered(workspace, hers)] == [False, True]
    assert is_sound(workspace)
    for consent in (Consent.ANYWHERE, these, Consent.ANYWHERE):
        assert settle(workspace, amara, consent) == 0
        assert consents(workspace, amara, every[:5]) == [each] * 4 + [no]
    assert settle(workspace, amara, Consent.AS_COLLEAGUE) == 5
    assert consents(workspace, amara, every) == [Consent.AS_COLLEAGUE] * 4 + [
        no,
        Consent.AS_COLLEAGUE,
    ]
    assert settle(workspace, amara, Consent.ANYWHERE) == 0
    assert consents(workspace, amara, every)[-1] is Consent.AS_COLLEAGUE
    assert is_sound(workspace)


def answered(workspace, idea):
    """Return the moments of an idea's story at which an answer about names changed."""
    story = workspace.idea_views.story(idea.id).story
    return [one for one in story if isinstance(one.changes[0], Answered)]


def test_what_is_in_pencil_is_told_at_the_close(workspace, amara, live):
    idea = workspace.ideas.capture(live.id, amara.id, "At the table")
    assert settle(workspace, amara, Consent.EACH_TIME) == 1
    assert consents(workspace, amara, [idea]) == [Consent.EACH_TIME]
    assert told(workspace, idea) == []
    workspace.closes.close(live.id)
    assert told(workspace, idea)[0].fact.kind is Kind.HEARD
    assert consents(workspace, amara, [idea]) == [Consent.EACH_TIME]
    assert is_sound(workspace)


def test_an_earlier_desk_that_was_looser_is_held_to_what_its_pair_had_settled(
    workspace, amara, live
):
    workspace.closes.close(live.id)
    idea = workspace.ideas.capture(live.id, amara.id, "Earlier")
    assert settle(workspace, amara, Consent.AS_COLLEAGUE) == 1
    with workspace.store.transaction() as tx:  # as a version left it that knew nothing of this
        tx.get_one(IdeaRow, idea.id).contributions[0].consent = Consent.ANYWHERE
    assert settle(workspace, amara, Consent.ANYWHERE) == 0
    assert consents(workspace, amara, [idea]) == [Consent.AS_COLLEAGUE]


def test_it_is_kept_with_the_ideas_or_not_at_all(workspace, amara, live, monkeypatch):
    workspace.closes.close(live.id)
    idea = workspace.ideas.capture(live.id, amara.id, "Kept")
    before = told(workspace, idea)
    monkeypatch.setattr("mentordesk.services.people.PersonRow.of", _fail)
    with pytest.raises(ZeroDivisionError):
        settle(workspace, amara, Consent.NOT_AT_ALL)
    monkeypatch.undo()
    assert (workspace.people.of_id(amara.id), told(workspace, idea)) == (amara, before)
    assert consents(workspace, amara, [idea]) == [Consent.ANYWHERE]
    assert is_sound(workspace)


def _fail(_: object) -> None:
    raise ZeroDivisionError
