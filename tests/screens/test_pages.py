"""The pages themselves, touched by a finger that goes through the window's own dispatch."""

import gc
from dataclasses import replace

import pytest
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk.journeys import actions
from kiosk.journeys.states import Privacy, Question, Shown, State, Welcome
from kiosk.text import Language
from screens.gallery import Studio
from screens.samples import samples
from screens.samples.inside import INSIDE
from screens.samples.village import NUMBER
from screens.stage import Stage
from screens.widgets.sight import texts, touchables
from tests.screens.hands import draw, slide_off, tap, touch_at

PERSONAL = ("王秀英", "秀英", "52990119940312059X", "0026", "8000", "李小满", "湾里镇中庄村委会")


def _show(studio: Studio, name: str) -> None:
    studio.show(samples(Language.ZH)[name])


def _done(studio: Studio) -> list[actions.Action]:
    return [one for one in studio.kiosk.done if not isinstance(one, actions.Touch)]


def test_the_green_button_does_what_it_says(studio: Studio) -> None:
    _show(studio, "welcome")
    tap(studio, "way_on")
    assert _done(studio) == [actions.Start()]


def test_every_touch_keeps_the_visit_alive(studio: Studio) -> None:
    _show(studio, "notice")
    tap(studio, "leave")
    assert actions.Touch() in studio.kiosk.done


def test_a_finger_that_slides_off_a_button_does_nothing(studio: Studio) -> None:
    _show(studio, "welcome")
    slide_off(studio, "way_on", to=(270, 750))
    assert _done(studio) == []


@pytest.mark.parametrize(
    ("name", "touch_id", "action"),
    [
        ("welcome", "read_slip", actions.StartReadingSlip()),
        ("welcome-slips-due", "show_due", actions.ShowDue()),
        ("notice", "way_on", actions.Agree()),
        ("identify", "other.0", actions.TypeInstead()),
        ("identify-read", "way_on", actions.Agree()),
        ("choose", "choice.birth", actions.ChooseEvent("birth")),
        ("choose", "search", actions.AskInWords()),
        ("choose-often", "often", actions.ChooseEvent("often")),
        ("choose-from", "choice.PK-RETIRE", actions.ChooseTitle("PK-RETIRE")),
        ("search-found", "choice.MT-OLDAGE", actions.ChooseTitle("MT-OLDAGE")),
        ("search-nothing", "other.0", actions.Back()),
        ("guide", "other.0", actions.PrintGuide()),
        ("guide", "row.银行卡", actions.ShowSample("M-BANK")),
        ("welcome", "ask_how", actions.AskHow()),
        ("not-yet", "other.0", actions.Back()),
        ("scenario", "choice.disabled", actions.AnswerScenario("disabled")),
        ("scenario-chosen", "way_on", actions.AnswerScenario("self")),
        ("question-choice", "choice.300元", actions.AnswerField("300元")),
        ("question-phone", "other.0", actions.NoAnswer()),
        ("paper", "way_on", actions.TakePage()),
        ("paper", "other.0", actions.NotToHand()),
        ("paper-offered", "other.0", actions.SkipPaper()),
        ("paper-taken", "other.1", actions.AcceptPage(another=True)),
        ("check", "row.手机号", actions.Change("mother.phone")),
        ("check", "back", actions.Back()),
        ("printing-failed", "other.0", actions.GoOn()),
        ("slip-waiting", "way_on", actions.PrintDue(NUMBER)),
        ("leaving", "leave", actions.Confirm()),
        ("leaving", "way_on", actions.Back()),
        ("welcome", "language", actions.SpeakLanguage(Language.EN)),
    ],
)
def test_each_button_does_its_one_thing(
    studio: Studio, name: str, touch_id: str, action: actions.Action
) -> None:
    _show(studio, name)
    tap(studio, touch_id)
    assert _done(studio) == [action]


def test_a_guide_that_can_only_be_printed_is_read_to_its_end_and_printed(studio: Studio) -> None:
    _show(studio, "guide-only")
    tap(studio, "way_on")
    assert _done(studio) == []
    tap(studio, "way_on")
    assert _done(studio) == [actions.PrintGuide()]


def test_a_list_has_to_be_seen_to_its_end_before_the_way_on(studio: Studio) -> None:
    _show(studio, "check")
    seen: set[str] = set()
    for _ in range(9):
        seen |= set(texts(studio.stage.in_sight))
        tap(studio, "way_on")
        if _done(studio):
            break
    assert _done(studio) == [actions.Confirm()]
    assert {"手机号", "李小满", "结婚证"} <= seen


