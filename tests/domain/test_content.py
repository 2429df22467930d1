"""What ships to borrow from keeps its own rules, and whatever breaks one is named exactly."""

import re
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from mentordesk.domain.content import (
    Asker,
    Card,
    Kind,
    Theme,
    checked,
    entry_of,
    fields_of,
    kind_of,
)
from mentordesk.domain.editing import edited, typed_of
from mentordesk.domain.fields import Fields
from mentordesk.domain.library import Content, Own, fitting, matching, of_pair, offered
from mentordesk.errors import ContentError
from mentordesk.paths import resource
from mentordesk.services.content import FILES, read_entries, shipped_content

SHIPPED = shipped_content()
CARDS = SHIPPED.cards
HOW_MANY = {
    Theme.TRUST: 5,
    Theme.NOTICING: 6,
    Theme.DIFFERENTLY: 5,
    Theme.BLIND_SPOTS: 6,
    Theme.TECHNOLOGY: 5,
    Theme.VOICE: 4,
    Theme.BARRIERS: 5,
    Theme.GROWTH: 4,
    Theme.STAYING: 4,
    Theme.BELONGING: 5,
    Theme.CREDIT: 5,
    Theme.PRESENCE: 3,
    Theme.TURNED: 3,
}
FOR_A_GROUP = re.compile(
    r"generation|millennial|gen z|young people|people like you|your age|the juniors", re.IGNORECASE
)
WORN = re.compile(
    r"journey|synerg|leverage|empower|deep dive|reach out|touch base|unpack|growth mindset|"
    r"safe space|hold space|authentic|vulnerab|toxic|holistic|low-hanging|game.changer",
    re.IGNORECASE,
)


def _each(name):
    return pytest.mark.parametrize("entry", getattr(SHIPPED, name), ids=lambda entry: entry.key)


def _texts():
    for entry in SHIPPED.entries():
        for field, value in fields_of(entry).items():
            if isinstance(value, str) and field != "key":
                yield entry.key, value
        for part in (*getattr(entry, "sections", ()), *getattr(entry, "follow_ups", ())):
            yield entry.key, getattr(part, "text", part)


def _card(**changes):
    fields = fields_of(CARDS[0]) | changes
    return {name: value for name, value in fields.items() if value is not None}


def test_there_are_as_many_of_each_kind_as_the_product_says():
    assert [len(kind) for kind in (CARDS, SHIPPED.formats, SHIPPED.moves)] == [60, 13, 8]
    assert [len(kind) for kind in (SHIPPED.self_questions, SHIPPED.sheet)] == [10, 8]
    assert Counter(card.theme for card in CARDS) == HOW_MANY


def test_no_key_and_no_sentence_is_there_twice():
    keys = Counter((kind_of(entry), entry.key) for entry in SHIPPED.entries())
    assert not [key for key, count in keys.items() if count > 1]
    frame = {s.text for f in SHIPPED.formats for s in f.sections if not s.topic}
    said = Counter(text.casefold() for _, text in _texts() if text not in frame)
    said -= Counter(word.value for word in (*Theme, *Asker) for _ in range(99))
    doubled = {text for text, count in said.items() if count > 1}
    assert doubled - {"early", "middle", "late", "who else has seen it?"} == set()


@_each("cards")
def test_a_card_asks_one_thing_that_can_be_answered(entry):
    assert 35 <= len(entry.text) <= 100
    assert entry.text.endswith("?")
    assert not FOR_A_GROUP.search(entry.text)
    assert entry.depth > 1 or not re.search(r"\bwhy\b", entry.text, re.IGNORECASE)
    assert 1 <= len(entry.follow_ups) <= 3
    assert all(10 <= len(more) <= 80 and more.endswith("?") for more in entry.follow_ups)


@_each("cards")
def test_a_card_that_goes_deep_waits_for_trust(entry):
    assert entry.trust or entry.depth < 3
    assert not (entry.trust and entry.depth == 1)


@_each("formats")
def test_a_format_fills_its_minutes_and_offers_topics(entry):
    assert sum(section.minutes for section in entry.sections) == entry.minutes
    assert 2 <= len(entry.topics) <= 6
    assert 3 <= len(entry.slots) <= 5
    assert {"Play-back", "Read-back and the mentor’s word"} <= {s.text for s in entry.sections}
    assert entry.ask.endswith(("?", "."))
    assert fitting(entry, of_pair(SHIPPED, (), {}))


@_each("formats")
def test_a_format_finds_a_card_for_each_of_its_slots(entry):
    library = of_pair(SHIPPED, (), {})
    found = fitting(entry, library)
    assert [card.theme for card in found] == list(entry.slots)
    assert len({card.key for card in found}) == len(found)
    asked = {card.key: None for card in found}
    assert not set(found) & set(fitting(entry, replace(library, asked=asked)))


def test_words_are_short_clean_and_not_worn():
    for key, text in _texts():
        assert len(text) <= 120, key
        assert not WORN.search(text), key
        assert not re.search(r"[\"'!]|\s{2}|--", text), key


