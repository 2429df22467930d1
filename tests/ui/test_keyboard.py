"""Every screen by Tab alone: each control is reached, in the order it is read, and none holds."""

from collections.abc import Callable

import pytest

from house import House
from mentordesk.domain.idea import Stage
from mentordesk.services.desk import lock
from mentordesk.ui.pages.first_run import FirstRunPage
from support import PASSPHRASE
from tab_walk import walked


def place(name: str) -> Callable[[House], None]:
    def go(house: House) -> None:
        house.flow.begin()
        house.rest()
        house.press(f"side-{name}")

    return go


def planned(house: House) -> None:
    house.flow.show_session(house.session("planned"))
    house.rest()


def closed(house: House) -> None:
    house.flow.show_session(house.session("closed"))
    house.rest()


def export(house: House) -> None:
    house.flow.show_export(house.session("closed"))
    house.rest()
    house.until(house.find("export.save").isEnabled)


def start_card(house: House) -> None:
    house.flow.session_flow.show_start_card(house.session("planned"))
    house.rest()


def idea(house: House) -> None:
    told = max(house.flow.workspace.ideas.all(), key=lambda idea: len(idea.recognitions))
    house.flow.show_idea(told.id)
    house.rest()


SCREENS = {
    "today": place("today"),
    "sessions": place("sessions"),
    "ideas": place("ideas"),
    "people": place("people"),
    "settings": place("settings"),
    "planned": planned,
    "closed": closed,
    "export": export,
    "start card": start_card,
    "idea": idea,
}


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_is_reached_in_the_order_it_is_read(house, name):
    SCREENS[name](house)
    house.walk()


def test_a_planned_agenda_is_walked_lane_by_lane(house):
    planned(house)
    house.find("session.main").setFocus()  # the last of the page
    stops = [stop.objectName() for stop in walked(house.window)]
    first = stops.index("session.topics")
    mentors = ["session.topics", "session.hand_over", "session.receive", "session.letter"]
    assert stops[first : first + len(mentors)] == mentors
    asks = stops.index("session.ask_line")
    assert asks > stops.index(mentors[-1])
    assert stops[asks + 1] == "session.ask"


def idea_of(stage: Stage) -> Callable[[House], None]:
    def go(house: House) -> None:
        ideas = house.flow.workspace.ideas.all()
        house.flow.show_idea(next(idea for idea in ideas if idea.stage is stage).id)
        house.rest()

    return go


DIALOGS = {
    "add a mentor": (place("people"), "people.add"),
    "likes": (place("people"), "people.likes"),
    "a clause": (place("people"), "clause.limits"),
    "an agreement as a file": (place("people"), "agreement.page"),
    "search": (place("today"), "side-search"),
    "plan": (place("sessions"), "sessions.plan"),
    "move": (planned, "session.move"),
    "arrange": (planned, "session.arrange"),
    "missed": (planned, "session.missed"),
    "text": (planned, "session.receive"),
    "apply": (idea_of(Stage.TRYING), "idea.to_applied"),
    "park": (idea_of(Stage.HEARD), "idea.to_parked"),
    "decline": (idea_of(Stage.HEARD), "idea.to_declined"),
    "credit": (idea_of(Stage.APPLIED), "idea.to_credit"),
    "part": (idea_of(Stage.HEARD), "idea.named"),
    "name": (idea_of(Stage.HEARD), "idea.add_name"),
    "first said": (idea_of(Stage.APPLIED), "idea.first_said"),
    "told": (idea_of(Stage.DECLINED), "idea.to_told"),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_keeps_the_keyboard_to_itself(house, name):
    screen, button = DIALOGS[name]
    screen(house)
    house.press(button)
    house.walk()


def test_a_text_that_was_read_is_walked_line_by_line(house):
    planned(house)
    house.press("session.receive")
    house.find("sent.original").take("- A buddy in week one\n- Anything else\n")
    house.until(lambda: house.find("question.yes").isEnabled())
    house.walk()


def test_the_four_steps_of_a_new_desk_are_walked(house, desk):
    page = FirstRunPage(desk, house.parts.desk_tasks, house.parts.notices)
    page.opened.connect(lock)
    house.window.show_screen(page)
    house.walk()
    house.type("first.name", "Helen Brandt")
    house.walk()
    house.press("first.go_on")
    house.walk()
    house.type("first.passphrase", PASSPHRASE)
    house.type("first.again", PASSPHRASE)
    house.press("first.go_on")
    house.find("first.group1")
    house.walk()
    for field, group in zip(page.step.fields, page.step.asked_groups(), strict=True):
        field.setText(group)
    house.press("first.go_on")
    house.find("mentor.name")
    house.walk()
    page.let_go()


def test_the_room_of_a_session_is_walked_from_the_start_to_the_close(house):
    start_card(house)
    house.press("start.without")
    house.find("live.notes")
    house.walk()
    house.press("live.next")
    house.press("live.catchIdea")
    house.walk()
    house.enter("live.idea", "A buddy in week one")
    house.press("live.catchPromise")
    house.enter("live.promise", "Sit in on an interview")
    house.walk()
    house.window.resize(house.window.minimumSize())
    house.walk()
    house.press("live.wrapUp")
    house.find("close.playBack").set_words("Nine days of silence cost us people.")
    for _ in range(4):
        house.walk()
        house.press("close.next")
    house.walk()
