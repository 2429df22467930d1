"""A process that is killed loses nothing that was acknowledged, whatever it was doing."""

import json
import os

import pytest

from vault.trials import shim
from vault.trials.counts import trials

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")

SAVING = trials(60, 1000)
OTHERS = trials(20, 200)


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
