"""Finds out how a file stores its letters: as it says itself, as UTF-8, or as an older program did.

An older way cannot be told for sure. That one is taken in which most of what is read are letters
that people write with it; whoever opens the file sees which, and can choose another.
"""

import codecs
import re
from collections.abc import Callable
from typing import BinaryIO

from mentordesk.domain.earlier import Letters
from mentordesk.errors import AgendaTextError, TableError
from mentordesk.exchange.table_source import TableSource
from mentordesk.exchange.text_bytes import encoding_of

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_PIECE = 1 << 12
_ZEROS = 50  # one byte in so many may be zero, and a few more; the rest is text all the same
_FEW = 4
_FOUR = 4
_ASCII = 127
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS = {
    codecs.BOM_UTF8: Letters.UTF_8,
    codecs.BOM_UTF32_LE: Letters.UTF_32_LE,
    codecs.BOM_UTF32_BE: Letters.UTF_32_BE,
    codecs.BOM_UTF16_LE: Letters.UTF_16_LE,
    codecs.BOM_UTF16_BE: Letters.UTF_16_BE,
}
_SIGNS = "’‘“”„‚«»‹›–—…•°§©®·€£"  # noqa: RUF001  # as they are printed
_EUROPE = "àáâãäåæçèéêëíîïñóôõöøùúûüßœÿÀÁÂÄÅÆÇÈÉÊÍÎÑÓÔÖØÙÚÜŒ¿¡ªº½²" + _SIGNS
_USUAL = {
    Letters.WESTERN: _EUROPE,
    Letters.MAC_ROMAN: _EUROPE,
    Letters.WESTERN_ISO: _EUROPE,
    Letters.CENTRAL_EUROPE: "áäąâăćčçďéęëěíîłľĺńňóöôőŕřśšşťţúüůűýźžżß"
    "ÁÄĄÂĆČĎÉĚÍÎŁĽŃŇÓÖÔŐŘŚŠŞŤŢÚÜŮŰÝŹŽŻ" + _SIGNS,
    Letters.TURKISH: "âçğıîöşûüÇĞİÖŞÜ" + _SIGNS,
}
# Hardly ever is a capital letter written after a small one, or such a sign next to letters.
_UNLIKELY = re.compile(
    r"(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŒŠŽŸĄĆĎĘŁŃŚŤŹŻ]"
    r"|(?<=[^\W\d_])[\u2013-\u203a§°©®€£«»](?=[^\W\d_])(?<!’)|£(?=[^\W\d_])"
)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_RUSSIAN = re.compile(r"\b[А-ЯЁІЇЄҐ]?[а-яёіїєґ]+\b")  # noqa: RUF001
_KANA = re.compile(r"[\u3040-\u30ff]")
_LEAST_KANA = 8  # in so many signs of a Japanese text one is no ideogram


def letters_of(source: TableSource) -> Letters:
    """Return how the letters of a file are most likely stored.

    Raises TableError where it is no text, OSError.
    """
    with source.opened() as raw:
        beginning = raw.read(_SAMPLE)
        told = _told(beginning)
        if told is not None:
            return told
        raw.seek(0)
        return _guessed(raw)


def are_broken(source: TableSource, letters: Letters) -> bool:
    """Return whether there are bytes in a file that are no letters if they are stored so."""
    decode = codecs.getincrementaldecoder(letters.value)().decode
    try:
        with source.opened() as raw:
            while some := raw.read(_CHUNK):
                decode(some)
        decode(b"", final=True)
    except UnicodeDecodeError:
        return True
    return False


def _told(sample: bytes) -> Letters | None:
    """Return what the beginning of a file tells of its letters, or None where it could be any.

    Raises TableError for what is no text; a few zeros are passed over.
    """
    if sample.startswith(_WORKBOOKS):
        raise TableError(reason="workbook")
    for mark, letters in _MARKS.items():
        if sample.startswith(mark):
            return letters
    wide = _wide(sample) if b"\0" in sample else None
    if wide is not None:
        return wide
    zeros = sample.count(0)
    is_stray = (zeros - _FEW) * _ZEROS < len(sample)
    try:
        encoding_of(sample.replace(b"\0", b"") if is_stray else sample)
    except AgendaTextError as error:
        raise TableError(reason=error.facts["reason"]) from None
    return None


