"""How much work a guess at a passphrase costs, and what a file may ask for."""

from dataclasses import asdict, dataclass

BOUNDS = {
    "memory_kib": range(19 * 1024, 2 * 1024 * 1024 + 1),
    "passes": range(1, 65),
    "lanes": range(1, 17),
}
# Both at their most would be minutes of work for one guess.
MOST_WORK = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """The parameters of Argon2id."""

    memory_kib: int
    passes: int
    lanes: int

    def out_of_bounds(self) -> str | None:
        """Name the first parameter that would weaken a slot or exhaust the computer."""
        for name, value in asdict(self).items():
            if value not in BOUNDS[name]:
                return name
        return "passes" if self.memory_kib * self.passes > MOST_WORK else None


STANDARD = Cost(memory_kib=256 * 1024, passes=3, lanes=4)
