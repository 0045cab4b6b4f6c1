from dataclasses import replace

import pytest

from edge_sync.wire.application import ForWhom
from kiosk.journeys import actions, states
from kiosk.journeys.states import (
    Origin,
    Paper,
    PaperDemand,
    PaperStage,
    Printing,
    PrintStage,
    Privacy,
    Problem,
    Question,
    ReadSlip,
    Scenario,
    Shown,
    SlipStage,
    SlipWaiting,
    State,
    Welcome,
)
from kiosk.text import Language, ProblemText, StickText, Text, failure_what, say
from provisioning.catalogue.words import NOTHING
from screens.check.presenter import present as present_check
from screens.failure.presenter import FailureView
from screens.goodbye.presenter import present as present_goodbye
from screens.list_view import ListView, RowKind
from screens.needs.presenter import present as present_needs
from screens.not_yet.presenter import present as present_not_yet
from screens.page_view import Around, Button, PageView
from screens.paper.presenter import present as present_paper
from screens.presenters import present
from screens.printing.presenter import present as present_printing
from screens.question.presenter import Entry, QuestionView, answer
from screens.question.presenter import present as present_question
from screens.read_slip.presenter import present as present_read_slip
from screens.samples import samples
from screens.samples.asking import ASKING
from screens.samples.green import TOWN
from screens.samples.helping import with_helper
from screens.samples.inside import INSIDE
from screens.samples.outside import OUTSIDE
from screens.samples.village import CHECK, NEEDS_BIRTH, NUMBER
from screens.scenario.presenter import present as present_scenario
from screens.slip_waiting.presenter import present as present_slip_waiting
from screens.welcome.presenter import present as present_welcome

LONGEST_TITLE, LONGEST_PAGE = 34, 110
AROUND = Around(Language.ZH, can_go_back=True, can_leave=True)
WITH_HELPER = {name: one.state for name, one in with_helper(Language.ZH).items()}
ALL = list((OUTSIDE | INSIDE | ASKING | WITH_HELPER | TOWN).items())


def _page(state: State, around: Around = AROUND) -> PageView:
    return present(state, around, "12345").page


@pytest.mark.row("A02")
@pytest.mark.parametrize(("name", "state"), ALL)
def test_a_page_says_one_thing_in_few_words(name: str, state: State) -> None:
    view = present(state, AROUND, "12345")
    page, trouble = view.page, view.page.trouble
    said = page.title + page.hint + (trouble.what + trouble.next_step if trouble else "")
    assert len(page.title) <= LONGEST_TITLE, name
    assert len(said) <= LONGEST_PAGE, name


def _sample(name: str) -> State:
    return (OUTSIDE | INSIDE)[name]


def _question(name: str) -> Question:
    state = _sample(name)
    assert isinstance(state, Question)
    return state


def _paper(name: str) -> Paper:
    state = _sample(name)
    assert isinstance(state, Paper)
    return state


def _action(button: Button | None) -> actions.Action | None:
    return button.action if button else None


@pytest.mark.parametrize(("name", "state"), ALL)
@pytest.mark.parametrize("language", list(Language))
def test_every_state_has_a_page_with_a_heading(name: str, state: State, language: Language) -> None:
    page = _page(state, Around(language, can_go_back=True, can_leave=True))
    assert page.title, name
    assert "{" not in page.title + page.hint


def test_every_kind_of_state_has_a_sample() -> None:
    shown = {type(state) for _, state in ALL}
    assert shown == set(State.__args__)


