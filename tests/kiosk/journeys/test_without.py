"""I have not got it: four ways, each told with what follows (rules of a visit, 5)."""

from dataclasses import replace

import pytest

from devices.printer.sheet import Item
from edge_sync.wire.application import Resolution
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import build
from kiosk.journeys.effects import PrintMissing, SpeakAloud, Wipe
from kiosk.journeys.visit import Context
from kiosk.text import Text
from provisioning.catalogue.model import Line, Matter
from provisioning.catalogue.rules.resolving import Way
from tests.kiosk.making import making
from tests.kiosk.resident import CANARIES, JPEG, Resident, context

BANK = "M-BANK/mother"


def world(**changes: object) -> Context:
    """Return a world where every line of the bank card allows something else."""
    catalogue = context().catalogue
    matters = {name: _changed(matter, changes) for name, matter in catalogue.matters.items()}
    values = {name: getattr(catalogue, name) for name in catalogue.__struct_fields__}
    return replace(context(), catalogue=type(catalogue)(**{**values, "matters": matters}))


def _changed(matter: Matter, changes: dict[str, object]) -> Matter:
    lines = tuple(
        Line(**{**{n: getattr(line, n) for n in line.__struct_fields__}, **changes})
        if line.material == "M-BANK"
        else line
        for line in matter.lines
    )
    values = {name: getattr(matter, name) for name in matter.__struct_fields__}
    return Matter(**{**values, "lines": lines})


def at_ways(**changes: object) -> Resident:
    resident = Resident(world=world(**changes))
    resident.walk_to(s.Paper)
    resident.do(a.NotToHand())
    return resident


def ways_of(resident: Resident) -> tuple[Way, ...]:
    state = resident.state
    assert isinstance(state, s.Without)
    return state.ways


def resolutions(resident: Resident) -> dict[Resolution, str]:
    resident.walk_to(s.Lodging)
    application = build(resident.visit, resident.world, making()).application
    lines = [line for member in application.members for line in member.lines]
    return {line.resolution: line.promised for line in lines if line.material == "M-BANK"}


@pytest.mark.row("F11", "F14")
@pytest.mark.parametrize(
    ("changes", "offered"),
    [
        ({"tolerable": False, "replaceable": False}, (Way.ANYWAY, Way.LATER)),
        ({"tolerable": True, "replaceable": False}, (Way.PENDING, Way.ANYWAY, Way.LATER)),
        ({"tolerable": False, "replaceable": True}, (Way.COMMIT, Way.ANYWAY, Way.LATER)),
        ({"tolerable": True, "replaceable": True}, tuple(Way)),
    ],
)
def test_only_what_the_rules_allow_is_offered(
    changes: dict[str, object], offered: tuple[Way, ...]
) -> None:
    assert ways_of(at_ways(**changes)) == offered


def test_a_paper_that_follows_says_until_when_and_the_record_has_that_day() -> None:
    resident = at_ways(tolerable=True)
    state = resident.state
    assert isinstance(state, s.Without)
    resident.do(a.TakeWay(Way.PENDING))
    day = state.until.replace("-", "")
    assert resolutions(resident) == {Resolution.PENDING: day}


def test_a_commitment_is_read_before_it_is_given() -> None:
    resident = at_ways(replaceable=True)
    read = resident.do(a.TakeWay(Way.COMMIT))
    assert isinstance(read, s.Commitment)
    assert resident.visit.ways == {}
    assert isinstance(resident.do(a.Back()), s.Without)
    resident.do(a.TakeWay(Way.COMMIT), a.Agree())
    assert resolutions(resident) == {Resolution.COMMITTED: ""}


def test_what_the_rules_do_not_allow_cannot_be_taken() -> None:
    resident = at_ways(tolerable=False, replaceable=False)
    for way in (Way.PENDING, Way.COMMIT):
        assert isinstance(resident.do(a.TakeWay(way)), s.Without)
    resident.do(a.TakeWay(Way.ANYWAY))
    assert resolutions(resident) == {Resolution.LACKING: ""}


def test_the_paper_found_after_all_takes_the_place_of_the_way() -> None:
    resident = at_ways(tolerable=True)
    resident.do(a.TakeWay(Way.PENDING), a.Back(), a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage())
    assert resident.visit.ways == {}
    assert resolutions(resident) == {Resolution.SCANNED: ""}


def test_back_from_the_ways_leads_to_the_paper_and_saving_is_one_of_them() -> None:
    resident = at_ways()
    assert isinstance(resident.do(a.Back()), s.Paper)
    resident.do(a.NotToHand())
    assert isinstance(resident.do(a.SaveForLater()), s.Saving)


@pytest.mark.row("F14")
def test_who_leaves_hears_what_is_missing_and_takes_a_list_along() -> None:
    resident = at_ways(tolerable=True)
    resident.do(a.TakeWay(Way.PENDING), a.Leave())
    leaving = resident.state
    assert isinstance(leaving, s.Leaving)
    assert [paper.material.zh for paper in leaving.missing] == ["银行卡（存折）", "近期免冠照片"]
    assert SpeakAloud("下次请带：银行卡（存折）、近期免冠照片。") in resident.effects
    resident.do(a.Confirm())
    printed, wiped = resident.effects[-2:]
    assert isinstance(printed, PrintMissing)
    assert isinstance(wiped, Wipe)
    assert [i.text for i in printed.sheet.elements if isinstance(i, Item)] == [
        "银行卡（存折）（母亲）",
        "近期免冠照片（孩子）",
    ]
    assert not [canary for canary in CANARIES if canary in repr(printed)]


def test_who_leaves_early_hears_what_is_usually_needed() -> None:
    resident = Resident()
    resident.walk_to(s.Scenario)
    resident.do(a.Leave())
    leaving = resident.state
    assert isinstance(leaving, s.Leaving)
    assert [(p.material.zh, p.reason) for p in leaving.missing] == [
        ("银行卡（存折）", Text.REASON_ASKED),
        ("近期免冠照片", Text.REASON_ASKED),
    ]


def test_nothing_is_printed_where_nothing_is_missing() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    resident.do(a.Leave(), a.Confirm())
    assert not [effect for effect in resident.effects if isinstance(effect, PrintMissing)]