def _wide(sample: bytes) -> Letters | None:
    """Return in which way of several bytes a letter a text is stored that lost its mark."""
    whole = sample[: len(sample) // _FOUR * _FOUR]
    zeros = [whole[place::_FOUR].count(0) for place in range(_FOUR)]
    ways: dict[Letters, bool] = {
        Letters.UTF_32_LE: zeros[3] == len(whole) // _FOUR > 0,
        Letters.UTF_32_BE: zeros[0] == len(whole) // _FOUR > 0,
        Letters.UTF_16_LE: zeros[1] + zeros[3] > _FOUR * (zeros[0] + zeros[2]),
        Letters.UTF_16_BE: zeros[0] + zeros[2] > _FOUR * (zeros[1] + zeros[3]),
    }
    return next((way for way, fits in ways.items() if fits and _reads(sample, way)), None)


def _reads(sample: bytes, way: Letters) -> bool:
    """Return whether the sample makes lines, or cells, if it is stored so."""
    try:
        text = codecs.getincrementaldecoder(way.value)().decode(sample)
    except UnicodeDecodeError:
        return False
    return "\0" not in text and re.search(r"[\r\n,;\t|]|[A-Za-z]{3}", text) is not None


def _guessed(raw: BinaryIO) -> Letters:
    """Return UTF-8 where that holds for most of what is no ASCII, else the likeliest older way."""
    decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
    good, bad, pieces = 0, 0, list[bytes]()
    while some := raw.read(_CHUNK):
        if some.isascii():
            continue
        text = decode(some)
        broken = text.count("\ufffd")
        bad += broken
        good += len(text) - len(text.encode("ascii", "ignore")) - broken
        if broken and len(pieces) * _PIECE < _SAMPLE:
            pieces += _foreign(some)
    bad += len(decode(b"", final=True))
    return Letters.UTF_8 if good > bad or not bad else likeliest(b"\n".join(pieces))


def _foreign(some: bytes) -> list[bytes]:
    """Return the first lines that are not ASCII, none longer than a piece."""
    pieces, end = list[bytes](), 0
    while len(pieces) * _PIECE < _SAMPLE and (found := _NOT_ASCII.search(some, end)) is not None:
        first = found.start()
        begin = max(end, some.rfind(b"\n", end, first) + 1, first - _PIECE // 2)
        line = some.find(b"\n", first, begin + _PIECE)
        end = begin + _PIECE if line < 0 else line
        pieces.append(some[begin:end])
    return pieces


def likeliest(sample: bytes) -> Letters:
    """Return the older way in which most of a sample are letters that people write."""
    return max(_SCORES, key=lambda letters: _SCORES[letters](sample))


def _share(letters: Letters) -> Callable[[bytes], float]:
    usual = frozenset(_USUAL[letters])

    def of(sample: bytes) -> float:
        text = _UNLIKELY.sub("\0", sample.decode(letters.value, errors="replace"))
        foreign = sum(byte > _ASCII for byte in sample)
        return sum(sign in usual for sign in text) / max(foreign, 1)

    return of


def _russian(letters: Letters) -> Callable[[bytes], float]:
    def of(sample: bytes) -> float:
        text = sample.decode(letters.value, errors="replace")
        found = sum(map(len, _RUSSIAN.findall(text))) + sum(sign in _SIGNS for sign in text)
        return found / max(sum(byte > _ASCII for byte in sample), 1)

    return of


def _east_asian(letters: Letters, plain: str) -> Callable[[bytes], float]:
    """Score by the signs that an older and smaller set has already: those are in daily use."""

    def of(sample: bytes) -> float:
        told = sample.decode(letters.value, errors="replace")
        text = "".join(sign for sign in told if not sign.isascii())
        if letters is Letters.JAPANESE and len(_KANA.findall(text)) * _LEAST_KANA < len(text):
            return 0.0
        usual = len(text.encode(plain, errors="ignore"))
        return usual / max(len(text.encode(letters.value, errors="replace")), 1)

    return of


# Of those that fit alike the first one is taken.
_SCORES: dict[Letters, Callable[[bytes], float]] = {
    Letters.WESTERN: _share(Letters.WESTERN),
    Letters.WESTERN_ISO: _share(Letters.WESTERN_ISO),
    Letters.CENTRAL_EUROPE: _share(Letters.CENTRAL_EUROPE),
    Letters.MAC_ROMAN: _share(Letters.MAC_ROMAN),
    Letters.TURKISH: _share(Letters.TURKISH),
    Letters.CYRILLIC: _russian(Letters.CYRILLIC),
    Letters.CYRILLIC_KOI8: _russian(Letters.CYRILLIC_KOI8),
    Letters.JAPANESE: _east_asian(Letters.JAPANESE, "shift_jis"),
    Letters.CHINESE: _east_asian(Letters.CHINESE, "gb2312"),
}
