"""The window as a screen reader sees it: read and used over D-Bus, from outside."""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from jeepney import DBusAddress, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from acceptance.questions import Question, Questions
from rig import SOON_S, soon

REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
DAEMON = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
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
LEAVES = {*PRESSED, "label", "password text", "list item", "scroll bar", "image", "icon", "link"}
"""What holds nothing else once it held nothing."""


Place = tuple[str, str]
Kind = tuple[str, str]
"""The role and the ident of a thing."""


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
    def place(self) -> Place:
        """Return where it is asked for."""
        return self.bus, self.path

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
        address = _address(session_bus)
        self._link = open_dbus_connection(address)
        try:
            self._questions = Questions(address, SOON_S)
        except BaseException:
            self._link.close()
            raise
        self._met: dict[Place, Kind] = {}
        self._bare: set[Place] = set()

    def close(self) -> None:
        """End the connections."""
        self._link.close()
        self._questions.close()

    def programs(self) -> list[Place]:
        """Return every program that lets itself be read, by bus name and path."""
        found = self._call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]
        if self._pid is None:
            return list(found)
        wanted = self._pid()
        asked = [(*DAEMON, "GetConnectionUnixProcessID", bus) for bus, _ in found]
        pids = self._questions.answers(asked)
        return [place for place, pid in zip(found, pids, strict=True) if pid == wanted]

    def tree(self, *, hidden: bool = True) -> list[Node]:
        """Return everything a screen reader could find, top down."""
        return self._named(self._outline(hidden=hidden))

    def shown(self) -> list[Node]:
        """Return what can be seen now."""
        return self.tree(hidden=False)

    def ask(self, ident: str = "", *, role: str = "", name: str = "") -> Node | None:
        """Return the first shown thing that fits; an ident is the end of its object names."""

        def fits(node: Node) -> bool:
            return node.shown and self._is_kind((node.bus, node.path), ident, role)

        def named(nodes: Iterable[Node]) -> Node | None:
            fitting = self._named([node for node in nodes if fits(node)])
            return next((node for node in fitting if not name or name in node.name), None)

        # To look again at what was met before is much quicker than to look at everything.
        met = [place for place in self._met if ident and self._is_kind(place, ident, role)]
        return named(self._look(met, 0)) or named(self._outline(hidden=False))

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
        try:
            found = self._call(
                node.bus, node.path, PROPERTIES, "Get", "ss", ACCESSIBLE, "Description"
            )
        except GoneError:
            return ""
        return str(found[0][1])

    def _descriptions(self, nodes: list[Node]) -> list[str]:
        asked = [_asked_for("Description", node.place) for node in nodes]
        return [str(answer) for answer in self._questions.answers(asked) if answer]

    def labelled(self, node: Node) -> bool:
        """Return whether a node says which words beside it are its name."""
        relations = self._call(node.bus, node.path, ACCESSIBLE, "GetRelationSet")[0]
        return any(kind == LABELLED_BY for kind, _ in relations)

    def focus(self, ident: str) -> None:
        """Give a control the keyboard."""
        node = self.find(ident)
        self._call(node.bus, node.path, "org.a11y.atspi.Component", "GrabFocus")
        self.wait_for_keyboard(ident)

    def focused(self, within: str = "") -> Node | None:
        """Return what has the keyboard, in the part of the window whose idents begin so."""
        found = (node for node in self.shown() if node.ident.startswith(within))
        return next((node for node in found if "focused" in node.states), None)

    def wait_for_keyboard(self, ident: str) -> None:
        """Wait until a control has the keyboard."""
        self.find(ident)
        try:
            patiently(lambda: "focused" in self.find(ident).states)
        except AssertionError:
            raise AssertionError(
                f"the keyboard is not at {ident}, but at {self.focused()}"
            ) from None

    def wait_for_description(self, ident: str, words: str) -> None:
        """Wait until these words are said about a control after its name."""
        patiently(lambda: words in self.described(self.find(ident)), what=f"{words!r} of {ident}")

    def nodes(self, places: list[Place]) -> list[Node]:
        """Return what stands at these places now."""
        return self._named(self._look(places, 0))

    def unnamed(self, shown: list[Node]) -> list[Node]:
        """Return the controls that a blind person could not tell apart."""
        return [n for n in shown if n.control and not n.name.strip() and not _furniture(n)]

    def _outline(self, *, hidden: bool) -> list[Node]:
        """Return everything top down, without its names: most of it is not what is looked for."""
        below: dict[Place, list[Place]] = {}
        found: dict[Place, Node] = {}
        first = level = self.programs()
        depth = 0
        while level:
            met = [node for node in self._look(level, depth) if hidden or node.shown]
            found |= {node.place: node for node in met}
            below |= self._children([node for node in met if node.place not in self._bare])
            level = [child for node in met for child in below.get(node.place, ())]
            level = [child for child in level if child not in found]
            depth += 1
        nodes: list[Node] = []
        for place in first:
            _flatten(place, found, below, nodes)
        return nodes

    def _children(self, nodes: list[Node]) -> dict[Place, list[Place]]:
        asked = [(*node.place, ACCESSIBLE, "GetChildren") for node in nodes]
        answers = self._questions.answers(asked)
        found = {node.place: answer or [] for node, answer in zip(nodes, answers, strict=True)}
        self._bare |= {
            node.place for node in nodes if node.role in LEAVES and not found[node.place]
        }
        return found

    def _look(self, places: list[Place], depth: int) -> list[Node]:
        """Ask about many at once: a question each would take a second for a screen.

        What a thing is stays; only its state has to be asked for again.
        """
        new = [place for place in places if place not in self._met]
        asked = [(*place, ACCESSIBLE, "GetState") for place in places]
        asked += [(*place, ACCESSIBLE, "GetRoleName") for place in new]
        asked += [_asked_for("AccessibleId", place) for place in new]
        answers = self._questions.answers(asked)
        states, kinds = answers[: len(places)], answers[len(places) :]
        roles, idents = kinds[: len(new)], kinds[len(new) :]
        for place, role, ident in zip(new, roles, idents, strict=True):
            if role:
                self._met[place] = (role, ident or "")
        found = []
        for place, bits in zip(places, states, strict=True):
            if bits and place in self._met:
                role, ident = self._met[place]
                found.append(Node(*place, role, "", ident, _known(*bits), depth))
            else:
                self._met.pop(place, None)
        return found

    def _named(self, nodes: list[Node]) -> list[Node]:
        names = self._questions.answers([_asked_for("Name", node.place) for node in nodes])
        return [
            replace(node, name=name)
            for node, name in zip(nodes, names, strict=True)
            if name is not None
        ]

    def _is_kind(self, place: Place, ident: str, role: str) -> bool:
        known_role, known_ident = self._met[place]
        return (not ident or known_ident.endswith("." + ident)) and role in ("", known_role)

    def _call(self, bus: str, path: str, iface: str, method: str, kinds: str = "", *body: object):
        message = new_method_call(DBusAddress(path, bus, iface), method, kinds or None, body)
        answer = self._link.send_and_get_reply(message, timeout=SOON_S)
        if answer.header.message_type is MessageType.error:
            raise GoneError(f"{method} of {path}: {answer.body}")
        return answer.body


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
        found = next(at for at, said in enumerate(self._said) if words in said)
        del self._said[: found + 1]


def _accessibility_bus(session_bus: str) -> DBusConnection:
    return open_dbus_connection(_address(session_bus))


def _address(session_bus: str) -> str:
    with contextlib.closing(open_dbus_connection(session_bus)) as session:
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        answer = session.send_and_get_reply(new_method_call(status, "GetAddress"), timeout=SOON_S)
    return answer.body[0]


def _asked_for(what: str, place: Place) -> Question:
    return (*place, PROPERTIES, "Get", ACCESSIBLE, what)


def _known(low: int, high: int) -> frozenset[str]:
    bits = low | high << 32
    return frozenset(word for bit, word in STATES.items() if bits >> bit & 1)


def _flatten(
    place: Place, found: dict[Place, Node], below: dict[Place, list[Place]], nodes: list[Node]
) -> None:
    if place in found:
        nodes.append(found[place])
        for child in below.get(place, ()):
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