def test_back_turns_the_pages_of_a_list_before_it_leaves(studio: Studio) -> None:
    _show(studio, "check")
    tap(studio, "way_on")
    tap(studio, "back")
    assert _done(studio) == []
    tap(studio, "back")
    assert _done(studio) == [actions.Back()]


def test_more_than_seven_answers_stand_on_several_pages(studio: Studio) -> None:
    _show(studio, "question-choice")
    assert not [one for one in touchables(studio.stage.root) if one.touch_id == "choice.3000元"]
    tap(studio, "more")
    tap(studio, "choice.3000元")
    assert _done(studio) == [actions.AnswerField("3000元")]


def test_a_page_is_kept_while_it_only_looks_different(studio: Studio) -> None:
    _show(studio, "identify")
    before = studio.stage.page
    _show(studio, "identify-reading")
    assert studio.stage.page is before
    _show(studio, "choose")
    assert studio.stage.page is not before


def test_another_language_says_everything_anew(studio: Studio) -> None:
    _show(studio, "notice")
    studio.show(samples(Language.EN)["notice"])
    said = " ".join(texts(studio.stage.root))
    assert "Before we begin" in said
    assert "先跟您说一下" not in said


def test_a_cover_hides_everything_and_the_first_touch_only_lifts_it(studio: Studio) -> None:
    shown = samples(Language.ZH)["check"]
    studio.show(replace(shown, privacy=Privacy.MASKED))
    assert not [word for word in PERSONAL if word in " ".join(texts(studio.stage.in_sight))]
    touch_at(studio, 270, 35)
    assert studio.kiosk.done == [actions.Touch()]


def test_the_warning_counts_down(studio: Studio) -> None:
    shown = samples(Language.ZH)["check"]
    for seconds in (28, 27):
        studio.show(replace(shown, privacy=Privacy.WARNED, wiped_in_s=seconds))
        assert str(seconds) in texts(studio.stage.in_sight)
    studio.show(shown)
    assert not studio.stage.is_covered


def _everything(root: Widget) -> list[Widget]:
    return [root, *(below for child in root.children for below in _everything(child))]


def _said_anywhere(stage: Stage) -> str:
    return " ".join(w.text for w in _everything(stage.root) if isinstance(w, Label))


@pytest.mark.row("Z02")
def test_nothing_of_a_person_is_left_in_any_widget_when_they_have_gone(studio: Studio) -> None:
    for state in INSIDE.values():
        studio.show(Shown(state, can_leave=True))
    studio.show(samples(Language.ZH)["read-slip-news"])
    studio.show(Shown(Welcome()))
    assert not [word for word in PERSONAL if word in _said_anywhere(studio.stage)]
    gc.collect()
    left = [one for one in gc.get_objects() if issubclass(type(one), Label)]
    assert not [label.text for label in left if any(word in label.text for word in PERSONAL)]


def test_many_visits_leave_no_widgets_behind(studio: Studio) -> None:
    def visit() -> int:
        states: list[State] = [INSIDE["question-name"], INSIDE["check"], Welcome()]
        for state in states:
            studio.show(Shown(state))
        gc.collect()
        return sum(issubclass(type(one), Widget) for one in gc.get_objects())

    counts = [visit() for _ in range(4)]
    assert counts[-1] <= counts[0]


@pytest.mark.row("R14")
def test_a_credit_code_is_typed_on_the_pad_of_digits_and_letters(studio: Studio) -> None:
    _show(studio, "question-credit-code")
    tap(studio, "key.erase")
    tap(studio, "key.3")
    assert "91 350100 M000100Y43" in texts(studio.stage.root)
    tap(studio, "way_on")
    assert _done(studio) == [actions.AnswerField("91350100M000100Y43")]


def test_a_phone_number_is_typed_on_the_pad(studio: Studio) -> None:
    _show(studio, "question-phone")
    for digit in "13800138000":
        tap(studio, f"key.{digit}")
    assert "138 0013 8000" in texts(studio.stage.root)
    tap(studio, "way_on")
    assert _done(studio) == [actions.AnswerField("13800138000")]


def test_the_pad_takes_no_more_than_fits_and_can_take_back(studio: Studio) -> None:
    _show(studio, "question-phone")
    for digit in "138001380001234":
        tap(studio, f"key.{digit}")
    tap(studio, "key.erase")
    tap(studio, "way_on")
    tap(studio, "key.clear")
    tap(studio, "way_on")
    assert _done(studio) == [actions.AnswerField("1380013800"), actions.AnswerField("")]


