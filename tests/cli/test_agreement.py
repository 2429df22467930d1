"""The agreement of a pair, for scripts."""

from hashlib import sha256

from command_line import refused, what_left
from mentordesk.domain.export_record import ExportKind
from mentordesk.export.formats import Format
from mentordesk.export.reading import text_of


def test_a_page_for_both_is_written_once_and_kept_as_what_left(mentordesk, own_desk, tmp_path):
    out = tmp_path / "agreement.html"
    written = "agreement", "amara", "--format", "html", "--out", out
    answer = mentordesk.unlocked(*written, desk=own_desk)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines() == [
        f"Written: {out}",
        "The file is not locked: whoever has it can read it.",
    ]
    assert "What is said here stays here" in text_of(out.read_bytes(), Format.HTML)
    (left,) = (one for one in what_left(own_desk) if one.what.kind is ExportKind.AGREEMENT)
    assert (left.what.form, left.sha256) == ("html", sha256(out.read_bytes()).digest())
    assert refused(mentordesk.unlocked(*written, desk=own_desk), str(out.name))
    for name in ("Nobody", " "):
        again = "agreement", name, "--format", "pdf", "--out", tmp_path / "x.pdf"
        answer = mentordesk.unlocked(*again, desk=own_desk)
        assert (answer.returncode, "No mentor has" in answer.stderr) == (2, True)
    assert not (tmp_path / "x.pdf").exists()
