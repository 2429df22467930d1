"""Somebody's windows on a Wayland desktop: opens what it is told, one JSON order per line.

Each window's program name is its own, as Qt gives a window the name that holds when it opens.
"""

import json
import sys

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

COLOURS = ("#ff2020", "#20c020", "#2020ff", "#c0c000", "#c000c0", "#00c0c0", "#ff8000", "#8000ff")

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
windows: dict[str, QWidget] = {}
covers: list[QWidget] = []


def opened(name: str, kind: str, title: str, colour: str) -> None:
    QGuiApplication.setDesktopFileName(name)
    parent = next(reversed(windows.values()), None) if kind == "dialog" else None
    window = QDialog(parent) if kind == "dialog" else QWidget()
    window.setWindowTitle(title)
    window.setStyleSheet(f"background: {colour or COLOURS[len(windows) % len(COLOURS)]}")
    window.resize(300, 200)
    shows = {
        "maximised": window.showMaximized,
        "fullscreen": window.showFullScreen,
    }
    shows.get(kind, window.show)()
    windows[name] = window


def fill(name: str) -> None:
    window = windows[name]
    window.showFullScreen()
    for screen in QGuiApplication.screens():
        if screen is not window.screen():
            cover = QWidget()
            cover.setStyleSheet("background: black")
            cover.setScreen(screen)
            cover.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            cover.showFullScreen()
            covers.append(cover)


def obey() -> None:
    order = json.loads(sys.stdin.readline() or '{"do": "end"}')
    match order["do"]:
        case "open":
            opened(order["name"], order["kind"], order["title"], order.get("colour", ""))
        case "vanish":
            windows.pop(order["name"]).close()
        case "raise":
            windows[order["name"]].raise_()
            windows[order["name"]].activateWindow()
        case "fill":
            fill(order["name"])
        case "end":
            app.quit()
    sys.stdout.write("done\n")
    sys.stdout.flush()


heard = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
heard.activated.connect(obey)
app.exec()