@pytest.mark.parametrize(
    ("name", "way_on"),
    [
        ("welcome", actions.Start()),
        ("notice", actions.Agree()),
        ("for-whom", None),
        ("for-whom-chosen", actions.ChooseForWhom(ForWhom.FAMILY)),
        ("identify", None),
        ("identify-reading", None),
        ("identify-failed", None),
        ("identify-read", actions.Agree()),
        ("choose", None),
        ("not-yet", actions.Agree()),
        ("needs", actions.Agree()),
        ("scenario", None),
        ("scenario-chosen", actions.AnswerScenario("self")),
        ("question-choice", None),
        ("question-phone", actions.AnswerField("")),
        ("paper", actions.TakePage()),
        ("paper-taking", None),
        ("paper-taken", actions.AcceptPage()),
        ("paper-failed", actions.Retry()),
        ("check", actions.Confirm()),
        ("sign", actions.Sign(())),
        ("lodging", None),
        ("lodge-failed", actions.Retry()),
        ("printing", None),
        ("printing-failed", actions.Retry()),
        ("goodbye", actions.GoOn()),
        ("read-slip", None),
        ("read-slip-news", actions.GoOn()),
        ("read-slip-nothing", actions.GoOn()),
        ("read-slip-not-ours", actions.Retry()),
        ("slip-waiting", actions.PrintDue(NUMBER)),
        ("slip-waiting-printing", None),
        ("leaving", actions.Back()),
        ("out-of-service", None),
    ],
)
def test_the_green_button_is_the_way_on(name: str, way_on: actions.Action | None) -> None:
    assert _action(_page(_sample(name)).way_on) == way_on


@pytest.mark.parametrize("name", [name for name in INSIDE if not name.startswith("leaving")])
def test_back_and_leave_stand_on_every_page_of_a_visit(name: str) -> None:
    page = _page(_sample(name))
    assert _action(page.back) == actions.Back()
    assert _action(page.leave) == actions.Leave()


@pytest.mark.parametrize("name", list(INSIDE))
def test_what_the_visit_does_not_allow_is_not_offered(name: str) -> None:
    page = _page(_sample(name), Around(Language.ZH))
    assert page.back is None
    assert page.leave is None or page.key == "leaving"


def test_leaving_is_confirmed_by_the_small_button_and_not_by_the_green_one() -> None:
    page = _page(_sample("leaving"))
    assert _action(page.leave) == actions.Confirm()
    assert page.back is None


@pytest.mark.parametrize("name", ["leaving", "leaving-or-save", "postings-none", "collect-locked"])
def test_a_page_with_nothing_to_list_or_to_enter_is_a_picture(name: str) -> None:
    view = present(_sample(name), AROUND, "12345")
    assert isinstance(view, FailureView)
    assert view.picture


@pytest.mark.row("F13")
def test_what_is_wrong_with_a_page_from_a_stick_is_said_without_asking_to_lay_it_anew() -> None:
    bad = present(_sample("paper-stick-flaw"), AROUND, "12345").page
    assert bad.trouble is not None
    assert bad.trouble.next_step == say(Language.ZH, StickText.INSTEAD)
    assert _action(bad.way_on) == actions.Retake()
    kept = present(_sample("paper-stick-flaw-thrice"), AROUND, "12345").page
    assert actions.AcceptPage() in [button.action for button in kept.others]


@pytest.mark.row("F13")
@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("paper-stick-gone", (actions.UseStick(), actions.NotToHand(), actions.Retake())),
        ("paper-stick-not-opened", (actions.UseStick(), actions.NotToHand(), actions.Retake())),
    ],
)
def test_a_stick_that_failed_leaves_every_other_way(
    name: str, ways: tuple[actions.Action, ...]
) -> None:
    page = _page(_sample(name))
    assert (_action(page.way_on), *(button.action for button in page.others)) == ways


def test_a_broken_reader_is_said_before_anybody_begins() -> None:
    trouble = present_welcome(Welcome(reader_fault="DEV-13"), AROUND, "12345").page.trouble
    assert trouble is not None
    assert trouble.what == failure_what(Language.ZH, "DEV-13")
    assert "DEV-13" in trouble.code


def test_slips_that_wait_are_offered_on_the_first_page() -> None:
    assert present_welcome(Welcome(), AROUND, "1").show_due is None
    view = present_welcome(Welcome(due=2), AROUND, "1")
    assert _action(view.show_due) == actions.ShowDue()
    assert "2" in view.due


