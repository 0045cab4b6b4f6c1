"""Questions on the kiosk's disk: sealed, a minute at most, and deleted at every start."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from edge_sync.edge.errands import Errands
from edge_sync.edge.questions import Asked, Questions
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA, QuestionRow
from edge_sync.engine.effects import KeepAnswer, SendQuestion
from edge_sync.engine.events import Asking
from edge_sync.wire.application import IdentityLevel
from edge_sync.wire.messages import Question
from edge_sync.wire.questions import Outcome, Told, answer, open_question
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.storage.database import open_database
from tests.edge_sync.people import CANARIES, CANARY_NAME, CANARY_NUMBER, SUITE
from tests.edge_sync.site import SetClock, Site

TOLD = Told(Outcome.TOLD)


@contextmanager
def courier_of(site: Site, clock: SetClock) -> Iterator[tuple[Errands, EdgeStore]]:
    database = open_database(site.edge.database, SCHEMA)
    try:
        store = EdgeStore(database)
        yield Errands(site.edge, site.kiosk_keys, clock, store), store
    finally:
        database.close()


def asked_now(site: Site, clock: SetClock, store: EdgeStore) -> tuple[Asked, Questions]:
    questions = Questions(site.edge, site.kiosk_keys, clock, store.questions)
    return questions.ask(CANARY_NUMBER, CANARY_NAME, "zh"), questions


def sent(errands: Errands, asked: Asked) -> Question:
    message = errands.message(SendQuestion(asked.id))
    assert isinstance(message, Question)
    return message


def files_hold(site: Site, word: str) -> bool:
    folder = site.edge.folder
    return any(word.encode() in file.read_bytes() for file in folder.iterdir() if file.is_file())


@pytest.mark.row("U03", "Z03")
def test_a_question_lies_sealed_and_is_answered_for_its_asker_alone(quiet_site: Site) -> None:
    keys = read_cloud_keys(quiet_site.folder / "cloud" / "keys")
    clock = SetClock()
    with quiet_site.open_edge() as edge, courier_of(quiet_site, clock) as (errands, store):
        asked, questions = asked_now(quiet_site, clock, store)
        assert errands.asking() == Asking((asked.id,))
        question = sent(errands, asked)
        asker = open_question(question, SUITE, quiet_site.intake_keys.opening)
        assert (asker.number, asker.name) == (CANARY_NUMBER, CANARY_NAME)
        assert asker.level is IdentityLevel.CHIP
        assert questions.answer(asked) is None
        word = answer(TOLD, question, asker.reply_to, SUITE, keys.receipt)
        assert errands.run(KeepAnswer(word)) == [Asking(())]
        assert not [canary for canary in CANARIES if files_hold(quiet_site, canary)]
        assert questions.answer(asked) == TOLD
        assert errands.message(SendQuestion(asked.id)) is None
        assert errands.not_sent(SendQuestion(asked.id)) == [Asking(())]
        questions.forget(asked)
        questions.forget(asked)
        assert store.questions.answer(asked.id) is None
        assert edge.questions.answer(asked) is None


@pytest.mark.parametrize("later", [timedelta(seconds=61), timedelta(days=-1)])
def test_a_question_nobody_came_back_for_is_deleted_after_a_minute(
    quiet_site: Site, later: timedelta
) -> None:
    clock = SetClock()
    with quiet_site.open_edge(), courier_of(quiet_site, clock) as (errands, store):
        asked, _ = asked_now(quiet_site, clock, store)
        clock.time += timedelta(seconds=59)
        assert errands.asking() == Asking((asked.id,))
        clock.time += later - timedelta(seconds=59)
        assert errands.asking() == Asking(())
        assert store.questions.question(asked.id) is None


def test_an_answer_that_comes_after_its_question_was_given_up_leaves_nothing(
    quiet_site: Site,
) -> None:
    keys = read_cloud_keys(quiet_site.folder / "cloud" / "keys")
    clock = SetClock()
    with quiet_site.open_edge(), courier_of(quiet_site, clock) as (errands, store):
        asked, questions = asked_now(quiet_site, clock, store)
        question = sent(errands, asked)
        questions.forget(asked)
        reply_to = SUITE.sealing_public(asked.key)
        errands.run(KeepAnswer(answer(TOLD, question, reply_to, SUITE, keys.receipt)))
        assert store.questions.answer(asked.id) is None


def test_every_question_is_deleted_when_the_kiosk_starts(quiet_site: Site) -> None:
    with quiet_site.open_edge() as edge:
        edge.questions.ask(CANARY_NUMBER, CANARY_NAME, "zh")
    with quiet_site.open_edge():
        database = open_database(quiet_site.edge.database, SCHEMA, check=False)
        assert database.count(QuestionRow.select()) == 0
        database.close()
