"""Joining and splitting on the real desk: kept, told in the ledger, struck and taken back."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from mentordesk.domain.idea import IN_USE, Application, Contribution, Part, Stage, Weight
from mentordesk.domain.joining import Cut, Half
from mentordesk.domain.ledger import using
from mentordesk.domain.ledger.changes import CameFrom, Reworded, ToldWhole, WentInto
from mentordesk.domain.ledger.fact import Kind
from mentordesk.domain.ledger.telling import retold
from mentordesk.domain.person import Consent, Pairing
from mentordesk.domain.summary import Choice, Reader
from mentordesk.errors import (
    IdeaStageError,
    JoinedAlreadyError,
    NotFoundError,
    NotTakenBackError,
)
from mentordesk.models import IdeaRow
from mentordesk.services import ledger, ledger_check
from mentordesk.services.desk import lock
from mentordesk.services.workspace import workspace as services
from mentordesk.vault.pages import Pages
from naming_people import give_part, take_answer


@pytest.fixture
def met(workspace, amara, clock):
    return workspace.sessions.plan(amara.id, clock())


@pytest.fixture
def hear(workspace, clock):
    def hear(session, text):
        clock.forward(minutes=1)
        idea = workspace.ideas.capture(session.id, session.mentor, text)
        clock.forward(minutes=1)
        return idea

    return hear


@pytest.fixture
def other(workspace, clock):
    jonas = workspace.people.add_mentor("Jonas Lind", Pairing(consent=Consent.ANYWHERE))
    return workspace.sessions.plan(jonas.id, clock())


def kept(workspace, idea):
    return workspace.ideas.of_id(idea.id)


def test_a_summary_tells_what_went_on_elsewhere_as_both_allow(workspace, met, other, hear):
    inner, outer, last = (
        hear(session, words)
        for session, words in ((met, "Do as Ines does"), (other, "Ask Ines"), (other, "Ask her"))
    )
    ines = workspace.people.named("Ines Vogt")
    no = Contribution(ines.id, Part.SHAPED, Weight.EQUAL, Consent.NOT_AT_ALL)
    give_part(workspace, last.id, no)
    workspace.idea_joining.join(outer.id, inner.id)

    def told():
        read = workspace.summaries.material(met.id)
        return [one.text for one in workspace.summaries.compose(read, Choice(Reader.MENTOR)).ideas]

    assert told() == ["Do as a colleague does"]
    workspace.idea_joining.join(last.id, outer.id)
    assert told() == ["Do as … does"]


def told(workspace, idea):
    with workspace.store.reading() as tx:
        return [one.fact for one in ledger.told_of(tx, idea.id)]


def kinds(workspace, idea):
    return [fact.kind for fact in told(workspace, idea)]


def uses_told(workspace, idea):
    """Return the use of each step of a story into use, in the order of the steps."""
    story = workspace.idea_views.story(idea.id)
    return [story.uses.get(step.id) for step in story.idea.events if step.stage in IN_USE]


def in_pencil(workspace, idea):
    with workspace.store.reading() as tx:
        return tx.get(IdeaRow, idea.id).pencil


def restarted(workspace, clock):
    """Return the services of a program that remembers nothing."""
    return services(workspace.store, clock)


def test_ideas_of_two_mentors_are_one_and_each_is_told_so(workspace, met, other, hear, clock):
    whole, part = hear(met, "Clips"), hear(other, "Film the town hall")
    workspace.ideas.move(part.id, Stage.TRYING)
    clock.forward(days=1)
    one = workspace.idea_joining.join(whole.id, part.id)
    assert kept(workspace, whole) == one == retold(told(workspace, whole))
    inside = kept(workspace, part)
    assert (inside.joined_into, inside) == (whole.id, retold(told(workspace, part)))
    assert {c.person for c in one.contributions} == {met.mentor, other.mentor}
    assert kinds(workspace, whole)[2:] == [Kind.JOINED, Kind.PART, Kind.STAGE]
    assert kinds(workspace, part)[-1] is Kind.JOINED
    assert one.stage is Stage.TRYING
    kin = workspace.idea_joining.kin(whole.id)
    assert (kin.inside, kin.pieces, kin.whole, kin.latest) == ((inside,), (), None, inside)
    # A step of the one that goes on inside the other would be lost for both.
    with pytest.raises(JoinedAlreadyError):
        workspace.ideas.move(part.id, Stage.DECLINED, reason="no")


def test_what_is_owed_stays_owed_inside_one_that_was_heard_since(
    workspace, met, other, hear, clock
):
    workspace.answers.within = timedelta(days=5)
    parked, old = hear(met, "Clips"), hear(other, "Film")
    workspace.ideas.move(parked.id, Stage.PARKED, until=clock().date() + timedelta(days=7))
    clock.forward(days=6)
    assert [one.idea.id for one in workspace.answers.owed(other.mentor)] == [old.id]
    fresh = hear(met, "Film the clips")
    workspace.idea_joining.join(fresh.id, old.id)
    for mentor in (met.mentor, other.mentor):
        assert [one.idea.id for one in workspace.answers.owed(mentor)] == [fresh.id]
    later = hear(met, "Cut them")
    workspace.idea_joining.join(later.id, parked.id)
    assert later.id not in {one.idea.id for one in workspace.answers.owed(met.mentor)}
    clock.forward(days=1)
    assert later.id in {one.idea.id for one in workspace.answers.owed(met.mentor)}


def test_a_list_begins_with_the_pair_s_own_and_leaves_out_what_goes_on_elsewhere(
    workspace, met, other, hear
):
    of_jonas, first, second = hear(other, "Jonas’s"), hear(met, "First"), hear(met, "Second")
    here = hear(met, "Here")
    workspace.idea_joining.join(second.id, hear(met, "Inside").id)
    found = workspace.idea_joining.candidates(here)
    assert [one.id for one in found] == [second.id, first.id, of_jonas.id]
    assert (found[0].text, found[0].mentor) == ("Second", met.mentor)
    assert workspace.idea_joining.wholes((first.id, second.id)) == {second.id}


@pytest.mark.parametrize("remembers", [True, False])
def test_a_joining_is_taken_back_once_and_the_ledger_keeps_it(
    workspace, met, hear, clock, remembers
):
    whole, part = hear(met, "Clips"), workspace.ideas.move(hear(met, "Film").id, Stage.TRYING)
    workspace.ideas.apply(part.id, Application("the all-hands", clock.at.date()))
    whole, part = kept(workspace, whole), kept(workspace, part)
    clock.forward(days=1)
    workspace.idea_joining.join(whole.id, part.id)
    before = len(told(workspace, whole))
    clock.forward(days=1)
    desk = workspace if remembers else restarted(workspace, clock)
    assert desk.idea_joining.take_back(whole.id) == whole
    assert (kept(workspace, whole), kept(workspace, part)) == (whole, part)
    assert len(told(workspace, whole)) > before
    assert retold(told(workspace, whole)) == whole
    with pytest.raises(NotTakenBackError):
        desk.idea_joining.take_back(whole.id)


def test_a_step_is_taken_back_and_the_ledger_keeps_both(workspace, met, hear, clock):
    heard = hear(met, "Clips")
    clock.forward(days=1)
    moved = workspace.ideas.move(heard.id, Stage.TRYING)
    assert workspace.ideas.step_back(moved) == heard == kept(workspace, heard)
    assert retold(told(workspace, heard)) == heard
    assert kinds(workspace, heard)[-2:] == [Kind.STAGE, Kind.TAKEN_BACK]
    with pytest.raises(NotTakenBackError):
        workspace.ideas.step_back(moved)
    with pytest.raises(IdeaStageError):
        workspace.ideas.step_back(heard)
    used = workspace.ideas.apply(heard.id, Application("here", clock.at.date()))
    with pytest.raises(IdeaStageError):
        workspace.ideas.step_back(used)


@pytest.mark.parametrize("remembers", [True, False])
def test_nothing_is_taken_back_once_more_has_happened(workspace, met, hear, clock, remembers):
    whole, part = hear(met, "Clips"), hear(met, "Film")
    workspace.idea_joining.join(whole.id, part.id)
    clock.forward(days=1)
    workspace.ideas.move(whole.id, Stage.TRYING)
    desk = workspace if remembers else restarted(workspace, clock)
    assert desk.idea_joining.kin(whole.id).latest is None
    with pytest.raises(NotTakenBackError):
        desk.idea_joining.take_back(whole.id)


@pytest.mark.parametrize("remembers", [True, False])
def test_a_split_is_told_in_both_and_taken_back_into_one(
    workspace, met, other, hear, clock, remembers
):
    idea = hear(met, "Clips and badges")
    shaped = Contribution(other.mentor, Part.SHAPED, Weight.EQUAL, Consent.ASK)
    idea = give_part(workspace, idea.id, shaped)
    workspace.ideas.apply(idea.id, Application("the all-hands", clock.at.date()))
    idea = kept(workspace, idea)
    clock.forward(days=1)
    parts = {(met.mentor, Part.PROPOSED): Half.BOTH, (other.mentor, Part.SHAPED): Half.SECOND}
    cut = Cut("Clips", "Badges", parts, use=Half.SECOND)
    first, second = workspace.idea_joining.split(idea.id, cut)
    assert kept(workspace, first) == first == retold(told(workspace, first))
    assert kept(workspace, second) == second == retold(told(workspace, second))
    assert Kind.SPLIT in kinds(workspace, second)
    assert (first.stage, second.stage) == (Stage.HEARD, Stage.APPLIED)
    desk = workspace if remembers else restarted(workspace, clock)
    assert desk.idea_joining.kin(first.id).pieces == (second,)
    assert desk.idea_joining.kin(second.id).whole == first
    clock.forward(days=1)
    assert desk.idea_joining.take_back(first.id) == idea == kept(workspace, idea)
    assert retold(told(workspace, idea)) == idea
    kin = desk.idea_joining.kin(idea.id)
    assert [one.text for one in kin.inside] == ["Badges"]
    assert (kin.pieces, kin.latest) == ((), None)


def test_a_half_whose_words_name_somebody_keeps_their_no(workspace, met, other, hear):
    shaped = Contribution(other.mentor, Part.SHAPED, Weight.EQUAL, Consent.NOT_AT_ALL)
    parts = {(other.mentor, Part.SHAPED): Half.SECOND}
    for words, stays in (("Clips, as Jonas does", True), ("Clips", False)):
        idea = give_part(workspace, hear(met, "Clips and badges").id, shaped)
        first, second = workspace.idea_joining.split(idea.id, Cut(words, "Badges", parts))
        assert shaped in second.contributions
        assert (shaped in kept(workspace, first).contributions) is stays
        # Nor does a part that is added since make their answer looser.
        more = replace(shaped, part=Part.BACKED, consent=Consent.ANYWHERE)
        assert give_part(workspace, first.id, more).consent_of(other.mentor) is shaped.consent


@pytest.mark.parametrize("answer", Consent)
def test_what_somebody_answered_for_one_half_holds_for_a_part_they_get_in_the_other(
    workspace, met, other, hear, answer
):
    parts = {(other.mentor, Part.SHAPED): Half.FIRST}
    shaped = Contribution(other.mentor, Part.SHAPED, Weight.EQUAL, answer, "HR, the board")
    idea = give_part(workspace, hear(met, "Clips and badges").id, shaped)
    _, second = workspace.idea_joining.split(idea.id, Cut("Clips", "Badges", parts))
    more = replace(shaped, part=Part.BACKED, consent=Consent.ANYWHERE, people="")
    got = give_part(workspace, second.id, more).contributions[-1]
    free = answer in (Consent.ASK, Consent.ANYWHERE)
    assert got.consent is (Consent.ANYWHERE if free else answer)
    assert got.people == ("HR, the board" if answer is Consent.THESE_PEOPLE else "")


def test_of_two_uses_both_stay_told(workspace, met, hear, clock):
    first, second = hear(met, "Clips"), hear(met, "Film")
    uses = [Application(where, clock.at.date()) for where in ("the all-hands", "the town hall")]
    uses[1] = replace(uses[1], on=uses[1].on.replace(year=2027))
    for idea, use in zip((first, second), uses, strict=True):
        workspace.ideas.apply(idea.id, use)
    clock.forward(days=1)
    one = workspace.idea_joining.join(first.id, second.id)
    assert one.application == uses[1]
    assert uses_told(workspace, first) == uses
    assert uses_told(workspace, second) == uses[1:]
    workspace.idea_joining.take_back(first.id)
    assert uses_told(workspace, first) == uses[:1]
    workspace.idea_joining.join(first.id, second.id)
    clock.forward(days=1)
    _, half = workspace.idea_joining.split(first.id, Cut("Clips", "Short clips"))
    assert uses_told(workspace, half) == uses
    # Brought in whole, the ledger knows the use of the last step alone.
    assert list(using.uses((), one).values()) == uses[1:]


def test_many_ideas_in_one_are_asked_for_together_and_told_each_once(workspace, met, hear):
    whole, asked = hear(met, "Clips"), list[int]()
    for number in range(6):
        workspace.idea_joining.join(whole.id, hear(met, f"Film {number}").id)
        asked.append(_asked(partial(workspace.idea_joining.kin, whole.id)))
    inner = hear(met, "Badges")
    workspace.idea_joining.join(inner.id, whole.id)
    deep = workspace.idea_joining.kin(inner.id).inside
    assert [one.text for one in deep] == ["Clips", *(f"Film {number}" for number in range(6))]
    assert len(set(asked)) == 1
    joined = [fact.says["also"] for fact in told(workspace, whole) if "also" in fact.says]
    assert joined == [[origin.hex] for origin in kept(workspace, whole).origins]


def test_a_story_knows_the_words_of_its_kin_and_owns_up_to_what_was_struck(
    workspace, met, other, hear, clock
):
    whole, part = hear(met, "Clips and badges"), hear(other, "Film")
    workspace.idea_joining.join(whole.id, part.id)
    clock.forward(days=1)
    _, half = workspace.idea_joining.split(whole.id, Cut("Clips", "Badges"))
    story = workspace.idea_views.story
    assert story(whole.id).others == {part.id: "Film"}
    assert story(part.id).others == {whole.id: "Clips"}
    assert story(half.id).others == {whole.id: "Clips"}
    inside = workspace.idea_joining.kin(whole.id).told[part.id]
    assert inside == story(part.id)
    assert [one.changes[0] for one in inside.story][-1] == WentInto(whole.id)
    clock.forward(days=1)
    workspace.ideas.strike(half.id)
    left = [one.changes[0] for one in story(whole.id).story]
    # Gone is what told of badges: that it was heard. That it was joined and split is told on.
    assert ToldWhole(1) in left
    assert CameFrom((part.id,), Kind.JOINED) in left
    assert Reworded("Clips", "") in left


def _asked(work) -> int:
    """Return how many questions the database is asked by some work."""
    asked = list[str]()

    def note(*said) -> None:
        asked.append(said[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(asked)


def test_at_the_table_all_is_in_pencil_until_the_close(workspace, live, hear, clock):
    whole, part, more = (hear(live, words) for words in ("Clips", "Film", "Badges and pins"))
    for idea, day in ((whole, 1), (part, 2)):
        use = Application(idea.text, clock.at.date().replace(day=day))
        workspace.ideas.apply(idea.id, use)
    whole = kept(workspace, whole)
    workspace.idea_joining.join(whole.id, part.id)
    clock.forward(minutes=1)
    assert workspace.idea_joining.take_back(whole.id) == whole
    one = workspace.idea_joining.join(whole.id, part.id)
    _, pins = workspace.idea_joining.split(more.id, Cut("Badges", "Pins"))
    assert all(in_pencil(workspace, idea) for idea in (whole, part, more, pins))
    assert not told(workspace, pins)
    at_table = workspace.idea_joining.kin(whole.id).since, workspace.idea_joining.kin(more.id).since
    assert at_table == ({part.id: live.met_at()}, {pins.id: live.met_at()})
    with pytest.raises(JoinedAlreadyError):
        workspace.closes.answer(part.id, Stage.TRYING)
    clock.forward(minutes=1)
    workspace.closes.close(live.id)
    for idea in (whole, part, more, pins):
        assert retold(told(workspace, idea)) == kept(workspace, idea)
        assert not in_pencil(workspace, idea)
    assert Kind.JOINED in kinds(workspace, whole)
    assert uses_told(workspace, whole) == [whole.application, one.application]
    assert workspace.idea_joining.kin(whole.id).since == {part.id: clock()}
    # The ledger was told at the close, together with all else: only this program knows the rest.
    assert restarted(workspace, clock).idea_joining.kin(whole.id).latest is None
    assert workspace.idea_joining.kin(one.id).latest is None
    assert workspace.idea_joining.take_back(more.id).text == "Badges and pins"


@pytest.mark.parametrize("struck", ["whole", "part"])
def test_a_strike_of_one_leaves_the_other_for_itself(workspace, met, other, hear, struck):
    whole, part = hear(met, "Clips"), hear(other, "Film")
    workspace.idea_joining.join(whole.id, part.id)
    gone, left = (whole, part) if struck == "whole" else (part, whole)
    workspace.ideas.strike(gone.id)
    stands = kept(workspace, left)
    assert (stands.text, stands.joined_into, stands.origins) == (left.text, None, ())
    assert retold(told(workspace, left)) == stands
    assert workspace.idea_joining.kin(left.id).latest is None
    assert not told(workspace, gone)
    with pytest.raises(NotFoundError):
        workspace.idea_joining.join(left.id, gone.id)


def test_what_a_piece_takes_back_in_is_held_to_the_answers_for_the_piece(workspace, met, hear):
    whole = hear(met, "Ask the floor, and write it down")
    _, piece = workspace.idea_joining.split(whole.id, Cut("Ask the floor", "Write it down"))
    take_answer(workspace, piece.id, met.mentor, Consent.NOT_AT_ALL)
    workspace.idea_joining.join(piece.id, whole.id)
    assert workspace.ideas.of_id(whole.id).consent_of(met.mentor) is Consent.NOT_AT_ALL
    assert ledger_check.look(workspace.store).sound


def test_a_stricter_answer_reaches_all_that_goes_on_inside_at_any_depth(
    workspace, met, other, hear, clock
):
    whole, part, deep = hear(met, "Clips"), hear(other, "Film"), hear(met, "Ben wants to film")
    ben = workspace.people.named("Ben Carter").id
    shaped = Contribution(ben, Part.SHAPED, Weight.EQUAL, Consent.ANYWHERE)
    give_part(workspace, deep.id, shaped)
    workspace.idea_joining.join(part.id, deep.id)
    clock.forward(minutes=1)
    workspace.idea_joining.join(whole.id, part.id)
    clock.forward(minutes=1)
    board = take_answer(workspace, whole.id, ben, Consent.THESE_PEOPLE, "the board, HR")
    for idea in (part, deep):
        told_of = [c for c in kept(workspace, idea).contributions if c.person == ben]
        assert told_of == [c for c in board.contributions if c.person == ben]
    # A part that is told later, with an answer of its own, holds for them too.
    give_part(workspace, whole.id, replace(shaped, part=Part.BACKED, consent=Consent.NOT_AT_ALL))
    for idea in (part, deep):
        assert kept(workspace, idea).consent_of(ben) is Consent.NOT_AT_ALL
        assert kinds(workspace, idea)[-1] is Kind.CONSENT
        assert retold(told(workspace, idea)) == kept(workspace, idea)
    workspace.ideas.strike(whole.id)
    workspace.ideas.strike(part.id)
    assert kept(workspace, deep).joined_into is None
    assert kept(workspace, deep).consent_of(ben) is Consent.NOT_AT_ALL
    assert ledger_check.look(workspace.store).sound


@pytest.mark.parametrize("remembers", [True, False])
def test_a_clock_that_is_set_back_loses_nothing_by_taking_back(
    workspace, met, hear, clock, remembers
):
    whole, part, deep = hear(met, "Clips"), hear(met, "Film"), hear(met, "Badges")
    take_answer(workspace, deep.id, met.mentor, Consent.ANYWHERE)
    workspace.idea_joining.join(whole.id, deep.id)
    clock.forward(days=1)
    take_answer(workspace, part.id, met.mentor, Consent.NOT_AT_ALL)
    ben = workspace.people.named("Ben Carter").id
    shaped = Contribution(ben, Part.SHAPED, Weight.EQUAL, Consent.ANYWHERE)
    give_part(workspace, whole.id, shaped)
    before = [kept(workspace, idea) for idea in (whole, part, deep)]
    clock.forward(days=-1, minutes=5)
    workspace.idea_joining.join(whole.id, part.id)
    assert kept(workspace, deep).consent_of(met.mentor) is Consent.NOT_AT_ALL
    clock.forward(minutes=-10)
    desk = workspace if remembers else restarted(workspace, clock)
    assert desk.idea_joining.take_back(whole.id) == before[0]
    assert [kept(workspace, idea) for idea in (whole, part, deep)] == before
    desk.idea_joining.join(whole.id, part.id)
    clock.forward(hours=-1)
    take_answer(workspace, whole.id, ben, Consent.NOT_AT_ALL)
    assert desk.idea_joining.kin(whole.id).latest is None
    with pytest.raises(NotTakenBackError):
        desk.idea_joining.take_back(whole.id)


def test_a_strike_of_what_was_joined_leaves_none_of_its_words(workspace, met, hear, clock):
    whole, part = hear(met, "Clips"), hear(met, "Kanarienvogel")
    workspace.ideas.move(whole.id, Stage.DECLINED, reason="no")
    until = clock().date() + timedelta(days=30)
    workspace.ideas.move(part.id, Stage.PARKED, reason="Kanarienvogel", until=until)
    clock.forward(minutes=1)
    one = workspace.idea_joining.join(whole.id, part.id)
    assert one.stage is Stage.PARKED
    workspace.ideas.strike(part.id)
    with workspace.store.unshared() as connection:
        for table in ("idea", "idea_event", "contribution", "ledger_entry"):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            assert rows
            assert "Kanarienvogel" not in str(rows)
    assert ledger_check.look(workspace.store).sound


@pytest.mark.parametrize("when", ["in ink", "at the table", "a piece of a piece"])
def test_a_strike_of_a_piece_leaves_none_of_its_words_in_what_it_was_split_from(
    desk, workspace, met, hear, clock, when
):
    idea = hear(met, "Clips and Kanarienvogel")
    workspace.ideas.reword(idea.id, "Clips, Kanarienvogel, cards")
    used = Application("Kanarienvogel", clock().date())
    workspace.ideas.apply(idea.id, used)
    if when == "at the table":
        workspace.sessions.start(met.id)
    joining, gone, first = workspace.idea_joining, idea, "Clips"
    for words in ("Kanarienvogel, cards", "Kanarienvogel")[: 1 + (when == "a piece of a piece")]:
        _, gone = joining.split(gone.id, Cut(first, words, use=Half.SECOND))
        first = "Cards"
    workspace.ideas.strike(gone.id)
    left = kept(workspace, idea)
    assert (left.text, left.stage, left.origins) == ("Clips", Stage.HEARD, ())
    assert ledger_check.look(workspace.store).sound
    if when == "at the table":
        take_answer(workspace, idea.id, met.mentor, Consent.AS_COLLEAGUE)
        workspace.closes.close(met.id)
    assert retold(told(workspace, idea)) == kept(workspace, idea)
    assert ledger_check.look(workspace.store).sound
    database, key = workspace.store.database, workspace.store.secret.database_key()
    lock(workspace)
    pages = Pages(database, key)
    found = b"".join(pages.page(number) or b"" for number in range(1, pages.count + 1))
    assert b"Clips" in found
    assert b"kanarienvogel" not in found.lower()


def test_a_strike_of_what_was_joined_leaves_the_wording_of_the_other(workspace, met, hear):
    whole, part = hear(met, "Clips"), hear(met, "Film")
    workspace.ideas.reword(whole.id, "Short clips")
    workspace.idea_joining.join(part.id, whole.id)
    workspace.ideas.strike(part.id)
    assert kinds(workspace, whole)[:3] == [Kind.HEARD, Kind.PART, Kind.REWORDED]
    assert Kind.BROUGHT not in kinds(workspace, whole)
