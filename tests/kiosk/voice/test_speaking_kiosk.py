"""A kiosk that speaks: a touch ends its words, listening is no absence, a warning is said."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta

import pytest

from devices.speaker.contract import EXPLAINED, Output, Played
from devices.speaker.routing import Part
from kiosk.journeys import actions as a
from kiosk.journeys.effects import Speak
from kiosk.journeys.states import Privacy, Welcome
from kiosk.journeys.visit import Place, Step
from kiosk.text import GreenText, Language, Text, failure_helper, say
from kiosk.voice.contract import Silent
from kiosk.voice.page_voice import PageVoice
from tests.kiosk.conftest import Station1
from tests.kiosk.resident import Resident
from tests.kiosk.voice.conftest import MakeMouth, until


@pytest.mark.row("A01")
def test_a_visit_is_spoken_and_a_touch_ends_the_words(
    station: Station1, make_mouth: MakeMouth
) -> None:
    mouth = make_mouth(in_real_time=True)
    with ExitStack() as stack:
        desk = station.open(stack, voice=mouth.voice)
        desk.do(a.Touch(), a.Start())
        until(lambda: mouth.heard() > 0.2)
        desk.do(a.Touch())
        until(lambda: not mouth.voice.is_speaking)
        before = mouth.heard()
        desk.app.read_aloud((Part("请看屏幕。", is_of_page=True),))
        until(lambda: mouth.heard() > before + 0.5)


def test_listening_is_not_being_away(station: Station1, make_mouth: MakeMouth) -> None:
    mouth = make_mouth(in_real_time=True)
    with ExitStack() as stack:
        desk = station.open(stack, voice=mouth.voice)
        desk.do(a.Start())
        for _ in range(20):
            desk.app.read_aloud((Part("这是一段很长的话，要听很久很久。", is_of_page=True),))
        until(lambda: mouth.heard() > 0)
        desk.clock.ahead += timedelta(seconds=100)
        desk.app.pump()
        assert desk.app.shown.privacy is Privacy.CLEAR
        mouth.voice.hush()
        mouth.done()
        desk.clock.ahead += timedelta(seconds=125)
        desk.app.pump()
        assert isinstance(desk.state, Welcome)


@pytest.mark.row("Z02")
def test_an_idle_visit_is_warned_aloud_once_and_a_forgotten_card_is_called_for() -> None:
    resident = Resident()
    resident.do(a.Start(), a.Agree(), a.CardSeen())
    for seconds in (31.0, 91.0, 92.0):
        resident.do(a.Idle(seconds))
    spoken = [one.text for one in resident.effects if isinstance(one, Speak)]
    assert spoken.count(Text.SCREEN_STILL_THERE) == 1
    assert spoken.count(Text.FRAME_CARD_ON_READER) == 1
    resident.do(a.Idle(121.0))
    assert resident.effects[-1] == Speak(Text.FRAME_CARD_ON_READER)


@pytest.mark.row("L06")
def test_a_loudspeaker_without_its_plug_stands_on_the_helper_s_page_with_what_to_do(
    station: Station1, make_mouth: MakeMouth
) -> None:
    mouth = make_mouth()
    with ExitStack() as stack:
        desk = station.open(stack, voice=mouth.voice)
        seen = desk.app._helper._look  # noqa: SLF001 - what the clerk does for her page
        mouth.card.unplug(Output.ROOM)
        looked = seen()
        assert isinstance(looked, a.StationSeen)
        assert Played.NO_DEVICE.value in looked.look.faults
        mouth.card.plug(Output.ROOM)
        looked = seen()
        assert isinstance(looked, a.StationSeen)
        assert not {one.value for one in Played} & set(looked.look.faults)
    for language in Language:
        told = {failure_helper(language, fault.value) for fault in EXPLAINED}
        assert len(told) == len(EXPLAINED), "each has a way out of its own"


@pytest.mark.row("A01")
def test_a_sentence_around_prompts_alone_is_kept_and_one_around_a_name_is_not(
    make_mouth: MakeMouth,
) -> None:
    mouth = make_mouth()
    choices = "、".join(say(Language.ZH, one) for one in (Text.BUTTON_START, Text.BUTTON_BACK))
    for words, is_kept in ((choices, True), ("张桂兰", False), (f"{choices}、张桂兰", False)):
        before = len(list((mouth.folder / "voice").rglob("*.wav")))
        mouth.voice.say((Part(say(Language.ZH, GreenText.CHOICES, words=words)),), Language.ZH)
        mouth.done()
        assert len(list((mouth.folder / "voice").rglob("*.wav"))) == before + is_kept


class Noting(Silent):
    """A voice that notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | Part, ...]] = []

    def say(self, parts: Sequence[Part], language: Language) -> None:
        self.asked.append((language.value, *parts))

    def say_again(self, parts: Sequence[Part], language: Language) -> None:
        self.asked.append(("again", language.value, *parts))


def test_once_more_says_also_what_the_page_said_beside_its_own_words() -> None:
    noting = Noting()
    page = PageVoice(noting)
    title = Part("查进度。", is_of_page=True)
    news = Part("您的社保卡已经办好", is_private=True)
    page.say_aloud(news.words, Language.ZH, is_private=True)
    page.read((title,), Language.ZH)
    page.read((title,), Language.ZH)
    page.follow(Place(Step.READ_SLIP), Place(Step.GOODBYE), a.Confirm())
    page.read((title,), Language.ZH)
    assert noting.asked[1:] == [("zh", title), ("again", "zh", title, news), ("zh", title)]
