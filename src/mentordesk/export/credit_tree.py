"""Whether two PDFs hold the same, whatever the numbers, the order and the packing of their parts.

A PDF is laid out as a tree with cross references that begins at its trailer (ISO 32000-1, 7.7).
Two files are the same where no walk from there finds a difference.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import isclose
from typing import TYPE_CHECKING, Any

from mentordesk.export.credit_bounds import unpacked
from mentordesk.export.credit_leaves import Leaves

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

# What only says how the bytes of a part are packed.
_PACKING = frozenset({"/Length", "/Filter"})
# What programs note of themselves when they save a file anew; the properties are looked at apart.
_OF_SAVING = frozenset(
    {"/Version", "/Extensions", "/PageMode", "/PageLayout", "/Metadata", "/Pages"}
)
_UNREADABLE = "\ufffd"


class Trees:
    """Two files side by side; what was compared once is not compared again.

    `steps` bounds how many parts are compared, for a file that goes on without an end. Raises
    ValueError for pages that are no tree, or more than those that were made.
    """

    def __init__(self, found: "Pdf", made: "Pdf", steps: int) -> None:
        self._roots = found.Root, made.Root
        self._own = Leaves(made.Root)
        self._found = Leaves(found.Root, len(self._own.pages))
        self._left = steps
        self._seen = set[tuple[tuple[int, int], tuple[int, int]]]()

    def same(self) -> bool:
        """Return whether all of both is the same, but for what saving alone may change."""
        found, own = (_entries(root, _OF_SAVING) for root in self._roots)
        return self._same([(found, own), (self._found.pages, self._own.pages)])

    def same_resources(self) -> bool:
        """Return whether each page is drawn with the same fonts and colours, whatever it says."""
        found, own = (
            [page.get("/Resources") for page in leaves.pages] for leaves in (self._found, self._own)
        )
        return self._same([(found, own)])

    def _same(self, waiting: list[tuple[Any, Any]]) -> bool:
        while waiting:
            self._left -= 1
            inside = self._inside(*waiting.pop()) if self._left >= 0 else None
            if inside is None:
                return False
            waiting += inside
        return True

    def _inside(self, found: Any, own: Any) -> Iterable[tuple[Any, Any]] | None:
        """Return what is to be compared inside two parts that are the same so far, else None."""
        from pikepdf import Object

        if not (isinstance(found, Object) and isinstance(own, Object)):
            return _inside_plain(found, own)
        numbers = self._found.number_of(found), self._own.number_of(own)
        if numbers != (None, None):
            return () if numbers[0] == numbers[1] else None
        if found.is_indirect and own.is_indirect:
            key = found.objgen, own.objgen
            if key in self._seen:
                return ()
            self._seen.add(key)
        return _inside_parts(found, own)


def _inside_parts(found: "Object", own: "Object") -> Iterable[tuple[Any, Any]] | None:
    from pikepdf import Array, Dictionary, Name, Stream, String

    kinds = Stream, Dictionary, Array, Name, String
    kind = next((kind for kind in kinds if isinstance(own, kind)), None)
    if kind is None or kind is not next((one for one in kinds if isinstance(found, one)), None):
        return None
    if kind is Stream:
        is_same = unpacked(found) == unpacked(own)
        return _paired(_entries(found, _PACKING), _entries(own, _PACKING)) if is_same else None
    if kind is Dictionary:
        return _paired(_entries(found), _entries(own))
    if kind is Array:
        return list(zip(found, own, strict=True)) if len(found) == len(own) else None
    return () if _says(found, own) else None


def _inside_plain(found: Any, own: Any) -> Iterable[tuple[Any, Any]] | None:
    """Compare what is no part of a PDF by itself; some programs shorten numbers."""
    if isinstance(found, Mapping) and isinstance(own, Mapping):
        return _paired(found, own)
    if isinstance(found, list) and isinstance(own, list):
        return list(zip(found, own, strict=True)) if len(found) == len(own) else None
    if _is_number(found) and _is_number(own):
        return () if isclose(found, own, rel_tol=1e-6, abs_tol=1e-5) else None
    return () if type(found) is type(own) and found == own else None


def _paired(found: Mapping[str, Any], own: Mapping[str, Any]) -> Iterable[tuple[Any, Any]] | None:
    if found.keys() != own.keys():
        return None
    return [(found[key], own[key]) for key in own]


def _entries(part: "Object", without: frozenset[str] = frozenset()) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key not in without}


def _says(found: "Object", own: "Object") -> bool:
    """Return whether names, or texts in whatever letters, say the same."""
    told = str(found)
    return bytes(found) == bytes(own) or (told == str(own) and _UNREADABLE not in told)


def _is_number(part: Any) -> bool:
    return isinstance(part, int | Decimal) and not isinstance(part, bool)
