"""What focus can and cannot do on this computer, as the start card says it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mentordesk.focus.base import Can, Level
from mentordesk.focus_words import why_words
from mentordesk.ui.tokens import Role


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: its sign, what will be, and how."""

    icon: str
    words: str
    under: str = ""
    role: Role = Role.MENTOR


def focus_facts(
    report: Iterable[Can], windows: int, screens: int, *, beside: bool = False
) -> list[Fact]:
    """Return the rows, what holds first and what does not last.

    `beside` tells that other windows stay visible: then what opens meanwhile shows for a moment.
    """
    can = {line.what: line for line in report}
    shows = beside or _level(can, "new_windows") is Level.PARTLY
    facts = [_windows(can, windows, screens), _silence(can), _awake(can)]
    facts += [_new_windows()] if shows else []
    return sorted(facts, key=_is_warning)


def may_keep(report: Iterable[Can]) -> bool:
    """Return whether windows can stay visible here."""
    return _level({line.what: line for line in report}, "exceptions") is not Level.NO


def _is_warning(fact: Fact) -> bool:
    return fact.role is Role.CREDIT


def _level(can: dict[str, Can], what: str) -> Level:
    return can[what].level if what in can else Level.NO


def _windows(can: dict[str, Can], windows: int, screens: int) -> Fact:
    line = can.get("hide_windows")
    if line is None or line.level is Level.NO:
        return _warning(
            _tr("Other windows cannot be hidden here"),
            _why(can, "hide_windows"),
        )
    if _level(can, "new_windows") is Level.NO:
        return _warning(
            _tr("Other windows lie behind this one"),
            _why(can, "new_windows"),
        )
    after = _tr("Put back where they were, minimised ones stay minimised")
    return Fact("app-window", _counted(windows, screens), after)


def _counted(windows: int, screens: int) -> str:
    if windows == 0:
        return _tr("No other window is open now")
    if windows == 1:
        return _tr("1 window will be hidden")
    if screens > 1:
        words = _tr("{windows} windows on {screens} screens will be hidden")
        return words.format(windows=windows, screens=screens)
    return _tr("{windows} windows will be hidden").format(windows=windows)


def _silence(can: dict[str, Can]) -> Fact:
    match _level(can, "silence"):
        case Level.NO:
            return _warning(
                _tr("Notifications cannot be silenced here"),
                _why(can, "silence"),
                "bell",
            )
        case Level.PARTLY:
            return Fact("bell", _tr("Notifications may go silent"), _why(can, "silence"))
        case Level.ASKED:
            words = _tr("The system is asked to silence notifications")
        case _:
            words = _tr("Notifications go silent")
    if _level(can, "urgent_silence") is Level.YES:
        under = _tr("Your setting comes back afterwards")
    else:
        under = _tr("Urgent ones may still show; your setting comes back afterwards")
    return Fact("bell-off", words, under)


def _awake(can: dict[str, Can]) -> Fact:
    match _level(can, "awake"):
        case Level.NO:
            return _warning(
                _tr("The screen may go dark"),
                _why(can, "awake"),
                "monitor",
            )
        case Level.ASKED:
            return Fact("monitor", _tr("The system is asked to keep the screen on"))
        case _:
            return Fact("monitor", _tr("The screen stays awake"))


def _new_windows() -> Fact:
    return _warning(
        _tr("A new window may show for a moment"), _tr("MentorDesk hides it again at once")
    )


def _why(can: dict[str, Can], what: str) -> str:
    words = why_words(can[what].why) if what in can and can[what].why else ""
    return _tr(words) if words else ""


def _warning(words: str, under: str, icon: str = "triangle-alert") -> Fact:
    return Fact(icon, words, under, Role.CREDIT)


def _tr(words: str) -> str:
    return QCoreApplication.translate("focus", words)
