"""Takes out of foreign text what can hide or turn words, and leaves what people wrote."""

import re
import unicodedata

# Controls, bidi marks, invisible and interlinear characters, lone surrogates.
# Joiners and flag tags have rules of their own below.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e001f\U000e0080-\U000e00ff]"
)
_FLAG_OR_TAGS = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e007a]{2,8}\U000e007f)|[\U000e0020-\U000e007f]+"
)
# A joiner belongs between two visible signs of an emoji or of a script that needs it.
_STRAY_JOINER = re.compile(
    "(?<![^\x00-\x7f\\s\u200c\u200d])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f\\s\u200c\u200d])"
)
_SPACE = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029]")
_TAB = 4


def clean(line: str) -> str:
    """Return the line without hidden characters, its indentation and spacing kept."""
    if line.isprintable() and (line.isascii() or _is_plain(line)):
        return line.rstrip()
    line = _SPACE.sub(" ", line.expandtabs(_TAB).replace("\n", " ").replace("\r", " "))
    line = _FLAG_OR_TAGS.sub(lambda found: found[1] or "", _HIDDEN.sub("", line))
    line = _STRAY_JOINER.sub("", unicodedata.normalize("NFC", line))
    return _SPACE.sub(" ", unicodedata.normalize("NFC", line)).rstrip()


def _is_plain(line: str) -> bool:
    """Say whether there is nothing to change in a line of signs that can all be seen."""
    return _HIDDEN.search(line) is None and unicodedata.is_normalized("NFC", line)


def squeeze(text: str) -> str:
    """Return the text with single spaces between its words."""
    return " ".join(text.split())


def has_words(text: str) -> bool:
    """Say whether there is a letter or a digit in the text."""
    return text[:1].isalnum() or any(sign.isalnum() for sign in text)
