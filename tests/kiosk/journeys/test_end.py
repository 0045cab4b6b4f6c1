from dataclasses import replace

from edge_sync.wire.application import Point
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.at_signing import is_signature
from kiosk.journeys.effects import Lodge, LookForSlip, PrintSlip
from kiosk.journeys.states import DueSlip, NewsShown, PrintStage, SlipStage
from kiosk.journeys.visit import Visit
from provisioning.catalogue.words import Words
from tests.kiosk.resident import NUMBER, SIGNATURE, Resident

DUE = DueSlip(NUMBER, Words("事", "matter"), "2026-11-21 09:30")


def test_a_scratch_is_no_signature() -> None:
    dot = (tuple(Point(500, 100, i) for i in range(20)),)
    assert not is_signature(())
    assert not is_signature(dot)
    assert is_signature(SIGNATURE)
    resident = Resident()
    resident.walk_to(s.Sign)
    told = resident.do(a.Sign(dot))
    assert isinstance(told, s.Sign)
    assert told.too_short
    assert told.name == "李春燕"


def test_a_full_disk_keeps_the_answers_and_another_try_lodges() -> None:
    resident = Resident()
    resident.walk_to(s.Lodging)
    before = resident.visit.answers
    failed = resident.do(a.LodgeFailed("PRO-10"))
    assert failed == s.LodgeFailed("PRO-10")
    assert resident.visit.answers == before
    assert isinstance(resident.do(a.Back()), s.Check)
    resident.walk_to(s.Lodging)
    resident.do(a.LodgeFailed("PRO-10"), a.Retry())
    assert resident.effects.count(Lodge()) == 3
    assert isinstance(resident.do(a.LodgeDone(NUMBER)), s.Printing)


def test_a_slip_that_did_not_come_out_is_printed_again_or_left_due() -> None:
    resident = Resident()
    resident.walk_to(s.Printing)
    failed = resident.do(a.PrintFailed(NUMBER, "DEV-40"))
    assert failed == s.Printing(NUMBER, PrintStage.FAILED, "DEV-40")
    resident.do(a.Retry())
    prints = [effect for effect in resident.effects if isinstance(effect, PrintSlip)]
    assert len(prints) == 2
    assert prints[0].greeting == prints[1].greeting
    goodbye = resident.do(a.PrintFailed(NUMBER, "DEV-44"), a.GoOn())
    assert isinstance(goodbye, s.Goodbye)
    assert not goodbye.printed


def test_nothing_personal_is_left_at_the_goodbye() -> None:
    resident = Resident()
    resident.walk_to(s.Goodbye)
    kept = resident.visit
    assert kept == Visit(place=kept.place, slip=kept.slip)


def test_after_a_power_cut_the_slip_is_printed_without_a_greeting() -> None:
    resident = Resident()
    resident.world = replace(resident.world, due=(DUE,))
    waiting = resident.do(a.ShowDue())
    assert waiting == s.SlipWaiting((DUE,))
    assert resident.do(a.PrintDue(NUMBER)) == s.SlipWaiting((DUE,), printing=NUMBER)
    assert resident.effects[-1] == PrintSlip(NUMBER, None)
    resident.do(a.PrintDue(NUMBER))
    assert resident.effects.count(PrintSlip(NUMBER, None)) == 1
    failed = resident.do(a.PrintFailed(NUMBER, "DEV-40"))
    assert failed == s.SlipWaiting((DUE,), fault="DEV-40")
    resident.do(a.Retry())
    assert isinstance(resident.do(a.Printed(NUMBER)), s.Welcome)


def test_a_slip_shows_its_news_until_the_resident_is_done() -> None:
    resident = Resident()
    resident.do(a.StartReadingSlip())
    assert LookForSlip(on=True) in resident.effects
    news = (NewsShown("2026-11-23 10:00", "已受理", "办件编号…"),)
    opened = resident.do(a.SlipOpened(NUMBER, news))
    assert opened == s.ReadSlip(SlipStage.OPENED, NUMBER, news)
    assert resident.do(a.SlipNotOurs()) == opened
    resident.do(a.GoOn())
    assert resident.visit == Visit()


def test_each_thing_under_the_camera_has_its_answer() -> None:
    seen: dict[a.Action, SlipStage] = {
        a.SlipOpened(NUMBER, ()): SlipStage.NOTHING_YET,
        a.SlipPublicOnly(NUMBER): SlipStage.PUBLIC_ONLY,
        a.SlipNotOurs(): SlipStage.NOT_OURS,
        a.SlipFailed("DEV-30"): SlipStage.FAILED,
    }
    for result, stage in seen.items():
        resident = Resident()
        shown = resident.do(a.StartReadingSlip(), result)
        assert isinstance(shown, s.ReadSlip)
        assert shown.stage is stage
        again = resident.do(a.Retry())
        assert again == s.ReadSlip(SlipStage.WAITING)
