"""Measurements run on demand alone: `pytest -m benchmark tests/benchmarks -s`."""

from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    ours = [item for item in items if "benchmarks" in Path(item.path).parts]
    for item in ours:
        item.add_marker(pytest.mark.benchmark)
    if "benchmark" in config.option.markexpr:
        return
    items[:] = [item for item in items if item not in ours]
    config.hook.pytest_deselected(items=ours)


@pytest.fixture(autouse=True, scope="session")
def _worked_out_once() -> None:
    """Measure what the program does, which works everything out for each desk."""
