"""Finds how long a topic is meant to take, however the mentor wrote it."""

# ruff: noqa: RUF001 - the signs people type look alike, and all of them are meant

import re
from dataclasses import dataclass

from mentordesk.domain.agenda_bounds import MOST_MINUTES
from mentordesk.domain.letter_lines import NO_TIME
from mentordesk.exchange.agenda_parts import MAX_AROUND
from mentordesk.exchange.clean_text import has_words, squeeze

_MINUTE = (
    r"(?:minutes?|minuten|minutos?|minuti|minuto|minuter|minutt?er|minuut|mins?|min|mn|мин(?:ут\w?)?"
    r"|דקות|דקה|דק['׳]?|دقيقة|دقائق|دقایق|دقیقه|分钟|分鐘|分間|分)"
    r"(?![^\W\d_])\.?"
)
_PRIME = r"['’′´](?!['’′´\w])"
_SHORT = rf"(?:m(?![^\W\d_])|{_PRIME})"
# "Lunch 15m" is a time, "run the 100m" is not.
_ROUND_M = r"(?:(?<=\s5)|(?<=\s[1-6][05]))m(?![^\W\d_])"
_HOUR = (
    r"(?:hours?|hrs?|std|stunden?|heures?|horas?|ore|ora|uren|uur|timmar|h|час(?:а|ов)?"
    r"|שעות|שעה|ساعة|ساعات|小时|時間)(?![^\W\d_])\.?"
)
_ABOUT = (
    r"(?:(?:ca|approx|circa|etwa|rund|about|around|roughly|max|maximal|maximum|environ|env|unos"
    r"|ungefähr|up\sto|bis\szu)\b\.?\s*|[~≈±]\s*)?"
)
_RANGE = r"(?:\d{1,3}(?:[-–—]|\s(?:to|bis|à|a|or|oder)\s))?"
_FRACTION = r"[.,]\d{1,2}|\s?[½¼¾]"
_NAMED = {
    "half an hour": 30, "half hour": 30, "1/2 hour": 30, "quarter of an hour": 15,
    "a quarter of an hour": 15, "three quarters of an hour": 45, "an hour": 60, "one hour": 60,
    "halbe stunde": 30, "eine halbe stunde": 30, "viertelstunde": 15, "eine viertelstunde": 15,
    "dreiviertelstunde": 45, "eine stunde": 60, "demi-heure": 30, "une demi-heure": 30,
    "une heure": 60, "un quart d'heure": 15, "quart d'heure": 15, "media hora": 30,
    "una hora": 60, "un cuarto de hora": 15, "cuarto de hora": 15, "mezz'ora": 30,
    "חצי שעה": 30, "רבע שעה": 15, "نصف ساعة": 30, "ربع ساعة": 15,
}  # fmt: skip
_WORDS = "|".join(re.escape(name) for name in sorted(_NAMED, key=len, reverse=True))


def _span(tag: str, *, short: bool) -> str:
    minute = rf"(?:{_MINUTE}|{_SHORT})" if short else rf"(?:{_MINUTE}|{_PRIME}|{_ROUND_M})"
    return (
        rf"{_ABOUT}(?:"
        rf"(?P<{tag}h>\d{{1,2}}(?:{_FRACTION})?|[½¼¾])\s?(?:{_HOUR})"
        rf"(?:\s?(?:and|und|et|y)?\s?(?P<{tag}hm>\d{{1,2}})\s?(?:{_MINUTE}|{_SHORT})?)?"
        rf"|{_RANGE}(?P<{tag}m>\d{{1,3}})\s?[-‑]?{minute}"
        rf"|(?P<{tag}w>{_WORDS})(?!\w))"
    )


