"""Where a row of a file ends that is too long to be read as one."""

import re

_QUOTE = '"'
_ENDS = ("\n", "\r")


class RowEnd:
    """Follows one row piece by piece: a line break ends it, unless it is within quotation marks.

    The cells are quoted as in RFC 4180: a mark opens a cell where it is the first sign of it, and
    a mark within is told as two.
    """

    def __init__(self, sign: str) -> None:
        self._next = re.compile(f"[{re.escape(sign)}\\r\\n]")
        self.is_quoted = False
        self._begins, self._may_close = True, False

    def is_in(self, piece: str) -> bool:
        """Return whether the row ends in a piece, which holds one line at most."""
        at = 0
        while at < len(piece):
            if self._may_close:
                self.is_quoted, self._may_close = piece[at] == _QUOTE, False
                at += self.is_quoted
            elif self.is_quoted:
                at = piece.find(_QUOTE, at) + 1 or len(piece)
                self._may_close = piece[at - 1] == _QUOTE
            elif self._begins and piece[at] == _QUOTE:
                self.is_quoted, self._begins = True, False
                at += 1
            else:
                found = self._next.search(piece, at)
                if found is not None and found[0] in _ENDS:
                    return True
                self._begins = found is not None
                at = len(piece) if found is None else found.end()
        return False
