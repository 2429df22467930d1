"""What somebody else made up is refused at once, and costs little."""

import json
import sys

import pytest

from vault.trials import shim
from vault.trials.counts import trials

COUNT = trials(200, 2000)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the greatest memory")
@pytest.mark.parametrize("kind", ["key_files", "backups"])
def test_every_made_up_header_is_refused_within_two_seconds_and_300_mib(room, kind):
    assert json.loads(shim.run("hostile", kind, room, COUNT)) == []
