"""Samples of papers that are read: at a question, and remarks at the papers' own pages."""

from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from kiosk.journeys.states import (
    FieldKind,
    Filed,
    FromPaperStage,
    Origin,
    PaperStage,
    PhoneWay,
    ReadFromPaper,
    Remark,
    RemarkKind,
    State,
)
from kiosk.text import Text, in_both
from provisioning.catalogue.words import Words
from provisioning.typeface import REGULAR
from screens.samples.village import BANK, MARRIAGE, NO_ACCOUNT, PAPER, QUESTION, sample_page

_ACCOUNT = "6228480402564890018"
_LABEL = Words(zh="银行卡号", en="account number")


def _number_picture() -> bytes:
    """Return a JPEG of a number, as it is cut out of a card."""
    cut = Image.new("RGB", (900, 110), "#C4D6E2")
    font = ImageFont.truetype(str(REGULAR), 56)
    ImageDraw.Draw(cut).text((24, 22), "6228 4804 0256 4890 018", "#26262A", font=font)
    kept = BytesIO()
    cut.save(kept, "JPEG", quality=85)
    return kept.getvalue()


_BANK = ReadFromPaper("mother.bank_account", _LABEL, BANK, FromPaperStage.PREVIEW)
_READ = replace(_BANK, stage=FromPaperStage.READ, value=_ACCOUNT, picture=_number_picture())
_TAKEN = replace(PAPER, stage=PaperStage.TAKEN, picture=sample_page())
_ASKED = replace(
    QUESTION,
    key="mother.bank_account",
    kind=FieldKind.BANK_ACCOUNT,
    label=_LABEL,
    max_length=19,
    way_out=NO_ACCOUNT,
    paper=BANK,
)

_URL = "http://192.168.9.1:8473/p/3f0c9a1be57d42d0a6b8c4e2f1907d35"
_JOIN = "WIFI:T:WPA;S:JiaMenKou;P:zhongzhuang-2026;;"
_BY_PHONE = replace(PAPER, stage=PaperStage.PHONE, can_phone=True, phone=PhoneWay(_URL))

_FILED = Filed(MARRIAGE, MARRIAGE, Words(zh="母亲", en="mother"))

READING: dict[str, State] = {
    "question-paper": _ASKED,
    "question-from-paper": replace(_ASKED, text=_ACCOUNT, origin=Origin.PAPER),
    "from-paper": _BANK,
    "from-paper-reading": replace(_BANK, stage=FromPaperStage.READING),
    "from-paper-read": _READ,
    "from-paper-doubtful": replace(_READ, is_doubtful=True),
    "from-paper-not-read": replace(_BANK, stage=FromPaperStage.NOT_READ),
    "from-paper-failed": replace(_BANK, stage=FromPaperStage.FAILED, fault="DEV-30"),
    "paper-can-phone": replace(PAPER, can_phone=True),
    "paper-phone-soon": replace(_BY_PHONE, phone=PhoneWay()),
    "paper-phone": _BY_PHONE,
    "paper-phone-open": replace(_BY_PHONE, phone=PhoneWay(_URL, is_open=True)),
    "paper-phone-joining": replace(_BY_PHONE, phone=PhoneWay(_URL, "JiaMenKou", _JOIN)),
    "paper-phone-failed": replace(_BY_PHONE, stage=PaperStage.FAILED, fault="KIO-05"),
    "paper-recognised": replace(_TAKEN, remark=Remark(RemarkKind.RECOGNISED, BANK), pages=1),
    "paper-other": replace(_TAKEN, remark=Remark(RemarkKind.OTHER_PAPER, MARRIAGE)),
    "paper-filed": replace(PAPER, filed=_FILED, can_phone=True),
    "paper-filed-late": replace(PAPER, filed=replace(_FILED, is_late=True)),
    "paper-there": replace(_TAKEN, filed=replace(_FILED, is_there=True)),
    "paper-page-order": replace(
        _TAKEN,
        remark=Remark(RemarkKind.PAGE_ORDER, in_both(Text.PAPER_PAGE_ORDER, page=3, wanted=2)),
        pages=1,
    ),
    "paper-unlike": replace(_TAKEN, remark=Remark(RemarkKind.UNLIKE, _LABEL)),
}
