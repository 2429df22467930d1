"""Names, weights and who said it first are kept after the close too, and can be taken back."""

from dataclasses import replace

import pytest

from mentordesk.domain.idea import Contribution, Part, Weight
from mentordesk.domain.joining import Cut
from mentordesk.domain.ledger.fact import Kind
from mentordesk.domain.naming import NewName, called
from mentordesk.domain.person import Consent, Pairing
from mentordesk.errors import (
    BlankTextError,
    JoinedAlreadyError,
    NameStaysError,
    NotFoundError,
    NotTakenBackError,
    SharedNameError,
)
from mentordesk.services import ledger, ledger_check
from naming_people import give_part

FIRST = "Ana, on the tram, in March"


@pytest.fixture
def idea(workspace, amara, live):
    """An idea of a session that is over."""
    idea = workspace.ideas.capture(live.id, amara.id, "Record clips")
    workspace.closes.close(live.id)
    return idea


@pytest.fixture
def named(workspace, idea):
    """The same, with somebody else who had a part."""
    new = NewName("Jonas Lind", Part.SHAPED, Weight.LEAD, Consent.AS_COLLEAGUE)
    return workspace.idea_naming.name(idea.id, new)[1]


def kinds(workspace, idea) -> list[Kind]:
    with workspace.store.reading() as tx:
        return [one.fact.kind for one in ledger.told_of(tx, idea.id)]


def people(workspace) -> set[str]:
    return {person.name for person in workspace.people.everybody()}


def test_everybody_has_an_equal_part_until_somebody_says_otherwise(workspace, idea):
    assert [c.weight for c in idea.contributions] == [Weight.EQUAL]
    person, now = workspace.idea_naming.name(idea.id, NewName("Jonas Lind", Part.SHAPED))
    assert now.contributions[1] == Contribution(person.id, Part.SHAPED, Weight.EQUAL, Consent.ASK)
    again, twice = workspace.idea_naming.name(idea.id, NewName("jonas lind", Part.BACKED))
    assert (again, len(twice.contributions)) == (person, 3)


def test_all_of_it_is_kept_after_the_close_each_by_an_entry(workspace, amara, named):
    names, (hers, his) = workspace.idea_naming, named.contributions
    steps = [
        (names.say_first(named.id, f"  {FIRST} "), Kind.FIRST_SAID),
        (names.amend(named.id, his, replace(his, weight=Weight.SUPPORTING)), Kind.PART),
        (names.amend(named.id, hers, replace(hers, consent=Consent.NOT_AT_ALL)), Kind.CONSENT),
        (names.take_off(named.id, his), Kind.PART),
    ]
    assert kinds(workspace, named)[-4:] == [kind for _, kind in steps]
    last = steps[-1][0]
    assert last == workspace.ideas.of_id(named.id)
    assert (last.first_said, [c.person for c in last.contributions]) == (FIRST, [amara.id])
    assert "Jonas Lind" not in people(workspace)
    assert ledger_check.look(workspace.store).sound


def test_what_cannot_be_kept_names_nobody_and_changes_nothing(workspace, amara, named, clock):
    ideas, names = workspace.ideas, workspace.idea_naming
    hers, his = named.contributions
    other = ideas.capture(named.session, amara.id, "Clips, once more")
    certain = replace(his, consent=Consent.THESE_PEOPLE)
    asked = ideas.capture(named.session, amara.id, "Ask first")
    kept = give_part(workspace, asked.id, replace(his, consent=Consent.ASK))
    with pytest.raises(BlankTextError):
        names.amend(kept.id, kept.contributions[1], certain)
    with pytest.raises(NameStaysError):
        names.take_off(named.id, hers)
    with pytest.raises(BlankTextError):
        names.name(named.id, NewName(" ", Part.SHAPED))
    workspace.idea_joining.join(other.id, named.id)
    inside = ideas.of_id(named.id)
    for work in (
        lambda: names.name(named.id, NewName("Mira Sol", Part.SHAPED)),
        lambda: names.amend(named.id, his, his),
        lambda: names.take_off(named.id, his),
    ):
        with pytest.raises(JoinedAlreadyError):
            work()
    assert (ideas.of_id(named.id), "Mira Sol" in people(workspace)) == (inside, False)
    # Who said it first stays with the idea it was said of, and is put right there.
    assert names.say_first(named.id, FIRST) == replace(inside, first_said=FIRST)
    assert ideas.of_id(other.id).first_said == ""


