"""Progress by card: a question sealed to the cloud, an answer sealed to the question's own key.

    asker → msgpack → padded → sealed to the cloud → signed by the kiosk
    told  → msgpack → padded → sealed to ``reply_to`` → signed by the cloud

No index by person lies on a kiosk (decision 4), so only the cloud can say what
became of somebody's applications, and only while there is a link. The private
half of ``reply_to`` is made for one question, never leaves the memory of the
screen process, and is gone when the resident has read.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated

import msgspec

from edge_sync.errors import MismatchError, ParcelNotOpenedError, UnreadableError
from edge_sync.wire.application import IdentityLevel, KioskId, Record
from edge_sync.wire.fields import ASlipNumber, QuestionId
from edge_sync.wire.messages import Answer, Question
from edge_sync.wire.news import Standing
from edge_sync.wire.padding import padded, unpadded
from edge_sync.wire.signing import signed
from provisioning.trust.suite import (
    KeyId,
    NotOpenedError,
    SealingPrivateKey,
    SealingPublicKey,
    SigningPrivateKey,
    Suite,
)
from provisioning.wire.reading import UNREADABLE

QUESTION_BYTES = 512  # every question weighs the same
ANSWER_BYTES = 4096
MOST_TOLD = 20
"""So many applications are shown; one more in an answer says that there are others."""

_QUESTION = b"doorstep question 1\x00"
_ANSWER = b"doorstep answer 1\x00"
_TEXT = msgspec.Meta(max_length=64)


class Asker(Record, frozen=True, tag_field="kind", tag="question-content-1"):
    """Who asks, as their card says, and the key for the answer. Personal: never logged.

    ``level`` says how the kiosk knows: only a chip that was read is answered.
    """

    number: Annotated[str, _TEXT]
    name: Annotated[str, _TEXT]
    level: IdentityLevel
    reply_to: SealingPublicKey
    asked_ms: int  # the kiosk's own clock, UTC
    language: Annotated[str, _TEXT]


class CaseTold(Record, frozen=True):
    """One application of the asker: what it is, its numbers, and how each member stands."""

    slip: ASlipNumber
    number: str
    title: dict[str, str]
    lodged_ms: int  # the legal moment of receipt, UTC
    standings: tuple[Standing, ...]


class Outcome(Enum):
    """Why a question is answered as it is."""

    TOLD = "told"  # all that is there, which may be nothing
    TOO_MANY = "too-many"  # this kiosk has asked too often: try again later
    NOT_PROVED = "not-proved"  # it was no chip that said who asks


class Told(Record, frozen=True, tag_field="kind", tag="answer-content-1"):
    """What a question is answered; cases newest first."""

    outcome: Outcome
    cases: tuple[CaseTold, ...] = ()


def ask(
    asker: Asker,
    question: QuestionId,
    kiosk: KioskId,
    suite: Suite,
    recipient: SealingPublicKey,
    signing: SigningPrivateKey,
) -> Question:
    """Seal a question to the cloud and sign it as this kiosk."""
    name = suite.key_id(recipient)
    plain = padded(msgspec.msgpack.encode(asker), QUESTION_BYTES)
    sealed = suite.seal(plain, recipient, _asked(kiosk, question, name))
    made = Question(suite=suite.id, kiosk=kiosk, id=question, recipient=name, sealed=sealed)
    return signed(made, suite, signing)


def open_question(
    question: Question, suite: Suite, keys: Mapping[KeyId, SealingPrivateKey]
) -> Asker:
    """Open a question with whichever of the cloud's keys it was sealed to.

    Raises ParcelNotOpenedError, or MismatchError when it holds no asker we know.
    """
    key = keys.get(question.recipient)
    if key is None or question.suite != suite.id:
        raise ParcelNotOpenedError("sealed to a key that is not here")
    context = _asked(question.kiosk, question.id, question.recipient)
    try:
        plain = suite.open(question.sealed, key, context)
    except NotOpenedError as error:
        raise ParcelNotOpenedError("the seal does not open") from error
    try:
        return msgspec.msgpack.decode(unpadded(plain), type=Asker)
    except (*UNREADABLE, UnreadableError):
        # Not chained: a decoder's message may quote what it was reading.
        raise MismatchError("the question holds no asker we know") from None


def answer(
    told: Told,
    question: Question,
    reply_to: SealingPublicKey,
    suite: Suite,
    signing: SigningPrivateKey,
) -> Answer:
    """Seal an answer to its question's own key and sign it as the cloud."""
    plain = padded(msgspec.msgpack.encode(told), ANSWER_BYTES)
    sealed = suite.seal(plain, reply_to, _answered(question.kiosk, question.id))
    made = Answer(suite=suite.id, kiosk=question.kiosk, id=question.id, sealed=sealed)
    return signed(made, suite, signing)


def open_answer(message: Answer, key: SealingPrivateKey, suite: Suite) -> Told:
    """Open an answer with the private half of ``reply_to``. Its signature was looked at before.

    Raises NotOpenedError for another question's answer, UnreadableError for a
    version we do not know.
    """
    if message.suite != suite.id:
        raise NotOpenedError("sealed under another suite")
    plain = suite.open(message.sealed, key, _answered(message.kiosk, message.id))
    try:
        return msgspec.msgpack.decode(unpadded(plain), type=Told)
    except UNREADABLE:
        raise UnreadableError("no answer of a version we know") from None


def _asked(kiosk: str, question: str, recipient: bytes) -> bytes:
    return _QUESTION + msgspec.msgpack.encode((kiosk, question, recipient))


def _answered(kiosk: str, question: str) -> bytes:
    return _ANSWER + msgspec.msgpack.encode((kiosk, question))
