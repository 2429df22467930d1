"""Every colour, size and distance of the look; nothing else writes one down."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Scheme(StrEnum):
    """Which ground the ink stands on; AUTO follows the system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


class Role(StrEnum):
    """What a colour is for."""

    PAPER = "paper"
    SURFACE = "surface"
    SUNKEN = "sunken"
    LINE = "line"
    STRONG_LINE = "strong-line"
    INK = "ink"
    SECOND = "second"
    THIRD = "third"
    MENTOR = "mentor"
    MENTOR_SOFT = "mentor-soft"
    MENTOR_HOVER = "mentor-hover"
    ON_MENTOR = "on-mentor"
    SAYING = "saying"
    ON_SAYING = "on-saying"
    ON_SAYING_SECOND = "on-saying-second"
    LEADER = "leader"
    LEADER_SOFT = "leader-soft"
    CREDIT = "credit"
    CREDIT_INK = "credit-ink"
    CREDIT_SOFT = "credit-soft"
    DANGER = "danger"
    DANGER_SOFT = "danger-soft"
    OK = "ok"
    OK_INK = "ok-ink"
    OK_SOFT = "ok-soft"


class Tone(StrEnum):
    """Whose voice something is, or what state it is in."""

    MENTOR = "mentor"
    LEADER = "leader"
    CREDIT = "credit"
    DANGER = "danger"
    OK = "ok"
    NEUTRAL = "neutral"

    @property
    def fill(self) -> Role:
        """Return the full colour, for bars and icons."""
        return Role.SECOND if self is Tone.NEUTRAL else Role(self.value)

    @property
    def ink(self) -> Role:
        """Return the colour of words, dark enough to be read on the soft ground."""
        readable = {Tone.CREDIT: Role.CREDIT_INK, Tone.OK: Role.OK_INK}
        return readable.get(self, self.fill)

    @property
    def soft(self) -> Role:
        """Return the soft ground for words of this tone."""
        return Role.SUNKEN if self is Tone.NEUTRAL else Role(f"{self.value}-soft")


class Text(StrEnum):
    """What a line of words is for."""

    TITLE = "title"
    SECTION = "section"
    BODY = "body"
    STRONG = "strong"
    SECOND = "second"
    SMALL = "small"
    HINT = "hint"
    EYEBROW = "eyebrow"
    NOTES = "notes"
    BRAND = "brand"
    SAYING = "saying"


@dataclass(frozen=True, slots=True)
class Face:
    """How a kind of text is set, in pixels at 100 %."""

    family: str
    size: int
    line: int
    weight: int
    ink: Role


SANS = "Inter"
SERIF = "Source Serif 4"

FACES: Mapping[Text, Face] = MappingProxyType(
    {
        Text.TITLE: Face(SERIF, 28, 36, 600, Role.INK),
        Text.SECTION: Face(SERIF, 20, 28, 600, Role.INK),
        Text.BODY: Face(SANS, 14, 20, 400, Role.INK),
        Text.STRONG: Face(SANS, 14, 20, 600, Role.INK),
        Text.SECOND: Face(SANS, 14, 20, 400, Role.SECOND),
        Text.SMALL: Face(SANS, 12, 16, 400, Role.SECOND),
        Text.HINT: Face(SANS, 12, 16, 400, Role.THIRD),
        Text.EYEBROW: Face(SANS, 11, 16, 600, Role.SECOND),
        Text.NOTES: Face(SERIF, 17, 28, 400, Role.INK),
        Text.BRAND: Face(SERIF, 17, 24, 600, Role.INK),
        Text.SAYING: Face(SERIF, 34, 44, 600, Role.ON_SAYING),
    }
)

GRID = 4
RADIUS_CARD = 12
RADIUS_CONTROL = 8
RADIUS_KEY = 4
LINE_WIDTH = 1
RING_WIDTH = 2
ICON = 18
ICON_LARGE = 32
BAR = 6
TALK_BAR = 12
PAD_CONTROL = 8  # above and below the line of a control: 20 + 16 = 36
PAD_PRIMARY = 12  # 20 + 24 = 44
PAD_CHIP = 4  # 16 + 8 = 24
PAD_CARD = 24
PAD_PAGE = 36
GAP = 8
GAP_CARDS = 20
SIDE_BAR = 216
PAGE_WIDTH = 1040
MIN_WINDOW = (900, 600)
MAX_SCALE = 2.0

