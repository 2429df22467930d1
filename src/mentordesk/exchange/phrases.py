"""How people greet, sign and head their lists, in the languages MentorDesk reads.

The patterns are in small letters and are matched against small letters, which takes a
third of the time that ignoring the case takes.
"""

# ruff: noqa: RUF001 - the signs people type look alike, and all of them are meant

import re
from enum import StrEnum

from mentordesk.exchange.agenda_parts import MAX_AROUND
from mentordesk.exchange.pleasantries import pleasantry_end

_GREETINGS = (
    "hi there|hi|hello|hey|heya|hiya|dear|good morning|good afternoon|good evening|morning"
    "|greetings|hallo|moin moin|moin|servus|grüezi|grüß gott|guten morgen|guten tag|guten abend"
    "|liebe|lieber|liebes|sehr geehrte|sehr geehrter|bonjour|bonsoir|salut|coucou|chère|cher"
    "|chers|hola|buenos días|buenas tardes|buenas|estimado|estimada|querido|querida|ciao"
    "|buongiorno|caro|cara|gentile|olá|oi|bom dia|boa tarde|hej|hei|hoi|beste|goedemorgen|dag"
    "|goedemiddag"
    "|שלום|היי|הי|בוקר טוב|ערב טוב|مرحبا|مرحباً|أهلا|أهلاً|السلام عليكم|صباح الخير|مساء الخير"
    "|عزيزي|عزيزتي"
)
_CLOSINGS = (
    "best|best regards|best wishes|all the best|kind regards|kindest regards|warm regards|regards"
    "|warmly|sincerely|yours sincerely|yours|cheers|thanks|thanks a lot|many thanks|thank you"
    "|thank you so much|thx|ty|take care|talk soon|see you|see you soon|see you then|bye|love|xx"
    "|br|kr|thanks in advance|thanks and best regards|thanks and see you soon"
    "|viele grüße|viele grüsse|liebe grüße|liebe grüsse|beste grüße|beste grüsse"
    "|herzliche grüße|schöne grüße|freundliche grüße|freundliche grüsse|mit freundlichen grüßen"
    "|mit freundlichen grüssen|mit besten grüßen|grüße|grüsse|gruß|gruss|lg|vg|mfg|danke"
    "|danke dir|vielen dank|danke schön|bis dann|bis bald|tschüss|ciao|danke und viele grüße"
    "|cordialement|bien cordialement|bien à toi|bien à vous|à bientôt|amicalement|bises|merci"
    "|merci beaucoup|merci d'avance|bonne journée|meilleures salutations|salutations"
    "|un saludo|saludos|saludos cordiales|un abrazo|abrazos|gracias|muchas gracias|atentamente"
    "|hasta pronto|hasta luego|nos vemos|un cordial saludo|cordiali saluti|saluti|grazie|a presto"
    "|obrigado|obrigada|abraços|groetjes|groeten|met vriendelijke groet|hälsningar|mvh"
    "|תודה|תודה רבה|בברכה|להתראות|شكرا|شكراً|شكرًا|مع تحياتي|تحياتي|مع السلامة|مع أطيب التحيات"
)
_UNTIL = re.compile(
    r"(?:looking forward|see you|talk to you|speak|till|until|bis|freue mich|ich freue mich"
    r"|wir sehen uns|au plaisir|à|hasta|nos vemos|au)\b.{0,50}[.!,:)]*$",
)
_UNTIL_WORDS = re.compile(
    r"\b(?:forward|you|soon|tomorrow|monday|tuesday|wednesday|thursday|friday|dann|bald|morgen"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|freue|uns|plaisir|bientôt|demain|lundi|mardi"
    r"|mercredi|jeudi|vendredi|pronto|luego|mañana|lunes|martes|miércoles|jueves|viernes)\b",
)
_ASIDE = re.compile(
    r"(?P<afterword>(?:p\.?\s?s\.?|nb|n\.b\.)\s?[:.–-]?\s+(?=\S))"
    r"|(?P<another>(?:also|plus|besides|in addition|additionally|one more(?: thing| topic| point)?"
    r"|and another thing"
    r"|außerdem|ausserdem|zusätzlich|auch noch|noch (?:etwas|was|ein punkt|ein thema)|und noch"
    r"|en plus|de plus|autre point|además|también|otra cosa|inoltre|além disso|verder|dessutom"
    r"|בנוסף|أيضا|أيضًا)\s?:\s+(?=\S))"
    r"|(?P<pointer>(?:fyi|see below|siehe unten|z\.?\s?k\.?|p\.?i\.?|(?:please )?see inline"
    r"|(?:please )?(?:see|find) (?:my |the )?(?:points|topics|comments|answers|replies|notes)"
    r" (?:inline|below|above|in the text)"
    r"|(?:bitte )?siehe (?:meine |die )?(?:punkte|themen|anmerkungen|antworten|kommentare)"
    r" (?:inline|unten|oben|im text)"
    r"|voir (?:mes |les )?(?:points|sujets|commentaires|réponses) (?:ci-dessous|dans le texte)"
    r"|ver (?:mis |l[oa]s )?(?:puntos|temas|comentarios|respuestas) (?:(?:más )?abajo|en el texto)"
    r")\W*$)"
    r"|(?P<app>"
    r"(?:sent (?:from|with|via|using) .{2,60}|get outlook for .{2,20}|von meinem .{2,40} gesendet"
    r"|gesendet (?:von|mit|über) .{2,60}|diese nachricht wurde (?:von|mit) .{2,60} gesendet"
    r"|envoyé (?:de|depuis|à partir de|avec) .{2,60}|enviado (?:desde|con) .{2,60}"
    r"|obtener outlook para .{2,20}|outlook für .{2,20}|télécharger outlook pour .{2,20}"
    r"|inviato da .{2,60}|verzonden vanaf .{2,60}|נשלח מ.{2,40}|أرسلت من .{2,40}"
    r"|تم الإرسال من .{2,40})$)",
)
_HEADING = re.compile(
    r"(?:(?:my|our|the|your|meine|unsere|mes|nos|mis|nuestros|proposed|draft|la|le|les|el|los"
    r"|die)\s+)?"
    r"(?:agenda(?:\s+items?|punkte)?|topics?|topic list|discussion (?:points|topics)"
    r"|talking points|to discuss|points"
    r"|themen(?:liste|vorschläge)?|tagesordnung|besprechungspunkte|punkte|ordre du jour|sujets?"
    r"|points à (?:aborder|discuter)"
    r"|temas|orden del día|puntos|argomenti|ordine del giorno|tópicos|pauta|onderwerpen"
    r"|סדר יום|סדר היום|נושאים|הנושאים שלי|جدول الأعمال|مواضيع|المواضيع|مواضيعي)"
    r"(?:(?:\s+(?:for|of|on|from|für|fürs|zur|am|zum|vom|von|du|de|pour|para|del|per|voor|today|heute"
    r"|tomorrow"
    r"|next|list|ל\w*|لل?\w*)\b[^?!:]{0,50})|\s*[-–(/|].{0,50}|\s*\d[\d./-]*)?\s*:?$",
)
_INTRODUCTION = re.compile(
    r"(?:so,?\s+)?(?:here (?:are|is|come)|here['’]s|these are|below (?:are|is)|hier (?:sind"
    r"|kommen|meine|ist)|anbei"
    r"|das sind|dies sind|voici|ci-dessous|aquí (?:están|tienes|van|te)|estos son|te paso|ecco"
    r"|i['’]?(?:d| would) (?:like|love) to (?:talk|discuss|speak)(?: with you)?(?: about)?:?$"
    r"|הנה|אלה|إليك|هذه)\b(?![^:]{120,})",
)
_MIN_WORDS = 3
_MAX_NAMES = 3
_MAX_NAME = 40
_HELLO = re.compile(rf"(?:{_GREETINGS})(?![\w'’-])")
_BYE = re.compile(
    rf"(?:{'|'.join(sorted(_CLOSINGS.split('|'), key=len, reverse=True))})(?![\w'’-])"
)
_GROUP = frozenset(
    [
        "all",
        "team",
        "everyone",
        "everybody",
        "folks",
        "both",
        "there",
        "again",
        "zusammen",
        "alle",
        "ihr",
        "beiden",
        "tous",
        "toutes",
        "todos",
        "todas",
        "a",
        "à",
        "et",
        "und",
        "and",
        "y",
        "e",
        "&",
        "mr",
        "mrs",
        "ms",
        "herr",
        "frau",
        "dr",
        "dr.",
        "prof",
        "prof.",
        "professor",
    ]
)
# These begin topics as often as they greet, so they need a comma or the line to themselves.
_AMBIGUOUS = frozenset(
    [
        "best",
        "love",
        "yours",
        "morning",
        "greetings",
        "beste",
        "dag",
        "cher",
        "caro",
        "br",
        "kr",
        "bye",
        "xx",
        "regards",
        "hei",
    ]
)
_PLAIN = frozenset(
    ["hi", "hoi", "hey", "hello", "hallo", "hola", "salut", "ciao", "moin", "coucou", "hej", "olá"]
)
_CASELESS = re.compile(r"[\u0590-\u08ff\u3040-\u9fff]")
_TRIM = " \t,.!:;–—-)(😊🙂👋😀☀️🌞🙏❤️👍🎉😄"
_COMMA = re.compile(r"[,!،:–—]\s+")


