"""The tokens keep their promises, and the theme wears them."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from mentordesk.paths import resource
from mentordesk.ui import fonts, icons
from mentordesk.ui.look import Look, look
from mentordesk.ui.style import sheet
from mentordesk.ui.tokens import COLOURS, FACES, Role, Scheme, Text, Tone

GROUNDS = (Role.PAPER, Role.SURFACE, Role.SUNKEN)
SCHEMES = list(COLOURS)


def _light(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(scheme: Scheme, ink: Role, ground: Role) -> float:
    one, other = _light(COLOURS[scheme][ink]), _light(COLOURS[scheme][ground])
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_has_every_colour(scheme):
    assert set(COLOURS[scheme]) == set(Role)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", [Role.INK, Role.SECOND, *(tone.ink for tone in Tone)])
def test_words_can_be_read_on_every_ground(scheme, ground, ink):
    assert _contrast(scheme, ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", list(Tone))
def test_words_can_be_read_on_their_soft_ground(scheme, tone):
    assert _contrast(scheme, tone.ink, tone.soft) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", [Role.PAPER, Role.SURFACE])
def test_hints_and_bars_stand_out_from_their_ground(scheme, ground):
    shown = [Role.THIRD, *(tone.fill for tone in Tone)]
    assert min(_contrast(scheme, role, ground) for role in shown) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("fill", [Role.MENTOR, Role.MENTOR_HOVER])
def test_the_primary_action_can_be_read(scheme, fill):
    assert _contrast(scheme, Role.ON_MENTOR, fill) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_saying_at_the_gate_can_be_read_and_is_no_lamp_in_the_dark(scheme):
    for ink in (Role.ON_SAYING, Role.ON_SAYING_SECOND):
        assert _contrast(scheme, ink, Role.SAYING) >= 4.5
    if scheme in (Scheme.DARK, Scheme.CONTRAST_DARK):
        assert _contrast(scheme, Role.SAYING, Role.PAPER) < 2


@pytest.mark.parametrize("scheme", [Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK])
def test_high_contrast_gives_seven_to_one_everywhere(scheme):
    inks = set(Role) - {tone.soft for tone in Tone} - set(GROUNDS)
    inks -= {Role.ON_MENTOR, Role.ON_SAYING, Role.ON_SAYING_SECOND, Role.SAYING}
    assert min(_contrast(scheme, ink, Role.PAPER) for ink in inks) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_sheet_names_no_token_that_does_not_exist(scheme, scale):
    assert "$" not in sheet(Look(scheme, scale))


def test_no_colour_is_written_in_the_sheet_itself():
    assert "#" not in resource("style", "mentordesk.qss").read_text(encoding="utf-8")


def test_the_bundled_families_are_the_ones_used(qapp):
    assert {face.family for face in FACES.values()} <= set(fonts.load())


@pytest.mark.parametrize(("text", "weight"), [(Text.BODY, 500), (Text.TITLE, 600)])
def test_each_weight_is_its_own_face(theme, text, weight):
    info = QFontInfo(look().font(text, weight))
    assert info.family() == FACES[text].family
    assert info.weight() == weight


def test_dark_reaches_the_palette_and_the_widgets(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.apply(Scheme.DARK)
    label = QLabel("x")
    qtbot.addWidget(label)
    assert theme.look.scheme is Scheme.DARK
    shown = label.palette().color(QPalette.ColorRole.Base).name().upper()
    assert shown == COLOURS[Scheme.DARK][Role.SURFACE]


def test_text_doubles_and_controls_grow_with_it(theme):
    theme.apply(Scheme.LIGHT, 2.0)
    assert look().font(Text.BODY).pixelSize() == 28
    assert look().control_height() >= 2 * FACES[Text.BODY].line
    assert QApplication.font().pixelSize() == 28


def test_text_never_grows_past_what_the_screens_are_made_for(theme):
    theme.apply(Scheme.LIGHT, 9.0)
    assert look().scale == 2.0


def test_auto_follows_the_system(theme):
    theme.apply(Scheme.AUTO)
    assert theme.look.scheme in COLOURS


def test_an_icon_takes_the_colour_of_the_look_in_force(theme):
    lock = icons.icon("lock", Role.INK)
    light = _strongest(lock.pixmap(QSize(48, 48)).toImage())
    theme.apply(Scheme.DARK)
    dark = _strongest(lock.pixmap(QSize(48, 48)).toImage())
    assert light == COLOURS[Scheme.LIGHT][Role.INK]
    assert dark == COLOURS[Scheme.DARK][Role.INK]


def test_an_icon_is_drawn_at_the_density_of_the_screen(theme):
    pixmap = icons.icon("lock").pixmap(QSize(16, 16), 3.0)
    assert pixmap.size() == QSize(48, 48)


def test_the_program_has_an_icon_of_its_own(qapp):
    assert QSize(256, 256) in icons.app_icon().availableSizes()


def test_every_icon_can_be_drawn(theme):
    names = [
        f.name.removesuffix(".svg") for f in resource("icons").iterdir() if f.name[-4:] == ".svg"
    ]
    assert len(names) > 35
    for name in names:
        image = icons.icon(name).pixmap(QSize(24, 24)).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name


def _strongest(image) -> str:
    every = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    return max(every, key=QColor.alpha).name().upper()


def test_heavier_than_known_weights_do_not_fall_back_to_another_family(theme):
    font = QFont(look().font(Text.STRONG))
    font.setBold(True)
    assert QFontInfo(font).family() == "Inter"