_LIGHT = {
    Role.PAPER: "#FAF8F4",
    Role.SURFACE: "#FFFFFF",
    Role.SUNKEN: "#F2EFE8",
    Role.LINE: "#E2DDD2",
    Role.STRONG_LINE: "#CFC8B9",
    Role.INK: "#22252A",
    Role.SECOND: "#5A5F66",
    Role.THIRD: "#8A8E93",
    Role.MENTOR: "#0B6B63",
    Role.MENTOR_SOFT: "#DDEFEB",
    Role.MENTOR_HOVER: "#085A53",
    Role.ON_MENTOR: "#FFFFFF",
    Role.SAYING: "#0B6B63",
    Role.ON_SAYING: "#FFFFFF",
    Role.ON_SAYING_SECOND: "#DDEFEB",
    Role.LEADER: "#5B3E8C",
    Role.LEADER_SOFT: "#EAE4F3",
    Role.CREDIT: "#A86412",
    Role.CREDIT_INK: "#8F5410",
    Role.CREDIT_SOFT: "#FBEFD9",
    Role.DANGER: "#A5372C",
    Role.DANGER_SOFT: "#F8E4E0",
    Role.OK: "#2F7A43",
    Role.OK_INK: "#29703C",
    Role.OK_SOFT: "#E1F0E4",
}

_DARK = {
    Role.PAPER: "#17191C",
    Role.SURFACE: "#1F2226",
    Role.SUNKEN: "#131517",
    Role.LINE: "#30343A",
    Role.STRONG_LINE: "#454A52",
    Role.INK: "#ECE8E0",
    Role.SECOND: "#AEB1B5",
    Role.THIRD: "#7E8288",
    Role.MENTOR: "#5CC4B6",
    Role.MENTOR_SOFT: "#173530",
    Role.MENTOR_HOVER: "#76D2C5",
    Role.ON_MENTOR: "#17191C",
    Role.SAYING: "#173530",
    Role.ON_SAYING: "#ECE8E0",
    Role.ON_SAYING_SECOND: "#AEB1B5",
    Role.LEADER: "#B79BE6",
    Role.LEADER_SOFT: "#2C2440",
    Role.CREDIT: "#E2A64A",
    Role.CREDIT_INK: "#E2A64A",
    Role.CREDIT_SOFT: "#3A2C15",
    Role.DANGER: "#E5857A",
    Role.DANGER_SOFT: "#3D2320",
    Role.OK: "#7CC48D",
    Role.OK_INK: "#7CC48D",
    Role.OK_SOFT: "#1D3323",
}

_CONTRAST_LIGHT = dict.fromkeys(Role, "#000000") | {
    Role.PAPER: "#FFFFFF",
    Role.SURFACE: "#FFFFFF",
    Role.SUNKEN: "#FFFFFF",
    Role.THIRD: "#3A3D41",
    Role.MENTOR: "#004D46",
    Role.MENTOR_SOFT: "#FFFFFF",
    Role.MENTOR_HOVER: "#00312D",
    Role.ON_MENTOR: "#FFFFFF",
    Role.SAYING: "#004D46",
    Role.ON_SAYING: "#FFFFFF",
    Role.ON_SAYING_SECOND: "#FFFFFF",
    Role.LEADER: "#3F2470",
    Role.LEADER_SOFT: "#FFFFFF",
    Role.CREDIT: "#6B3D05",
    Role.CREDIT_INK: "#6B3D05",
    Role.CREDIT_SOFT: "#FFFFFF",
    Role.DANGER: "#7D1A10",
    Role.DANGER_SOFT: "#FFFFFF",
    Role.OK: "#0F4F22",
    Role.OK_INK: "#0F4F22",
    Role.OK_SOFT: "#FFFFFF",
}

_CONTRAST_DARK = dict.fromkeys(Role, "#FFFFFF") | {
    Role.PAPER: "#000000",
    Role.SURFACE: "#000000",
    Role.SUNKEN: "#000000",
    Role.THIRD: "#D5D7D9",
    Role.MENTOR: "#8FEDE0",
    Role.MENTOR_SOFT: "#000000",
    Role.MENTOR_HOVER: "#C4F7F0",
    Role.ON_MENTOR: "#000000",
    Role.SAYING: "#000000",
    Role.LEADER: "#D9C6FF",
    Role.LEADER_SOFT: "#000000",
    Role.CREDIT: "#FFCB7A",
    Role.CREDIT_INK: "#FFCB7A",
    Role.CREDIT_SOFT: "#000000",
    Role.DANGER: "#FFB3AA",
    Role.DANGER_SOFT: "#000000",
    Role.OK: "#A8EBB8",
    Role.OK_INK: "#A8EBB8",
    Role.OK_SOFT: "#000000",
}

COLOURS: Mapping[Scheme, Mapping[Role, str]] = MappingProxyType(
    {
        Scheme.LIGHT: MappingProxyType(_LIGHT),
        Scheme.DARK: MappingProxyType(_DARK),
        Scheme.CONTRAST_LIGHT: MappingProxyType(_CONTRAST_LIGHT),
        Scheme.CONTRAST_DARK: MappingProxyType(_CONTRAST_DARK),
    }
)
