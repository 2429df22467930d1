"""A disk that is full or may only be read costs no word that was promised."""

import json

import pytest

from vault.trials import shim
from vault.trials.apart import apart
from vault.trials.counts import trials


@pytest.mark.parametrize(("kind", "count"), [("full", trials(25, 200)), ("read_only", 6)])
def test_every_promise_outlives_trouble_of_the_disk(room, kind, count):
    answer = shim.run("small_disk", kind, room, count, before=apart("--mount"))
    assert json.loads(answer) == []
