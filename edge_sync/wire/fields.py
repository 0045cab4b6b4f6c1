"""What stands in messages: names, digests and counts, each refused where it is not of its shape."""

from typing import Annotated, NewType

import msgspec

from edge_sync.wire.application import ApplicationId, DocumentId, KioskId, SlipNumber

NewsId = NewType("NewsId", str)  # uuid4, 32 hex digits
QuestionId = NewType("QuestionId", str)  # 32 hex digits by chance
LogId = NewType("LogId", str)  # a log of the cloud; one that was lost goes on under a new name

_HEX = msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")  # they become file names: nothing else gets in
_COUNT = msgspec.Meta(ge=0, lt=2**32)
_DIGEST = msgspec.Meta(min_length=32, max_length=32)

AnApplicationId = Annotated[ApplicationId, _HEX]
ADocumentId = Annotated[DocumentId, _HEX]
ANewsId = Annotated[NewsId, _HEX]
AQuestionId = Annotated[QuestionId, _HEX]
AKioskId = Annotated[KioskId, msgspec.Meta(pattern=r"\Ak[0-9]{6}\Z")]
ASlipNumber = Annotated[SlipNumber, msgspec.Meta(pattern=r"\AK[0-9]{6}-[0-9]{6,9}\Z")]
ALogId = Annotated[LogId, msgspec.Meta(pattern=r"\A[a-z0-9-]{1,48}\Z")]
ABodyId = Annotated[str, msgspec.Meta(pattern=r"\A[A-Z0-9-]{1,32}\Z")]  # of the catalogue: D-RS
Digest = Annotated[bytes, _DIGEST]
Proof = Annotated[tuple[Digest, ...], msgspec.Meta(max_length=128)]
Count = Annotated[int, _COUNT]
Size = Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
