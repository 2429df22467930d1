"""One look at the windows of sway or i3, and where they stand in its tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mentordesk.focus.ipc_link import TREE, WORKSPACES, Link

_SCRATCHPAD = "__i3_scratch"
_LONGEST = 60

Node = Mapping[str, Any]


class Rect(NamedTuple):
    """Where something lies, in pixels."""

    x: int
    y: int
    width: int
    height: int


NOWHERE = Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pane:
    """A window as it stands; `window` is its X11 number, where it has one."""

    id: int
    app: str = ""
    title: str = ""
    pid: int = 0
    window: int = 0
    workspace: str = ""
    marks: tuple[str, ...] = ()
    rect: Rect = NOWHERE
    floating: bool = False
    sticky: bool = False
    full: bool = False

    @property
    def minimised(self) -> bool:
        """Return whether the person put it out of sight: the scratchpad is all there is to."""
        return self.workspace == _SCRATCHPAD


@dataclass(frozen=True, slots=True)
class Split:
    """What holds others side by side or as tabs: a workspace, or a part of one."""

    id: int
    layout: str = ""
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Workspace:
    """One workspace and the output it is on; `recent` are its windows, the last used first."""

    name: str
    output: str = ""
    visible: bool = False
    focused: bool = False
    recent: tuple[int, ...] = ()


@dataclass(slots=True)
class Scene:
    """All windows and workspaces; `rects` are also those of what holds several windows."""

    panes: dict[int, Pane] = field(default_factory=dict)
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    splits: dict[int, Split] = field(default_factory=dict)
    rects: dict[int, Rect] = field(default_factory=dict)
    focused: int = 0

    def shown(self) -> list[Pane]:
        """Return what lies on a workspace that is shown, the last used first."""
        there = sorted(
            (w for w in self.workspaces.values() if w.visible), key=lambda w: not w.focused
        )
        return [self.panes[pane] for workspace in there for pane in workspace.recent]

    def on(self, output: str) -> str:
        """Return the workspace that an output shows; empty when there is no such output."""
        names = [w.name for w in self.workspaces.values() if w.visible and w.output == output]
        return names[0] if names else ""

    def outputs(self) -> list[str]:
        """Return the outputs in use, the one with the keyboard last."""
        there = (w for w in self.workspaces.values() if w.visible)
        return [w.output for w in sorted(there, key=lambda w: w.focused)]

    def split_of(self, child: int) -> Split | None:
        """Return what holds a window or a part."""
        return next((s for s in self.splits.values() if child in s.children), None)


def look(link: Link) -> Scene:
    """Return everything as it stands now."""
    listed = {str(row["name"]): row for row in link.ask(WORKSPACES)}
    scene = Scene()
    for node in _workspaces(link.ask(TREE)):
        name = str(node.get("name"))
        for child in node.get("nodes", ()):
            _take(scene, child, name, floating=False)
        for child in node.get("floating_nodes", ()):
            _take(scene, child, name, floating=True)
        scene.splits[_number(node["id"])] = _split(node)
        scene.rects[_number(node["id"])] = _rect(node)
        if name in listed:
            scene.workspaces[name] = _workspace(listed[name], tuple(_recent(node, scene)))
            if node.get("focused"):
                scene.focused = _number(node["id"])
    return scene


def _workspaces(node: Node) -> Iterator[Node]:
    if node.get("type") == "workspace":
        yield node
        return
    for child in node.get("nodes", ()):
        yield from _workspaces(child)


def _workspace(row: Node, recent: tuple[int, ...]) -> Workspace:
    visible, focused = bool(row.get("visible")), bool(row.get("focused"))
    return Workspace(str(row["name"]), str(row.get("output")), visible, focused, recent)


def _take(
    scene: Scene, node: Node, workspace: str, *, floating: bool, outer: Node | None = None
) -> None:
    """Note a window, or everything in what holds several."""
    number = _number(node["id"])
    scene.rects[number] = _rect(node)
    if node.get("focused"):
        scene.focused = number
    inside = node.get("nodes", ())
    if not inside and (node.get("pid") or node.get("window")):
        scene.panes[number] = _pane(node, workspace, outer or node, floating=floating)
        return
    scene.splits[number] = _split(node)
    # i3 gives a floating window a frame of its own; that is what is moved.
    frame = node if floating and node.get("type") == "floating_con" else outer
    for child in inside:
        _take(scene, child, workspace, floating=floating, outer=frame)


def _pane(node: Node, workspace: str, frame: Node, *, floating: bool) -> Pane:
    classes = node.get("window_properties") or {}
    app = str(node.get("app_id") or classes.get("class") or "")
    return Pane(
        id=_number(node["id"]),
        app="".join(c for c in app if c.isprintable())[:_LONGEST],
        title=str(node.get("name") or ""),
        pid=_number(node.get("pid")),
        window=_number(node.get("window")),
        workspace=workspace,
        marks=tuple(map(str, node.get("marks", ()))),
        rect=_framed(node, frame) if floating else _rect(frame),
        floating=floating,
        sticky=bool(node.get("sticky")),
        full=bool(node.get("fullscreen_mode")),
    )


def _framed(node: Node, frame: Node) -> Rect:
    """Return a floating window with its title: sway counts that in only when it moves one."""
    rect, title = _rect(frame), _rect({"rect": node.get("deco_rect")})
    if frame is not node:
        return rect
    return Rect(rect.x, rect.y - title.height, rect.width, rect.height + title.height)


def _split(node: Node) -> Split:
    children = tuple(_number(child["id"]) for child in node.get("nodes", ()))
    return Split(_number(node["id"]), str(node.get("layout")), children)


def _recent(node: Node, scene: Scene) -> Iterator[int]:
    """Return the windows in the order in which the keyboard would find them."""
    if _number(node["id"]) in scene.panes:
        yield _number(node["id"])
        return
    children = [*node.get("nodes", ()), *node.get("floating_nodes", ())]
    places = {number: at for at, number in enumerate(node.get("focus", ()))}
    for child in sorted(children, key=lambda child: places.get(child["id"], len(places))):
        yield from _recent(child, scene)


def _rect(node: Node) -> Rect:
    rect = node.get("rect") or {}
    return Rect(*(_number(rect.get(name)) for name in Rect._fields))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
