"""The pages of a PDF may be asked for by any thread, by several at once."""

import subprocess
import sys
from pathlib import Path

from mentordesk.export.pdf import to_pdf
from summaries import summary

ROUNDS = 100
TWO_AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from mentordesk.export.pdf_pages import PdfPages

data = Path(sys.argv[1]).read_bytes()

def read(_):
    told = []
    for _ in range(int(sys.argv[2])):
        with PdfPages(data) as pages:
            for number in range(len(pages)):
                told.append(pages.text(number) + str(hash(pages.drawn(number, 0.2).dots)))
    return len(set(told)) / len(pages_of(data))

def pages_of(data):
    with PdfPages(data) as pages:
        return range(len(pages))

with ThreadPoolExecutor(4) as threads:
    print(list(threads.map(read, range(4))))
"""


def test_threads_that_draw_and_read_at_once_leave_the_process_standing(tmp_path: Path) -> None:
    file = tmp_path / "summary.pdf"
    file.write_bytes(to_pdf(summary()))
    command = [sys.executable, "-c", TWO_AT_ONCE, str(file), str(ROUNDS)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "[1.0, 1.0, 1.0, 1.0]"), ended.stderr
