"""What happens with papers under the camera, and with those not at hand, as values."""

from dataclasses import dataclass, field

from devices.document_reader.told import ToldPaper
from kiosk.journeys.paper_states import StickLeaf
from kiosk.text.problem_keys import ProblemText
from provisioning.catalogue.rules.resolving import Way


@dataclass(frozen=True, slots=True)
class TakePage:
    """Paper: take the picture now."""


@dataclass(frozen=True, slots=True)
class ScanTaken:
    """The camera's page: a JPEG, and the flaw to tell the resident, if any."""

    picture: bytes = field(repr=False)
    flaw: ProblemText | None = None


@dataclass(frozen=True, slots=True)
class ScanFailed:
    """The camera gave no page."""

    code: str


@dataclass(frozen=True, slots=True)
class AcceptPage:
    """Paper: the page is good. ``another`` asks for one more page of this document."""

    another: bool = False


@dataclass(frozen=True, slots=True)
class Retake:
    """Paper: the page is not good."""


@dataclass(frozen=True, slots=True)
class FetchBack:
    """Paper: the page that the machine put under another line is for this one."""


@dataclass(frozen=True, slots=True)
class PutThere:
    """Paper: the page takes the place of the one that lies under its own line."""


@dataclass(frozen=True, slots=True)
class UsePhone:
    """Paper: my own phone takes the picture."""


@dataclass(frozen=True, slots=True)
class PhoneReady:
    """Paper by phone: where the page is, and how to join the network."""

    url: str = field(repr=False)
    network: str = ""
    join: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PhoneOpened:
    """Paper by phone: the page stands on the phone."""


@dataclass(frozen=True, slots=True)
class PhoneFailed:
    """Paper by phone: it does not work here just now."""

    code: str


@dataclass(frozen=True, slots=True)
class UseStick:
    """Paper: its picture lies on a stick."""


@dataclass(frozen=True, slots=True)
class StickSeen:
    """Paper from a stick: so far these leaves were found."""

    leaves: tuple[StickLeaf, ...] = field(repr=False)
    is_all: bool
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class StickAwaited:
    """Paper from a stick: nothing is put in."""


@dataclass(frozen=True, slots=True)
class StickFailed:
    """Paper from a stick: it gives nothing."""

    code: str


@dataclass(frozen=True, slots=True)
class ChooseLeaf:
    """Paper from a stick: this one, by its place among the leaves."""

    place: int


@dataclass(frozen=True, slots=True)
class NotToHand:
    """Paper asked for: I have not got it with me."""


@dataclass(frozen=True, slots=True)
class TakeWay:
    """Without: one of the ways for a paper that is not at hand."""

    way: Way


@dataclass(frozen=True, slots=True)
class MissingPrinted:
    """The list of what is missing is on paper, or is not; nobody waits for it."""


@dataclass(frozen=True, slots=True)
class SkipPaper:
    """Paper offered: no thanks."""


@dataclass(frozen=True, slots=True)
class LayPaper:
    """Question: the answer stands on a paper that I have with me."""


@dataclass(frozen=True, slots=True)
class PaperTold:
    """What a paper says, as far as it was read; None when nobody could read it.

    ``of`` is the picture that was read: the page may have been accepted meanwhile. Empty,
    it is the one in sight.
    """

    told: ToldPaper | None
    of: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class TakeValue:
    """FromPaper: what was read is right."""


@dataclass(frozen=True, slots=True)
class WriteMyself:
    """FromPaper: back to the question, to answer it by hand."""


@dataclass(frozen=True, slots=True)
class PaperLies:
    """The camera, after a visit that used it: something lies there still, or no more."""

    lies: bool


PaperAction = (
    LayPaper
    | PaperLies
    | PaperTold
    | TakeValue
    | WriteMyself
    | TakePage
    | ScanTaken
    | ScanFailed
    | AcceptPage
    | Retake
    | FetchBack
    | PutThere
    | NotToHand
    | TakeWay
    | MissingPrinted
    | SkipPaper
    | UsePhone
    | PhoneReady
    | PhoneOpened
    | PhoneFailed
    | UseStick
    | StickSeen
    | StickAwaited
    | StickFailed
    | ChooseLeaf
)
