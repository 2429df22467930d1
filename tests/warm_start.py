"""MentorDesk with all that an open desk needs imported once; each command is a fork of its own.

A command takes a tenth of what its imports take, and the tests give hundreds. Run as a program with
the number of a socket, over which `Warm` asks for a command and hears how it ended.
"""

import json
import os
import socket
import subprocess
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

LONGEST_S = 100.0
_MOST = 1 << 16


class Warm:
    """One process that waits, and has a child for each command."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel

    def __call__(self, words: Sequence[str], stdin: bytes) -> tuple[int, bytes, bytes]:
        """Return the exit code of a command, and what it wrote to its two outputs."""
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            asked = json.dumps({"words": words, "folder": str(Path.cwd())}).encode()
            files = [given.fileno(), out.fileno(), err.fileno()]
            socket.send_fds(self._channel, [asked], files)
            code = array("i", self._channel.recv(4))[0]
            out.seek(0)
            err.seek(0)
            return code, out.read(), err.read()


@contextmanager
def warm(environ: Mapping[str, str]) -> Iterator[Warm]:
    """Keep a process ready in these surroundings."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.settimeout(LONGEST_S)
    command = [sys.executable, "-P", __file__, str(theirs.fileno())]
    with ours, subprocess.Popen(command, env=environ, pass_fds=[theirs.fileno()]) as running:
        theirs.close()
        yield Warm(ours)
        ours.close()
        running.wait(LONGEST_S)


def main(channel: socket.socket) -> int:
    """Have a child for each command until nobody asks any more; return what a child has to say."""
    from mentordesk.vault import cost

    cost.STANDARD = cost.Cost(min(cost.BOUNDS["memory_kib"]), 1, 1)  # before others take it over
    from mentordesk.__main__ import main as command
    from mentordesk.services.desk import load

    load()
    while True:
        asked, files, *_ = socket.recv_fds(channel, _MOST, 3)
        if not asked:
            return 0
        child = os.fork()
        if not child:
            channel.close()
            _become(json.loads(asked), files)
            return command()
        for file in files:
            os.close(file)
        _, status = os.waitpid(child, 0)
        channel.send(array("i", [os.waitstatus_to_exitcode(status)]))


def _become(asked: Mapping[str, object], files: Sequence[int]) -> None:
    os.chdir(str(asked["folder"]))
    sys.argv[1:] = asked["words"]
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)


if __name__ == "__main__":
    sys.exit(main(socket.socket(fileno=int(sys.argv[1]))))
