"""The window as a screen reader sees it: read and used over D-Bus, from outside."""

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from rig import SOON_S, soon

REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
STATES = {
    4: "checked",
    7: "editable",
    8: "enabled",
    11: "focusable",
    12: "focused",
    24: "sensitive",
    25: "showing",
    30: "visible",
    41: "checkable",
}
LABELLED_BY = 2
PRESSED = ("button", "push button", "check box", "radio button", "toggle button", "menu item")
WRITTEN = ("text", "entry", "password text", "spin button", "spin box")
CONTROLS = (*PRESSED, *WRITTEN, "combo box", "list", "list box", "slider", "page tab", "link")


Place = tuple[str, str]


T = TypeVar("T")
LOOK_AGAIN_S = 0.08


def patiently(truth: Callable[[], T], seconds: float = SOON_S, what: str = "") -> T:
    """Return the first answer that is true; asking without pause would only slow the program."""

    def rested() -> T:
        answer = truth()
        if not answer:
            time.sleep(LOOK_AGAIN_S)
        return answer

    return soon(rested, seconds, what)


class GoneError(Exception):
    """What was asked is no longer there."""


@dataclass(frozen=True)
class Node:
    """One thing on the screen."""

    bus: str
    path: str
    role: str
    name: str
    ident: str
    states: frozenset[str]
    depth: int

    @property
    def shown(self) -> bool:
        """Return whether a person can see it."""
        return {"showing", "visible"} <= self.states

    @property
    def control(self) -> bool:
        """Return whether a person can do something with it."""
        return "focusable" in self.states or self.role in CONTROLS

    def __str__(self) -> str:
        return f"{'  ' * self.depth}{self.role} {self.name!r} #{self.ident}"


