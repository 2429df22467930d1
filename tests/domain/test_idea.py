"""Ideas: stages, answers, names, consent."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.idea import (
    ANSWER_WITHIN,
    NEXT,
    PARKED_FOR,
    UNANSWERED,
    Application,
    Contribution,
    Part,
    Recognition,
    RecognitionForm,
    Stage,
    Weight,
    raise_idea,
    wakes_on,
)
from mentordesk.domain.ids import IdeaId, PersonId, SessionId
from mentordesk.domain.person import STRICTNESS, Consent, strictest
from mentordesk.domain.saying_back import restated, unsaid
from mentordesk.errors import BlankTextError, IdeaStageError, NoDayError

NOW = datetime(2026, 4, 14, 14, tzinfo=UTC)
AMARA, JONAS = PersonId(uuid4()), PersonId(uuid4())
USE = Application("the all-hands", date(2026, 4, 20), "an hour", "three minutes")
PRAISE = Recognition(RecognitionForm.NAMED_IN_MEETING, date(2026, 4, 21))


def idea(consent: Consent = Consent.ANYWHERE):
    part = Contribution(AMARA, Part.PROPOSED, Weight.LEAD, consent)
    return raise_idea(SessionId(uuid4()), AMARA, "Record clips", NOW, [part])


@given(st.lists(st.sampled_from(Stage), max_size=8))
def test_no_history_has_a_step_that_the_rules_do_not_know(path):
    walked = idea()
    for to in path:
        before = walked
        if to in NEXT[before.stage]:
            walked = before.moved(to, NOW, reason="because", until=NOW.date())
            assert walked.events[:-1] == before.events
        else:
            with pytest.raises(IdeaStageError):
                before.moved(to, NOW, reason="because", until=NOW.date())


def steps(idea):
    return [(event.stage, event.session, event.reason) for event in idea.events]


@given(st.lists(st.one_of(st.sampled_from(Stage), st.sampled_from(("said", "unsaid"))), max_size=8))
def test_saying_back_adds_one_step_before_any_answer_and_taking_it_back_takes_only_it(path):
    walked, meeting = idea(), SessionId(uuid4())
    for to in path:
        before = walked
        if to == "said":
            walked = restated(before, NOW, meeting)
            assert walked.is_restated_in(meeting)
            assert restated(walked, NOW, meeting) == walked
            assert walked.stage is (Stage.RESTATED if before.stage is Stage.HEARD else before.stage)
            assert steps(unsaid(walked, meeting)) == steps(unsaid(before, meeting))
            answered = [event.stage not in UNANSWERED for event in walked.events]
            assert answered == sorted(answered)
        elif to == "unsaid":
            walked = unsaid(before, meeting)
            taken = {event for event in before.events if event not in walked.events}
            assert not walked.is_restated_in(meeting)
            assert len(taken) == before.is_restated_in(meeting)
            assert [e for e in before.events if e not in taken] == list(walked.events)
        elif to in NEXT[before.stage]:
            walked = before.moved(to, NOW, reason="because", until=NOW.date())
        assert unsaid(walked, SessionId(uuid4())) == walked


def test_declining_needs_a_reason():
    with pytest.raises(BlankTextError):
        idea().moved(Stage.DECLINED, NOW, reason="  ")
    assert idea().moved(Stage.DECLINED, NOW, reason="not  now").last.reason == "not now"


def test_an_answer_is_owed_after_fourteen_days_and_not_before():
    heard = idea()
    assert not heard.answer_owed(NOW + ANSWER_WITHIN)
    assert heard.answer_owed(NOW + ANSWER_WITHIN + timedelta(seconds=1))
    assert not heard.moved(Stage.TRYING, NOW).answer_owed(NOW + timedelta(days=90))


def test_what_is_parked_waits_again_from_its_day_on_and_no_day_is_left_out():
    with pytest.raises(NoDayError):
        idea().moved(Stage.PARKED, NOW)
    parked = idea().moved(Stage.PARKED, NOW, until=date(2026, 5, 1))
    assert not parked.answer_owed(datetime(2026, 4, 30, 23, tzinfo=UTC))
    assert parked.answer_owed(datetime(2026, 5, 1, 1, tzinfo=UTC))
    longer = parked.moved(Stage.PARKED, NOW, until=date(2026, 6, 1))
    assert not longer.answer_owed(datetime(2026, 5, 2, tzinfo=UTC))
    from_before = replace(parked, events=(*parked.events[:-1], replace(parked.last, until=None)))
    day = wakes_on(from_before)
    assert day == (NOW + PARKED_FOR).date()
    assert not from_before.answer_owed(NOW + PARKED_FOR - timedelta(days=1))
    assert from_before.answer_owed(NOW + PARKED_FOR)
    assert wakes_on(replace(parked, events=idea().events)) is None
    ever = replace(from_before.last, at=datetime(9999, 12, 1, tzinfo=UTC))
    assert wakes_on(replace(parked, events=(ever,))) == date.max
    into = replace(parked, joined_into=IdeaId(uuid4()))
    assert not into.answer_owed(NOW + timedelta(days=900))


def test_a_date_given_for_the_answer_counts_instead():
    dated = replace(idea(), answer_by=date(2026, 4, 16))
    assert not dated.answer_owed(datetime(2026, 4, 16, 23, tzinfo=UTC))
    assert dated.answer_owed(datetime(2026, 4, 17, 1, tzinfo=UTC))


def test_what_is_not_in_use_cannot_be_recognised():
    with pytest.raises(IdeaStageError):
        idea().recognised(PRAISE)


@given(st.lists(st.sampled_from(Consent), min_size=1))
def test_the_strictest_answer_wins_in_any_order_and_who_was_not_asked_gave_none(consents):
    answers = [consent for consent in consents if consent is not Consent.ASK]
    expected = max(answers, key=STRICTNESS.index) if answers else Consent.ASK
    assert strictest(*consents) == strictest(*reversed(consents)) == expected
    asked = idea(consents[0])
    for consent in consents[1:]:
        asked = asked.with_consent(AMARA, consent)
    assert asked.consent_of(AMARA) == expected


def test_an_answer_replaces_ask_once_and_then_only_gets_stricter():
    answered = idea(Consent.ASK).with_consent(AMARA, Consent.THESE_PEOPLE)
    assert answered.consent_of(AMARA) is Consent.THESE_PEOPLE
    for said, now in (
        (Consent.ANYWHERE, Consent.THESE_PEOPLE),
        (Consent.ASK, Consent.THESE_PEOPLE),
        (Consent.EACH_TIME, Consent.EACH_TIME),
        (Consent.NOT_AT_ALL, Consent.NOT_AT_ALL),
    ):
        assert answered.with_consent(AMARA, said).consent_of(AMARA) is now


def test_a_person_with_two_parts_has_one_consent_the_strictest():
    backed = Contribution(AMARA, Part.BACKED, Weight.SUPPORTING, Consent.AS_COLLEAGUE)
    assert idea().with_contribution(backed).consent_of(AMARA) is Consent.AS_COLLEAGUE
    assert idea().consent_of(JONAS) is Consent.ASK


def test_one_persons_answer_answers_for_nobody_else():
    part = Contribution(JONAS, Part.SHAPED, Weight.SUPPORTING, Consent.ASK)
    both = idea(Consent.ANYWHERE).with_contribution(part)
    assert both.consent_of(AMARA) is Consent.ANYWHERE
    assert both.consent_of(JONAS) is Consent.ASK


def test_the_same_part_said_twice_is_one_part_with_the_answer_and_never_a_looser_one():
    part = Contribution(AMARA, Part.PROPOSED, Weight.EQUAL, Consent.ANYWHERE)
    for before, after in (
        (Consent.ASK, Consent.ANYWHERE),
        (Consent.AS_COLLEAGUE, Consent.AS_COLLEAGUE),
    ):
        changed = idea(before).with_contribution(part)
        assert [(c.person, c.consent, c.weight) for c in changed.contributions] == [
            (AMARA, after, Weight.EQUAL)
        ]


def test_another_persons_part_is_added():
    part = Contribution(JONAS, Part.SHAPED, Weight.SUPPORTING, Consent.NOT_AT_ALL)
    changed = idea().with_contribution(part)
    assert [c.person for c in changed.contributions] == [AMARA, JONAS]
    assert changed.consent_of(AMARA) is Consent.ANYWHERE
    assert changed.with_consent(AMARA, Consent.ASK).contributions[1] == part
