"""Wishes and thanks that open a letter, told apart from topics that begin like them."""

import re

_WISH = re.compile(
    r"(?:(?:i )?hope (?:you|this|all|everything)\b(?! (?:can|could|will|would|have time)\b)"
    r"|how are you|how['’]s it going|thanks? (?:you )?(?:so much )?for|thank you for"
    r"|i hope(?! (?:we|to|i|that|you)\b)|(?:ich )?hoffe\b(?!,? (?:dass )?wir\b)|wie geht"
    r"|alles gut|danke (?:dir )?für|j['’]espère(?! qu(?:e nous\b|['’]on\b))"
    r"|comment (?:vas|allez|ça)|ça va|merci pour|espero que(?! (?:podamos|hablemos)\b)"
    r"|¿?(?:cómo|qué) (?:estás|tal|está)|gracias por|fyi\b|see below|siehe unten"
    r"|z\.?\s?k(?:tn)?\b|as (?:discussed|promised|agreed)|wie (?:besprochen|versprochen))",
)
# All that asks after somebody's day; with any other word the question is meant.
_WELL = frozenset(
    {
        *(
            "doing",
            "today",
            "feeling",
            "keeping",
            "these",
            "days",
            "this",
            "week",
            "morning",
            "you",
        ),
        *("things", "everything", "all", "is", "and", "so", "es", "dir", "ihnen", "euch", "heute"),
        *("s", "dir’s", "tu", "vous", "va", "aujourd", "hui", "te", "le", "todo", "hoy", "usted"),
    }
)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?…]+\s+(?=\S)")
_CLAUSE = re.compile(r"[,;:–—.!]\s+")
_LONGEST = 120
_FEWEST_WORDS = 3


def pleasantry_end(text: str) -> int:
    """Return where the wish ends that the text begins with; 0 where it asks or says something."""
    found = _WISH.match(text.lower())
    if found is None or len(text) > _LONGEST:
        return 0
    end = stop.end() if (stop := _SENTENCE.search(text, found.start())) else len(text)
    if not all(map(_is_well_meant, _CLAUSE.split(text[:end]))):
        return 0
    rest = text[end:]
    leads_up = rest.endswith((":", "\uff1a")) or len(rest.split()) < _FEWEST_WORDS
    return len(text) if leads_up else end + pleasantry_end(rest)


def _is_well_meant(clause: str) -> bool:
    """Say whether a clause asks nothing, or only after somebody's day."""
    if "?" not in clause:
        return True
    small = clause.lower()
    found = _WISH.match(small)
    return found is not None and set(_WORD.findall(small[found.end() :])) <= _WELL
