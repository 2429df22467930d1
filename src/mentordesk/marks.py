"""Marks for the type checker, without the price of its library at every start."""

from typing import TYPE_CHECKING, TypeVar

Marked = TypeVar("Marked")

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: Marked) -> Marked:
        """Mark a method that takes the place of one above; costs nothing when it runs."""
        return method


__all__ = ["override"]
