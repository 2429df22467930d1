"""Of a talk from before nothing is said but its day and the ideas that came of it."""

from mentordesk.domain.earlier import Choices
from mentordesk.domain.summary import Choice, Reader
from mentordesk.export.formats import Format
from mentordesk.ui import session_words, story_words
from mentordesk.ui.item_models.sessions import Meeting, SessionModel
from mentordesk.ui.widgets.row import ROW
from seen import words
from support import bring_shown


def test_an_earlier_talk_has_no_number_no_time_and_no_length(
    workspace, amara, clock, tmp_path, session_page
):
    path = tmp_path / "earlier.csv"
    path.write_text("Idea,Date\nClips,1.3.2025\n")
    shown = workspace.idea_import.preview(path)
    bring_shown(workspace, path, Choices(), shown)
    (talk,) = workspace.sessions.all()
    said = words(session_page(talk))
    assert "An earlier talk · Sat 1 Mar 2025" in said
    assert "1 idea" in said
    assert not any(claimed in said for claimed in ("min", "focus", "Session 0"))
    (idea,) = workspace.ideas.all()
    (heard,) = story_words.story(workspace.idea_views.story(idea.id), {}, clock().date())
    assert heard.under == (
        "a talk on Sat 1 Mar 2025 · Somebody named: proposed it, not asked yet · "
        "as it stood in a file"
    )
    assert session_words.which(talk) == "An earlier talk · Sat 1 Mar 2025"
    summary = workspace.summaries.compose(
        workspace.summaries.material(talk.id), Choice(Reader.MENTOR)
    )
    file = workspace.summaries.render(summary, Format.MARKDOWN).decode()
    assert "An earlier talk with Amara Okafor" in file
    assert "12:00" not in file
    model = SessionModel(clock())
    model.show_meetings([Meeting(talk, amara.name)], clock())
    row = model.index(model.rowCount() - 1).data(ROW)
    assert (row.lead, row.under) == ("Sat 1 Mar 2025", "An earlier talk")
