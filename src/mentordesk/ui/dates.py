"""Days and times as people say them, in this computer's time zone and language."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

_MINUTE, _HOUR = 60, 3600
_SOON_DAYS = 7
_DAY_MINUTES = 24 * 60


def day(when: date) -> str:
    """Return a weekday, a day and a month: "Tuesday 14 April"."""
    return _formatted(when, _tr("dddd d MMMM"))


def short_day(when: date, today: date) -> str:
    """Return a day for lists, with the year where it is another: "Tue 14 Apr"."""
    pattern = _tr("ddd d MMM") if when.year == today.year else _tr("ddd d MMM yyyy")
    return _formatted(when, pattern)


def whole_day(when: date) -> str:
    """Return a day for lists of many years: "Tue 14 Apr 2026"."""
    return _formatted(when, _tr("ddd d MMM yyyy"))


def clock(when: datetime) -> str:
    """Return a time of day as this computer writes it: "14:00"."""
    return wall_clock(when.astimezone())


def wall_clock(shown: datetime) -> str:
    """Return the time of day that a clock shows, wherever it hangs."""
    pattern = QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
    return QLocale().toString(QTime(shown.hour, shown.minute), pattern)


def local_day(when: datetime) -> date:
    """Return the calendar day of a moment, here."""
    return when.astimezone().date()


def day_time(when: datetime) -> str:
    """Return a day and a time: "Tuesday 14 April, 14:00"."""
    return _tr("{day}, {time}").format(day=day(local_day(when)), time=clock(when))


def when(moment: datetime, now: datetime) -> str:
    """Return a time, with its day where that is not today: "14:00"."""
    is_today = local_day(moment) == local_day(now)
    return clock(moment) if is_today else day_time(moment)


def short_day_time(when: datetime, now: datetime) -> str:
    """Return a day and a time for lists: "Tue 14 Apr, 14:00"."""
    words = short_day(local_day(when), local_day(now))
    return _tr("{day}, {time}").format(day=words, time=clock(when))


def near(when: datetime, now: datetime) -> str:
    """Return a moment close by: "today at 14:00", "on Thursday at 09:30"."""
    ahead = (local_day(when) - local_day(now)).days
    time = clock(when)
    match ahead:
        case 0:
            return _tr("today at {time}").format(time=time)
        case 1:
            return _tr("tomorrow at {time}").format(time=time)
        case _ if 0 < ahead < _SOON_DAYS:
            name = QLocale().standaloneDayName(local_day(when).isoweekday())
            return _tr("on {day} at {time}").format(day=name, time=time)
        case _:
            words = short_day(local_day(when), local_day(now))
            return _tr("on {day} at {time}").format(day=words, time=time)


def until(when: datetime, now: datetime) -> str:
    """Return how far off a moment is: "in 5 h 12 min", "tomorrow", "in 3 days", "now"."""
    seconds = (when - now).total_seconds()
    days = (local_day(when) - local_day(now)).days
    if abs(seconds) < _MINUTE:
        return _tr("now")
    if days > 0 and seconds > 12 * _HOUR:
        return _tr("tomorrow") if days == 1 else _tr("in {days} days").format(days=days)
    if seconds > 0:
        return _tr("in {time}").format(time=span(round(seconds / _MINUTE)))
    if days < 0:
        return ago(local_day(when), local_day(now))
    return _tr("{time} ago").format(time=span(round(-seconds / _MINUTE)))


def span(minutes: int) -> str:
    """Return a length of time: "45 min", "5 h 12 min", from two days on "14 days"."""
    if minutes >= 2 * _DAY_MINUTES:
        return _tr("{days} days").format(days=round(minutes / _DAY_MINUTES))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _tr("{minutes} min").format(minutes=rest)
    if not rest:
        return _tr("{hours} h").format(hours=hours)
    return _tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def ago(when: date, today: date) -> str:
    """Return how long ago a day was: "today", "yesterday", "12 days ago"."""
    days = (today - when).days
    if days <= 0:
        return _tr("today")
    return _tr("yesterday") if days == 1 else _tr("{days} days ago").format(days=days)


def due(when: date, today: date) -> str:
    """Return when something falls due, without blame once the day is past."""
    days = (when - today).days
    if days < 0:
        return _tr("not closed yet")
    if days == 0:
        return _tr("due today")
    if days == 1:
        return _tr("due tomorrow")
    return _tr("by {day}").format(day=short_day(when, today))


def _formatted(when: date, pattern: str) -> str:
    return QLocale().toString(QDate(when.year, when.month, when.day), pattern)


def _tr(words: str) -> str:
    return QCoreApplication.translate("dates", words)
