"""The pages of a PDF, read so strictly that no two programs can take them in different ways."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object

Entries = Mapping[str, Any]
Number = tuple[int, int]

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")  # ISO 32000-1, table 30
_OF_NODE = frozenset({"/Type", "/Kids", "/Count", "/Parent", *_INHERITED})
_DEEPEST = 50
_MOST = 100_000
_NO_TREE = "these pages hang together in no tree"


class Leaves:
    """The pages in their order, each with what it says and inherits, but for where it hangs.

    Raises ValueError for more pages than `most`, and for pages that hang together otherwise than
    in a tree that counts them rightly.
    """

    def __init__(self, root: "Object", most: int = _MOST) -> None:
        self.pages = list[Entries]()
        self._numbers = dict[Number, int]()
        self._most = most
        self._hang(root.get("/Pages"), None, {}, 0)

    def number_of(self, part: "Object") -> int | None:
        """Return the place of a page among the pages, or None for anything else."""
        return self._numbers.get(part.objgen) if part.is_indirect else None

    def _hang(self, node: Any, above: Number | None, inherited: Entries, depth: int) -> int:
        from pikepdf import Dictionary, Name

        if not isinstance(node, Dictionary) or depth > _DEEPEST:
            raise ValueError(_NO_TREE)
        # Some readers climb from a page to what it inherits, and some come down to it.
        if not node.is_indirect or _above(node) != above:
            raise ValueError(_NO_TREE)
        passed_on = {**inherited, **{key: node[key] for key in _INHERITED if key in node}}
        if node.get("/Type") == Name.Page:
            self._add(node, passed_on)
            return 1
        if node.get("/Type") != Name.Pages or node.keys() - _OF_NODE:
            raise ValueError(_NO_TREE)
        count = sum(self._hang(kid, node.objgen, passed_on, depth + 1) for kid in _kids(node))
        if node.get("/Count") != count or not count:
            raise ValueError(_NO_TREE)
        return count

    def _add(self, page: "Object", passed_on: Entries) -> None:
        if len(self.pages) >= self._most:
            raise ValueError(_NO_TREE)
        self._numbers[page.objgen] = len(self.pages)
        self.pages.append({**passed_on, **{k: v for k, v in page.items() if k != "/Parent"}})


def _above(node: "Object") -> Number | None:
    above: Any = node.get("/Parent")
    return None if above is None else above.objgen


def _kids(node: "Object") -> Iterator[Any]:
    from pikepdf import Array

    kids = node.get("/Kids")
    yield from iter(kids) if isinstance(kids, Array) else ()
