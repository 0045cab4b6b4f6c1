"""Whatever happens in whatever order, the engine keeps its word (Hypothesis drives it)."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.debt import Part
from edge_sync.engine.effects import (
    Effect,
    KeepLateReceipt,
    KeepReceipt,
    ReportFalseWord,
    Send,
    SendHeld,
    SendHello,
    SendInquiry,
    SendOffer,
    SendPiece,
    SendQuestion,
    SetAside,
)
from edge_sync.engine.events import (
    Arrived,
    Asking,
    Event,
    Fitted,
    Freed,
    LinkDown,
    LinkUp,
    Owed,
    Settled,
    Tick,
)
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.application import ApplicationId, DocumentId, KioskId, SlipNumber
from edge_sync.wire.bitmap import bitmap_of, coarser
from edge_sync.wire.fields import QuestionId
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    PIECE_BYTES,
    Busy,
    FirstReceipt,
    Holding,
    Holdings,
    Receipt,
    Refused,
    SealedDocument,
    SignedMessage,
    Wanted,
)
from provisioning.trust.suite import SuiteId

WINDOW_BYTES = 4 * PIECE_BYTES
OFFER_BYTES = 5000
NAMES = [ApplicationId(f"{number:032x}") for number in range(4)]
QUESTIONS = [QuestionId(f"{number:032x}") for number in range(2)]
SUITE, KIOSK, SLIP = SuiteId("intl-1"), KioskId("k000001"), SlipNumber("K000001-000001")


def document_of(application: ApplicationId, size_bytes: int) -> SealedDocument:
    return SealedDocument(DocumentId("d" + application[1:]), size_bytes, bytes(32))


class AnyOrder(RuleBasedStateMachine):
    """The world around the engine, in the hands of chance; the cloud's part is honest."""

    def __init__(self) -> None:
        super().__init__()
        answer = BackOff(2.0, 60.0, lambda: 0.5)
        self.window = WINDOW_BYTES
        self.engine = Engine(
            EngineSettings(answer, WINDOW_BYTES, piece_bytes=7 * GRAIN_BYTES), self.is_trusted
        )
        self.now = 0.0
        self.is_linked = False
        self.owed: dict[ApplicationId, Owed] = {}
        self.settled: set[ApplicationId] = set()
        self.flying: list[Part] = []
        self.arriving: list[Part] = []
        self.cloud: dict[ApplicationId, set[int]] = {}
        self.asking: set[QuestionId] = set()

    @staticmethod
    def is_trusted(message: SignedMessage) -> bool:
        return not isinstance(message, Receipt) and message.signature == b"genuine"

    def handle(self, event: Event) -> None:
        for effect in self.engine.handle(event, self.now):
            self.do(effect)

    def do(self, effect: Effect) -> None:
        assert self.is_linked or not isinstance(effect, Send)
        match effect:
            case SendOffer() | SendInquiry() | SendPiece():
                assert effect not in self.flying, "never twice on its way"
                assert effect.application not in self.settled
                self.flying.append(effect)
                self.arriving.append(effect)
            case KeepReceipt(receipt):
                assert self.is_complete(receipt.application)
                self.settled.add(receipt.application)
                self.handle(Settled(receipt.application))
            case KeepLateReceipt(receipt):
                assert receipt.application in self.settled or receipt.application not in self.owed
            case SetAside(refusal):
                self.settled.add(refusal.application)
                self.handle(Settled(refusal.application))
            case SendQuestion(question):
                assert question in self.asking
            case SendHello() | SendHeld() | ReportFalseWord():
                pass
            case _:
                raise AssertionError(effect)

    # -- what may happen ---------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        self.link_up()

    @rule(name=st.sampled_from(NAMES), kilobytes=st.integers(0, 150), fresh=st.booleans())
    def lodge(self, name: ApplicationId, kilobytes: int, fresh: bool) -> None:  # noqa: FBT001 - drawn
        documents = (document_of(name, kilobytes * 1000),) if kilobytes else ()
        if name not in self.settled:
            new = self.owed.setdefault(
                name, Owed(name, OFFER_BYTES, bytes(32), bytes(32), documents, fresh)
            )
            self.handle(new)

    @rule(pieces=st.integers(1, 20), window=st.integers(1, 8))
    def fit(self, pieces: int, window: int) -> None:
        """The link was measured; what is inside may be more than the new window for a while."""
        inside = sum(sent.size_bytes for sent in self.flying if isinstance(sent, SendPiece))
        self.window = max(window * WINDOW_BYTES // 4, inside)
        self.handle(Fitted(window * WINDOW_BYTES // 4, pieces * GRAIN_BYTES))

    @rule(seconds=st.integers(0, 2000))
    def be_busy(self, seconds: int) -> None:
        self.handle(Arrived(Busy(seconds * 1000)))

    @rule(name=st.sampled_from(NAMES))
    def forget(self, name: ApplicationId) -> None:
        """The cloud was set back and knows nothing of what is not settled."""
        if name not in self.settled:
            self.cloud.pop(name, None)

    @rule()
    def link_up(self) -> None:
        self.forget_the_way()
        self.is_linked = True
        self.handle(LinkUp())

    @rule()
    def link_down(self) -> None:
        self.forget_the_way()
        self.is_linked = False
        self.handle(LinkDown())

    @rule(data=st.data())
    def acknowledge(self, data: st.DataObject) -> None:
        if self.flying:
            sent = data.draw(st.sampled_from(self.flying))
            self.flying.remove(sent)
            self.handle(Freed(sent, taken=data.draw(st.booleans())))

    @rule(data=st.data(), repeats=st.booleans())
    def arrive(self, data: st.DataObject, repeats: bool) -> None:  # noqa: FBT001 - drawn
        if not self.arriving:
            return
        sent = data.draw(st.sampled_from(self.arriving))
        if not repeats:
            self.arriving.remove(sent)
        self.take(sent)

    @rule(data=st.data())
    def swallow(self, data: st.DataObject) -> None:
        if self.arriving:
            self.arriving.remove(data.draw(st.sampled_from(self.arriving)))

    @rule(name=st.sampled_from(NAMES))
    def lie(self, name: ApplicationId) -> None:
        """Somebody on the way pretends to be the cloud; nothing may change."""
        owed = self.engine.knows(name)
        for message in (self.receipt(name, b"false"), self.refused(name, b"false")):
            self.handle(Arrived(message))
        assert self.engine.knows(name) == owed

    @rule(names=st.sets(st.sampled_from(QUESTIONS)))
    def ask(self, names: set[QuestionId]) -> None:
        """Residents come and go; what was given up is sent no more."""
        self.asking = names
        self.handle(Asking(tuple(names)))

    @rule(seconds=st.floats(0, 100))
    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.handle(Tick())

    # -- what always holds -------------------------------------------------------

    @invariant()
    def the_window_is_kept(self) -> None:
        sizes = [sent.size_bytes for sent in self.flying if isinstance(sent, SendPiece)]
        assert sum(sizes) <= max(self.window, *sizes, 0)

    @invariant()
    def nothing_owed_is_forgotten(self) -> None:
        for name in self.owed:
            assert self.engine.knows(name) == (name not in self.settled)

    def teardown(self) -> None:
        """In the end the link is good, and everything must arrive."""
        self.link_up()
        for _ in range(400):
            self.now += 30
            self.handle(Tick())
            for sent in list(self.flying):
                self.flying.remove(sent)
                self.handle(Freed(sent))
            while self.arriving:
                self.take(self.arriving.pop(0))
            if self.settled == set(self.owed):
                return
        raise AssertionError("something never arrived")

    # -- an honest cloud ---------------------------------------------------------

    def take(self, sent: Part) -> None:
        name = sent.application
        if isinstance(sent, SendOffer):
            self.cloud.setdefault(name, set())
            self.answer(name)
        elif isinstance(sent, SendInquiry):
            self.inform(name)
        elif name in self.cloud:
            self.cloud[name].update(range(sent.grain, sent.grain + sent.grains))
            if self.is_complete(name):
                self.answer(name)

    def answer(self, name: ApplicationId) -> None:
        if self.is_complete(name):
            self.handle(Arrived(self.receipt(name, b"genuine")))
            return
        by = PIECE_BYTES // GRAIN_BYTES
        holdings = tuple(
            Holding(document.id, coarser(bitmap, document.grains, by))
            for document, bitmap in self.maps(name)
        )
        self.handle(Arrived(Wanted(name, holdings)))

    def inform(self, name: ApplicationId) -> None:
        """Answer an inquiry."""
        if name not in self.cloud:
            self.handle(Arrived(Holdings(name, is_known=False, holdings=())))
        elif self.is_complete(name):
            self.answer(name)
        else:
            held = tuple(Holding(document.id, bitmap) for document, bitmap in self.maps(name))
            self.handle(Arrived(Holdings(name, is_known=True, holdings=held)))

    def maps(self, name: ApplicationId) -> list[tuple[SealedDocument, bytes]]:
        documents = self.owed[name].documents
        return [(one, bitmap_of(self.cloud[name], one.grains)) for one in documents]

    def is_complete(self, name: ApplicationId) -> bool:
        held = self.cloud[name]
        return not any(set(range(d.grains)) - held for d in self.owed[name].documents)

    def receipt(self, name: ApplicationId, signature: bytes) -> FirstReceipt:
        return FirstReceipt(
            suite=SUITE,
            kiosk=KIOSK,
            application=name,
            slip=SLIP,
            parcel_sha256=bytes(32),
            entry_sha256=bytes(32),
            received_ms=0,
            signature=signature,
        )

    def refused(self, name: ApplicationId, signature: bytes) -> Refused:
        return Refused(
            suite=SUITE,
            kiosk=KIOSK,
            application=name,
            code="SYN-08",
            parcel_sha256=bytes(32),
            refused_ms=0,
            signature=signature,
        )

    def forget_the_way(self) -> None:
        self.flying.clear()
        self.arriving.clear()


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