class Reader:
    """A screen reader of our own, without a voice."""

    def __init__(self, session_bus: str, pid: Callable[[], int] | None = None) -> None:
        self._pid = pid
        self._link = _accessibility_bus(session_bus)
        self._met: dict[Place, str] = {}
        self._answers: dict[int, tuple | None] = {}
        self._daemon = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus")

    def close(self) -> None:
        """End the connection."""
        self._link.close()

    def programs(self) -> list[tuple[str, str]]:
        """Return every program that lets itself be read, by bus name and path."""
        found = self._call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]
        if self._pid is None:
            return list(found)
        wanted = self._pid()
        return [(bus, path) for bus, path in found if self._pid_of(bus) == wanted]

    def tree(self, *, hidden: bool = True) -> list[Node]:
        """Return everything a screen reader could find, top down."""
        below: dict[Place, list[Place]] = {}
        found: dict[Place, Node] = {}
        first = self.programs()
        level, depth = first, 0
        while level:
            met = self._look(level, depth)
            met = {place: node for place, node in met.items() if hidden or node.shown}
            found |= met
            kept = list(met)
            asked = [self._ask(*place, ACCESSIBLE, "GetChildren") for place in kept]
            for place, serial in zip(kept, asked, strict=True):
                answer = self._answer(serial)
                below[place] = list(answer[0]) if answer else []
            level = [child for place in kept for child in below[place] if child not in found]
            depth += 1
        nodes: list[Node] = []
        for place in first:
            _flatten(place, found, below, nodes)
        self._met |= {(node.bus, node.path): node.ident for node in nodes}
        return nodes

    def shown(self) -> list[Node]:
        """Return what can be seen now."""
        return self.tree(hidden=False)

    def ask(self, ident: str = "", *, role: str = "", name: str = "") -> Node | None:
        """Return the first shown thing that fits; an ident is the end of its object names."""

        def fits(node: Node) -> bool:
            return node.shown and (
                (not ident or node.ident.endswith("." + ident))
                and (not role or node.role == role)
                and (not name or name in node.name)
            )

        # To look again at what was met before is much quicker than to look at everything.
        met = [place for place, known in self._met.items() if ident and known.endswith(ident)]
        again = next((node for node in self.nodes(met) if fits(node)), None)
        return again or next((node for node in self.shown() if fits(node)), None)

    def find(
        self, ident: str = "", *, role: str = "", name: str = "", seconds: float = SOON_S
    ) -> Node:
        """Wait for a thing to be shown and return it."""
        try:
            found = patiently(lambda: self.ask(ident, role=role, name=name), seconds)
        except AssertionError:
            seen = "\n".join(str(node) for node in self.shown())
            raise AssertionError(f"no {ident} {role} {name!r} among:\n{seen}") from None
        return found

    def press(self, ident: str = "", *, role: str = "", name: str = "") -> None:
        """Press a control once it is there and can be pressed."""

        def ready() -> Node | None:
            node = self.ask(ident, role=role, name=name)
            return node if node is not None and "enabled" in node.states else None

        self.find(ident, role=role, name=name)
        node = patiently(ready, what=f"{ident}{name} that can be pressed")
        actions = self._call(node.bus, node.path, "org.a11y.atspi.Action", "GetActions")[0]
        names = [action[0].lower() for action in actions]
        wanted = next(a for a in ("press", "toggle", "check", "click") if a in names)
        self._call(
            node.bus, node.path, "org.a11y.atspi.Action", "DoAction", "i", names.index(wanted)
        )

    def write(self, ident: str, text: str) -> None:
        """Put text into a field."""
        node = self.find(ident)
        iface = "org.a11y.atspi.EditableText"
        self._call(node.bus, node.path, iface, "SetTextContents", "s", text)

    def text(self, ident: str) -> str:
        """Return what stands in a field."""
        return self.text_of(self.find(ident))

    def text_of(self, node: Node) -> str:
        """Return a node's text; what has none has an empty one."""
        try:
            asked = self._call(node.bus, node.path, "org.a11y.atspi.Text", "GetText", "ii", 0, -1)
        except GoneError:
            return ""
        return str(asked[0])

    def words(self) -> str:
        """Return all words a screen reader could read now."""
        nodes = self.shown()
        fields = [self.text_of(node) for node in nodes if node.role in WRITTEN]
        return "\n".join([*(node.name for node in nodes), *fields])

    def everything(self) -> str:
        """Return all words a screen reader could get hold of, shown or not."""
        nodes = self.tree()
        told = self._descriptions(nodes)
        fields = [self.text_of(node) for node in nodes if node.role in WRITTEN]
        return "\n".join([*(node.name for node in nodes), *told, *fields])

    def wait(self, words: str, seconds: float = SOON_S) -> None:
        """Wait until some words can be read."""
        try:
            patiently(lambda: words in self.words(), seconds)
        except AssertionError:
            raise AssertionError(f"{words!r} not among:\n{self.words()}") from None

    def described(self, node: Node) -> str:
        """Return what is said about a node after its name."""
        iface = "org.freedesktop.DBus.Properties"
        try:
            found = self._call(node.bus, node.path, iface, "Get", "ss", ACCESSIBLE, "Description")
        except GoneError:
            return ""
        return str(found[0][1])

    def _descriptions(self, nodes: list[Node]) -> list[str]:
        iface = "org.freedesktop.DBus.Properties"
        asked = [self._ask(n.bus, n.path, iface, "Get", ACCESSIBLE, "Description") for n in nodes]
        answers = [self._answer(serial) for serial in asked]
        return [str(answer[0][1]) for answer in answers if answer]

    def labelled(self, node: Node) -> bool:
        """Return whether a node says which words beside it are its name."""
        relations = self._call(node.bus, node.path, ACCESSIBLE, "GetRelationSet")[0]
        return any(kind == LABELLED_BY for kind, _ in relations)

    def focus(self, ident: str) -> None:
        """Give a control the keyboard."""
        node = self.find(ident)
        self._call(node.bus, node.path, "org.a11y.atspi.Component", "GrabFocus")
        patiently(lambda: "focused" in self.find(ident).states, what=f"the keyboard at {ident}")

    def focused(self, within: str = "") -> Node | None:
        """Return what has the keyboard, in the part of the window whose idents begin so."""
        found = (node for node in self.shown() if node.ident.startswith(within))
        return next((node for node in found if "focused" in node.states), None)

    def nodes(self, places: list[Place]) -> list[Node]:
        """Return what stands at these places now."""
        return list(self._look(places, 0).values())

    def unnamed(self, shown: list[Node]) -> list[Node]:
        """Return the controls that a blind person could not tell apart."""
        return [n for n in shown if n.control and not n.name.strip() and not _furniture(n)]

    def _look(self, places: list[Place], depth: int) -> dict[Place, Node]:
        """Ask about many at once: a question each would take a second for a screen."""
        asked = {
            place: (
                self._ask(*place, "org.freedesktop.DBus.Properties", "Get", ACCESSIBLE, "Name"),
                self._ask(
                    *place, "org.freedesktop.DBus.Properties", "Get", ACCESSIBLE, "AccessibleId"
                ),
                self._ask(*place, ACCESSIBLE, "GetRoleName"),
                self._ask(*place, ACCESSIBLE, "GetState"),
            )
            for place in places
        }
        found = {}
        for place, serials in asked.items():
            name, ident, role, states = [self._answer(serial) for serial in serials]
            if name and role and states:
                low, high = states[0]
                bits = low | high << 32
                known = frozenset(word for bit, word in STATES.items() if bits >> bit & 1)
                label = ident[0][1] if ident else ""
                found[place] = Node(*place, role[0], name[0][1], label, known, depth)
        return found

    def _ask(self, bus: str, path: str, iface: str, method: str, *body: str) -> int:
        message = new_method_call(
            DBusAddress(path, bus, iface), method, "s" * len(body) or None, body
        )
        serial = next(self._link.outgoing_serial)
        self._link.send(message, serial=serial)
        return serial

    def _answer(self, serial: int) -> tuple | None:
        """Return one answer, None for an error; others that come first are kept."""
        while serial not in self._answers:
            message = self._link.receive(timeout=SOON_S)
            to = message.header.fields.get(HeaderFields.reply_serial)
            if to is not None:
                good = message.header.message_type is not MessageType.error
                self._answers[to] = message.body if good else None
        return self._answers.pop(serial)

    def _call(self, bus: str, path: str, iface: str, method: str, kinds: str = "", *body: object):
        message = new_method_call(DBusAddress(path, bus, iface), method, kinds or None, body)
        answer = self._link.send_and_get_reply(message, timeout=SOON_S)
        if answer.header.message_type is MessageType.error:
            raise GoneError(f"{method} of {path}: {answer.body}")
        return answer.body

    def _pid_of(self, bus: str) -> int:
        message = new_method_call(self._daemon, "GetConnectionUnixProcessID", "s", (bus,))
        answer = self._link.send_and_get_reply(message, timeout=SOON_S)
        return 0 if answer.header.message_type is MessageType.error else int(answer.body[0])