class Aside(StrEnum):
    """What stands beside the list."""

    AFTERWORD = "afterword"
    """A postscript."""
    ANOTHER = "another"
    """One more topic, said to be one."""
    POINTER = "pointer"
    """It only sends the reader further down."""
    APP = "app"
    """A phone or a mail program added it."""


def greeting_end(text: str) -> int | None:
    """Return where the greeting at the start of the text ends; the whole line, mostly."""
    found = _HELLO.match(_small(text))
    if found is None:
        return None
    comma = _COMMA.search(text, found.end())
    head_end = comma.start() if comma else len(text)
    name = text[found.end() : head_end]
    ended = comma is not None or text[-1] in ",!،"
    known = ended or (found[0].casefold() in _PLAIN and len(name.split()) == 1)
    if not (_stands_alone(name) or _is_name(name, ended=known)):
        return None
    if found[0].casefold() in _AMBIGUOUS and not (ended or _stands_alone(name)):
        return None
    rest = text[comma.end() :] if comma else ""
    if comma is None or len(rest.split()) < _MIN_WORDS:
        return len(text)
    return comma.end() + pleasantry_end(rest)


def is_closing(text: str) -> bool:
    """Say whether the line says goodbye."""
    small = _small(text)
    if found := _BYE.match(small):
        rest = text[found.end() :]
        ended = rest[:1] in {",", "!", ".", ";", "،"}
        if _stands_alone(rest):
            return True
        if found[0].casefold() in _AMBIGUOUS and not ended:
            return False
        if len(rest) <= _MAX_NAME and _is_name(rest, ended=False):
            return True
        return bool(_UNTIL.match(small) and _UNTIL_WORDS.search(small, found.end()))
    return bool(_UNTIL.match(small) and _UNTIL_WORDS.search(small))


