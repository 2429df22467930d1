"""What a session shows by choice."""

from mentordesk import settings
from mentordesk.ui.preferences import Preferences
from mentordesk.ui.settings.session_card import SessionCard


def test_the_choice_of_digits_is_kept_at_once_and_shown_again(shown, tmp_path, theme, notices):
    path = tmp_path / "settings.json"
    card = shown(SessionCard(Preferences(path, theme, notices)))
    assert not card.digits.isChecked()
    card.digits.click()
    assert settings.load(path).digits
    assert SessionCard(Preferences(path, theme, notices)).digits.isChecked()
