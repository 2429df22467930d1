"""What ten years on a desk may cost, as ratios to the same work on SQLite without a key."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import count
from statistics import median, quantiles

import pytest

from benchmarks import decade
from benchmarks.twins import NoKey, Twin, born, compared, keys_where_there_are_some, seconds
from mentordesk.domain.board import IdeaQuery, Stand
from mentordesk.domain.note import NoteKind
from mentordesk.domain.search import Within
from mentordesk.services.desk import PRUNE
from mentordesk.services.sessions import ahead
from mentordesk.services.workspace import Workspace
from mentordesk.vault.backup import back_up
from mentordesk.vault.cipher import READER, connect
from mentordesk.vault.secret import Secret

SAVES, OPENINGS, SEARCHES = 60, 15, 150

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Twin, Twin]]:
    """The desk as it is kept, and the plain one."""
    room = tmp_path_factory.mktemp("decade")
    secret = Secret.new()
    with keys_where_there_are_some():
        yield born(room / "ours", secret), born(room / "plain", NoKey(secret.value))


@pytest.fixture(scope="module")
def desks(twins: tuple[Twin, Twin]) -> Iterator[tuple[Workspace, Workspace]]:
    with ExitStack() as stack:
        ours, plain = (stack.enter_context(twin.opened()) for twin in twins)
        yield ours, plain


@pytest.fixture(scope="module")
def typed() -> list[str]:
    """What is typed: whole words, beginnings of them, and two words."""
    chance, words = random.Random(3), decade.vocabulary(random.Random(decade.SEED))
    texts = []
    for number in range(SEARCHES):
        word, other = chance.choices(words, cum_weights=decade.OFTEN, k=2)
        texts.append([word + " ", word, word[:3], word[:4], f"{word} {other[:3]}"][number % 5])
    return texts


def test_an_autosave_takes_no_more_than_twice_as_long(desks):
    def saver(desk: Workspace) -> Callable[[], float]:
        session = desk.sessions.planned()[0]
        write = partial(desk.notes.write, session.id, None, NoteKind.PRIVATE)
        words, number = decade.vocabulary(random.Random(decade.SEED)), count()

        def p50() -> float:
            text, taken = " ".join(words[:80]), []
            for _ in range(SAVES):
                text += " " + words[next(number) % len(words)]
                taken.append(seconds(partial(write, text)))
            return median(taken)

        return p50

    assert compared("autosave p50", *map(saver, desks)) <= 2


def test_the_desk_opens_with_its_raw_key_in_five_milliseconds(twins):
    def p50(twin: Twin) -> float:
        return median(seconds(partial(_open, twin)) for _ in range(OPENINGS))

    ours = partial(p50, twins[0])
    compared("open with the raw key", ours, partial(p50, twins[1]))
    assert min(ours() for _ in range(3)) < 0.005


def _open(twin: Twin) -> None:
    connection = connect(twin.database, twin.secret.database_key(), READER)
    connection.execute("SELECT count(*) FROM person").fetchone()
    connection.close()


FIRST_LISTS = {
    "today": lambda desk: desk.today.of(decade.END),
    "sessions": lambda desk: (ahead(desk.sessions), desk.sessions.earlier(61)),
    "ideas": lambda desk: desk.idea_views.board(IdeaQuery(), dict.fromkeys(Stand, 60)),
}


@pytest.mark.parametrize("name", FIRST_LISTS)
def test_the_first_list_after_unlock_takes_no_more_than_twice_as_long(twins, name):
    def p50(twin: Twin) -> float:
        return median(_first(twin, FIRST_LISTS[name]) for _ in range(OPENINGS))

    ratio = compared(f"first list, {name}", *(partial(p50, twin) for twin in twins))
    assert ratio <= 2


def _first(twin: Twin, read: Callable[[Workspace], object]) -> float:
    store = twin.store()
    store.close()
    with twin.opened() as desk:
        return seconds(partial(read, desk))


def test_a_search_keeps_up_with_typing(desks, typed):
    _search_all(desks[0], typed), _search_all(desks[1], typed)
    taken: list[float] = []

    def ours() -> float:
        taken.extend(_search_all(desks[0], typed))
        return sum(taken[-len(typed) :])

    ratio = compared("search", ours, lambda: sum(_search_all(desks[1], typed)))
    p99 = quantiles(taken, n=100)[98]
    print(f"p50 {median(taken) * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms")
    assert ratio <= 1.6
    assert p99 < 0.050


def _search_all(desk: Workspace, typed: list[str]) -> list[float]:
    return [seconds(partial(desk.search.find, text, Within())) for text in typed]


def test_a_backup_of_the_whole_desk_takes_no_more_than_twice_as_long(desks, tmp_path):
    def backing(desk: Workspace) -> Callable[[], float]:
        shelf = tmp_path / desk.store.folder.name
        return lambda: seconds(partial(back_up, desk.store, shelf, decade.END, PRUNE))

    assert compared("backup", *map(backing, desks)) <= 2
