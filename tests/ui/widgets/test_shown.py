"""What only shows something: words, people, shares, steps and the room around them."""

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from mentordesk.passphrase import Strength
from mentordesk.ui.look import look
from mentordesk.ui.tokens import COLOURS, FACES, Role, Scheme, Text, Tone
from mentordesk.ui.widgets.avatar import Avatar, initials
from mentordesk.ui.widgets.bars import Segment, SegmentBar, SlimBar, TalkBar
from mentordesk.ui.widgets.button import Button, primary, secondary
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.chip import Chip
from mentordesk.ui.widgets.edge_bar import FootBar
from mentordesk.ui.widgets.figure import Figure
from mentordesk.ui.widgets.flow_layout import FlowLayout
from mentordesk.ui.widgets.ground import Ground, stand_on
from mentordesk.ui.widgets.label import Label, eyebrow, title
from mentordesk.ui.widgets.page_head import PageHead
from mentordesk.ui.widgets.passphrase_step import PassphraseStep
from mentordesk.ui.widgets.scroll_page import ScrollPage
from mentordesk.ui.widgets.step_bar import StepBar

LONG = "She watched what happened to the last person who asked about pay, and said no more."


def _colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    every = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name().upper() for x, y in every}


@pytest.mark.parametrize("face", list(Text))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_are_set_as_their_kind_says(theme, shown, face, scale):
    theme.apply(Scheme.LIGHT, scale)
    label = shown(Label("MentorDesk", face))
    assert label.font().pixelSize() == round(FACES[face].size * scale)
    assert label.font().family() == FACES[face].family
    assert label.sizeHint().height() == round(FACES[face].line * scale)


def test_each_line_takes_the_height_of_its_kind(shown):
    label = shown(Label(LONG, Text.BODY))
    lines = label.heightForWidth(200) / 20
    assert lines == int(lines)
    assert lines >= 3


def test_what_a_person_wrote_is_never_markup(shown):
    label = shown(Label("<b>5 < 6</b>"))
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == "<b>5 < 6</b>"
    plain = shown(Label("5 < 6"))
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_capitals_are_drawn_and_not_said(shown):
    label = shown(eyebrow("My notes"))
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == "My notes"


def test_a_tone_colours_words_and_a_new_look_colours_them_anew(theme, shown):
    label = shown(title("Amara"))
    label.set_tone(Tone.MENTOR)
    assert COLOURS[Scheme.LIGHT][Role.MENTOR] in _colours(label)
    theme.apply(Scheme.DARK)
    assert COLOURS[Scheme.DARK][Role.MENTOR] in _colours(label)


def test_one_line_ends_in_dots_when_the_room_ends(shown):
    label = shown(Label(LONG).one_line())
    label.resize(120, label.height())
    assert label.heightForWidth(120) == 20


def test_written_line_breaks_stay(shown):
    label = shown(Label("Listen first.\nThen give the credit."))
    assert label.heightForWidth(2000) == 40


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Amara Okafor", "AO"), ("helen", "H"), ("Ana de la Cruz", "AC"), ("", ""), ("李 娜", "李娜")],
)
def test_initials_are_the_first_and_the_last(name, letters):
    assert initials(name) == letters


def test_a_person_is_named_by_their_circle(shown):
    avatar = shown(Avatar("Amara Okafor"))
    assert avatar.accessibleName() == "Amara Okafor"
    avatar.set_name("Jonas Lind")
    assert avatar.accessibleName() == "Jonas Lind"


@pytest.mark.parametrize("tone", list(Tone))
def test_a_chip_stands_on_the_soft_ground_of_its_tone(shown, tone):
    chip = shown(Chip("due today", tone))
    assert COLOURS[Scheme.LIGHT][tone.soft] in _colours(chip)


def test_a_chip_has_a_line_where_grounds_do_not_differ(theme, shown):
    theme.apply(Scheme.CONTRAST_LIGHT)
    assert COLOURS[Scheme.CONTRAST_LIGHT][Role.LEADER] in _colours(shown(Chip("", Tone.LEADER)))


def test_a_share_is_bounded_and_said(shown):
    bar = shown(SlimBar(name="Time of this topic"))
    bar.set_share(3.0, "16:10 of 15")
    assert bar.value() == bar.maximum()
    assert (bar.accessibleName(), bar.accessibleDescription()) == (
        "Time of this topic",
        "16:10 of 15",
    )


def test_a_passphrase_that_holds_no_time_does_not_look_sound(theme, shown):
    theme.apply(Scheme.LIGHT)
    step = shown(PassphraseStep())
    step.passphrase.setText("tigers")
    seen = {}
    for score in (0, 4):
        step.show_strength(Strength(score, "less than a second"))
        seen[score] = _colours(step)
    sound = COLOURS[Scheme.LIGHT][Tone.OK.fill]
    assert sound not in seen[0]
    assert sound in seen[4]


def test_two_voices_are_shown_and_said(shown):
    bar = shown(TalkBar("Amara"))
    bar.set_seconds(71, 29)
    assert bar.accessibleName() == "Amara 71 %, You 29 %"


def test_two_shares_make_a_whole(shown):
    bar = shown(TalkBar("Amara"))
    for mentor in range(0, 1000, 7):
        bar.set_seconds(mentor, 1000 - mentor)
        shares = [int(part.split()[-2]) for part in bar.accessibleName().split(", ")]
        assert sum(shares) == 100, mentor


