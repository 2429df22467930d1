"""The programs on a Mac as they are at one moment: only whole programs can be hidden there."""

from dataclasses import dataclass

from mentordesk.focus.mac_api import Api, Thing

_REGULAR = 0  # NSApplicationActivationPolicyRegular: it has windows and stands in the Dock
_ALL_THE_SAME = 2  # NSApplicationActivateIgnoringOtherApps


@dataclass(frozen=True, slots=True)
class App:
    """A program that has windows; `born` tells it from another that has its number later.

    It is the seconds since 2001 at which it was opened, and 0 where nobody knows.
    """

    pid: int
    born: float = 0.0
    name: str = ""
    hidden: bool = False


def look(api: Api) -> tuple[App, ...]:
    """Return the programs that can have windows."""
    with api.pool():
        api.hear()
        listed = api.thing(_workspace(api), "runningApplications")
        count = api.number(listed, "count")
        things = [api.thing(listed, "objectAtIndex:", at) for at in range(count)]
        return tuple(
            _app(api, thing)
            for thing in things
            if api.number(thing, "activationPolicy") == _REGULAR
        )


def front(api: Api) -> int:
    """Return the process number of the program in front; 0 for none."""
    with api.pool():
        thing = api.thing(_workspace(api), "frontmostApplication")
        return api.pid(thing) if thing else 0


def hide(api: Api, pid: int) -> None:
    """Ask a program to hide; some say yes and stay."""
    _tell(api, pid, "hide")


def unhide(api: Api, pid: int) -> None:
    """Ask a program to show itself again."""
    _tell(api, pid, "unhide")


def come_forward(api: Api, pid: int) -> None:
    """Put a program in front of the others."""
    _tell(api, pid, "activateWithOptions:", _ALL_THE_SAME)


def _tell(api: Api, pid: int, message: str, *numbers: int) -> None:
    with api.pool():
        kind = api.named("NSRunningApplication")
        thing = api.thing(kind, "runningApplicationWithProcessIdentifier:", pid)
        if thing:
            api.yes(thing, message, *numbers)


def _workspace(api: Api) -> Thing:
    return api.thing(api.named("NSWorkspace"), "sharedWorkspace")


def _app(api: Api, thing: Thing) -> App:
    opened = api.thing(thing, "launchDate")
    born = api.seconds(opened, "timeIntervalSinceReferenceDate") if opened else 0.0
    name = api.text(api.thing(thing, "localizedName"))
    return App(api.pid(thing), born, name, api.yes(thing, "isHidden"))
