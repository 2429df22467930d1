"""When the power goes at any moment, nothing that was promised is lost."""

import json
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from vault.trials import journeys, shim
from vault.trials.counts import trials
from vault.trials.disk import Disk
from vault.trials.judge import Promised, complaints

CUTS = trials(45, 750)  # for each of seven journeys


def found_after(room: Path, recorder: Path, journey: str, cuts: int, *careless: str) -> Counter:
    """Record a journey, lose the power at random moments, and count what is found amiss."""
    shim.run("journeys", journey, room, *careless, **shim.recording(recorder, room / "log"))
    events = list(shim.events(room / "log"))
    said = next(event.file for event in events if event.path == str(room / "said"))
    chance = random.Random(journey)
    moments = Counter(chance.choices(_moments(room / "disk", events), k=cuts))
    disk, promised, found = Disk(room / "disk"), Promised(), Counter()
    for number, event in enumerate(events):
        if event.file == said and event.kind == "w":
            promised.hear(*json.loads(event.data))
        disk.take(event)
        for _ in range(moments[number]):
            found.update(_after_a_cut(room / "after", disk, promised, chance))
    assert promised.code
    return found


def _moments(folder: Path, events: list[shim.Event]) -> list[int]:
    """Return the places of the events that change what the disk holds or what is sure of it."""
    disk = Disk(folder)
    return [number for number, event in enumerate(events) if disk.take(event)]


def _after_a_cut(place: Path, disk: Disk, promised: Promised, chance: random.Random) -> list[str]:
    place.mkdir()
    disk.lose_power(place, chance)
    answer = complaints(place, promised)
    shutil.rmtree(place)
    return answer


@pytest.mark.parametrize("journey", journeys.JOURNEYS)
def test_whatever_the_disk_forgot_every_promise_is_kept(room, recorder, journey):
    assert found_after(room, recorder, journey, CUTS) == Counter()


@pytest.mark.parametrize(
    ("journey", "careless"),
    [
        ("saving", "without_sync"),
        ("new_passphrase", "without_names"),
        ("backing_up", "without_files"),
    ],
)
def test_the_trial_finds_what_carelessness_loses(room, recorder, journey, careless):
    assert found_after(room, recorder, journey, 20, careless)
