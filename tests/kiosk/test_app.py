"""The whole kiosk without a window, on real parts: drivers on lines, the store on disk."""

import gc
import time
from contextlib import ExitStack
from datetime import timedelta
from typing import Any, Protocol

import pytest

from devices.card_reader.test_people import CANARIES
from devices.emulation.gestures import carry_out
from devices.printer.emulated import PrinterMood
from edge_sync.edge.lodge import Edge, Lodged
from edge_sync.wire.application import Application, SlipNumber
from edge_sync.wire.parcel import open_parcel
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import CardStage, PaperStage, Privacy, SlipStage
from kiosk.refusal import RefusingKiosk
from kiosk.text import Language
from provisioning.storage.errors import DamagedError, UnreachableError
from tests.edge_sync.people import filled
from tests.kiosk.conftest import KIOSK, PATIENCE_S, SUITE, Desk, Station1
from tests.kiosk.resident import MYSELF, SIGNATURE, TYPED


def identify(desk: Desk, person: str = "zhang") -> None:
    desk.do(a.Start(), a.Agree(), MYSELF)
    carry_out(desk.hands, {"do": "insert-card", "person": person})
    read = desk.until(s.Identify, card=desk_card(desk))
    assert isinstance(read, s.Identify)
    desk.do(a.Agree())


SETTLED = (CardStage.READ, CardStage.FAILED, CardStage.TAKE_AWAY)


def desk_card(desk: Desk) -> s.CardReading:
    """Wait for the card and return how it was read."""
    while True:
        desk.until(s.Identify)
        state = desk.state
        if isinstance(state, s.Identify) and state.card.stage in SETTLED:
            return state.card
        desk.app.pump()


def fill(desk: Desk, title: str = "MT-PENSION-REG") -> None:
    """Answer until the first paper, or the check."""
    desk.do(a.ChooseTitle(title))
    while not isinstance(state := desk.state, s.Paper | s.Check):
        match state:
            case s.Scenario(_, _, options):
                desk.do(a.AnswerScenario(options[0].id))
            case s.Question():
                own = state.options[0].id if state.options else state.text or TYPED[state.kind]
                desk.do(a.AnswerField(own))
            case _:
                desk.do(a.Agree())


def lay(desk: Desk, paper: str) -> None:
    carry_out(desk.hands, {"do": "lay-paper", "paper": paper})
    desk.do(a.TakePage())
    desk.until(s.Paper, stage=PaperStage.TAKEN, flaw=None)
    desk.do(a.AcceptPage())


def sign(desk: Desk) -> None:
    desk.do(a.Confirm(), a.Sign(SIGNATURE))


def slips(desk: Desk) -> int:
    return len(list(desk.hands.slips.glob("*.bin")))


@pytest.mark.row("U02", "T09")
def test_an_application_is_lodged_and_its_slip_printed_with_no_network(
    desk: Desk, station: Station1
) -> None:
    identify(desk)
    fill(desk)
    lay(desk, "household-zhang")
    sign(desk)
    goodbye = desk.until(s.Goodbye)
    assert isinstance(goodbye, s.Goodbye)
    assert (goodbye.number, goodbye.printed, slips(desk)) == ("K000001-000001", True, 1)
    assert desk.edge.slips_due() == []
    application = opened(desk, station)
    assert application.persons[0].values["name"].text in CANARIES
    assert [document.material for document in application.documents] == ["M-HUKOU"]


@pytest.mark.row("F02")
def test_a_name_outside_the_font_is_lodged_as_it_stands_on_the_card(
    desk: Desk, station: Station1
) -> None:
    identify(desk, "ouyang")
    fill(desk)
    while isinstance(desk.state, s.Paper):
        desk.do(a.SkipPaper())
    sign(desk)
    desk.until(s.Goodbye)
    name = opened(desk, station).persons[0].values["name"]
    assert (name.text, name.locked) == ("欧阳\ue863𬭩", True)


def opened(desk: Desk, station: Station1) -> Application:
    """Open what is owed as the cloud would: nothing else on this machine can."""
    store = desk.edge._store  # noqa: SLF001 - the courier's view
    [owed] = store.owed()
    offer = store.offer(owed)
    assert offer is not None
    keys = {SUITE.key_id(station.keys.cloud_sealing): station.cloud}
    submitted = open_parcel(offer.parcel, SUITE, keys)
    assert isinstance(submitted, Application)
    return submitted