class Signals:
    """What the programs tell of one kind on their own accord, from the moment it is made."""

    def __init__(self, session_bus: str, event: str, member: str) -> None:
        self._link = _accessibility_bus(session_bus)
        registry = DBusAddress("/org/a11y/atspi/registry", REGISTRY, REGISTRY)
        daemon = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus")
        rule = f"type='signal',interface='org.a11y.atspi.Event.Object',member='{member}'"
        for message in (
            new_method_call(registry, "RegisterEvent", "sass", (event, [], "")),
            new_method_call(daemon, "AddMatch", "s", (rule,)),
        ):
            answer = self._link.send_and_get_reply(message, timeout=SOON_S)
            assert answer.header.message_type is not MessageType.error, answer.body

    def close(self) -> None:
        """End the connection."""
        self._link.close()

    def came(self) -> Iterator[Message]:
        """Yield what was told since it was asked for last."""
        with contextlib.suppress(TimeoutError):
            while True:
                message = self._link.receive(timeout=0)
                if message.header.message_type is MessageType.signal and message.body:
                    yield message


class Ear:
    """Hears what the programs say aloud on their own accord, from the moment it is made."""

    def __init__(self, session_bus: str) -> None:
        self._signals = Signals(session_bus, "object:announcement", "Announcement")
        self._said: list[str] = []

    def close(self) -> None:
        """End the connection."""
        self._signals.close()

    def wait(self, words: str, seconds: float = SOON_S) -> None:
        """Wait until something was said that holds these words; the rest before it is over."""

        def came() -> bool:
            self._said += [str(message.body[3][1]) for message in self._signals.came()]
            return any(words in said for said in self._said)

        try:
            patiently(came, seconds)
        except AssertionError:
            raise AssertionError(f"{words!r} was not said; this was: {self._said}") from None
        self._said.clear()


def _accessibility_bus(session_bus: str) -> DBusConnection:
    with contextlib.closing(open_dbus_connection(session_bus)) as session:
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        answer = session.send_and_get_reply(new_method_call(status, "GetAddress"), timeout=SOON_S)
    return open_dbus_connection(answer.body[0])


def _flatten(
    place: Place, found: dict[Place, Node], below: dict[Place, list[Place]], nodes: list[Node]
) -> None:
    if place in found:
        nodes.append(found[place])
        for child in below[place]:
            _flatten(child, found, below, nodes)


def _furniture(node: Node) -> bool:
    """Return whether it only holds others: scroll areas may take the keyboard to be scrolled."""
    return node.role in ("scroll pane", "viewport", "filler", "panel", "frame", "layered pane")


@contextlib.contextmanager
def reading(session_bus: str, pid: Callable[[], int] | None = None) -> Iterator[Reader]:
    """Return a reader of one program."""
    reader = Reader(session_bus, pid)
    try:
        yield reader
    finally:
        reader.close()
