"""The pages of a PDF, read so strictly that no two programs can take them in different ways."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object

Entries = Mapping[str, Any]

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")  # ISO 32000-1, table 30
_OF_NODE = frozenset({"/Type", "/Kids", "/Count", "/Parent", *_INHERITED})
_DEEPEST = 50
_MOST = 100_000


class Leaves:
    """The pages in their order, each with what it says and inherits, but for where it hangs.

    Raises ValueError for more pages than `most`, and for pages that hang together otherwise than
    in a tree that counts them rightly.
    """

    def __init__(self, root: "Object", most: int = _MOST) -> None:
        self.pages = list[Entries]()
        self._numbers = dict[tuple[int, int], int]()
        self._most = most
        self._hang(root.get("/Pages"), {}, 0)

    def number_of(self, part: "Object") -> int | None:
        """Return the place of a page among the pages, or None for anything else."""
        return self._numbers.get(part.objgen) if part.is_indirect else None

    def _hang(self, node: Any, inherited: Entries, depth: int) -> int:
        from pikepdf import Dictionary, Name

        if not isinstance(node, Dictionary) or depth > _DEEPEST:
            raise ValueError
        passed_on = {**inherited, **{key: node[key] for key in _INHERITED if key in node}}
        if node.get("/Type") == Name.Page:
            self._add(node, passed_on)
            return 1
        if node.get("/Type") != Name.Pages or node.keys() - _OF_NODE:
            raise ValueError
        count = sum(self._hang(kid, passed_on, depth + 1) for kid in _kids(node))
        if node.get("/Count") != count:
            raise ValueError
        return count

    def _add(self, page: "Object", passed_on: Entries) -> None:
        if not page.is_indirect or page.objgen in self._numbers or len(self.pages) >= self._most:
            raise ValueError
        self._numbers[page.objgen] = len(self.pages)
        self.pages.append({**passed_on, **{k: v for k, v in page.items() if k != "/Parent"}})


def _kids(node: "Object") -> Iterator[Any]:
    from pikepdf import Array

    kids = node.get("/Kids")
    yield from iter(kids) if isinstance(kids, Array) else ()
