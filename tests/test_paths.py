"""How the program starts itself again."""

import subprocess
import sys
from pathlib import Path

from mentordesk.paths import program

PACKAGING = Path(__file__).parents[1] / "packaging"
RUN = """
import os, sys
sys.path.insert(0, sys.argv[1])
import jobs
os.execv = lambda _, command: print(*command)
jobs._run(type("Environment", (), {"python": "python"}), ["doctor"])
"""


def test_a_file_in_the_folder_it_is_started_in_is_never_its_code(tmp_path):
    for name in ("appdirs", "mentordesk", "argparse"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(99)")
    answer = subprocess.run(
        [*program(), "--help"], cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert answer.returncode == 0, answer.stderr
    assert b"restore-windows" in answer.stdout


def test_a_checkout_starts_it_the_same_way():
    answer = subprocess.run(
        [sys.executable, "-c", RUN, str(PACKAGING)], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "python -P -m mentordesk doctor\n"