def is_heading(text: str) -> bool:
    """Say whether the line is a title over the topics or leads up to them."""
    if len(text) > MAX_AROUND:
        return False
    if text.endswith((":", "：")):
        return True
    small = _small(text)
    return bool(_HEADING.match(small) or _INTRODUCTION.match(small))


def is_sender(text: str, senders: frozenset[str]) -> bool:
    """Say whether the line is the name of somebody who wrote here."""
    name = text.strip(" -–—~/,.").casefold()
    return name in senders


def looks_like_name(text: str) -> bool:
    """Say whether the text is one to three words that begin like names."""
    words = text.strip(_TRIM).split()
    return 0 < len(words) <= _MAX_NAMES and all(
        word[:1].isupper() and word.isalpha() for word in words
    )


def aside(text: str) -> tuple[Aside | None, int]:
    """Return what stands beside the list, and where its own words begin; nothing, mostly."""
    found = _ASIDE.match(_small(text))
    return (Aside(found.lastgroup or ""), found.end()) if found else (None, 0)


def _small(text: str) -> str:
    """Return the text in small letters, unless that would move the places in it."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _stands_alone(rest: str) -> bool:
    return not rest.strip(_TRIM)


def _is_name(text: str, *, ended: bool) -> bool:
    """Say whether this can be a name after a greeting or a farewell."""
    words = text.strip(_TRIM).split()
    if not words or len(words) > _MAX_NAMES + 1 or any(sign in text for sign in "?0123456789/"):
        return False
    if ended and len(words) <= _MAX_NAMES:
        return True
    return all(
        word[:1].isupper() or word.casefold() in _GROUP or _CASELESS.match(word) for word in words
    )
