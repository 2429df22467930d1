"""A process that is killed loses nothing that was acknowledged, whatever it was doing."""

import json
import os

import pytest

from vault.trials import shim
from vault.trials.counts import trials

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")

SAVING = trials(60, 1000)
OTHERS = trials(20, 200)
DESTROYING = trials(8, 200)


@pytest.mark.parametrize(
    ("trial", "kills"),
    [
        ("killed_while_saving", SAVING),
        ("killed_while_changing_the_passphrase", OTHERS),
        ("killed_while_rotating", OTHERS),
        ("killed_while_migrating", OTHERS),
        ("killed_while_repairing", OTHERS),
        ("killed_while_renewing_indexes", OTHERS),
        ("killed_while_backing_up", OTHERS),
        ("killed_while_restoring", OTHERS),
    ],
)
def test_nothing_acknowledged_is_lost(room, trial, kills):
    assert json.loads(shim.run("nursery", trial, room, kills)) == []


def test_all_that_is_destroyed_goes_or_nothing_does(room, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(room / "home" / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(room / "run"))
    assert json.loads(shim.run("destroying", room, DESTROYING)) == []
