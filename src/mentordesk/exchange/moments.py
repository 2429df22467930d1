"""Dates and times as messengers and mail programs write them, as parts of patterns."""

_MERIDIEM = r"(?:\s?[ap]\.?\s?m\b\.?|\s?uhr)"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b\.?"
)
_MONTH = r"[^\W\d_]{3,11}\.?"
_YEAR = r"(?:,?\s+(?:de\s+)?\d{4})"

TIME = rf"\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?{_MERIDIEM}?"
TIME_OF_12 = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?[ap]\.?\s?m\b\.?"
DATE = (
    rf"(?:(?:(?=\D){_WEEKDAY},?\s+)?(?:\d{{1,4}}[./-]\s?\d{{1,2}}[./-]\s?\d{{2,4}}\.?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}\.?"
    rf"|\d{{1,2}}(?:\.|er|st|nd|rd|th)?\s+(?:de\s+|of\s+)?{_MONTH}{_YEAR}?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?{_YEAR}?)"
    rf"|today|yesterday|heute|gestern|hier|aujourd['’]hui|hoy|ayer|היום|אתמול|اليوم|أمس"
    rf"|{_WEEKDAY})"
)
JOIN = r"(?:,?\s*(?:at|um|à|a\s+las?|alle|kl\.?|בשעה)?\s+|,\s*)"
MOMENT = rf"{DATE}{JOIN}{TIME}"
NUMBERED_MOMENT = rf"\d{{1,4}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?{JOIN}{TIME}"
