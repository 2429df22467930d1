"""What a pair settles at its end: all that waits between the two, and nothing of anybody else."""

from dataclasses import replace

import pytest

from mentordesk.domain.idea import Application, Contribution, Part, Stage, Weight
from mentordesk.domain.person import Consent, Pairing
from mentordesk.errors import NotFoundError
from naming_people import give_part


def test_what_waits_of_one_pair_is_gathered_and_nothing_of_another(workspace, amara, clock):
    desk = workspace
    other = desk.people.add_mentor("Jonas Lind", Pairing())
    texts = {}
    for mentor in (amara, other):
        met = desk.sessions.plan(mentor.id, clock())
        desk.sessions.start(met.id)
        ideas = [desk.ideas.capture(met.id, mentor.id, text) for text in ("Young", "Used", "No")]
        desk.promises.make(met.id, mentor.id, f"For {mentor.first_name}")
        desk.strike_asks.ask(met.id, "That")
        desk.closes.close(met.id)
        desk.ideas.apply(ideas[1].id, Application("here", clock().date()))
        desk.ideas.move(ideas[2].id, Stage.DECLINED, reason="Not now")
        texts[mentor.id] = ideas
    passer = desk.people.named("Miriam Weiß")
    for idea, consent in zip(texts[amara.id], (Consent.ASK, Consent.ANYWHERE), strict=False):
        give_part(desk, idea.id, Contribution(passer.id, Part.BACKED, Weight.EQUAL, consent))
    found = desk.closing.of(amara.id, clock())
    young, used, _ = (desk.ideas.of_id(idea.id) for idea in texts[amara.id])
    assert (found.owed.answers_owed, found.owed.credit_owed) == ((young,), (used,))
    assert found.owed.answers_count == 1
    assert [promise.text for promise in found.owed.promises] == ["For Amara"]
    assert [session.mentor for session in found.owed.strikes_asked] == [amara.id]
    asked = [one for one in found.unasked if one.person.id == passer.id]
    assert [(one.idea.id, one.given.person) for one in asked] == [(young.id, passer.id)]
    assert found.unasked_count == len(found.unasked)
    assert found.owed.slips == ()
    desk.endings.end(amara.id)
    assert desk.closing.of(amara.id, clock()) == replace(found, is_over=True)
    with pytest.raises(NotFoundError):
        desk.closing.of(young.id, clock())