_BOUND = r"(?<![\w.,:/$€£-])"
_GAP = r"\s*(?:[-–—:,;|·•→@/=]|\.{2,}|…)\s*"
_SOFT = r"(?:\s*(?:max|maximum|each|je|\?|!))?"
_BRACKET = re.compile(
    rf"[(\[{{（]\s*(?:(?:time|dauer|zeit|durée|duración|timing)\s?:?\s?)?{_span('b', short=True)}"
    rf"{_SOFT}\s*[)\]}}）]",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:(?P<gap>{_GAP}){_span('t', short=True)}"
    rf"|(?P<before>\S+)\s+{_BOUND}{_span('u', short=False)})"
    rf"{_SOFT}\s*[.;,!]?$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"^(?:{_span('l', short=True)}\s*(?:[-–—:,;|·→]|\.(?=\s))\s*"
    rf"|{_span('k', short=False)}\s+)(?=\S)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"^(\d{1,2})[:.h](\d{2})\s*(?:uhr)?\s*(?:-|–|—|to|bis|à)\s*(\d{1,2})[:.h](\d{2})(?:\s*uhr)?"
    r"\s*[-–—:|]?\s+(?=\S)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s*[(\[](\d{1,3})[)\]]$")
_WRITTEN = re.compile(rf" (?:\((\d{{1,3}}) min\)|{re.escape(NO_TIME)})$")
# A number after one of these is part of the sentence: "what changes in 10 minutes".
_SENTENCE = frozenset(
    [
        "in",
        "of",
        "for",
        "take",
        "takes",
        "took",
        "every",
        "all",
        "with",
        "after",
        "within",
        "last",
        "first",
        "next",
        "than",
        "under",
        "per",
        "the",
        "each",
        "only",
        "just",
        "je",
        "nach",
        "pro",
        "alle",
        "mit",
        "für",
        "von",
        "dauert",
        "dans",
        "de",
        "en",
        "pour",
        "chaque",
        "cada",
        "por",
        "con",
        "before",
        "vor",
        "seit",
        "since",
        "an",
        "or",
        "and",
        "und",
        "et",
        "y",
        "um",
        "nur",
        "my",
        "our",
        "these",
        "those",
        "lasts",
        "spend",
    ]
)
_GATE = re.compile(r"\d|[½¼¾]|hour|stunde|heure|hora|ora\b|שעה|ساعة", re.IGNORECASE)
_SENTENCE_ENDS = ".!?…)"
_EDGE = " \t-–—:,;|·→@/="


@dataclass(frozen=True, slots=True)
class Timed:
    """A text without the time that stood in it."""

    text: str
    minutes: int | None


def take_minutes(text: str) -> Timed:
    """Return the text without its time, or untouched where no time is clearly meant."""
    if text.endswith(NO_TIME):
        return _kept(text, text[: -len(NO_TIME)], None)
    if len(text) > MAX_AROUND or not _GATE.search(text):
        return Timed(text, None)
    for find in (_in_brackets, _at_the_end, _at_the_start, _by_the_clock):
        if (timed := find(text)) is not None:
            return timed
    return Timed(text, None)


def take_written_minutes(text: str) -> Timed:
    """Return what MentorDesk itself wrote, to the letter; else read it as any other text."""
    found = _WRITTEN.search(text)
    if found is None or not has_words(text[: found.start()]):
        return take_minutes(text)
    minutes = int(found[1]) if found[1] else None
    if minutes is None or 0 < minutes <= MOST_MINUTES:
        return Timed(text[: found.start()], minutes)
    return take_minutes(text)


def take_bare_number(text: str) -> Timed:
    """Return the text without a lone number in brackets at its end, taken as minutes."""
    if (found := _BARE.search(text)) and 0 < int(found[1]) <= MOST_MINUTES:
        return _kept(text, text[: found.start()], int(found[1]))
    return Timed(text, None)


def _kept(whole: str, rest: str, minutes: int | None) -> Timed:
    """Return the rest with its minutes; a line that is nothing but a time stays whole."""
    rest = squeeze(rest).strip(_EDGE)
    return Timed(rest, minutes) if has_words(rest) else Timed(whole, None)


def _in_brackets(text: str) -> Timed | None:
    found = list(_BRACKET.finditer(text))
    if len(found) > 1:  # several topics in one line, or a time of times: nobody knows which counts
        return Timed(text, None)
    if not found or (minutes := _minutes(found[0], "b")) is None:
        return None
    before, after = text[: found[0].start()], text[found[0].end() :]
    if not has_words(after):
        return _kept(text, before.rstrip(_EDGE) + after.strip(" .:;,"), minutes)
    after = after.lstrip(_EDGE)
    space = "" if after[0] in _SENTENCE_ENDS else " "
    return _kept(text, f"{before.rstrip()}{space}{after}", minutes)


def _at_the_end(text: str) -> Timed | None:
    # The search starts near the end, so that a long line costs no more than a short one.
    start = max(0, len(text) - 80)
    found = _TAIL.search(text, start)
    if found is None:
        return None
    if found["gap"] is not None:
        minutes, end = _minutes(found, "t"), found.start()
    elif found["before"].casefold().strip(",") in _SENTENCE:
        return None
    else:
        minutes, end = _minutes(found, "u"), found.end("before")
    return None if minutes is None else _kept(text, text[:end], minutes)


def _at_the_start(text: str) -> Timed | None:
    found = _HEAD.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    if (minutes := _minutes(found, "l")) is not None:
        return _kept(text, rest, minutes)
    # "10 minutes of silence" is a topic, "10 min Budget" is a time and a topic.
    minutes = _minutes(found, "k")
    if minutes is None or rest.split(maxsplit=1)[0].casefold() in _SENTENCE:
        return None
    return _kept(text, rest, minutes)


def _by_the_clock(text: str) -> Timed | None:
    found = _CLOCK.match(text)
    if found is None:
        return None
    hour, minute, to_hour, to_minute = (int(part) for part in found.groups())
    minutes = (to_hour * 60 + to_minute) - (hour * 60 + minute)
    return _kept(text, text[found.end() :], minutes) if 0 < minutes <= MOST_MINUTES else None


def _minutes(found: re.Match[str], tag: str) -> int | None:
    """Return the minutes in the groups of one span, if they are a time for a topic."""
    word, hours, minutes = found[f"{tag}w"], found[f"{tag}h"], found[f"{tag}m"]
    if word:
        total = _NAMED[word.casefold()]
    elif hours:
        total = round(_number(hours) * 60) + int(found[f"{tag}hm"] or 0)
    else:
        total = int(minutes or 0)
    return total if 0 < total <= MOST_MINUTES else None


def _number(written: str) -> float:
    parts = {"½": 0.5, "¼": 0.25, "¾": 0.75}
    extra = parts.get(written[-1], 0.0)
    whole = written.rstrip("½¼¾ ").replace(",", ".")
    return (float(whole) if whole else 0.0) + extra
