"""The parts people had in an idea, and what a part and its weight are called, everywhere alike."""

from collections.abc import Sequence

from mentordesk.domain.idea import Idea, Part, Weight
from mentordesk.domain.ids import PersonId

Parts = tuple[tuple[Part, Weight], ...]
"""What one person did for an idea, each with how much of it was theirs."""

PARTS = {
    Part.NOTICED: "noticed it",
    Part.PROPOSED: "proposed it",
    Part.SHAPED: "shaped it",
    Part.CARRIED_OUT: "carried it out",
    Part.BACKED: "backed it",
}
WEIGHTS = {Weight.LEAD: "lead", Weight.EQUAL: "equal", Weight.SUPPORTING: "supporting"}
"""The terms of the field; an equal part goes without saying."""


def parts_of(idea: Idea, who: PersonId) -> Parts:
    """Return the parts that somebody had in an idea, none for somebody without any."""
    return tuple((had.part, had.weight) for had in idea.contributions if had.person == who)


def told(parts: Sequence[tuple[Part, Weight]]) -> str:
    """Return parts in words with their weights, each weight once where it is the same for all."""
    names, weights = [PARTS[part] for part, _ in parts], [_weight(weight) for _, weight in parts]
    if len(set(weights)) == 1:
        return _listed(names) + weights[0]
    return _listed([name + weight for name, weight in zip(names, weights, strict=True)])


def _weight(weight: Weight) -> str:
    return "" if weight is Weight.EQUAL else f" ({WEIGHTS[weight]})"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