@pytest.mark.row("Z02")
def test_no_value_of_a_person_can_be_reached_after_the_goodbye(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    lay(desk, "household-zhang")
    sign(desk)
    desk.until(s.Goodbye)
    desk.do(a.Leave())
    carry_out(desk.hands, {"do": "take-paper"})
    desk.app.pump()
    desk.until(s.Welcome)
    found = [text for text in reachable(desk.app) if text in CANARIES or text in TYPED.values()]
    assert found == []
    assert desk.app.preview() is None


@pytest.mark.row("Z02")
def test_no_value_of_a_person_can_be_reached_after_idleness(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    assert [text for text in reachable(desk.app) if text in CANARIES], "the test sees nothing"
    desk.clock.ahead += timedelta(seconds=31)
    desk.app.pump()
    assert privacy(desk) is Privacy.MASKED
    desk.do(a.Touch())
    assert privacy(desk) is Privacy.CLEAR
    desk.clock.ahead += timedelta(seconds=121)
    desk.until(s.Welcome)
    assert [text for text in reachable(desk.app) if text in CANARIES] == []


@pytest.mark.row("Z02")
def test_a_lodge_that_failed_leaves_nothing_behind_when_the_resident_goes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = filling(monkeypatch, desk)
    identify(desk)
    fill(desk)
    desk.do(a.SkipPaper())
    full(is_full=True)
    sign(desk)
    desk.until(s.LodgeFailed)
    desk.do(a.Leave(), a.Confirm())
    assert [text for text in reachable(desk.app) if text in CANARIES] == []


def privacy(desk: Desk) -> Privacy:
    return desk.app.shown.privacy


def reachable(root: object) -> list[str]:
    """Every text that can be reached from ``root``, functions and modules left out."""
    gc.collect()
    seen, todo, texts = {id(root)}, [root], list[str]()
    while todo:
        thing = todo.pop()
        if isinstance(thing, str):
            texts.append(thing)
            continue
        if isinstance(thing, type) or type(thing).__name__ in {"module", "function"}:
            continue
        for inner in gc.get_referents(thing):
            if id(inner) not in seen:
                seen.add(id(inner))
                todo.append(inner)
    return texts


@pytest.mark.row("F14")
def test_who_leaves_takes_the_list_of_what_is_missing_along_on_paper(desk: Desk) -> None:
    identify(desk)
    desk.do(a.ChooseTitle("PK-BIRTH"), a.Leave())
    leaving = desk.state
    assert isinstance(leaving, s.Leaving)
    assert leaving.missing
    desk.do(a.Confirm())
    end = time.monotonic() + PATIENCE_S
    while not slips(desk) and time.monotonic() < end:
        desk.app.pump()
    assert slips(desk) == 1
    assert isinstance(desk.state, s.Welcome)


@pytest.mark.row("T09")
def test_a_power_cut_between_lodge_and_print_offers_the_slip_again(station: Station1) -> None:
    with ExitStack() as stack:
        desk = station.open(stack)
        desk.hands.printer.become(PrinterMood.PAPER_OUT)
        identify(desk)
        fill(desk)
        desk.do(a.SkipPaper())
        sign(desk)
        failed = desk.until(s.Printing, fault="DEV-40")
        assert isinstance(failed, s.Printing)
    with ExitStack() as stack:
        desk = station.open(stack)
        waiting = desk.until(s.SlipWaiting, printing=None)
        assert isinstance(waiting, s.SlipWaiting)
        assert [slip.number for slip in waiting.slips] == ["K000001-000001"]
        desk.do(a.PrintDue(waiting.slips[0].number))
        desk.until(s.Welcome, due=0)
        assert (slips(desk), desk.edge.slips_due()) == (1, [])


def test_a_printed_slip_under_the_camera_has_no_news_yet(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    desk.do(a.SkipPaper())
    sign(desk)
    desk.until(s.Goodbye)
    desk.do(a.Leave())
    carry_out(desk.hands, {"do": "lay-paper", "slip": 1})
    desk.do(a.StartReadingSlip())
    shown = desk.until(s.ReadSlip, stage=SlipStage.NOTHING_YET)
    assert isinstance(shown, s.ReadSlip)
    assert shown.number == "K000001-000001"


def test_an_empty_plate_is_no_page_and_the_resident_is_told(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    desk.do(a.TakePage())
    taken = desk.until(s.Paper, stage=PaperStage.TAKEN)
    assert isinstance(taken, s.Paper)
    assert taken.flaw is not None
    assert taken.picture.startswith(b"RIFF")


def test_an_unplugged_camera_lets_the_visit_go_on(desk: Desk) -> None:
    carry_out(desk.hands, {"do": "camera", "state": "unplug"})
    identify(desk)
    fill(desk)
    desk.do(a.TakePage())
    desk.until(s.Paper, stage=PaperStage.FAILED, fault="DEV-30")
    desk.do(a.SkipPaper())
    sign(desk)
    desk.until(s.Goodbye, printed=True)


def test_an_expired_card_is_read_and_told(desk: Desk) -> None:
    desk.do(a.Start(), a.Agree(), MYSELF)
    carry_out(desk.hands, {"do": "insert-card", "person": "expired"})
    card = desk_card(desk)
    assert (card.stage, card.expired) == (CardStage.READ, True)


def test_a_card_whose_number_is_wrong_is_not_taken(desk: Desk) -> None:
    desk.do(a.Start(), a.Agree(), MYSELF)
    carry_out(desk.hands, {"do": "insert-card", "person": "badnumber"})
    card = desk_card(desk)
    assert (card.stage, card.fault) == (CardStage.FAILED, "DEV-17")


def test_a_reader_that_is_pulled_out_is_told_and_comes_back(desk: Desk) -> None:
    desk.do(a.Start(), a.Agree(), MYSELF)
    desk.hands.reader.unplug()
    desk.until(s.Identify, card=s.CardReading(CardStage.FAILED, "DEV-13"))
    desk.hands.reader.plug()
    desk.until(s.Identify, card=s.CardReading(CardStage.WAITING))


@pytest.mark.row("Z02")
def test_a_card_laid_down_before_the_notice_is_not_read_into_a_visit(desk: Desk) -> None:
    carry_out(desk.hands, {"do": "insert-card", "person": "zhang"})
    while not desk.app._visit.card_on_reader:  # noqa: SLF001 - nothing is shown of it
        desk.app.pump()
    desk.do(a.Start(), a.Agree(), MYSELF)
    assert desk_card(desk).stage is CardStage.TAKE_AWAY
    carry_out(desk.hands, {"do": "remove-card"})
    desk.until(s.Identify, card=s.CardReading(CardStage.WAITING))
    assert [text for text in reachable(desk.app) if text in CANARIES] == []
    carry_out(desk.hands, {"do": "insert-card", "person": "zhang"})
    assert desk_card(desk).stage is CardStage.READ


def test_a_full_disk_lets_no_visit_begin_and_ends_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = filling(monkeypatch, desk)
    identify(desk)
    fill(desk)
    desk.do(a.SkipPaper())
    full(is_full=True)
    sign(desk)
    desk.until(s.LodgeFailed, code="PRO-10")
    full(is_full=False)
    desk.do(a.Retry())
    desk.until(s.Goodbye, printed=True)
    full(is_full=True)
    desk.do(a.Leave(), a.Start())
    assert desk.state == s.OutOfService("PRO-10")
    assert desk.app.shown.can_leave
    full(is_full=False)
    desk.do(a.Leave(), a.Start())
    desk.until(s.AskForWhom)


def test_a_store_found_damaged_at_lodge_is_opened_anew_once_the_visit_has_ended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lodge(*_handed: object) -> None:
        raise DamagedError("the database is damaged")

    identify(desk)
    fill(desk)
    desk.do(a.SkipPaper())
    monkeypatch.setattr(type(desk.edge), "lodge", lodge)
    sign(desk)
    desk.until(s.LodgeFailed, code="PRO-11")
    desk.do(a.Leave())
    with pytest.raises(DamagedError):
        desk.do(a.Confirm())


@pytest.mark.row("F15", "T09")
def test_a_lodge_that_failed_after_its_commit_and_is_signed_anew_stays_one_application(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lodge = type(desk.edge).lodge

    def lodge_unclearly(edge: Edge, *handed: Any) -> Lodged:  # noqa: ANN401 - as the real one's
        lodge(edge, *handed)
        raise UnreachableError("the disk failed")

    identify(desk)
    fill(desk)
    desk.do(a.SkipPaper())
    with monkeypatch.context() as unclear:
        unclear.setattr(type(desk.edge), "lodge", lodge_unclearly)
        sign(desk)
        desk.until(s.LodgeFailed, code="PRO-15")
    desk.do(a.Back(), a.Confirm(), a.Sign((*SIGNATURE, SIGNATURE[0][:3])))
    goodbye = desk.until(s.Goodbye)
    assert isinstance(goodbye, s.Goodbye)
    assert (goodbye.number, goodbye.printed, slips(desk)) == ("K000001-000001", True, 1)
    assert (desk.edge.waiting().owed, desk.edge.slips_due()) == (1, [])


def test_a_slip_number_that_was_taken_is_given_up_for_a_fresh_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    identify(desk)
    fill(desk)
    desk.do(a.SkipPaper())
    with monkeypatch.context() as taken:
        number = SlipNumber("K000001-000001")
        filled(desk.edge, KIOSK).lodge(desk.edge)
        taken.setattr(type(desk.edge), "next_slip_number", lambda _edge: number)
        sign(desk)
        desk.until(s.LodgeFailed, code="SYN-03")
    desk.do(a.Retry())
    desk.until(s.Goodbye, number="K000001-000002")


class Fill(Protocol):
    def __call__(self, *, is_full: bool) -> None: ...


def filling(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> Fill:
    """Let the disk say how full it is: the one thing a test cannot do to a shared machine."""
    free = {True: 0, False: 10**9}

    def fill_up(*, is_full: bool) -> None:
        monkeypatch.setattr("edge_sync.edge.room.free_bytes", lambda _folder: free[is_full])

    assert desk.edge.has_room()
    return fill_up


def test_the_listener_hears_each_new_page_once(desk: Desk) -> None:
    heard: list[type[s.State]] = []
    desk.app.on_shown = lambda shown: heard.append(type(shown.state))
    desk.do(a.Start(), a.Start(), a.Agree(), MYSELF)
    assert heard == [s.AskForWhom, s.Identify]


def test_a_kiosk_with_a_broken_catalogue_refuses_with_its_code() -> None:
    refusing = RefusingKiosk("PRO-30")
    refusing.apply(a.Start())
    refusing.pump()
    assert refusing.shown.state == s.OutOfService("PRO-30")
    refusing.apply(a.SpeakLanguage(Language.EN))
    assert refusing.shown.language is Language.EN
