"""The rows of a pair's library keep Qt's rules while they are driven, and say how they stand."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mentordesk.domain.content import Asker, Card, Kind, Stage, Theme
from mentordesk.domain.library import Own, matching, of_pair
from mentordesk.services.content import shipped_content
from mentordesk.ui import content_words
from mentordesk.ui.item_models.entries import EntryModel
from mentordesk.ui.item_models.moves import MoveModel
from mentordesk.ui.widgets.row import ROW

SHIPPED = shipped_content()
TODAY = date(2026, 4, 14)


def _watched(model):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def _rows(model):
    return [model.index(row).data(ROW) for row in range(model.rowCount())]


def test_what_was_left_out_stands_faint_under_its_heading(qtbot):
    model = _watched(EntryModel(TODAY))
    library = of_pair(SHIPPED, (), {})
    model.show_entries(library, library.content.moves, ())
    assert [row.title for row in _rows(model)] == [move.name for move in SHIPPED.moves]
    left = of_pair(SHIPPED, [Own(Kind.MOVE, SHIPPED.moves[0].key)], {})
    model.show_entries(left, left.content.moves, left.left_of_kind(Kind.MOVE))
    *_, last, heading, gone = _rows(model)
    assert (last.title, heading.title, gone.title) == (
        "Ask before you challenge",
        "Left out",
        "Play back",
    )
    assert heading.heading
    assert gone.faint
    assert model.flags(model.index(7)) == Qt.ItemFlag.NoItemFlags
    model.show_entries(library, library.content.moves, ())
    assert model.rowCount() == 8


def test_a_filter_and_a_pick_keep_what_stays_where_it_is(qtbot):
    model = _watched(EntryModel(TODAY))
    library = of_pair(SHIPPED, (), {SHIPPED.cards[0].key: TODAY, SHIPPED.cards[1].key: TODAY})
    model.show_entries(library, library.content.cards, ())
    trust = matching(library.content.cards, Theme.TRUST)
    model.show_entries(library, trust, (), [trust[1].key])
    assert [row.title for row in _rows(model)] == [card.text for card in trust]
    assert [[fact.words for fact in row.facts] for row in _rows(model)[:3]] == [
        ["asked Tue 14 Apr"],
        ["taken along", "asked Tue 14 Apr"],
        [],
    ]
    model.show_entries(library, matching(library.content.cards, Theme.VOICE), ())
    assert model.rowCount() == 4
    model.show_entries(library, (), ())
    assert model.rowCount() == 0


def test_a_day_to_come_is_no_day_on_which_a_card_was_asked(qtbot):
    model = _watched(EntryModel(TODAY))
    library = of_pair(SHIPPED, (), {SHIPPED.cards[0].key: date(2027, 1, 5)})
    model.show_entries(library, library.content.cards, ())
    assert _rows(model)[0].facts[0].words == "for Tue 5 Jan 2027"


def test_moves_are_said_with_one_way_to_say_them(qtbot):
    model = _watched(MoveModel())
    model.show(SHIPPED.moves)
    model.show(SHIPPED.moves[1:])
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ask one more, What happened just before that?"


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_its_words(kind):
    assert content_words.kind(kind)
    assert content_words.about(kind)
    text = content_words.as_text(kind, of_pair(SHIPPED, (), {}).of_kind(kind))
    assert text.startswith(content_words.kind(kind))
    assert "None" not in text


@pytest.mark.parametrize("word", [*Theme, *Asker])
def test_each_theme_and_asker_has_its_words(word):
    said = content_words.theme(word) if isinstance(word, Theme) else content_words.asker(word)
    assert said
    assert said != word.value


def test_a_card_says_when_it_is_too_early_for_it():
    card = Card("a", "What now?", Theme.TRUST, Asker.LEADER, 2, Stage.LATE, trust=True)
    words = "Arriving and trust · the leader asks · wants some trust · better later on"
    assert content_words.under(card) == words
    assert content_words.under(Card("a", "What now?", Theme.TRUST)).count("·") == 1


def test_the_sheet_leaves_room_to_write():
    text = content_words.as_text(Kind.ROW, SHIPPED.sheet)
    assert text.count("…") == len(SHIPPED.sheet)