def test_leader_and_mentor_both_find_questions_for_their_first_session():
    for asker in Asker:
        early = [c for c in CARDS if c.asker in (asker, Asker.EITHER) and c.depth == 1]
        assert len({card.theme for card in early}) >= 5


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": ""}, "text is empty"),
        ({"text": "x" * 161}, "text has 161 characters and not at most 160"),
        ({"text": "two\nlines"}, "text is not one clean line"),
        ({"text": 7}, "text is not text"),
        ({"text": None}, "text is missing"),
        ({"theme": "weather"}, "theme is “weather” and none of trust, noticing"),
        ({"depth": 4}, "depth is 4 and not from 1 to 3"),
        ({"depth": True}, "depth is not a whole number"),
        ({"trust": "yes"}, "trust is neither true nor false"),
        ({"follow_ups": ["a", "b", "c", "d"]}, "follow_ups has 4 entries and not from 0 to 3"),
        ({"follow_ups": ["a", "a"]}, "follow_ups says the same twice"),
        ({"follow_ups": ["a", 2]}, "follow_ups holds something that is not text"),
        ({"follow_ups": "a"}, "follow_ups is not a list"),
        ({"asks": "who"}, "asks is not known here"),
    ],
)
def test_what_does_not_fit_a_card_is_named_with_its_place_and_reason(changes, said):
    with pytest.raises(ContentError) as caught:
        entry_of(Kind.CARD, Fields(_card(**changes), "cards.toml, card 3"))
    facts = caught.value.facts
    assert facts["place"] == "cards.toml, card 3"
    assert f"{facts['field']} {facts['reason']}".startswith(said)


def test_a_format_whose_parts_do_not_add_up_is_refused():
    short = replace(SHIPPED.formats[0], minutes=50)
    with pytest.raises(ContentError) as caught:
        checked(short)
    assert caught.value.facts["reason"] == "add up to 60 minutes and not to 50"


def test_a_format_without_a_topic_is_refused():
    parts = tuple(replace(part, topic=False) for part in SHIPPED.formats[0].sections)
    with pytest.raises(ContentError) as caught:
        checked(replace(SHIPPED.formats[0], sections=parts))
    assert caught.value.facts["reason"] == "hold no topic"


def test_a_part_of_a_format_is_named_by_its_number():
    fields = fields_of(SHIPPED.formats[0])
    fields["sections"][1]["minutes"] = 0
    with pytest.raises(ContentError) as caught:
        entry_of(Kind.FORMAT, Fields(fields, "formats.toml, format 1"))
    assert caught.value.facts["place"] == "formats.toml, format 1, sections 2"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[move]\n", "it is not TOML"),
        ("", "move is missing"),
        ("move = 3", "move is not a list"),
        ("[[move]]\nkey = 'a'\nname = 'A'\ntext = 'T'\nsay = 'S'\n" * 2, "key “a” is taken"),
        ("[[move]]\nkey = 'a'\nname = 'A'\ntext = 'T'\nsay = 'S'\n[x]\n", "x is not known here"),
        ("move = [1]", "it is not a table of named values"),
    ],
)
def test_a_file_that_breaks_the_schema_is_refused(text, said):
    with pytest.raises(ContentError) as caught:
        read_entries(Kind.MOVE, text, "moves.toml")
    facts = caught.value.facts
    assert f"{facts['field']} {facts['reason']}".startswith(said)


@pytest.mark.parametrize("kind", FILES)
def test_each_entry_is_made_again_from_its_own_fields(kind):
    text = resource("content", FILES[kind]).read_text(encoding="utf-8")
    entries = read_entries(kind, text, FILES[kind])
    assert len(entries) == len(tomllib.loads(text)[kind.value])
    for entry in entries:
        assert checked(entry) == entry
        assert kind_of(entry) is kind
        assert edited(entry, typed_of(entry)) == entry


def test_cards_are_found_by_theme_and_by_each_word_of_question_or_follow_up():
    assert len(matching(CARDS, Theme.TRUST)) == 5
    assert [card.key for card in matching(CARDS, None, "FORM already")] == ["already-known"]
    assert [card.key for card in matching(CARDS, None, "cross OUT")] == ["already-known"]
    assert matching(CARDS, Theme.TRUST, "form") == ()
    assert matching(CARDS, None, "  ") == CARDS


def test_own_words_stand_in_place_and_new_ones_last():
    first, new = CARDS[0], Card("own-1", "What did you cook last?", Theme.TRUST)
    changed = replace(first, text="How was it?")
    left = Own(Kind.CARD, CARDS[1].key)
    own = [Own(Kind.CARD, new.key, new), Own(Kind.CARD, first.key, changed), left]
    library = of_pair(SHIPPED, own, {})
    assert library.content.cards == (changed, *CARDS[2:], new)
    assert library.left_out == (CARDS[1],)
    assert library.is_changed(changed)
    assert not library.is_changed(new)
    assert library.is_added(new)
    assert not library.is_added(changed)
    assert not library.is_changed(CARDS[2])
    assert library.of_kind(Kind.CARD) == library.content.cards
    assert library.content.formats == SHIPPED.formats


def test_nothing_shipped_is_an_empty_library():
    assert of_pair(Content(), (), {}).content.entries() == ()


def test_a_few_questions_of_a_theme_are_offered_the_new_and_easy_ones_first():
    easy, harder = (card(f"own-{depth}", depth) for depth in (1, 2))
    asked = card("own-0", 1)
    content = Content(cards=(asked, harder, easy, replace(easy, key="other", theme=Theme.CREDIT)))
    library = of_pair(content, (), {asked.key: date(2026, 4, 14)})
    assert offered(library, Theme.VOICE, 5) == (easy, harder, asked)
    assert offered(library, Theme.VOICE, 1) == (easy,)


def card(key: str, depth: int) -> Card:
    return Card(key, f"What is {key}?", Theme.VOICE, depth=depth)
