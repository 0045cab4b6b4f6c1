"""When a visit ends, nothing of its person can be reached: whatever was done before (row Z02)."""

import gc
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edge_sync.wire.application import ForWhom, HelperId
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.duty import Duty, OnDuty
from kiosk.journeys.effects import Wipe
from kiosk.journeys.states import NewsShown
from kiosk.journeys.visit import Step, Visit
from kiosk.text import Language
from tests.kiosk.resident import CHEN, JPEG, LI, NUMBER, Resident, context

CANARY = "金丝雀一号"
CANARY_NUMBER = "110105194912310054"
CANARY_ACCOUNT = "6228480402564890018"
CANARY_PICTURE = JPEG + b"canary"
CANARIES = (
    *(CANARY, CANARY_NUMBER, CANARY_ACCOUNT),
    *(LI.name, LI.number, LI.address, CHEN.name, CHEN.number, CHEN.address),
)
HELPER = OnDuty(HelperId("h0001"), "赵小兰", may_vouch=True)

ENDS = st.sampled_from(
    [
        (a.Idle(121),),
        (a.Leave(), a.Confirm()),
        (a.Back(),) * 60,
        (a.Leave(), a.SaveForLater(), a.DraftSaved("2026-12-21"), a.Confirm()),
    ]
)
DEEDS = st.sampled_from(
    [
        a.ChooseForWhom(ForWhom.FAMILY),
        a.ChooseForWhom(ForWhom.BEHALF),
        a.CardSeen(),
        a.CardFailed("DEV-18"),
        a.CardRead(LI),
        a.CardRead(CHEN),
        a.CardLifted(),
        a.TypeInstead(),
        a.NotHere(),
        a.AskToVouch(),
        a.Agree(),
        a.AnswerField(CANARY),
        a.AnswerField(CANARY_NUMBER),
        a.AnswerField(CANARY_ACCOUNT, despite_warning=True),
        a.NoAnswer(),
        a.TakePage(),
        a.ScanTaken(CANARY_PICTURE),
        a.AcceptPage(),
        a.NotToHand(),
        a.SkipPaper(),
        a.Confirm(),
        a.Leave(),
        a.Back(),
        a.SaveForLater(),
        a.DraftFailed("DEV-40"),
        a.LodgeFailed("PRO-10"),
        a.StartReadingSlip(),
        a.SlipOpened(NUMBER, (NewsShown("2026-11-23", CANARY, CANARY),)),
        a.ChooseTitle("PK-BIRTH"),
        a.ChooseTitle("MT-PENSION-REG"),
        a.SpeakLanguage(Language.EN),
    ]
)


def kept(root: object) -> list[str]:
    """Every canary that can be reached from a value, in texts and in bytes."""
    seen, todo, found = {id(root)}, [root], list[str]()
    while todo:
        thing = todo.pop()
        if isinstance(thing, str):
            found += [canary for canary in CANARIES if canary in thing]
        elif isinstance(thing, bytes) and b"canary" in thing:
            found.append("picture")
        elif not isinstance(thing, type):
            inner = [one for one in gc.get_referents(thing) if id(one) not in seen]
            seen |= {id(one) for one in inner}
            todo += inner
    return found


def walk(deeds: list[a.Action | None]) -> Resident:
    """None goes on as a sensible resident would, so that deep pages are reached too."""
    resident = Resident(world=replace(context(), duty=Duty(HELPER)))
    resident.visit = replace(resident.visit, helper=HELPER.id)
    for deed in deeds:
        resident.do(*((deed,) if deed else resident.deeds(resident.state)))
    return resident


@pytest.mark.row("Z02")
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(
    deeds=st.lists(st.one_of(st.none(), st.none(), st.none(), DEEDS), min_size=20, max_size=90),
    end=ENDS,
)
def test_nothing_of_one_person_is_reachable_after_a_visit_ends(
    deeds: list[a.Action | None], end: tuple[a.Action, ...]
) -> None:
    resident = walk(deeds)
    resident.effects.clear()
    resident.do(*end, a.Idle(121))
    if resident.visit.place.step is not Step.WELCOME:  # a lodge or a print runs on
        assert resident.visit.place.step in (Step.LODGING, Step.PRINTING, Step.SAVING)
        return
    left = resident.visit
    assert left == Visit(card_on_reader=left.card_on_reader, card_left=left.card_left)
    assert kept(resident.visit) == []
    assert kept(resident.shown) == []
    wiped_at = [n for n, effect in enumerate(resident.effects) if isinstance(effect, Wipe)]
    if wiped_at:
        assert kept(resident.effects[wiped_at[-1] :]) == []


@pytest.mark.row("Z02")
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.none(), st.none(), DEEDS), min_size=10, max_size=60))
def test_another_persons_card_at_the_start_leaves_nothing_of_the_first(
    deeds: list[a.Action | None],
) -> None:
    resident = walk(deeds)
    for _ in range(80):
        if isinstance(resident.state, s.Identify | s.Welcome):
            break
        resident.do(a.Back())
    if not isinstance(resident.state, s.Identify):
        return
    stranger = replace(LI, name="别的人", number="110105194912310062", address="别处")
    resident.do(a.CardRead(stranger))
    assert kept(resident.visit) == []


def test_a_canary_in_the_middle_of_a_visit_is_found() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    assert set(kept(resident.visit)) >= {LI.name, LI.number, CHEN.name}
    assert set(kept(resident.shown)) >= {LI.name, CHEN.name}
