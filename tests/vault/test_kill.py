"""A process that is killed loses nothing that was acknowledged, whatever it was doing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the nursery found; MENTORDESK_KILLS multiplies the number of its kills."""
    times = os.environ.get("MENTORDESK_KILLS", "1")
    answer = subprocess.run(
        [sys.executable, TESTS / "vault_nursery.py", tmp_path_factory.mktemp("nursery"), times],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        timeout=100 * int(times),
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


@pytest.mark.parametrize(
    "trial",
    [
        "killed_while_saving",
        "killed_while_changing_the_passphrase",
        "killed_while_migrating",
        "killed_while_backing_up",
        "killed_while_restoring",
    ],
)
def test_nothing_acknowledged_is_lost(found, trial):
    assert found[trial] == []
