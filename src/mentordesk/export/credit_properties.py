"""The properties of a PDF: what a program may note there that saves it anew, and what not."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from mentordesk.export.credit_bounds import unpacked

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_DAY = r"[-+:.\dTZ']{4,40}"
_PROGRAM = r"[^\n]{0,200}"
_NUMBER = r"[\w:+/=.-]{0,100}"

# In the document information (ISO 32000-1, table 317).
_NOTED = {"/Producer": _PROGRAM, "/ModDate": f"D:{_DAY}", "/Trapped": "/(True|False|Unknown)"}
# In the metadata (ISO 16684-1), where each stands right in a description.
_XMP, _PDF = "{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/pdf/1.3/}"
_TOLD = {
    f"{_XMP}ModifyDate": _DAY,
    f"{_XMP}MetadataDate": _DAY,
    f"{_PDF}Producer": _PROGRAM,
    "{http://ns.adobe.com/xap/1.0/mm/}InstanceID": _NUMBER,
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# That it tells of the file itself goes without saying, and by what it was written is shown nowhere.
_UNSAID = (f"{_RDF}about", "{adobe:ns:meta/}xmptk")
_GREENWICH = re.compile(r"(?<=\d)[-+]00'00'?$")
_PACKET = re.compile(r"<\?xpacket [^<>?]*\?>")
_LARGEST = 256 * 1024


def same_properties(found: "Pdf", made: "Pdf") -> bool:
    """Return whether all that two files tell of themselves is the same, but for who saved them.

    Raises ValueError for properties that are no words.
    """
    if not _same_information(_information(found), _information(made)):
        return False
    told, own = found.Root.get("/Metadata"), made.Root.get("/Metadata")
    return told is not None and own is not None and _same_metadata(told, own)


def _information(document: "Pdf") -> dict[str, str]:
    """Return the properties in words; raises ValueError for what is no word."""
    from pikepdf import Name, String

    told: Any = document.trailer.get("/Info", {})
    if not all(isinstance(value, (Name, String)) for value in told.values()):
        raise ValueError("a property is no word")
    return {key: _GREENWICH.sub("Z", str(value)) for key, value in told.items()}


def _same_information(found: Mapping[str, str], own: Mapping[str, str]) -> bool:
    may_differ = {
        key for key, way in _NOTED.items() if key not in found or re.fullmatch(way, found[key])
    }
    return all(found.get(key) == own.get(key) for key in (found.keys() | own.keys()) - may_differ)


def _same_metadata(found: "Object", own: "Object") -> bool:
    from pikepdf import Stream

    if not isinstance(found, Stream) or found.get("/Subtype") != own.get("/Subtype"):
        return False
    told, made = unpacked(found), unpacked(own)
    if told == made:
        return True
    with suppress(ValueError, SyntaxError):
        return len(told) <= _LARGEST and _spelt(told) == _spelt(made)
    return False


def _spelt(metadata: bytes) -> str:
    """Return metadata in its one spelling (C14N), without what a program notes that saves it.

    Raises ValueError for what declares or hides anything, or notes more than that, and SyntaxError
    for what is no XML.
    """
    text = _PACKET.sub("", metadata.decode()).strip()
    if "<!" in text or "<?" in text:
        raise ValueError
    # Nothing is declared in it, so that it can neither grow nor fetch anything.
    for part in ET.fromstring(text).iter():  # noqa: S314
        for inner in part:
            if inner.tag in _TOLD and not _is_noted(part, inner):
                raise ValueError
    return ET.canonicalize(
        text, strip_text=True, rewrite_prefixes=True, exclude_tags=_TOLD, exclude_attrs=_UNSAID
    )


def _is_noted(part: ET.Element, noted: ET.Element) -> bool:
    is_plain = part.tag == f"{_RDF}Description" and not len(noted) and not noted.attrib
    return is_plain and re.fullmatch(_TOLD[noted.tag], (noted.text or "").strip()) is not None
