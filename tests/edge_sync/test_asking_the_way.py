"""A question by card over a real broker: courier and intake as they run, and no trace after it."""

import logging
from pathlib import Path

import pytest

from edge_sync.edge.lodge import Edge
from edge_sync.edge.questions import Asked
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.questions import Asker, CaseTold, Outcome, Told
from tests.edge_sync.people import CANARIES, CANARY_NAME, CANARY_NUMBER
from tests.edge_sync.site import Desk, Site, courier_running, intake_running, wait_until
from tests.spellings import files_that_name_somebody

CASE = CaseTold(SlipNumber("K000001-000001"), "1", {"zh": "养老"}, 1_790_000_000_000, ())
TITLE = "养老"


def tell(asker: Asker) -> tuple[CaseTold, ...]:
    return (CASE,) if (asker.number, asker.name) == (CANARY_NUMBER, CANARY_NAME) else ()


def answer_to(edge: Edge, asked: Asked) -> Told:
    wait_until(lambda: edge.questions.answer(asked) is not None, "the answer")
    told = edge.questions.answer(asked)
    assert told is not None
    edge.questions.forget(asked)
    return told


@pytest.mark.row("U03", "Z03")
def test_a_card_is_answered_over_the_real_way_and_nothing_names_anybody(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        caplog.at_level(logging.DEBUG),
        site.open_edge() as edge,
        intake_running(site, Desk(), on_question=tell),
        courier_running(site),
    ):
        own = edge.questions.ask(CANARY_NUMBER, CANARY_NAME, "zh")
        assert answer_to(edge, own) == Told(Outcome.TOLD, (CASE,))
        other = edge.questions.ask(CANARY_NUMBER, "别人", "zh")
        assert answer_to(edge, other) == Told(Outcome.TOLD)
        assert list(files_that_name_somebody(site.folder, CANARIES)) == []
        assert not [file for file in site.folder.rglob("*") if TITLE.encode() in _bytes(file)]
    assert list(files_that_name_somebody(site.folder, CANARIES)) == []
    assert not [word for word in (*CANARIES, TITLE) if word in caplog.text]


@pytest.mark.row("U03")
def test_a_question_that_found_no_link_is_answered_when_it_comes_in_time(site: Site) -> None:
    with site.open_edge() as edge, intake_running(site, Desk(), on_question=tell):
        asked = edge.questions.ask(CANARY_NUMBER, CANARY_NAME, "zh")
        assert edge.questions.answer(asked) is None
        with courier_running(site):
            assert answer_to(edge, asked) == Told(Outcome.TOLD, (CASE,))


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""
