"""Letters that look like others, and signs that nobody sees: names are found in spite of them."""

import re
import unicodedata
from functools import lru_cache

UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""A class of signs that are not seen: control signs, fillers, what joins or turns letters."""

BREAKS = "\x0b\x0c\x1c-\x1f\x85\u2028\u2029"
"""A class of signs that end a line in some programs, and are not seen in others."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
"""A class of signs above, below and through letters, with the points of Hebrew and Arabic."""

ROUND = "\u24b6-\u24e9\U0001f130-\U0001f149"
"""A class of Latin letters in a circle or a square, which are no letters to a program."""

_CYRILLIC = str.maketrans(
    "АВЕКМНОРСТУХЅІЈԚԜҮѴӀаекорсухѕіјԛԝԁһӏүѵ",
    "ABEKMHOPCTYXSIJQWYVIaekopcyxsijqwdhlyv",
)
_GREEK = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεηικνορτυχγ",
    "ABEZHIKMNOPTYXaenikvoptuxy",
)
_SMALL_CAPITALS = str.maketrans(
    "ɑɡᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "agABCDEFGHIJKLMNOPRSTUVWYZ",
)
LIKE = _CYRILLIC | _GREEK | _SMALL_CAPITALS
"""Letters that look like Latin ones, and those."""

_DIGITS = {"0": "o", "1": "l", "3": "e"}
_DIGIT = re.compile(r"(?<=[^\W\d_])[013](?=[^\W\d_])")
_SHORTEST = 4
_MARK = re.compile(f"[{MARKS}]")


@lru_cache(maxsize=8192)
def looked(word: str) -> str:
    """Return a word in the Latin letters that it looks like, or else the word itself.

    A digit counts between two letters, as in “He1en”.
    """
    if word.isascii() and word.isalpha():
        return word
    bare = _MARK.sub("", unicodedata.normalize("NFKD", word)).translate(LIKE)
    if len(bare) >= _SHORTEST:
        bare = _DIGIT.sub(lambda digit: _DIGITS[digit[0]], bare)
    return bare if bare.isascii() and bare.isalpha() else word
