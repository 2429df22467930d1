"""What every trial needs: the recorder, and a room on a fast disk."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from vault.trials import shim
from vault.trials.counts import LONGEST_S

HERE = Path(__file__).parent
MEMORY = Path("/dev/shm")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.timeout(LONGEST_S))


@pytest.fixture(scope="session")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recorder as a library to preload."""
    return shim.compiled(tmp_path_factory.mktemp("recorder"))


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory where there is one: syncing a thousand desks wears a disk out."""
    base = str(MEMORY) if os.access(MEMORY, os.W_OK) else None
    with TemporaryDirectory(prefix="trial-", dir=base, ignore_cleanup_errors=True) as folder:
        monkeypatch.setattr(tempfile, "tempdir", base)
        monkeypatch.setenv("TMPDIR", base or tempfile.gettempdir())
        yield Path(folder)
