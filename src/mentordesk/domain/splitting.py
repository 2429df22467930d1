"""What goes along with both halves of a split: the no of somebody whom their words still name."""

from collections.abc import Iterable
from dataclasses import replace

from mentordesk.domain.crowd import crowd
from mentordesk.domain.idea import Idea
from mentordesk.domain.idea_words import words_beside
from mentordesk.domain.joining import Cut, Had, Half
from mentordesk.domain.person import Consent, Person
from mentordesk.domain.spelling import named_in
from mentordesk.domain.text_words import read


def with_each_no(idea: Idea, cut: Cut, people: Iterable[Person]) -> Cut:
    """Return a cut by which nobody who said "not at all" is forgotten by a half that names them.

    A person's answer is kept with their parts: without one they would be somebody who was never
    asked, and told of as “a colleague”.
    """
    everybody, kept = crowd(people), dict[Had, Half]()
    for half, words in ((Half.FIRST, cut.first), (Half.SECOND, cut.second)):
        text = read("\n".join((words, *words_beside(idea))))
        for person in everybody.near(text):
            had = [(c.person, c.part) for c in idea.contributions if c.person == person.id]
            goes = any(cut.parts.get(one, Half.BOTH) in (half, Half.BOTH) for one in had)
            is_no = idea.consent_of(person.id) is Consent.NOT_AT_ALL
            if is_no and not goes and any(True for _ in named_in(text, person.names)):
                kept |= dict.fromkeys(had, Half.BOTH)
    return replace(cut, parts={**cut.parts, **kept})