def test_before_anybody_spoke_only_the_names_are_said(shown):
    assert shown(TalkBar("Amara", "Helen")).accessibleName() == "Amara, Helen"


def test_shares_turn_with_the_direction_of_reading(shown):
    bar = shown(SegmentBar())
    bar.resize(100, 12)
    bar.set_segments([Segment(0.3, Role.MENTOR)], "30 %")
    mentor = COLOURS[Scheme.LIGHT][Role.MENTOR]
    assert bar.grab().toImage().pixelColor(10, 6).name().upper() == mentor
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.grab().toImage().pixelColor(90, 6).name().upper() == mentor


def test_the_present_step_is_said(shown):
    bar = shown(StepBar(["Say back", "Ideas", "Promises"]))
    bar.set_current(1)
    assert bar.accessibleName() == "Step 2 of 3: Ideas"


def test_chips_go_on_in_the_next_line(shown):
    page = QWidget()
    flow = FlowLayout(page)
    chips = [Chip(f"strength {number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    shown(page)
    page.resize(240, 400)
    flow.activate()
    assert chips[-1].y() > chips[0].y()
    assert all(chip.geometry().right() <= 240 for chip in chips)
    assert flow.heightForWidth(240) > flow.heightForWidth(2000)


def test_chips_start_at_the_other_side_from_right_to_left(shown):
    page = QWidget()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(page)
    first, other = Chip("one"), Chip("two")
    flow.addWidget(first)
    flow.addWidget(other)
    shown(page)
    page.resize(400, 100)
    flow.activate()
    assert first.x() > other.x()


@pytest.mark.parametrize("width", [-20, 0, 1])
def test_a_flow_stands_in_no_room_at_all(shown, width):
    page = QWidget()
    flow = FlowLayout(page)
    flow.addWidget(Chip("one"))
    assert flow.heightForWidth(width) > 0


def test_a_cleared_flow_is_empty(shown):
    page = shown(QWidget())
    flow = FlowLayout(page)
    flow.addWidget(Chip("one"))
    flow.clear()
    assert (flow.count(), flow.heightForWidth(100)) == (0, 0)


def test_a_page_is_never_wider_than_can_be_read(shown):
    page, card = ScrollPage(width=600), Card("Coming up")
    page.add(card)
    page.add_stretch()
    shown(page)
    page.resize(1920, 600)
    assert card.width() == 600


def test_a_page_scrolls_down_and_not_across_at_double_size(theme, shown):
    theme.apply(Scheme.LIGHT, 2.0)
    page = ScrollPage()
    page.add(PageHead("With Amara", eyebrow=LONG))
    for _ in range(20):
        page.add(Label(LONG, Text.SECTION))
    shown(page)
    page.resize(QSize(900 - 300, 600))
    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0


def test_the_head_of_a_page_hides_what_has_no_words(shown):
    head = shown(PageHead("Ideas"))
    head.set_under("From first words to credit given.")
    shown_words = {label.text() for label in head.findChildren(Label) if label.isVisible()}
    assert shown_words == {"Ideas", "From first words to credit given."}


def test_the_buttons_of_a_head_go_below_its_words_where_these_would_be_cramped(shown):
    head = PageHead("Ideas", under="From first words to credit given.")
    late = primary("New idea", "plus")
    head.add(secondary("Export"))
    head.add(late)
    late.hide()
    shown(head).resize(late.sizeHint().width() * 3, 100)
    export = next(button for button in head.findChildren(Button) if button is not late)
    under = next(label for label in head.findChildren(Label) if label.text().startswith("From"))
    assert export.x() > under.geometry().right()
    late.show()
    QCoreApplication.sendPostedEvents()
    head.resize(round(late.width() * 2.2), 200)
    QCoreApplication.sendPostedEvents()
    assert export.y() > under.geometry().bottom()
    assert export.x() == under.x() == 0
    assert under.width() == head.width()
    head.resize(late.width() * 6, 100)
    QCoreApplication.sendPostedEvents()
    assert export.x() > under.geometry().right()


def test_a_card_that_matters_now_has_a_frame_of_its_own(shown):
    card = shown(Card("Amara leads today"))
    before = card.grab().toImage()
    card.set_lead(True)
    assert card.grab().toImage() != before


def test_a_ground_is_filled(shown):
    seat = QWidget()
    stand_on(seat, Ground.SAYING)
    shown(seat).resize(20, 20)
    assert _colours(seat) == {COLOURS[Scheme.LIGHT][Role.SAYING]}


def test_the_foot_of_a_window_grows_with_its_words(theme, shown):
    foot = shown(FootBar("We agreed: what is said here stays here."))
    before = foot.sizeHint().height()
    theme.apply(Scheme.LIGHT, 2.0)
    foot.words.setText(LONG * 2)
    assert foot.heightForWidth(500) > before


def test_a_figure_shows_its_number_and_words(shown):
    figure = shown(Figure("0", "times you left focus"))
    figure.set("1", "time you left focus")
    assert [label.text() for label in figure.findChildren(Label)] == ["1", "time you left focus"]


def test_sizes_grow_with_the_look_in_force(theme):
    theme.apply(Scheme.LIGHT, 1.5)
    assert look().px(18) == 27
