import pytest

from mentordesk.export import colours
from mentordesk.ui import tokens


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("scheme", "window"),
    [(colours.LIGHT, tokens.Scheme.LIGHT), (colours.DARK, tokens.Scheme.DARK)],
)
def test_a_voice_has_the_colour_it_has_in_the_window(
    scheme: dict[str, str], window: tokens.Scheme
) -> None:
    screen = tokens.COLOURS[window]
    for name in ("ink", "second", "line", "sunken", *colours.Voice):
        assert scheme[name] == screen[tokens.Role(name)]
    assert scheme["paper"] == screen[tokens.Role.SURFACE]


@pytest.mark.parametrize("scheme", [colours.LIGHT, colours.DARK])
@pytest.mark.parametrize("name", ["ink", "second", *colours.Voice])
def test_words_are_readable_on_their_paper(scheme: dict[str, str], name: str) -> None:
    least = 3.0 if name in tuple(colours.Voice) else 4.5
    assert contrast(scheme[name], scheme["paper"]) >= least
