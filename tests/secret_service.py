"""A real keychain: GNOME's keyring daemon on a message bus and in a home of its own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from rig import Rig, soon

PASSWORD = b"the keychain's own password"
NAME = "org.freedesktop.secrets"
COLLECTION = "/org/freedesktop/secrets/collection/login"
# A bus that starts nothing by itself: a daemon that is gone stays gone.
BUS = """\
<busconfig>
  <type>session</type>
  <listen>unix:path={place}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
SERVICE = DBusAddress("/org/freedesktop/secrets", NAME, "org.freedesktop.Secret.Service")


class SecretService:
    """The daemon, and what a person or a fault may do to it."""

    def __init__(self, rig: Rig) -> None:
        self.environ = rig.environ
        self._rig = rig
        self._daemon: subprocess.Popen[str] | None = None

    def start_bus(self) -> None:
        """Start the bus."""
        place = self._rig.home / "bus"
        config = self._rig.home / "bus.conf"
        config.write_text(BUS.format(place=place))
        self._bus = self._rig.start("dbus-daemon", f"--config-file={config}", "--nofork")
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={place}"
        soon(place.exists, what="the bus")

    def stop_bus(self) -> None:
        """Let the whole bus be gone."""
        self._bus.kill()
        self._bus.wait(10)

    def start(self) -> None:
        """Start the daemon, with its keychain unlocked as at a login."""
        command = ("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
        self._daemon = self._rig.start(*command, stdin=subprocess.PIPE)
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(PASSWORD.decode())
        self._daemon.stdin.close()
        soon(self._answers, what="the keyring daemon")

    def stop(self) -> None:
        """Let the daemon be gone."""
        assert self._daemon is not None
        self._daemon.kill()
        self._daemon.wait(10)
        soon(lambda: not self._owned())

    def pause(self, signal_number: int) -> None:
        """Let the daemon fall silent, or go on."""
        assert self._daemon is not None
        os.kill(self._daemon.pid, signal_number)

    def lock(self) -> None:
        """Lock the keychain, as at the end of a session."""
        self._call(new_method_call(SERVICE, "Lock", "ao", ([COLLECTION],)))

    def _answers(self) -> bool:
        if not self._owned():
            return False
        place = DBusAddress(COLLECTION, NAME, "org.freedesktop.Secret.Collection")
        answer = self._call(Properties(place).get("Locked"))
        return answer == (("b", False),)

    def _owned(self) -> bool:
        return bool(self._call(message_bus.NameHasOwner(NAME))[0])

    def _call(self, message: object) -> tuple:
        with open_dbus_connection(self.environ["DBUS_SESSION_BUS_ADDRESS"]) as link:
            return link.send_and_get_reply(message, timeout=5).body


@contextmanager
def secret_service(home: Path) -> Iterator[SecretService]:
    """Run a bus and a keyring daemon; nothing of them is left."""
    with ExitStack() as stack:
        rig = Rig(home, stack)
        service = SecretService(rig)
        service.start_bus()
        service.start()
        yield service
