"""Quoted mail: which lines answer which, and the headers mail programs put between."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from mentordesk.exchange.agenda_parts import MAX_AROUND, Draft, LineKind, Pair

_QUOTE = re.compile(r" ?(?:>\s?)+")
_FIELD = re.compile(
    r"[*_]{0,2}(?:from|sent|to|cc|bcc|subject|date|reply-to|importance|attachments"
    r"|von|gesendet|an|betreff|datum|antwort an|wichtigkeit|anlagen|kopie"
    r"|de|envoyé|à|objet|pièces jointes|répondre à|para|enviado(?: el)?|asunto|fecha"
    r"|da|inviato|a|oggetto|data|van|verzonden|aan|onderwerp|från|skickat|till|ämne"
    r"|מאת|נשלח|אל|נושא|תאריך|من|إلى|الموضوع|التاريخ|تاريخ)[*_]{0,2}\s?:",
)
_MAX_FIELD, _MAX_FIELDS = 30, 12
_SENDER_FIELD = re.compile(r"[*_]{0,2}(?:from|von|de|da|van|från|מאת|من)[*_]{0,2}\s?:")
_WROTE = re.compile(
    r"(?:on|am|le|el|em|il|op|den|den|den|في)\b.{4,220}"
    r"\b(?:wrote|schrieb|a écrit|écrit|escribió|escreveu|ha scritto|schreef|skrev"
    r"|كتب)\b.{0,90}:\s*$"
    r"|[\w .,'’-]{2,60}(?:<[^<>\s]+@[^<>\s]+>)?\s+(?:wrote|schrieb am|schrieb|a écrit"
    r"|escribió)\b.{0,60}:\s*$"
    r"|בתאריך.{4,220}:\s*$|.{2,80}<[^<>\s]+@[^<>\s]+>\s?:\s*$",
)
_VERB = re.compile(
    r"\b(?:wrote|schrieb|a écrit|écrit|escribió|escreveu|ha scritto|schreef|skrev|كتب|מאת)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\(?<[^<>]*>\)?")
_AROUND_NAME = re.compile(r"[\d,;:]|\b(?:uhr|[ap]\.?m|am|on|um|at|via)\b\.?", re.IGNORECASE)
_WROTE_WORDS = frozenset({"on", "am", "le", "el", "il", "op"})
_WROTE_BEGINS = re.compile(r"(?:on|am|le|el|il|op)\s.{0,40}\d{1,4}.{0,120}$")
_WROTE_ENDS = re.compile(r".{0,90}\b(?:wrote|schrieb|a écrit|escribió|ha scritto)\b.{0,90}:\s*$")
_ANSWERED = re.compile(
    r"[-_\s]*(?:original message|original appointment|ursprüngliche nachricht|original-?nachricht"
    r"|message d['’]origine|mensaje original|messaggio originale"
    r"|oorspronkelijk bericht)[-_\s]*:?$",
)
_FORWARDED = re.compile(
    r"[-_\s]*(?:forwarded message|begin forwarded message|weitergeleitete nachricht"
    r"|anfang der weitergeleiteten nachricht|message (?:transféré|réexpédié)"
    r"|début du message (?:transféré|réexpédié)|mensaje reenviado|inicio del mensaje reenviado"
    r"|messaggio inoltrato)(?:\s+(?:from|von|de)\s.{0,60})?[-_\s]*:?[-_\s]*$",
)

_PARTING = frozenset(
    {
        *("forwarded", "begin", "original", "message", "mensaje", "inicio", "messaggio", "début"),
        *("weitergeleitete", "anfang", "ursprüngliche", "originalnachricht", "original-nachricht"),
        "oorspronkelijk",
    }
)


def take_quote_signs(drafts: Sequence[Draft]) -> None:
    """Move the quote signs at the start of each line into its depth."""
    for draft in drafts:
        if draft.text.lstrip()[:1] == ">" and (found := _QUOTE.match(draft.text)):
            draft.depth = found[0].count(">")
            draft.text = draft.text[found.end() :]


def part_mail(drafts: Sequence[Draft], pair: Pair) -> frozenset[str]:
    """Mark mail headers, deepen what stands below them, return the senders' names.

    What is quoted of the leader's own is marked as well.
    """
    reader = _Thread(drafts, pair)
    while reader.at < len(drafts):
        reader.step()
    return frozenset(reader.senders)


class _Thread:
    """Goes down the lines once and remembers how many answers deep it is."""

    def __init__(self, drafts: Sequence[Draft], pair: Pair) -> None:
        self.at = 0
        self.senders: set[str] = set()
        self._drafts, self._pair = drafts, pair
        self._not_theirs: set[int] = set()
        self._deeper = 0
        self._forwarded = False
        self._content = False

    def step(self) -> None:
        """Decide the next line, or the next few if they belong together."""
        draft = self._drafts[self.at]
        draft.depth += self._deeper
        place, self.at = self.at, self.at + 1
        if not draft.open or draft.indent > 1 or len(draft.text) > MAX_AROUND:
            self._content |= draft.open
            self._judge(draft)
        elif (word := _first_word(draft)) in _PARTING and self._is_parted(draft):
            return
        elif self._is_wrote(draft, word):
            self._quote(draft.depth + 1, _writers(self._drafts[place : self.at]))
            self._answer(draft, only_without_signs=True)
        elif _is_field(draft) and len(run := self._fields()) > 1:
            self._take_fields(run)
        else:
            self._content = True
            self._judge(draft)

    def _judge(self, draft: Draft) -> None:
        """Mark what stands as deep as a mail of the leader's that is quoted."""
        if draft.open and draft.depth in self._not_theirs:
            draft.kind = LineKind.NOT_THEIRS

    def _quote(self, depth: int, who: Iterable[str]) -> None:
        """Take note of whose mail begins at a depth; what was quoted within another one ended."""
        self._not_theirs = {place for place in self._not_theirs if place < depth}
        if any(map(self._pair.is_leader, who)):
            self._not_theirs.add(depth)

    def _is_parted(self, draft: Draft) -> bool:
        """Decide a line that says a forwarded or an answered mail begins."""
        if _FORWARDED.match(draft.text.lower()):
            draft.kind, self._forwarded = LineKind.QUOTE_HEADER, True
        elif _ANSWERED.match(draft.text.lower()):
            self._answer(draft)
        return not draft.open

    def _is_wrote(self, draft: Draft, word: str) -> bool:
        if draft.text.endswith(":") and _WROTE.match(draft.text.lower()):
            return True
        following = self._drafts[self.at] if self.at < len(self._drafts) else None
        if word not in _WROTE_WORDS or following is None or not following.open:
            return False
        if (
            not _WROTE_BEGINS.match(draft.text.lower())
            or len(following.text) > MAX_AROUND
            or not _WROTE_ENDS.match(following.text.lower())
        ):
            return False
        following.kind = LineKind.QUOTE_HEADER
        following.depth += self._deeper
        self.at += 1
        return True

    def _answer(self, draft: Draft, *, only_without_signs: bool = False) -> None:
        draft.kind = LineKind.QUOTE_HEADER
        self._forwarded = False
        following = next((line for line in self._drafts[self.at :][:4] if line.open), None)
        if only_without_signs and following is not None and following.depth > 0:
            return
        self._deeper += 1

    def _fields(self) -> list[Draft]:
        """Return the mail headers that stand here, one below the other."""
        at = self.at - 1
        return list(takewhile(_is_field, self._drafts[at : at + _MAX_FIELDS]))

    def _take_fields(self, run: Sequence[Draft]) -> None:
        """Take a run of mail headers; below it stands an older mail, unless it is the first."""
        who = list[str]()
        for line in run:
            line.kind = LineKind.QUOTE_HEADER
            line.depth = run[0].depth
            if _SENDER_FIELD.match(line.text.lower()):
                who.append(_name(line.text.partition(":")[2]))
                self._know(who[-1])
        self.at += len(run) - 1
        depth, is_first = run[0].depth, not self._content
        if not self._forwarded and not is_first:
            self._deeper, depth = self._deeper + 1, depth + 1
        self._quote(depth, [] if is_first and not self._forwarded else who)
        self._forwarded, self._content = False, False

    def _know(self, sender: str) -> None:
        name = sender.casefold()
        if name and "@" not in name:
            self.senders.update((name, name.split()[0].strip(",")))


def _name(sender: str) -> str:
    return re.sub(r"<.*|\[.*|[\"*_]", "", sender).strip()


def _writers(header: Iterable[Draft]) -> tuple[str, str]:
    """Return what may be the name in "On Monday, Maya Chen wrote:", before the verb or after it."""
    words = _ADDRESS.sub(" ", " ".join(line.text for line in header)).rstrip(": ")
    before, _, after = _VERB.sub("\n", words, count=1).partition("\n")
    return _AROUND_NAME.split(before)[-1], _AROUND_NAME.split(after)[0]


def _is_field(line: Draft) -> bool:
    head = line.text[:_MAX_FIELD]
    return line.open and ":" in head and _FIELD.match(head.lower()) is not None


def _first_word(draft: Draft) -> str:
    return draft.text.lstrip("-_ ").partition(" ")[0].lower()
