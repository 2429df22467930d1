"""What a session shows by choice."""

from mentordesk import settings
from mentordesk.focus.base import Can, Level
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.settings.session_card import SessionCard

CANNOT = Can("no_capture", Level.NO, "no-capture-x11")


def test_the_choice_of_digits_is_kept_at_once_and_shown_again(shown, tmp_path, theme, notices):
    path = tmp_path / "settings.json"
    card = shown(SessionCard(Preferences(path, theme, notices), CANNOT))
    assert not card.digits.isChecked()
    card.digits.click()
    assert settings.load(path).digits
    assert SessionCard(Preferences(path, theme, notices), CANNOT).digits.isChecked()


def test_where_a_window_cannot_be_left_out_there_is_no_switch_and_the_reason(
    shown, tmp_path, theme, notices
):
    card = shown(SessionCard(Preferences(tmp_path / "settings.json", theme, notices), CANNOT))
    assert not card.unshared.isVisible()
    assert "cannot leave a window out of a shared screen" in card.told.text()


def test_where_it_can_the_choice_is_kept_and_stands_as_on_before(shown, tmp_path, theme, notices):
    path, asked = tmp_path / "settings.json", Can("no_capture", Level.ASKED, "windows-capture")
    card = shown(SessionCard(Preferences(path, theme, notices), asked))
    assert card.unshared.isVisible()
    assert card.unshared.isChecked()
    card.unshared.click()
    assert not settings.load(path).unshared
