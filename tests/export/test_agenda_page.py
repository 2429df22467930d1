"""The page for the mentor in a real browser: on a phone and a desktop, with scripts and without."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from browser import DESKTOP, PHONE, Browser, browser
from letters import axe, letter
from mentordesk.domain.agenda_bounds import MOST_MINUTES
from mentordesk.domain.letter import OpenAsk, OpenTopic
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.exchange.agenda_text import read_agenda
from mentordesk.exchange.clean_text import clean, has_words, squeeze
from mentordesk.exchange.minutes import Timed, take_written_minutes
from mentordesk.export.agenda_page import agenda_page

SMALL = (320, 480)  # a small phone, or a desktop at four times its size
SHAPES = [(size, scheme) for size in (SMALL, PHONE, DESKTOP) for scheme in ("light", "dark")]
SCRIPTS = [pytest.param(True, id="scripts"), pytest.param(False, id="no-scripts")]


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    with browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def show(opened, tmp_path):
    def load(what=None, *, size=DESKTOP, scripts=True) -> Browser:
        file = tmp_path / "page.html"
        file.write_bytes(agenda_page(letter() if what is None else what))
        opened.show(file, size=size, scripts=scripts)
        return opened

    return load


@pytest.fixture
def blank(show):
    return show(letter(topics=()))


def answer(page: Browser) -> str:
    return page.run("document.getElementById('text').value")


def topics(text: str) -> list[tuple[str, int | None, tuple[str, ...]]]:
    return [(topic.text, topic.minutes, topic.notes) for topic in read_agenda(text).topics]


def shown(page: Browser, selector: str) -> list[bool]:
    return page.run(
        f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.checkVisibility())"
    )


def until(page: Browser, code: str) -> None:
    deadline = time.monotonic() + 20
    while not page.run(code):
        assert time.monotonic() < deadline, code


def fill(page: Browser, number: int, words: str, minutes: int | None = None) -> None:
    """Write into the number-th box as a person does: a click, the words, Tab, the minutes."""
    page.click("#topics textarea", number)
    page.run("document.activeElement.select()")
    page.type(words)
    page.press("Tab")
    page.run("document.activeElement.select()")
    page.type(str(minutes) if minutes else "")


@pytest.mark.parametrize("scripts", SCRIPTS)
@pytest.mark.parametrize(("size", "scheme"), SHAPES)
def test_the_page_holds_no_barrier_and_fits_the_screen(show, size, scheme, scripts):
    page = show(size=size, scripts=scripts)
    page.darken(scheme)
    page.scripted(on=True)
    page.run(f"{axe()};0")
    found = page.run("axe.run(document)")
    assert found["passes"]
    assert [(rule["id"], rule["nodes"]) for rule in found["violations"]] == []
    assert [(rule["id"], rule["nodes"]) for rule in found["incomplete"]] == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_nothing_is_asked_for_kept_or_run_but_the_page_itself(show, scripts):
    page = show(scripts=scripts)
    assert [address.rpartition("/")[2] for address in page.asked_for()] == ["page.html"]
    assert page.complaints() == []
    assert page.run("document.querySelectorAll('img').length") == 0
    assert page.run("document.cookie === '' && localStorage.length + sessionStorage.length") == 0


def test_the_browser_refuses_whatever_else_would_be_asked_for_or_run(show):
    page = show()
    page.run("fetch('https://example.org/').catch(() => 0)")
    image = "Object.assign(new Image(), {src: 'https://example.org/'})"
    page.run(f"void document.body.append({image})")
    foreign = '<p onclick="1" style="top:0">'
    page.run(f"void document.body.insertAdjacentHTML('beforeend', {foreign!r})")
    refused = " ".join(page.complaints())
    for rule in ("connect-src", "img-src", "script-src", "style-src"):
        assert rule in refused


def test_what_stands_on_the_agenda_comes_back_as_it_was(show):
    page = show(size=PHONE)
    assert topics(answer(page)) == [(t.text, t.minutes, ()) for t in letter().topics]


def test_the_longest_topic_and_ask_come_back_whole(show):
    longest = ("word " * (LINE_LIMIT // 5)).strip() + "s"
    page = show(
        letter(topics=(OpenTopic(longest, MOST_MINUTES),), asks=(OpenAsk(longest.upper()),))
    )
    page.click("#asks button", 0)
    assert len(longest) == LINE_LIMIT
    assert topics(answer(page)) == [(longest, MOST_MINUTES, ()), (longest.upper(), None, ())]


def test_words_that_came_with_a_time_in_them_come_back_as_they_were(show):
    page = show(letter(topics=(OpenTopic("Budget 10 min"), OpenTopic("Tools"))))
    assert topics(answer(page))[:2] == [("Budget 10 min", None, ()), ("Tools", None, ())]
    assert "- [ ] Tools\n" in answer(page)
    fill(page, 0, "Budget 20 min")
    assert topics(answer(page))[0] == ("Budget", 20, ())


def test_an_ask_with_a_time_in_it_is_taken_in_as_it_was(show):
    page = show(letter(topics=(), asks=(OpenAsk("Half an hour on the budget, 10 min"),)))
    page.click("#asks button", 0)
    assert topics(answer(page)) == [("Half an hour on the budget, 10 min", None, ())]


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_what_the_page_gives_is_the_whole_list(show, scripts):
    given = answer(show(scripts=scripts))
    assert read_agenda(given).whole
    assert read_agenda(f"Hi Helen, my list:\n\n{given}\nAmara\n").whole
    assert not read_agenda(f"- Budget\n\n{given}").whole
    assert not read_agenda(f"- Budget\n\nOn Monday Helen wrote:\n\n{given}").whole
    assert not read_agenda(given.partition(":")[2]).whole


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_what_is_written_comes_back_line_by_line(show, size):
    page = show(letter(topics=()), size=size)
    fill(page, 0, "How are you, really?", 5)
    page.click("#add")
    fill(page, 1, "Budget – who decides?\n- the small one\n   the   large one", 20)
    page.click("#add")
    fill(page, 2, "שלום 👩\u200d💻 (draft) [x] # 1.")
    assert topics(answer(page)) == [
        ("How are you, really?", 5, ()),
        ("Budget – who decides?", 20, ("- the small one", "the large one")),
        ("שלום 👩\u200d💻 (draft) [x] # 1.", None, ()),
    ]
    assert page.run("document.getElementById('total').textContent") == ("25 of 45 minutes planned")


@pytest.mark.parametrize(
    "words",
    ["- [ ] a box", "> quoted", "1. first", "Hi Helen,", "Best", "Agenda:", "On Monday you wrote:",
     "[12.05.26, 09:14:33] Maya: hello", "From: me", "-- ", "## head", "<b>bold</b>", "10 min",
     "________", "PS: one more", "Sent from my phone", "a" * 190],
)  # fmt: skip
def test_no_topic_is_taken_for_anything_else(show, words):
    page = show(letter(topics=()))
    fill(page, 0, f"{words}\n{words}", 15)
    page.click("#add")
    fill(page, 1, "The last one")
    squeezed = " ".join(words.split())
    if any(letter.isalnum() for letter in words):
        assert topics(answer(page))[0] == (squeezed, 15, (squeezed,))
    assert topics(answer(page))[-1] == ("The last one", None, ())


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map(
    lambda text: squeeze(clean(squeeze(text)))
)
TOPICS = st.lists(
    st.tuples(
        WORDS.filter(has_words),
        st.lists(WORDS.filter(bool), max_size=2),
        st.none() | st.integers(1, MOST_MINUTES),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TOPICS)
def test_any_topics_come_back_from_the_page_as_they_were_written(blank, written):
    given_in = [["\n".join((text, *notes)), minutes or ""] for text, notes, minutes in written]
    blank.run(
        "(() => { for (const gone of document.querySelectorAll('.gone')) gone.click();"
        f"for (const [words, minutes] of {json.dumps(given_in)}) {{"
        "document.getElementById('add').click();"
        "const item = document.getElementById('topics').lastElementChild;"
        "item.querySelector('textarea').value = words;"
        "const time = item.querySelector('input'); time.value = minutes;"
        "time.dispatchEvent(new Event('input')); } })()"
    )
    # A time that was written into the words is read there, as in any other text.
    said = [Timed(text, m) if m else take_written_minutes(text) for text, _, m in written]
    assert topics(answer(blank)) == [
        (timed.text, timed.minutes, tuple(notes))
        for timed, (_, notes, _) in zip(said, written, strict=True)
    ]


def test_an_ask_is_taken_in_once_and_given_back_when_it_is_removed(show):
    page = show(letter(topics=()))
    page.click("#asks button", 1)
    assert page.run("document.activeElement.value") == "Is <script>alert(1)</script> fine?"
    assert page.run("document.querySelectorAll('#asks button')[1].disabled")
    assert topics(answer(page)) == [("Is <script>alert(1)</script> fine?", None, ())]
    page.click("#topics .gone", 1)
    assert not page.run("document.querySelectorAll('#asks button')[1].disabled")
    assert answer(page) == ""


def test_topics_are_put_in_order_by_keyboard_and_the_focus_goes_along(show):
    page = show(letter(topics=()))
    fill(page, 0, "first")
    page.click("#add")
    fill(page, 1, "second")
    page.run("document.querySelectorAll('#topics .up')[1].focus()")
    page.press("Enter")
    assert [text for text, _, _ in topics(answer(page))] == ["second", "first"]
    assert page.run("document.activeElement.ariaLabel") == "Later: second"
    page.press(" ")
    assert [text for text, _, _ in topics(answer(page))] == ["first", "second"]


def test_minutes_that_no_session_has_are_not_sent(show):
    page = show(letter(topics=()))
    fill(page, 0, "Budget", 900)
    assert topics(answer(page)) == [("Budget", None, ())]


def test_the_text_is_copied_whole_and_said_to_be(show):
    page = show()
    page.ask("Browser.grantPermissions", permissions=["clipboardReadWrite"])
    page.click("#copy")
    until(page, "document.getElementById('copied').textContent.startsWith('Copied')")
    assert page.run("navigator.clipboard.readText()") == answer(page)


def test_what_the_browser_would_not_copy_is_said_and_not_taken_for_sent(show):
    page = show(letter(topics=()))
    fill(page, 0, "Budget")
    page.run(
        "navigator.clipboard.writeText = () => Promise.reject();"
        "document.execCommand = () => false; 0"
    )
    page.click("#copy")
    until(page, "document.getElementById('copied').textContent.includes('did not copy')")
    assert page.run("getSelection().toString()") == answer(page)
    show()
    assert asked_to_stay(page)


def test_what_was_copied_by_hand_is_taken_for_sent(show):
    page = show(letter(topics=()))
    fill(page, 0, "Budget")
    page.click("#text")
    page.run("document.activeElement.select(); document.execCommand('copy')")
    show()
    assert not asked_to_stay(page)


def test_a_page_saved_with_its_answer_holds_the_answer(show):
    page = show(letter(topics=()))
    fill(page, 0, "Budget", 10)
    saved = page.run("document.documentElement.outerHTML")
    assert "- [ ] Budget (10 min)" in saved


def test_nothing_can_be_copied_before_a_topic_is_written(show):
    page = show(letter(topics=()))
    assert page.run("document.getElementById('copy').disabled")
    assert page.run("document.getElementById('copied').textContent") == "Write a topic first."


HARMFUL = (
    *("Budget 10 min", "[x] done?", "10:00-10:30 stand-up", "- why", "1. first", "*bold*", "Best,"),
    *("Half an hour of silence", "Topics for Monday:", "Rooms [10]", "(no time)?"),
)


def test_without_scripts_a_plain_form_stands_there_and_is_read_back(show):
    told = letter(topics=(*letter().topics, *map(OpenTopic, HARMFUL), OpenTopic(HARMFUL[0], 5)))
    page = show(told, scripts=False)
    assert shown(page, ".plain") == [True]
    assert not any(shown(page, ".helped"))
    assert shown(page, "button") == [False, False]
    form = answer(page)
    assert topics(form) == [(t.text, t.minutes, ()) for t in told.topics]
    page.click("#text")
    page.run("document.activeElement.setSelectionRange(0, 1e6)")
    page.type(form.replace("______________ (   min)", "Night shift (10 min)", 1))
    assert topics(answer(page))[-1] == ("Night shift", 10, ())


def test_topics_that_look_like_something_else_come_back_from_the_page(show):
    told = letter(topics=tuple(map(OpenTopic, HARMFUL)))
    assert topics(answer(show(told))) == [(words, None, ()) for words in HARMFUL]


def test_an_urgent_ask_is_marked_and_taken_in_by_its_own_words(show):
    page = show(letter(topics=(), asks=(OpenAsk("The office rule", urgent=True), OpenAsk("Lunch"))))
    marks = page.run("[...document.querySelectorAll('#asks > li')].map(ask => ask.innerText)")
    assert ["urgent" in words for words in marks] == [True, False]
    page.click("#asks button", 0)
    assert topics(answer(page)) == [("The office rule", None, ())]


def test_with_scripts_the_plain_form_gives_way(show):
    page = show()
    assert shown(page, ".plain") == [False]
    assert all(shown(page, ".helped"))
    assert page.run("document.getElementById('text').readOnly")


def asked_to_stay(page: Browser) -> bool:
    return any(event.get("method") == "Page.javascriptDialogOpening" for event in page.events)


def test_closing_asks_only_while_something_was_written_and_not_copied(show):
    page = show(letter(topics=()))
    fill(page, 0, "Budget")
    show()
    assert asked_to_stay(page)
    page.click("#copy")
    until(page, "document.getElementById('copied').textContent.startsWith('Copied')")
    show()
    assert not asked_to_stay(page)
    fill(page, 0, "Budget")
    page.click("#copy")
    until(page, "document.getElementById('copied').textContent.startsWith('Copied')")
    show()
    assert not asked_to_stay(page)
