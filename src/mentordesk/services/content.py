"""What ships with MentorDesk as data: the clauses a pair starts from."""

import tomllib
from functools import cache

from mentordesk.domain.agreement import Clause
from mentordesk.paths import resource


@cache
def default_clauses() -> tuple[Clause, ...]:
    """Return the clauses a new pair is offered, in their order."""
    text = resource("agreement", "clauses.toml").read_text(encoding="utf-8")
    return tuple(Clause(c["key"], c["line"], c["words"]) for c in tomllib.loads(text)["clause"])
