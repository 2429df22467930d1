"""The time zone of this computer, and all that there are."""

from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QTimeZone

from mentordesk.domain.place_clock import wall, zone_of
from mentordesk.domain.session import Session
from mentordesk.ui import dates

_NO_PLACES = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")


def here() -> str:
    """Return the name of this computer's zone now, or blank where it has none that is known.

    A program keeps running while its computer travels.
    """
    name = QTimeZone.systemTimeZoneId().toStdString()
    return "" if zone_of(name) is None else name


@lru_cache
def places() -> tuple[str, ...]:
    """Return the names of all zones that are called by a place.

    One list names them all; to look through the system's folders takes as long as to be noticed.
    """
    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return tuple(sorted(name for name in names if "/" in name and not name.startswith(_NO_PLACES)))


def spoken(name: str) -> str:
    """Return a zone as people say it: "Europe, Berlin"."""
    name = name.removeprefix("Etc/")
    return ", ".join(name.replace("_", " ").split("/"))


def there(session: Session) -> str:
    """Return what the clock of a session's place shows, or "" where it is as here."""
    return elsewhere(session.planned_at, session.zone)


def elsewhere(at: datetime, zone: str) -> str:
    """Return a time by the clock of another zone, in a few words: "14:00 in Europe, Berlin"."""
    if zone_of(zone) is None or wall(at, zone) == wall(at, ""):
        return ""
    shown = wall(at, zone)
    time = dates.wall_clock(shown)
    if shown.date() != wall(at, "").date():
        time = _tr("{day}, {time}").format(day=dates.day(shown.date()), time=time)
    return _tr("{time} in {place}").format(time=time, place=spoken(zone))


def _tr(words: str) -> str:
    return QCoreApplication.translate("zones", words)
