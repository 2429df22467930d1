"""What a run on rare desktops showed, by desktop and by notification server."""

import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest

HEAD = """# Focus by desktop

Written by `python3 packaging/dev.py test --desktops`; the numbers are cases, each a real desktop
with real windows. *Not possible* is what focus itself says it cannot do there, before a session.

| desktop or server | passed | failed | not possible | not run |
|---|---|---|---|---|
"""
_SAID = ("said to be impossible", "not promised", "no program can")


class RunTable:
    """Counts what became of each case; `write` puts it where the whole run wants it."""

    def __init__(self) -> None:
        self._found: dict[str, Counter[str]] = defaultdict(Counter)
        self._lacking: dict[str, str] = {}

    def add(self, report: pytest.TestReport) -> None:
        """Count one phase of a case: its call, or what kept it from being called."""
        if "desktops" not in report.keywords or "[" not in report.nodeid:
            return
        if report.when != "call" and report.passed:
            return
        place = report.nodeid.split("[")[1].rstrip("]").split("-")[0]
        self._found[place][self._became(place, report)] += 1

    def lines(self) -> list[str]:
        """Return the table's rows."""
        rows = []
        for place, found in sorted(self._found.items()):
            lacking = f" ({self._lacking[place]})" if place in self._lacking else ""
            numbers = " | ".join(str(found[what]) for what in ("passed", "failed", "said"))
            rows.append(f"| {place} | {numbers} | {found['not run']}{lacking} |")
        return rows

    def write(self) -> None:
        """Write the table where the command asked for it; a part of the run asks for none."""
        wanted = os.environ.get("DESKTOPS_TABLE")
        if wanted:
            Path(wanted).write_text(HEAD + "\n".join(self.lines()) + "\n", encoding="utf-8")

    def _became(self, place: str, report: pytest.TestReport) -> str:
        if not report.skipped:
            return report.outcome
        why = report.longrepr[2].removeprefix("Skipped: ")
        if why.startswith(_SAID):
            return "said"
        self._lacking[place] = why
        return "not run"
