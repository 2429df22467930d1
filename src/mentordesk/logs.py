"""The log: what the program did, never what anybody wrote."""

import sys
from pathlib import Path

from mentordesk.paths import private_folder

NAME = "mentordesk"
MOST = 200_000


def start(folder: Path) -> None:
    """Write the log to a folder; without one that can be written, keep no log."""
    import logging  # after the first window, not before it

    log = logging.getLogger(NAME)
    log.setLevel(logging.INFO)
    try:
        private_folder(folder)
        file = folder / "mentordesk.log"
        if file.exists() and file.stat().st_size > MOST:
            file.replace(file.with_suffix(".old.log"))
        target = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        log.addHandler(logging.NullHandler())
        return
    target.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(target)
    log.info("started on %s, Python %d.%d.%d", sys.platform, *sys.version_info[:3])


def bug(error: BaseException) -> str:
    """Log where an unexpected error arose and return those lines.

    Only types, files and line numbers: a message or a local may hold what somebody wrote.
    """
    import logging
    import traceback

    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    lines = "\n".join([type(error).__name__, *places])
    logging.getLogger(NAME).error("unexpected error\n%s", lines)
    return lines
