"""Of two programs that want the same desk, one gets it and the other is told so."""

import json
import os

import pytest

from vault.trials import shim
from vault.trials.counts import trials

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="two forked processes")


@pytest.mark.parametrize("kind", ["opening", "making"])
def test_one_gets_in_and_no_word_of_it_is_lost(room, kind):
    assert json.loads(shim.run("rivals", kind, room, trials(10, 100))) == []
