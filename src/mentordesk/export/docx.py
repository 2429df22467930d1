"""A summary as a .docx file, for those who must edit it: the same content, the same bytes.

Its parts are those of ISO/IEC 29500-1 (WordprocessingML). They are stored as they are: packed,
their bytes would differ between one zlib and another.
"""

from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from string import Template
from zipfile import ZipFile, ZipInfo

from mentordesk.export.colours import LIGHT
from mentordesk.export.document import Document, Written, document
from mentordesk.export.docx_blocks import BULLETS, LEVELS, NUMBERS, Body
from mentordesk.export.watching import Watching, watched
from mentordesk.export.words import LANGUAGE
from mentordesk.paths import resource

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NEVER = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0x20
# A4 with the margins of the PDF, in twentieths of a point.
_SHEET = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1587" w:right="1814" w:bottom="1701" w:left="1814"'
    ' w:header="850" w:footer="850" w:gutter="0"/></w:sectPr>'
)
_PARTS = ("styles", "numbering", "settings", "fontTable", "footer")


def to_docx(summary: Written, watch: Watching | None = None) -> bytes:
    """Return the summary as a .docx file that tells its title and language and nothing of us.

    Raises StoppedError through `watch`.
    """
    page = document(summary, watch)
    body = _body(page, watch)
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        for name, text in _files(page, body):
            about = ZipInfo(name, _NEVER)
            # Else it would tell on which system it was made, and the rights of its file there.
            about.create_system, about.external_attr = 0, _PLAIN_FILE
            file.writestr(about, text)
    return whole.getvalue()


def _files(page: Document, body: Body) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _resource("content-types.xml")
    yield "_rels/.rels", _resource("package.rels")
    yield "docProps/core.xml", _core(page.title)
    yield "word/document.xml", _story(body)
    yield "word/_rels/document.xml.rels", _relations(body)
    colours = {name: colour[1:] for name, colour in LIGHT.items()}
    styles = Template(_resource("styles.xml")).substitute(colours, language=LANGUAGE)
    yield "word/styles.xml", styles
    yield "word/numbering.xml", _numbering(body)
    yield "word/settings.xml", _resource("settings.xml")
    yield "word/fontTable.xml", _resource("fontTable.xml")
    yield "word/footer.xml", _footer(page.eyebrow)


def _resource(name: str) -> str:
    return resource("summary", "docx", name).read_text("utf-8")


def _body(page: Document, watch: Watching | None) -> Body:
    body = Body()
    body.line("Eyebrow", page.eyebrow)
    body.line("Title", page.title)
    body.line("Subtitle", page.facts)
    for chapter in watched(page.chapters, watch):
        body.line("Heading1", chapter.heading, LIGHT[chapter.voice.value])
        body.blocks(chapter.blocks)
    if page.closing:
        body.line("Normal", page.closing)
    return body


def _story(body: Body) -> str:
    told = "\n".join(body.paragraphs)
    names = f'{_W} xmlns:r="{_OFFICE}"'
    return f"{_HEAD}<w:document {names}><w:body>\n{told}\n{_SHEET}</w:body></w:document>"


def _relations(body: Body) -> str:
    parts = [f'Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"' for name in _PARTS]
    for target, number in body.links.items():
        where = f'Target="{escape(target)}" TargetMode="External"'
        parts.append(f'Id="link{number}" Type="{_OFFICE}/hyperlink" {where}')
    listed = "\n".join(f"<Relationship {part}/>" for part in parts)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\n{listed}\n</Relationships>'


def _core(title: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{LANGUAGE}</dc:language>"
        "</cp:coreProperties>"
    )


def _numbering(body: Body) -> str:
    kinds = _kind(BULLETS, "bullet", ["•"] * LEVELS)
    kinds += _kind(NUMBERS, "decimal", [f"%{level}." for level in range(1, LEVELS + 1)])
    lists = f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>'
    for number, (level, start) in enumerate(body.numbered, NUMBERS):
        first = (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )
        kind = f'<w:abstractNumId w:val="{NUMBERS}"/>'
        lists += f'\n<w:num w:numId="{number}">{kind}{first}</w:num>'
    return f"{_HEAD}<w:numbering {_W}>\n{kinds}{lists}\n</w:numbering>"


def _kind(number: int, form: str, marks: Sequence[str]) -> str:
    levels = "\n".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, mark in enumerate(marks)
    )
    whole = '<w:multiLevelType w:val="hybridMultilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{whole}\n{levels}\n</w:abstractNum>\n'


def _footer(eyebrow: str) -> str:
    words = f'<w:r><w:t xml:space="preserve">{escape(eyebrow)}</w:t></w:r><w:r><w:tab/></w:r>'
    page, pages = _field("PAGE"), _field("NUMPAGES")
    of = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    line = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{words}{page}{of}{pages}</w:p>'
    return f"{_HEAD}<w:ftr {_W}>{line}</w:ftr>"


def _field(name: str) -> str:
    """Return a number that a word processor counts itself."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