def test_papers_to_bring_stand_before_those_that_are_not_needed() -> None:
    rows = present_needs(NEEDS_BIRTH, AROUND).rows
    words = [row.words for row in rows]
    assert words[0] == say(Language.ZH, Text.NEEDS_BRING)
    assert words.index("银行卡") < words.index("居民户口簿") < words.index("居民身份证")


def test_where_nothing_has_to_be_brought_it_is_said_first() -> None:
    state = replace(NEEDS_BIRTH, bring=())
    first = present_needs(state, AROUND).rows[0]
    assert (first.kind, first.words) == (
        RowKind.GOOD,
        say(Language.ZH, Text.NEEDS_NOTHING_TO_BRING),
    )


def test_an_earlier_choice_is_marked_and_may_be_kept() -> None:
    state = _sample("scenario-chosen")
    assert isinstance(state, Scenario)
    view = present_scenario(state, AROUND)
    assert [choice.id for choice in view.choices if choice.is_chosen] == ["self"]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("question-choice", Entry.CHOICES),
        ("question-phone", Entry.PAD),
        ("question-id", Entry.PAD),
        ("question-date", Entry.PAD),
        ("question-bank-warning", Entry.PAD),
        ("question-name", Entry.PINYIN),
        ("question-address", Entry.PINYIN),
    ],
)
def test_each_kind_of_field_has_its_entry(name: str, entry: Entry) -> None:
    assert present_question(_question(name), AROUND).entry is entry


def test_an_error_stands_on_top_and_at_the_field_in_the_same_words() -> None:
    view = present_question(_question("question-phone-error"), AROUND)
    assert view.page.trouble is not None
    assert view.page.trouble.what == view.error == say(Language.ZH, ProblemText.PROBLEM_PHONE)


@pytest.mark.parametrize("text", list(ProblemText))
@pytest.mark.parametrize("language", list(Language))
def test_every_problem_can_be_said(text: ProblemText, language: Language) -> None:
    state = replace(_question("question-phone"), problem=Problem("KIO-20", text))
    error = present_question(state, Around(language)).error
    assert error
    assert "{" not in error


def _warned() -> QuestionView:
    return present_question(_question("question-bank-warning"), AROUND)


def test_the_same_text_again_passes_its_warning() -> None:
    view = _warned()
    assert answer(view, view.text) == actions.AnswerField(view.text, despite_warning=True)
    assert view.page.way_on is not None
    assert view.page.way_on.words == say(Language.ZH, Text.BUTTON_KEEP)


def test_another_text_is_checked_again() -> None:
    assert answer(_warned(), "6228") == actions.AnswerField("6228", despite_warning=False)


def test_where_a_text_came_from_is_said_only_while_there_is_one() -> None:
    state = _question("question-address")
    assert present_question(state, AROUND).note == say(Language.ZH, Text.QUESTION_FROM_CARD)
    assert present_question(replace(state, text=""), AROUND).note == ""
    assert present_question(replace(state, origin=Origin.TYPED), AROUND).note == ""


@pytest.mark.parametrize(
    ("demand", "without"),
    [(PaperDemand.ASKED, actions.NotToHand()), (PaperDemand.OFFERED, actions.SkipPaper())],
)
def test_a_paper_can_always_be_passed_by(demand: PaperDemand, without: actions.Action) -> None:
    for stage in (PaperStage.PREVIEW, PaperStage.FAILED):
        view = present_paper(replace(_paper("paper"), demand=demand, stage=stage), AROUND)
        assert [button.action for button in view.page.others] == [without]


def test_a_paper_that_an_office_asked_for_without_naming_anybody_is_said_to_be_nobodys() -> None:
    mothers, nobodys = _paper("paper"), replace(_paper("paper"), about=NOTHING)
    assert present_paper(mothers, AROUND).page.hint.endswith(say(Language.ZH, nobodys.reason))
    assert present_paper(mothers, AROUND).page.hint != present_paper(nobodys, AROUND).page.hint
    assert present_paper(nobodys, AROUND).page.hint == say(Language.ZH, nobodys.reason)


