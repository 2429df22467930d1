"""Words that nobody may find outside the desk, and where they are looked for."""

from collections.abc import Iterable
from pathlib import Path

from support import PASSPHRASE
from vault.trials.shim import Event

NAME = "Kanarienname Zebrowska"
TITLE = "Kanarientitel-im-Bergwerk"
BODY = "Kanariennotiz-ohne-Zuhoerer"
IDEA = "Kanarienidee-im-Kohlenstaub"
PROMISE = "Kanarienversprechen-auf-Sohle"
HEARD = "Kanarienwort-des-Leiters"
BEFORE_THE_CLOSE = (NAME, TITLE, BODY, IDEA, PROMISE)
WORDS = (*BEFORE_THE_CLOSE, HEARD)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")

X11 = ("/tmp/.X11-unix/", "@/tmp/.X11-unix/")
SYSTEM_BUS = ("/run/dbus/", "/var/run/dbus/")
UNSPECIFIED, UNIX = 0, 1


def forms(words: Iterable[str] = (*WORDS, PASSPHRASE)) -> dict[bytes, str]:
    """Return what to look for, and which words in which encoding it is."""
    return {text.encode(code): f"{text} in {code}" for text in words for code in ENCODINGS}


def found_in(data: bytes, words: Iterable[str] = (*WORDS, PASSPHRASE)) -> list[str]:
    """Return the words that stand in some bytes."""
    return [name for form, name in forms(words).items() if form in data]


def found_below(folder: Path, excepted: Iterable[Path] = ()) -> list[str]:
    """Return where words stand in the files of a folder."""
    return [
        f"{path.relative_to(folder)}: {name}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path not in excepted
        for name in found_in(path.read_bytes())
    ]


def found_written(events: Iterable[Event], excepted: Iterable[str] = ()) -> list[str]:
    """Return the words that any write carried, but for those into files of some names."""
    allowed, found = set[int](), []
    for event in events:
        if event.kind in ("c", "o"):
            ours = any(event.path.startswith(start) for start in excepted)
            (allowed.add if ours else allowed.discard)(event.file)
        elif event.kind == "w" and event.file not in allowed:
            found += found_in(event.data)
    return found


def strangers(events: Iterable[Event], *neighbours: str) -> list[str]:
    """Return every call that reached for more than the screen, the system bus and these."""
    near = (*X11, *SYSTEM_BUS, *neighbours)
    return sorted(
        {
            f"{event.path} {event.other} of family {event.offset}"
            for event in events
            if event.kind == "n" and not _is_near(event, near)
        }
    )


def _is_near(event: Event, near: tuple[str, ...]) -> bool:
    if event.offset in (UNSPECIFIED, UNIX) and not event.other:
        return True
    return event.offset == UNIX and event.other.startswith(near)


def reached(events: Iterable[Event]) -> list[str]:
    """Return the sockets that were connected to."""
    return [event.other for event in events if event.kind == "n" and event.path == "connect"]
