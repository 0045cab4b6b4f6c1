"""A notice answered and an application taken back at a real kiosk, and what follows from it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cloud.casework.answers import Answer, Point
from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.schema import SCHEMA
from cloud.casework.states import Act, MemberState
from edge_sync.wire.news import News, seal_news
from edge_sync.wire.parcel import open_parcel
from edge_sync.wire.slip_code import write_private_code
from edge_sync.wire.slip_secret import SlipSecret
from edge_sync.wire.submissions import Submitted, Supplement, Withdrawal
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import SlipStage
from kiosk.slip_reading import open_slip
from kiosk.text import Language
from provisioning.storage.database import open_database
from tests.cloud.hands import Outbox, arrival, officer
from tests.kiosk.conftest import KIOSK, SUITE, Desk, Station1
from tests.kiosk.test_app import fill, identify, lay, sign
from tests.shipped import shipped_edition

AT = datetime(2026, 11, 21, 2, tzinfo=UTC)


def watched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[SlipSecret]:
    """Remember the secrets of slips: the kiosk itself forgets each when it is on paper."""
    secrets: list[SlipSecret] = []
    new = desk.edge.new_slip_secret

    def watch() -> SlipSecret:
        secrets.append(new())
        return secrets[-1]

    monkeypatch.setattr(desk.edge, "new_slip_secret", watch)
    return secrets


def submitted(desk: Desk, station: Station1) -> list[Submitted]:
    """Open all that is owed, oldest first, as the cloud would."""
    store = desk.edge._store  # noqa: SLF001 - the courier's view
    keys = {SUITE.key_id(station.keys.cloud_sealing): station.cloud}
    offers = [store.offer(name) for name in store.owed()]
    return [open_parcel(offer.parcel, SUITE, keys) for offer in offers if offer]


def hold(desk: Desk, news: News, secret: SlipSecret) -> None:
    """Let news lie on the kiosk's disk, as the courier puts them there."""
    sealed = seal_news(news, KIOSK, secret.public_key, SUITE)
    assert desk.edge._store.keep_news(sealed, 1)  # noqa: SLF001 - the courier's act


def read(desk: Desk, secret: SlipSecret) -> s.ReadSlip:
    desk.do(a.Leave(), a.StartReadingSlip())
    action = open_slip([write_private_code(secret.secret)], desk.edge, Language.ZH)
    assert action is not None
    state = desk.do(action)
    assert isinstance(state, s.ReadSlip)
    return state


@pytest.mark.row("F14", "U03")
def test_what_an_officer_asks_is_answered_at_the_kiosk_and_comes_to_its_line(
    desk: Desk, station: Station1, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = watched(desk, monkeypatch)
    identify(desk)
    fill(desk)
    lay(desk, "household-zhang")
    sign(desk)
    desk.until(s.Goodbye, printed=True)
    outbox, database = Outbox(), open_database(tmp_path / "cloud.db", SCHEMA)
    register = CaseRegister(database, shipped_edition().catalogue, outbox.tell, SUITE)
    [application] = submitted(desk, station)
    with database.transaction():
        register.take(application, arrival(application))  # type: ignore[arg-type] # an application
    number = register.number_of(application.id) or ""
    ask = Answer(Act.ASK_TO_COMPLETE, "请补正", points=(Point("L3", "少了一页", "请拍全"),))
    register.answer(officer("D-RS"), number, 1, ask, AT, key="ask")
    for news in outbox.told:
        hold(desk, news, secrets[0])
    state = read(desk, secrets[0])
    assert (state.stage, state.can_answer) == (SlipStage.OPENED, True)
    assert [one.wrong for one in state.asked] == ["少了一页"]
    desk.do(a.AnswerNotice())
    desk.until(s.Paper)
    lay(desk, "household-zhang")
    sign(desk)
    desk.until(s.Goodbye, printed=True)
    supplement = submitted(desk, station)[1]
    assert isinstance(supplement, Supplement)
    with database.transaction():
        register.take(supplement, arrival(supplement))  # type: ignore[arg-type] # the same fields
    case = CaseReader(database).case(officer("D-RS"), number)
    line = next(line for line in case.members[0].lines if line.line == "L3")
    assert line.document == supplement.documents[0].id
    assert case.members[0].state is MemberState.RECEIVED
    follower = read(desk, secrets[1])
    assert (follower.stage, follower.number) == (SlipStage.FOLLOWER, application.slip)
    database.close()


def test_an_application_is_taken_back_with_its_slip_before_any_news_has_come(
    desk: Desk, station: Station1, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = watched(desk, monkeypatch)
    identify(desk)
    fill(desk)
    lay(desk, "household-zhang")
    sign(desk)
    desk.until(s.Goodbye, printed=True)
    state = read(desk, secrets[0])
    assert (state.stage, state.can_take_back) == (SlipStage.NOTHING_YET, True)
    desk.do(a.TakeBack())
    sign(desk)
    desk.until(s.Goodbye, printed=True)
    application, withdrawal = submitted(desk, station)
    assert isinstance(withdrawal, Withdrawal)
    assert (withdrawal.of, withdrawal.members) == (application.slip, ())
