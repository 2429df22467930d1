"""Pages as they are printed, drawn small, to be compared with those that somebody looked at.

After a change of looks: `python tests/drawn_pages.py` draws them anew; then look at each.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from mentordesk.domain.agenda import TopicState
from mentordesk.domain.idea import Stage
from mentordesk.domain.summary import IdeaLine, NoteText, Reader, Summary, TopicLine
from mentordesk.export.pdf import to_pdf
from mentordesk.export.pdf_pages import PdfPages
from summaries import summary

FOLDER = Path(__file__).parent / "export" / "pages"
DOTS = 60
_POINTS = 72
_FAR = 40
_FEW = 12


def pages() -> dict[str, Summary]:
    """Return what is drawn, by name: one page for each reader, and one of other scripts."""
    mine, private = summary(), (NoteText("", "She would rather **lead** than be asked."),)
    return {
        "me": replace(mine, shared=mine.shared[:1], private=private),
        "mentor": _for_the_mentor(mine),
        "sponsor": _for_a_sponsor(mine),
        "scripts": _in_other_scripts(mine),
    }


def drawn(one: Summary, dots: int = DOTS) -> Image.Image:
    """Return the first page as a picture with so many dots to an inch."""
    with PdfPages(to_pdf(one)) as document:
        page = document.drawn(0, dots / _POINTS)
    size = page.width, page.height
    return Image.frombuffer("RGB", size, page.dots, "raw", "BGRX", page.stride, 1)


def kept(name: str) -> Path:
    """Return the picture that somebody looked at."""
    return FOLDER / f"{name}.png"


def is_alike(one: Image.Image, other: Image.Image) -> bool:
    """Return whether two pictures are of one size and hardly a dot is of another colour."""
    if one.size != other.size:
        return False
    counts = ImageChops.difference(one, other).convert("L").histogram()
    return sum(counts[_FAR:]) <= _FEW


def main() -> None:
    """Draw every page anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, one in pages().items():
        out = BytesIO()
        drawn(one).save(out, "PNG", optimize=True)
        kept(name).write_bytes(out.getvalue())


def _for_the_mentor(mine: Summary) -> Summary:
    spoken = (topic for topic in mine.topics if topic.state is not TopicState.DROPPED)
    topics = tuple(replace(topic, notes="") for topic in spoken)
    ideas = tuple(map(_as_told, mine.ideas))
    return replace(
        mine, reader=Reader.MENTOR, topics=topics, asks=(), shared=(_AGREED,), ideas=ideas
    )


def _as_told(idea: IdeaLine) -> IdeaLine:
    """Return an idea without what the leader alone reads of it."""
    parts = tuple(replace(part, consent=None, people="") for part in idea.parts)
    credit = tuple(replace(given, mentor_knows=False) for given in idea.recognitions)
    return replace(idea, parts=parts, recognitions=credit, first_said="", answer_by=None)


def _for_a_sponsor(mine: Summary) -> Summary:
    applied = (_as_told(idea) for idea in mine.ideas if idea.stage is Stage.APPLIED)
    ideas = tuple(
        IdeaLine(idea.text, idea.names, idea.stage, application=replace(idea.application, link=""))
        for idea in applied
        if idea.application is not None
    )
    return Summary(Reader.SPONSOR, mine.leader, mine.mentor, None, ideas=ideas)


def _in_other_scripts(mine: Summary) -> Summary:
    topics = tuple(
        TopicLine(text, 9, TopicState.DISCUSSED, from_ask=text is _HEBREW)
        for text in (
            "为什么年轻人沉默",
            _HEBREW,
            "若手が黙る理由",
            "Well done \U0001f44d\U0001f3fd 1\ufe0f\u20e3",
        )
    )
    ideas = (IdeaLine("先问夜班", ("王芳",), Stage.TRYING), IdeaLine(_ARABIC, (None,), Stage.HEARD))
    notes = f"{_ARABIC}\n\n- {_HEBREW}\n- {_HEBREW}\n\n> {_ARABIC}\n\n会议记录\n我们谈了**很多**。"
    told = (NoteText("", notes),)
    return replace(
        mine, mentor="王芳", topics=topics, asks=(), shared=told, ideas=ideas, promises=()
    )


_HEBREW = "למה הצעירים שותקים"
_ARABIC = "لنسأل المناوبة الليلية أولاً، قبل أن نقرر."
_AGREED = NoteText(
    "The office rule", "We keep the rule until May.\n\n1. Ask the floor\n2. Then decide"
)


if __name__ == "__main__":
    main()
