"""Questions at the intake: who is answered, how often, and what is written of it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import msgspec
import pytest

from edge_sync.cloud.intake import Intake
from edge_sync.cloud.lived import lived_day
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.questions import MOST_AN_HOUR
from edge_sync.cloud.tables import AskedRow
from edge_sync.wire.application import IdentityLevel, KioskId, SlipNumber
from edge_sync.wire.fields import QuestionId
from edge_sync.wire.messages import Answer, DownMessage, Question, encode
from edge_sync.wire.questions import Asker, CaseTold, Outcome, Told, ask, open_answer
from edge_sync.wire.signing import is_genuine
from provisioning.storage.database import Database
from tests.edge_sync.people import CANARIES, CANARY_NAME, CANARY_NUMBER, SUITE
from tests.edge_sync.site import KIOSK, Desk, SetClock, Site

CASE = CaseTold(SlipNumber("K000001-000001"), "1", {"zh": "养老"}, 1_790_000_000_000, ())
REPLY = SUITE.new_sealing_key()


@dataclass
class Counter:
    """An intake with a desk that knows one case, and remembers who asked."""

    site: Site
    database: Database
    clock: SetClock = field(default_factory=SetClock)
    askers: list[Asker] = field(default_factory=list)

    def __post_init__(self) -> None:
        objects = Objects(self.site.intake().objects, SUITE)
        keys = self.site.intake_keys
        self.intake = Intake(self.database, objects, keys, Desk(), self.clock, self.tell)

    def tell(self, asker: Asker) -> tuple[CaseTold, ...]:
        self.askers.append(asker)
        return (CASE,)

    def ask(self, level: IdentityLevel = IdentityLevel.CHIP) -> Question:
        keys, reply_to = self.site.kiosk_keys, SUITE.sealing_public(REPLY)
        asker = Asker(CANARY_NUMBER, CANARY_NAME, level, reply_to, 1, "zh")
        name = QuestionId(SUITE.random(16).hex())
        return ask(asker, name, KIOSK, SUITE, keys.cloud_sealing, keys.signing)

    def told(self, question: Question) -> Told:
        [answer] = self.say(question)
        assert isinstance(answer, Answer)
        assert is_genuine(answer, SUITE, self.site.kiosk_keys.cloud_receipts)
        assert answer.id == question.id
        return open_answer(answer, REPLY, SUITE)

    def say(self, question: Question, kiosk: KioskId = KIOSK) -> list[DownMessage]:
        return self.intake.receive(kiosk, encode(question))

    def record(self) -> list[tuple[str, str, int]]:
        rows = self.database.rows(AskedRow.select().order_by(AskedRow.place))
        return [(row.kiosk, row.outcome, row.shown) for row in rows]


@pytest.fixture
def counter(quiet_site: Site) -> Iterator[Counter]:
    database = quiet_site.open_cloud()
    yield Counter(quiet_site, database)
    database.close()


@pytest.mark.row("U03", "Z05")
def test_a_question_is_answered_and_leaves_a_record_of_nobody(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert counter.told(counter.ask()) == Told(Outcome.TOLD, (CASE,))
    assert [(one.number, one.name) for one in counter.askers] == [(CANARY_NUMBER, CANARY_NAME)]
    assert counter.record() == [(KIOSK, "told", 1)]
    assert KIOSK in caplog.text
    assert not [canary for canary in CANARIES if canary in caplog.text]


def test_only_a_chip_that_was_read_is_answered(counter: Counter) -> None:
    assert counter.told(counter.ask(IdentityLevel.TYPED)) == Told(Outcome.NOT_PROVED)
    assert counter.told(counter.ask(IdentityLevel.VOUCHED)) == Told(Outcome.NOT_PROVED)
    assert counter.askers == []
    assert counter.record() == [(KIOSK, "not-proved", 0)] * 2


def test_a_kiosk_cannot_walk_through_a_town(counter: Counter) -> None:
    for _ in range(MOST_AN_HOUR):
        assert counter.told(counter.ask()).outcome is Outcome.TOLD
    assert counter.told(counter.ask()) == Told(Outcome.TOO_MANY)
    assert len(counter.askers) == MOST_AN_HOUR
    beyond = counter.ask()
    for _ in range(3):
        assert counter.told(beyond) == Told(Outcome.TOO_MANY), "nor by asking twice"
    counter.say(msgspec.structs.replace(beyond, signature=bytes(64)))
    assert [told for _kiosk, told, _shown in counter.record()].count("too-many") == 1
    assert len(counter.record()) == MOST_AN_HOUR + 1, "the record does not grow with it"
    counter.clock.time += timedelta(hours=1, seconds=1)
    assert counter.told(counter.ask()).outcome is Outcome.TOLD


def test_a_question_that_a_link_repeats_is_answered_each_time_and_counts_once(
    counter: Counter,
) -> None:
    question = counter.ask()
    for _ in range(MOST_AN_HOUR + 5):
        assert counter.told(question).outcome is Outcome.TOLD
    assert counter.record() == [(KIOSK, "told", 1)]
    assert counter.told(counter.ask()).outcome is Outcome.TOLD


def test_a_record_of_who_looked_is_kept_for_a_year(counter: Counter) -> None:
    counter.told(counter.ask())
    right = counter.clock.time
    counter.clock.time += timedelta(days=1000)
    counter.told(counter.ask(IdentityLevel.TYPED))
    assert len(counter.record()) == 2, "a date that jumps ahead is no year"
    counter.clock.time = right
    for days, outcomes in ((365, ["told"] + ["not-proved"] * 2), (2, ["not-proved"] * 3)):
        for _ in range(days):
            counter.clock.time += timedelta(days=1)
            with counter.database.transaction():
                lived_day(counter.database, counter.clock)
        counter.told(counter.ask(IdentityLevel.TYPED))
        assert [outcome for _kiosk, outcome, _shown in counter.record()] == outcomes


def test_what_its_kiosk_did_not_sign_or_was_altered_gets_no_answer(counter: Counter) -> None:
    question = counter.ask()
    altered = msgspec.structs.replace(
        question, sealed=question.sealed[:-1] + bytes([question.sealed[-1] ^ 1])
    )
    nobodys = msgspec.structs.replace(question, signature=bytes(64))
    assert counter.say(altered) == counter.say(nobodys) == []
    assert counter.say(question, KioskId("k000002")) == []  # a kiosk that was never enrolled
    assert counter.askers == []
    assert counter.record() == [(KIOSK, "refused", 0)] * 2
