"""How a mentor felt over the last sessions, and never what was tapped in one."""

from mentordesk.domain.word import Course, Question, Trend
from mentordesk.ui.widgets.card import Card
from mentordesk.ui.widgets.label import Label, hint, second
from mentordesk.ui.widgets.taps import tap_words


class WordCard(Card):
    """One line for each question."""

    def __init__(self, mentor: str, trend: Trend, theirs: str) -> None:
        super().__init__(
            self.tr("{name}’s word").format(name=mentor),
            self.tr("The trend of three sessions at a time. Single answers stay {theirs}.").format(
                theirs=theirs
            ),
        )
        if not trend:
            self.add(hint(self.tr("Shown once there are three.")))
            return
        asked = {
            Question.HEARD: self.tr("Felt heard: {answer}"),
            Question.SAFE: self.tr("Safe to disagree: {answer}"),
            Question.WORTH: self.tr("Worth the time: {answer}"),
        }
        for question, words in asked.items():
            if question in trend:
                self.add(Label(words.format(answer=self._answer(trend[question]))))
            else:
                self.add(second(words.format(answer=self.tr("not three answers yet"))))

    def _answer(self, course: Course) -> str:
        now = tap_words(course.now)
        if course.before is None:
            return now
        if course.before == course.now:
            return self.tr("{now}, as before").format(now=now)
        return self.tr("{now}, before that {before}").format(
            now=now, before=tap_words(course.before)
        )
