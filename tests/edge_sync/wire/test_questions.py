"""A question by card: only the cloud reads it, only its own key opens the answer."""

import msgspec
import pytest

from edge_sync.errors import MismatchError, ParcelNotOpenedError
from edge_sync.wire.application import IdentityLevel, KioskId
from edge_sync.wire.fields import QuestionId
from edge_sync.wire.messages import Question
from edge_sync.wire.padding import padded
from edge_sync.wire.questions import (
    QUESTION_BYTES,
    Asker,
    Outcome,
    Told,
    answer,
    ask,
    open_answer,
    open_question,
)
from edge_sync.wire.signing import is_genuine
from provisioning.trust.suite import NotOpenedError
from tests.edge_sync.people import CANARY_NAME, CANARY_NUMBER, SUITE

KIOSK, QUESTION = KioskId("k000001"), QuestionId("ab" * 16)
CLOUD, SIGNING, REPLY = SUITE.new_sealing_key(), SUITE.new_signing_key(), SUITE.new_sealing_key()
OPENING = {SUITE.key_id(SUITE.sealing_public(CLOUD)): CLOUD}


def asker(name: str = CANARY_NAME) -> Asker:
    reply_to = SUITE.sealing_public(REPLY)
    return Asker(CANARY_NUMBER, name, IdentityLevel.CHIP, reply_to, 1_790_000_000_000, "zh")


def asked(name: str = CANARY_NAME) -> Question:
    return ask(asker(name), QUESTION, KIOSK, SUITE, SUITE.sealing_public(CLOUD), SIGNING)


def test_a_question_opens_for_the_cloud_alone_and_is_signed_by_its_kiosk() -> None:
    question = asked()
    assert open_question(question, SUITE, OPENING) == asker()
    assert is_genuine(question, SUITE, SUITE.signing_public(SIGNING))
    other = SUITE.new_sealing_key()
    with pytest.raises(ParcelNotOpenedError):
        open_question(question, SUITE, {})
    with pytest.raises(ParcelNotOpenedError):
        open_question(question, SUITE, {question.recipient: other})


@pytest.mark.parametrize("change", [{"kiosk": "k000002"}, {"id": "cd" * 16}])
def test_a_question_is_nobody_elses_and_no_other_one(change: dict[str, str]) -> None:
    changed = msgspec.structs.replace(asked(), **change)
    assert not is_genuine(changed, SUITE, SUITE.signing_public(SIGNING))
    with pytest.raises(ParcelNotOpenedError):
        open_question(changed, SUITE, OPENING)


def test_every_question_weighs_the_same() -> None:
    assert len(asked("李").sealed) == len(asked("阿不都热合曼·艾合买提江").sealed)


def test_what_holds_no_asker_is_not_quoted() -> None:
    question, public = asked(), SUITE.sealing_public(CLOUD)
    plain = padded(msgspec.msgpack.encode({"name": CANARY_NAME}), QUESTION_BYTES)
    context = b"doorstep question 1\x00" + msgspec.msgpack.encode(
        (KIOSK, QUESTION, question.recipient)
    )
    sealed = SUITE.seal(plain, public, context)
    with pytest.raises(MismatchError) as caught:
        open_question(msgspec.structs.replace(question, sealed=sealed), SUITE, OPENING)
    assert caught.value.__cause__ is None
    assert CANARY_NAME not in str(caught.value)


def test_an_answer_opens_with_its_own_questions_key_alone() -> None:
    told = Told(Outcome.TOLD)
    message = answer(told, asked(), SUITE.sealing_public(REPLY), SUITE, SIGNING)
    assert open_answer(message, REPLY, SUITE) == told
    with pytest.raises(NotOpenedError):
        open_answer(message, SUITE.new_sealing_key(), SUITE)
    other = msgspec.structs.replace(message, id=QuestionId("cd" * 16))
    with pytest.raises(NotOpenedError):
        open_answer(other, REPLY, SUITE)
