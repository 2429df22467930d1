"""Which parts fit this desktop: asked of the tables, from the top."""

from dataclasses import dataclass

from mentordesk.focus import awake, backends, capture
from mentordesk.focus.base import (
    AwakeBackend,
    BusError,
    Can,
    CoverBackend,
    DesktopLost,
    Environ,
    Level,
    QuietBackend,
    WindowBackend,
)

# A card is being drawn while this is asked; a service that takes longer counts as silent.
_PROBE_S = 0.09


@dataclass(frozen=True, slots=True)
class Choice:
    """What focus is about to use here, and how far its way of hiding reaches."""

    windows: WindowBackend
    can: tuple[Can, ...]
    awake: tuple[AwakeBackend, ...]


def choose(environ: Environ) -> Choice:
    """Pick the parts from the surroundings; changes nothing and never fails."""
    return Choice(*windows_here(environ), tuple(_awake(environ)))


def windows_here(environ: Environ) -> tuple[WindowBackend, tuple[Can, ...]]:
    """Return what hides windows here, and how far it reaches."""
    tried = ((part, _probed(part)) for part in backends.windows(environ))
    return next((part, can) for part, can in tried if can is not None)  # the last row always can


def cover_here(environ: Environ) -> CoverBackend | None:
    """Return what covers other screens here; None where the program's own windows do it."""
    return next((part for part in backends.covers(environ) if part.probe()), None)


def quiet_now(environ: Environ, seconds: float = 0.5) -> QuietBackend | None:
    """Return what silences the notification server that is running; None for none known.

    Raises BusError when the bus does not answer.
    """
    if backends.family(environ) in backends.BUS:
        from mentordesk.focus import quiet_servers

        return quiet_servers.running(environ, seconds)
    found = backends.quiet(environ)
    return next((part for part in found if part.probe() is not None), None)


def quiet_named(name: str, environ: Environ) -> QuietBackend | None:
    """Return what a journal means by a name; None for a part that silences nothing."""
    if backends.family(environ) in backends.BUS:
        from mentordesk.focus import quiet_servers

        return quiet_servers.named(name, environ)
    part: QuietBackend | None = backends.named(backends.QUIET, name, environ)
    return part


def windows_named(name: str, environ: Environ) -> WindowBackend | None:
    """Return what a journal means by a name; None for a part that hides nothing."""
    part: WindowBackend | None = backends.named(backends.WINDOWS, name, environ)
    return part


def report(environ: Environ) -> tuple[Can, ...]:
    """Tell what focus can do here, before anything is changed."""
    choice = choose(environ)
    shared = () if backends.family(environ) == "none" else (capture.can(environ),)
    return (*choice.can, *shared, *_quiet_report(environ), awake.report(choice.awake))


def _probed(part: WindowBackend) -> tuple[Can, ...] | None:
    try:
        return part.probe()
    except DesktopLost:
        return None


def _quiet_report(environ: Environ) -> tuple[Can, ...]:
    try:
        quiet = quiet_now(environ, _PROBE_S)
    except BusError:
        return (Can("silence", Level.NO, "no-bus"),)
    if quiet is not None:
        return quiet.probe() or ()
    if backends.family(environ) in backends.BUS:
        return (Can("silence", Level.NO, "no-known-server"),)
    return (Can("silence", Level.NO, "not-on-this-system"),)


def _awake(environ: Environ) -> list[AwakeBackend]:
    found = list(backends.awake(environ))
    if backends.family(environ) in backends.BUS:
        from mentordesk.focus.awake_bus import by_bus

        return [*by_bus(environ), *found]
    return found