def test_a_name_from_before_leads_to_who_had_it_with_what_they_answered(workspace, idea):
    ben, _ = workspace.idea_naming.name(
        idea.id, NewName("Ben Lind", Part.SHAPED, consent=Consent.NOT_AT_ALL)
    )
    workspace.people.change(replace(ben, name="Ben Brandt"))
    again, named = workspace.idea_naming.name(
        idea.id, NewName("ben lind", Part.BACKED, consent=Consent.ANYWHERE)
    )
    assert again.id == ben.id
    theirs = [part.consent for part in named.contributions if part.person == ben.id]
    assert theirs == [Consent.NOT_AT_ALL] * 2
    eva = workspace.people.change(replace(workspace.people.named("Eva Lind"), name="Ben Lind"))
    assert workspace.people.named("Ben Lind") == eva
    workspace.people.change(replace(eva, name="Eva Kurz"))
    before = workspace.people.everybody()
    assert [who.name for who in called("Ben Lind", before)] == ["Ben Brandt", "Eva Kurz"]
    with pytest.raises(SharedNameError):
        workspace.idea_naming.name(idea.id, NewName("Ben Lind", Part.CARRIED_OUT))
    assert workspace.people.everybody() == before


def test_each_change_is_taken_back_by_one_more_entry_and_brings_who_was_forgotten(
    workspace, named, idea
):
    names, (_, his) = workspace.idea_naming, named.contributions
    off = names.take_off(named.id, his)
    assert "Jonas Lind" not in people(workspace)
    assert names.take_back(off) == named
    assert "Jonas Lind" in people(workspace)
    assert kinds(workspace, named)[-2:] == [Kind.PART, Kind.PART]
    lighter = names.amend(named.id, his, replace(his, weight=Weight.EQUAL))
    assert names.take_back(lighter) == named
    stricter = names.amend(
        named.id, his, replace(his, part=Part.BACKED, consent=Consent.NOT_AT_ALL)
    )
    back = names.take_back(stricter)
    assert back.contributions[1] == replace(his, consent=Consent.NOT_AT_ALL)
    said = names.say_first(named.id, FIRST)
    assert names.take_back(said) == back
    _, more = names.name(named.id, NewName("Mira Sol", Part.NOTICED))
    assert names.take_back(more) == back
    assert "Mira Sol" not in people(workspace)
    assert ledger_check.look(workspace.store).sound


def test_nothing_is_taken_back_once_more_has_happened(workspace, named, live):
    ideas, names, his = workspace.ideas, workspace.idea_naming, named.contributions[1]
    off = names.take_off(named.id, his)
    ideas.reword(named.id, "Record short clips")
    with pytest.raises(NotTakenBackError):
        names.take_back(off)
    said = names.say_first(named.id, FIRST)
    ideas.strike(named.id)
    with pytest.raises(NotFoundError):
        names.take_back(said)
    assert "Jonas Lind" not in people(workspace)


def test_who_is_named_again_is_not_named_beyond_what_they_answered_before(workspace, idea):
    names = workspace.idea_naming
    ben = workspace.people.add_mentor("Ben Ito", Pairing(consent=Consent.ANYWHERE))
    for given, holds in (
        ((Consent.THESE_PEOPLE, "the board, HR"), (Consent.THESE_PEOPLE, "the board, HR")),
        ((Consent.THESE_PEOPLE, "HR, the press"), (Consent.THESE_PEOPLE, "HR")),
        ((Consent.ASK, ""), (Consent.THESE_PEOPLE, "HR")),
        ((Consent.AS_COLLEAGUE, ""), (Consent.AS_COLLEAGUE, "")),
        ((Consent.ANYWHERE, ""), (Consent.AS_COLLEAGUE, "")),
    ):
        new = NewName(ben.name, Part.SHAPED, Weight.EQUAL, *given)
        person, now = names.name(idea.id, new)
        his = now.contributions[1]
        assert (person, his.consent, his.people) == (ben, *holds)
        names.take_off(idea.id, his)


