"""One application of ordinary size, about nobody."""

from edge_sync.wire.application import (
    Application,
    ApplicationId,
    CatalogueRef,
    Choice,
    Document,
    DocumentId,
    IdentityLevel,
    KioskId,
    Line,
    MatterId,
    Member,
    Person,
    PersonId,
    Point,
    Resolution,
    Signature,
    SignatureKind,
    SlipNumber,
    Source,
    Stamp,
    Value,
)
from provisioning.trust.suite import SealingPublicKey, Suite


def sample_application(
    identity: str,
    slip: SlipNumber,
    stamp: Stamp,
    slip_key: SealingPublicKey,
    suite: Suite,
    papers: dict[DocumentId, bytes],
) -> Application:
    """Return an application with twelve answers, four lines, a signature and ``papers``."""
    person = PersonId("p1")
    values = {f"element_{n}": Value("示例内容" * 4, Source.TYPED) for n in range(12)}
    strokes = tuple(tuple(Point(n * 9, n * 5, n * 12) for n in range(60)) for _ in range(3))
    lines = tuple(
        Line(f"L{n}", "M-SAMPLE", person, Resolution.TO_BE_VERIFIED, "示例理由" * 6)
        for n in range(4)
    )
    return Application(
        id=ApplicationId(identity),
        slip=slip,
        kiosk=KioskId("k000001"),
        station="529901101201",
        title="MT-PENSION-REG",
        catalogue=CatalogueRef(1, bytes(32)),
        lodged=stamp,
        language="zh",
        persons=(Person(person, ("applicant",), IdentityLevel.CHIP, values),),
        members=(Member(MatterId("MT-PENSION-REG"), Choice.APPLY, {"group": "no"}, {}, lines),),
        documents=tuple(
            Document(
                id=name,
                material="M-SAMPLE",
                holder=person,
                media_type="image/jpeg",
                pages=1,
                size_bytes=len(paper),
                sha256=suite.hash(paper),
                key=suite.random(32),
            )
            for name, paper in papers.items()
        ),
        signatures=(Signature(person, SignatureKind.STROKES, strokes, bytes(32), stamp),),
        slip_key=slip_key,
    )