@pytest.mark.row("C05", "Z02")
@pytest.mark.parametrize("left_for", ["slip-waiting", "welcome", "collect-locked"])
def test_half_a_code_of_the_night_is_hidden_and_gone_when_its_page_is_left(
    studio: Studio, left_for: str
) -> None:
    _show(studio, "collect")
    for digit in "4715":
        tap(studio, f"key.{digit}")
    assert "****" in texts(studio.stage.root)
    assert not [said for said in texts(studio.stage.root) if "4715" in said]
    _show(studio, left_for)
    _show(studio, "collect")
    assert "****" not in texts(studio.stage.root)
    tap(studio, "way_on")
    assert not [one for one in studio.kiosk.done if isinstance(one, actions.EnterCode)]


def test_a_name_is_written_in_pinyin(studio: Studio) -> None:
    _show(studio, "question-name")
    tap(studio, "entry.turn")
    for letter in "wang":
        tap(studio, f"key.{letter}")
    tap(studio, "candidate.王")
    for letter in "xiaoming":
        tap(studio, f"key.{letter}")
    tap(studio, "candidate.小")
    tap(studio, "candidate.明")
    tap(studio, "way_on")
    assert _done(studio) == [actions.AnswerField("王小明")]


def test_at_least_eighteen_candidates_stand_at_once(studio: Studio) -> None:
    _show(studio, "question-name")
    tap(studio, "entry.turn")
    for letter in "yi":
        tap(studio, f"key.{letter}")
    shown = [t for t in touchables(studio.stage.root) if t.touch_id.startswith("candidate.")]
    assert len(shown) >= 18
    tap(studio, "candidates.more")
    further = {t.touch_id for t in touchables(studio.stage.root)}
    assert not further & {t.touch_id for t in shown}


def test_an_address_takes_digits_among_its_characters(studio: Studio) -> None:
    state = INSIDE["question-address"]
    assert isinstance(state, Question)
    studio.show(Shown(replace(state, text="中庄村", origin=state.origin)))
    tap(studio, "entry.signs")
    for digit in "25":
        tap(studio, f"key.{digit}")
    tap(studio, "way_on")
    assert _done(studio) == [actions.AnswerField("中庄村25")]


def test_the_green_button_says_keep_only_for_the_text_that_was_warned_about(
    studio: Studio,
) -> None:
    _show(studio, "question-bank-warning")
    assert "就用这个" in texts(studio.stage.root)
    tap(studio, "key.erase")
    assert "就用这个" not in texts(studio.stage.root)
    tap(studio, "key.8")
    tap(studio, "way_on")
    assert _done(studio) == [actions.AnswerField("6228480402564890018", despite_warning=True)]


def test_a_refused_answer_stays_in_the_field(studio: Studio) -> None:
    _show(studio, "question-phone-error")
    assert "138 0013 800" in texts(studio.stage.root)


def test_a_signature_is_taken_as_it_was_drawn(studio: Studio) -> None:
    _show(studio, "sign")
    draw(studio, [[(100, 100), (300, 250)], [(500, 100), (500, 300), (450, 320)]])
    tap(studio, "way_on")
    signed = _done(studio)[0]
    assert isinstance(signed, actions.Sign)
    assert [len(stroke) for stroke in signed.strokes] == [2, 3]
    first = signed.strokes[0][0]
    assert (first.x, first.y) == pytest.approx((100, 100), abs=2)
    assert first.at_ms == 0
    times = [point.at_ms for stroke in signed.strokes for point in stroke]
    assert times == sorted(times)
    assert times[-1] > 0


def test_a_signature_can_be_begun_again(studio: Studio) -> None:
    _show(studio, "sign")
    draw(studio, [[(100, 100), (300, 250)]])
    tap(studio, "clear")
    tap(studio, "way_on")
    assert _done(studio) == [actions.Sign(())]


def test_ink_outside_the_field_is_no_ink(studio: Studio) -> None:
    _show(studio, "sign")
    draw(studio, [[(100, 100), (300, -500), (300, 250)]])
    tap(studio, "way_on")
    signed = _done(studio)[0]
    assert isinstance(signed, actions.Sign)
    assert all(point.y >= 0 for stroke in signed.strokes for point in stroke)


def test_a_refused_signature_clears_the_field(studio: Studio) -> None:
    _show(studio, "sign")
    draw(studio, [[(100, 100), (300, 250)]])
    tap(studio, "way_on")
    _show(studio, "sign-too-short")
    tap(studio, "way_on")
    assert _done(studio)[-1] == actions.Sign(())