def test_a_bad_picture_is_refused_with_what_to_do_and_after_three_may_be_kept() -> None:
    view = present_paper(_paper("paper-flaw"), AROUND)
    assert view.page.trouble is not None
    assert view.page.trouble.what == say(Language.ZH, ProblemText.FLAW_CUT_OFF)
    assert _action(view.page.way_on) == actions.Retake()
    assert [b.action for b in view.page.others] == [actions.NotToHand()]
    third = present_paper(_paper("paper-flaw-thrice"), AROUND)
    assert _action(third.page.way_on) == actions.Retake()
    assert [b.action for b in third.page.others] == [actions.AcceptPage()]


def test_what_she_can_have_today_begins_at_a_touch() -> None:
    state = _sample("not-yet-instead")
    assert isinstance(state, states.NotYet)
    view = present_not_yet(state, AROUND)
    assert [one.button.action for one in view.instead] == [actions.ChooseTitle("MT-PENSION-QUERY")]
    assert _action(view.page.way_on) == actions.Agree()


def _check() -> ListView:
    return present_check(CHECK, AROUND)


def test_what_comes_from_the_card_is_locked_and_the_rest_can_be_changed() -> None:
    rows = {row.words: row for row in _check().rows}
    assert rows["身份证号"].button is None
    assert rows["身份证号"].sign == "lock"
    assert _action(rows["手机号"].button) == actions.Change("mother.phone")


def test_papers_to_follow_stand_out_with_a_sign_and_words() -> None:
    row = next(row for row in _check().rows if row.words == "结婚证")
    assert (row.kind, row.sign) == (RowKind.MIND, "clock")
    assert row.value == say(Language.ZH, Text.CHECK_PENDING)


def test_an_answer_that_was_not_given_is_said() -> None:
    group = replace(CHECK.groups[0], items=(replace(CHECK.groups[0].items[0], shown=""),))
    rows = present_check(replace(CHECK, groups=(group,)), AROUND).rows
    assert say(Language.ZH, Text.CHECK_NOT_GIVEN) in [row.value for row in rows]


def test_the_slip_number_counts_before_there_is_paper() -> None:
    for stage in PrintStage:
        assert NUMBER in present_printing(Printing(NUMBER, stage), AROUND).number


def test_a_slip_that_failed_to_print_says_first_that_nothing_is_lost() -> None:
    page = present_printing(Printing(NUMBER, PrintStage.FAILED, "DEV-40"), AROUND).page
    assert page.title == say(Language.ZH, Text.PRINTING_FAILED)
    assert [button.action for button in page.others] == [actions.GoOn()]


def test_goodbye_says_that_received_is_not_accepted() -> None:
    state = _sample("goodbye-to-follow")
    assert isinstance(state, states.Goodbye)
    view = present_goodbye(state, AROUND)
    assert view.received == say(Language.ZH, Text.GOODBYE_RECEIVED)
    assert view.card == say(Language.ZH, Text.FRAME_CARD_ON_READER)
    assert [row.words for row in view.rows] == [
        say(Language.ZH, Text.GOODBYE_TO_FOLLOW),
        "结婚证",
    ]


@pytest.mark.parametrize("stage", list(SlipStage))
def test_the_camera_is_live_only_while_a_slip_is_looked_for(stage: SlipStage) -> None:
    view = present_read_slip(ReadSlip(stage), AROUND)
    assert view.is_live is (stage is SlipStage.WAITING)


def test_one_waiting_slip_is_printed_by_the_green_button_alone() -> None:
    one = _sample("slip-waiting")
    two = _sample("slip-waiting-two")
    assert isinstance(one, SlipWaiting)
    assert isinstance(two, SlipWaiting)
    assert [row.button for row in present_slip_waiting(one, AROUND).rows] == [None]
    assert all(row.button for row in present_slip_waiting(two, AROUND).rows)


def test_no_view_tells_a_person_in_its_repr() -> None:
    for name, shown in samples(Language.ZH).items():
        if shown.privacy is Privacy.CLEAR:
            told = repr(present(shown.state, Around.of(Shown(shown.state)), "12345"))
            assert not [word for word in ("王秀英", "5329", "6228") if word in told], name
