"""The green lane: after one tap all is large, said aloud, low, and little at once (row A01)."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from kivy.core.window import Window

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import CallTheTown
from kiosk.journeys.states import Shown
from kiosk.text import Language, SigningText, say
from kiosk.voice.prompts import prompts_of
from kiosk.voice.sentences import sentences
from provisioning.wire.help import About
from screens.audit import audit
from screens.gallery import SHOWN_AT, STATION, Studio
from screens.lane import sentence_of, with_lane
from screens.page_view import Around
from screens.presenters import present
from screens.samples import samples
from screens.samples.green import IN_GREEN
from screens.settings import ScreenSettings
from screens.stage import Stage
from screens.theme.measure import LARGER, set_large
from screens.widgets.choices import ChoiceList
from screens.widgets.finger import Finger
from screens.widgets.sight import box_of, touchables
from screens.widgets.touch import ChoiceCard, Key, WayOnButton
from screens.widgets.words import Words
from tests.kiosk.resident import CANARIES
from tests.screens.hands import tap
from tests.screens.live_kiosk import FingerHands, LiveKiosk, one_step
from tests.shipped import shipped_edition

LOW = 0.60  # of the height: what is touched lies below, but for the header and long lists


@pytest.fixture
def live() -> Iterator[tuple[Studio, LiveKiosk]]:
    studio, kiosk = Studio((540, 960)), LiveKiosk()
    kiosk.resident.title = "MT-PENSION-REG"
    kiosk.resident.world = replace(kiosk.resident.world, has_help_line=True)
    studio.close()
    studio.stage = Stage(kiosk, ScreenSettings(STATION, "12345"), lambda: SHOWN_AT)
    Window.add_widget(studio.stage.root)
    studio.stage.refresh()
    studio.turn(4)
    yield studio, kiosk
    studio.close()
    set_large(on=False)


def ids(studio: Studio) -> list[str]:
    return [one.touch_id for one in touchables(studio.stage.in_sight)]


def rules_broken(studio: Studio) -> list[str]:
    """Every rule that widgets tell of."""
    findings = audit(studio.stage)
    return [f"{one.rule}: {one.at}" for one in findings]


@pytest.mark.row("A01", "L02")
def test_somebody_of_sixty_five_goes_from_the_green_button_to_the_slip(
    live: tuple[Studio, LiveKiosk],
) -> None:
    studio, kiosk = live
    plain = {
        type(w).__name__: w.font_size for w in studio.stage.root.walk() if isinstance(w, Words)
    }
    tap(studio, "green")
    seen, found, choices = [], {}, 0
    for _ in range(90):
        state = kiosk.shown.state
        seen.append(type(state).__name__)
        assert kiosk.shown.green
        if seen[-1] not in seen[:-1] and (broken := rules_broken(studio)):
            found[seen[-1]] = broken
        choices = max(
            choices, sum(isinstance(w, ChoiceCard) for w in touchables(studio.stage.root))
        )
        if isinstance(state, s.Goodbye):
            break
        one_step(FingerHands(studio), kiosk)
    assert seen[-1] == "Goodbye", seen
    assert found == {}
    assert choices <= 4
    prompts = prompts_of(Language.ZH, shipped_edition().catalogue)
    said = [one for words in kiosk.said for one in sentences(words)]
    spoken = "".join(one for one in said if prompts.is_for_everybody(one))
    for title in ("请把身份证放在读卡区", "今天替谁办事？", "请签名", "请按下面的大按钮"):
        assert title in spoken
    assert not [canary for canary in CANARIES if canary in spoken], "the rest is for one ear"
    for told in ("填的内容会加密", "没有手机", "哪一行不对", "我不会写字", "已收件，还没受理"):
        assert told in spoken
    assert [e.about for e in kiosk.effects if isinstance(e, CallTheTown)] == [About.GREEN]
    large = {
        type(w).__name__: w.font_size for w in studio.stage.root.walk() if isinstance(w, Words)
    }
    assert large["Heading"] == pytest.approx(plain["Heading"] * LARGER, abs=1)


def test_it_ends_with_the_visit(live: tuple[Studio, LiveKiosk]) -> None:
    studio, kiosk = live
    tap(studio, "green")
    kiosk.apply(a.Idle(121))
    studio.stage.refresh()
    assert isinstance(kiosk.shown.state, s.Welcome)
    assert not kiosk.shown.green
    assert "lane.0" not in ids(studio)


def test_the_lane_says_a_page_again_and_calls_for_help(live: tuple[Studio, LiveKiosk]) -> None:
    studio, kiosk = live
    tap(studio, "green")
    first = kiosk.said[-1]
    tap(studio, "lane.1")
    assert kiosk.said[-2:] == [first, first]
    tap(studio, "lane.0")
    assert isinstance(kiosk.shown.state, s.AskTown)
    kiosk.apply(a.TownAnswered("杨秀兰", "我马上过来"))
    studio.stage.refresh()
    studio.turn(3)
    tap(studio, "way_on")
    assert isinstance(kiosk.shown.state, s.Notice)


@pytest.mark.row("A01")
def test_what_is_refused_a_second_time_is_said_a_second_time(
    live: tuple[Studio, LiveKiosk],
) -> None:
    """The page is equal to itself then: who does not see it would wait for ever."""
    studio, kiosk = live
    tap(studio, "green")
    while not isinstance(kiosk.shown.state, s.Sign):
        one_step(FingerHands(studio), kiosk)
    for _ in range(2):
        kiosk.said.clear()
        tap(studio, "way_on")
        studio.turn(4)
        assert say(Language.ZH, SigningText.SIGN_TOO_SHORT) in "".join(kiosk.said)


@pytest.mark.row("A01")
def test_what_is_touched_lies_in_the_lower_part_of_a_tall_window() -> None:
    studio = Studio((540, 960))
    high: dict[str, list[str]] = {}
    for name in IN_GREEN:
        studio.show(samples(Language.ZH)[f"green-{name}"])
        cards = [
            w for w in touchables(studio.stage.root) if isinstance(w, ChoiceCard | WayOnButton)
        ]
        keys = [w for w in touchables(studio.stage.root) if isinstance(w, Key)]
        limit = studio.stage.root.height * (LOW + 0.12)
        too_high = [w.touch_id for w in (*cards, *keys) if box_of(w).y + box_of(w).height > limit]
        high |= {name: too_high} if too_high else {}
    studio.show(Shown(s.Welcome()))
    studio.close()
    assert high == {}


def test_a_page_that_is_drawn_anew_under_a_finger_keeps_its_touch() -> None:
    """A card that is lifted redraws the page in the moment somebody presses a button of it."""
    studio = Studio((540, 960))
    studio.show(samples(Language.ZH)["identify-failed"])
    button = next(w for w in touchables(studio.stage.root) if w.touch_id == "other.0")
    finger = Finger(*box_of(button).centre)
    studio.kiosk.shown = samples(Language.ZH)["identify"]
    studio.stage.refresh()  # drawn, and not laid out before the next frame
    finger.down()
    studio.turn(1)
    finger.up()
    studio.turn(2)
    done = studio.kiosk.done
    studio.show(Shown(s.Welcome()))
    studio.close()
    assert a.TypeInstead() in done


@pytest.mark.row("A01")
def test_fewer_choices_stand_at_once() -> None:
    set_large(on=True)
    assert ChoiceList().most == 4
    set_large(on=False)
    assert ChoiceList().most == 6


def test_what_is_said_of_a_page_names_nobody() -> None:
    names = ("王秀英", "李春燕", "陈大山", "529901", "13800")
    for name, shown in samples(Language.ZH).items():
        view = with_lane(present(shown.state, Around.of(shown), "12345"), shown)
        said = sentence_of(view, Language.ZH)
        assert not [one for one in names if one in said], name
