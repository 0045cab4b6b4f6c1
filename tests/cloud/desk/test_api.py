"""The desk for programs: the same acts, the same refusals, and nothing that brings it down."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cloud.casework.states import Act
from tests.cloud.applications import birth, pension

from .conftest import PASSWORD, Hall, paper

PARTS = 4  # of the operations: each is done well within the bound of a test
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


@dataclass(slots=True)
class Program:
    """A department's own system."""

    client: httpx.Client

    def sign_in(self, account: str, password: str = PASSWORD) -> httpx.Response:
        who = {"account": account, "password": password}
        answer = self.client.post("/api/v1/sessions", json=who)
        if answer.status_code == 201:
            self.client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
        return answer

    def get(self, path: str) -> httpx.Response:
        return self.client.get(f"/api/v1{path}")

    def answer(self, number: str, position: int, act: str, **more: object) -> httpx.Response:
        said = {"act": act, "key": uuid4().hex} | more
        return self.client.post(f"/api/v1/cases/{number}/members/{position}/answers", json=said)


@pytest.fixture
def program(hall: Hall) -> Iterator[Program]:
    with httpx.Client(base_url=hall.url, timeout=120) as client:
        yield Program(client)


def test_a_program_reads_its_inbox_and_answers_a_case(hall: Hall, program: Program) -> None:
    number = hall.arrive(pension())
    assert program.sign_in("chen.li").status_code == 201
    (entry,) = program.get("/cases").json()
    assert (entry["number"], entry["own"][0]["state"]) == (number, "received")
    accepted = program.answer(number, 1, "accept")
    assert accepted.status_code == 201
    assert accepted.json()["members"][0]["state"] == "accepted"
    assert [event["kind"] for event in accepted.json()["timeline"]][-1] == "accepted"


def test_the_same_act_sent_twice_counts_once(hall: Hall, program: Program) -> None:
    number = hall.arrive(pension())
    program.sign_in("chen.li")
    key = uuid4().hex
    first, again = (program.answer(number, 1, "accept", key=key) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    kinds = [event["kind"] for event in again.json()["timeline"]]
    assert kinds.count("accepted") == 1


@pytest.mark.row("P03")
def test_a_program_fetches_its_own_papers_and_no_others(hall: Hall, program: Program) -> None:
    picture = paper("出生医学证明")
    application = birth(picture=picture)
    number = hall.arrive(application, picture)
    address = f"/cases/{number}/documents/{application.documents[0].id}"
    program.sign_in("luo.min")
    assert program.get(address).content == picture
    program.sign_in("su.yan")
    assert program.get(address).status_code == 403


@pytest.mark.row("R01")
def test_refusals_have_a_status_a_code_and_a_sentence(hall: Hall, program: Program) -> None:
    number = hall.arrive(pension())
    assert program.get("/cases").status_code == 401
    assert program.sign_in("chen.li", "not this one").json()["code"] == "CLD-05"
    program.sign_in("he.ping")
    assert program.answer(number, 1, "accept").json()["code"] == "CLD-01"
    program.sign_in("su.yan")
    assert program.answer(number, 1, "accept").status_code == 403
    program.sign_in("jian.du")
    assert program.get("/cases").status_code == 403
    program.sign_in("chen.li")
    assert program.answer(number, 9, "accept").status_code == 404
    assert program.answer(number, 1, "grant").json()["code"] == "CLD-03"
    assert program.answer(number, 1, "refuse", text="不符合").json()["code"] == "CLD-04"


@pytest.mark.row("P13")
def test_every_act_of_the_desk_is_one_of_the_interface(hall: Hall, program: Program) -> None:
    number = hall.arrive(birth())
    program.sign_in("luo.min")
    asked = {"of": "D-GA", "by": "2026-11-12", "text": "落户办了没有？", "key": uuid4().hex}
    address = f"/api/v1/cases/{number}/acts"
    assert program.client.post(f"{address}/ask-question", json=asked).status_code == 201
    said = {"task": 1, "text": "今天办好", "key": uuid4().hex}
    assert program.client.post(f"{address}/answer-question", json=said).status_code == 403
    program.sign_in("yang.bo")
    assert program.client.post(f"{address}/answer-question", json=said).status_code == 201
    lacking = {"position": 2, "ground": "wrong-body", "text": "x", "key": uuid4().hex}
    answer = program.client.post(f"{address}/decline", json=lacking)
    assert (answer.status_code, answer.json()["sentence"]) == (422, "not understood: body/remedies")


def test_what_was_not_understood_is_named_and_never_repeated(hall: Hall, program: Program) -> None:
    hall.arrive(pension())
    program.sign_in("chen.li")
    answer = program.answer("1" * 43, 1, "accept", text=["王秀英"])
    assert answer.status_code == 422
    assert "text" in answer.json()["sentence"]
    assert "王秀英" not in answer.text


def test_a_session_of_a_program_ends_when_it_says_so(program: Program) -> None:
    program.sign_in("chen.li")
    assert program.client.delete("/api/v1/sessions").status_code == 204
    assert program.get("/cases").status_code == 401


@pytest.mark.parametrize("part", range(PARTS))
def test_the_interface_keeps_its_own_description_under_every_input(
    hall: Hall, program: Program, part: int
) -> None:
    number = hall.arrive(pension())
    program.sign_in("chen.li")
    schema = schemathesis.openapi.from_url(f"{hall.url}/api/v1/openapi.json")
    operations = [found for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == 6 + len(Act)
    asked = [_ask(found.ok(), program, number) for found in operations[part::PARTS]]
    assert min(asked) >= 4


def _ask(
    operation: schemathesis.APIOperation[Any, Any, Any, Any], program: Program, number: str
) -> int:
    """Ask one operation many things, half of them about a case that is there."""
    asked = 0

    @settings(max_examples=9, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case[Any]) -> None:
        nonlocal asked
        asked += 1
        if asked % 2 and "number" in case.path_parameters:
            case.path_parameters["number"] = number
        if (case.method, case.path) == ("DELETE", "/sessions"):
            program.sign_in("chen.li")  # each end of a session needs a beginning
        bearer = {"Authorization": program.client.headers["Authorization"]}
        case.call_and_validate(headers=bearer, checks=CHECKS, timeout=120)

    ask()
    return asked