def test_who_is_named_for_kin_is_not_named_beyond_what_they_answered_for_an_idea(
    workspace, idea, amara
):
    names, joining = workspace.idea_naming, workspace.idea_joining
    ben = workspace.people.add_mentor("Ben Ito", Pairing(consent=Consent.ANYWHERE))

    def named(key, consent):
        return names.name(key, NewName(ben.name, Part.SHAPED, Weight.EQUAL, consent))[1]

    def holds(key):
        """Return what holds for somebody who is named for it, and taken off again."""
        now = named(key, Consent.ANYWHERE)
        names.take_off(key, now.contributions[-1])
        return now.consent_of(ben.id)

    # Taken off before a split, the answer holds for both halves; of a later one, for the other.
    names.take_off(idea.id, named(idea.id, Consent.AS_COLLEAGUE).contributions[-1])
    first, second = joining.split(idea.id, Cut("Record", "clips, and more"))
    assert holds(second.id) is Consent.AS_COLLEAGUE
    third = joining.split(second.id, Cut("clips", "more"))[1]
    named(third.id, Consent.NOT_AT_ALL)
    assert {holds(first.id), holds(second.id)} == {Consent.NOT_AT_ALL}
    other = workspace.ideas.capture(idea.session, amara.id, "Ask first")
    assert holds(other.id) is Consent.ANYWHERE
    joining.join(other.id, second.id)
    assert holds(other.id) is Consent.NOT_AT_ALL
    # A strike takes entries of the other half, and leaves what was answered for that.
    workspace.ideas.strike(third.id)
    workspace.ideas.strike(second.id)
    assert holds(first.id) is Consent.NOT_AT_ALL


def test_whom_something_was_heard_from_that_goes_on_inside_an_idea_stays_named(
    workspace, idea, amara, clock
):
    names, ben = workspace.idea_naming, workspace.people.add_mentor("Ben Ito", Pairing())
    own = workspace.ideas_outside.note_down(ben.id, "Clips for all", clock().date())
    whole = workspace.idea_joining.join(idea.id, own.id)
    (his,) = own.contributions
    with pytest.raises(NameStaysError):
        names.take_off(idea.id, his)
    assert workspace.ideas.of_id(idea.id) == whole
    more = names.name(idea.id, NewName(ben.name, Part.BACKED))[1]
    assert [c.part for c in names.take_off(idea.id, his).contributions] == [
        had.part for had in more.contributions if had != his
    ]
    workspace.ideas.strike(own.id)
    left = workspace.ideas.of_id(idea.id).contributions[-1]
    assert left.person not in {c.person for c in names.take_off(idea.id, left).contributions}


def test_who_is_taken_off_is_known_for_as_long_as_the_words_name_them(workspace, amara, named):
    names, records, his = workspace.idea_naming, workspace.credit_records, named.contributions[1]
    names.say_first(named.id, "Jonas, on the tram")
    off = names.take_off(named.id, his)
    assert "Jonas Lind" in people(workspace)
    (line,) = records.compose(amara.id).ideas
    assert line.first_said == "A colleague, on the tram"
    other = workspace.ideas.capture(named.session, amara.id, "Ask Jonas Lind")
    names.say_first(named.id, "")
    assert "Jonas Lind" in people(workspace)
    workspace.ideas.strike(other.id)
    assert "Jonas Lind" not in people(workspace)
    names.name(named.id, NewName("Jonas Lind", Part.SHAPED))
    names.say_first(named.id, "Jonas, on the tram")
    names.take_off(named.id, replace(his, person=workspace.people.named("Jonas Lind").id))
    workspace.ideas.strike(off.id)
    assert "Jonas Lind" not in people(workspace)


def test_a_strike_takes_who_said_it_first_with_it(workspace, named):
    workspace.idea_naming.say_first(named.id, "Quokka, on the tram")
    workspace.ideas.strike(named.id)
    with workspace.store.reading() as tx:
        held = tx.connection().exec_driver_sql("SELECT group_concat(body) FROM ledger_entry")
        assert "Quokka" not in str(held.scalar())
    assert ledger_check.look(workspace.store).sound
