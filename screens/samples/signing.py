"""Samples of signing: who, how, the words, the mark with its witness, and ink."""

from edge_sync.wire.application import SlipNumber
from kiosk.journeys.states import (
    CardReading,
    CardStage,
    InkPaper,
    Sign,
    SignerCard,
    SignerRow,
    Signers,
    SignerStanding,
    SignerWays,
    SignText,
    SignWay,
    State,
    Witness,
    WitnessOption,
    Wording,
)
from provisioning.catalogue.words import Words

NUMBER = SlipNumber("K000001-000042")
DIBAO = Words(zh="最低生活保障审核确认", en="Subsistence allowance")
WHOLE = Words(zh="整份申请", en="the whole application")
JOINT = Words(zh="共同申请书", en="Joint application")
CHECK = Words(zh="家庭经济状况核对授权书", en="Authorisation of the means check")
POWER = Words(zh="授权委托书", en="Power of attorney")
APPLICANT = Words(zh="申请人", en="applicant")
SECOND, THIRD, FOURTH = (
    Words(zh=f"家庭成员（第{at}位）", en=f"household member {at}") for at in (1, 2, 3)
)
TEXT = """家庭经济状况核对授权书
事项：最低生活保障审核确认
收件凭证：K000001-000042
我同意民政部门为办这件事，向银行、社保、税务、公安等部门核对我的收入和财产。只用于这一件事。
签名人：陈大山
身份证号：529901199506200015
"""

_ALL = (SignWay.HERE, SignWay.MARK, SignWay.PAPER, SignWay.LATER)


def _row(party: str, about: Words, name: str, standing: SignerStanding) -> SignerRow:
    papers = (WHOLE, CHECK) if party == "applicant" else (CHECK,)
    return SignerRow(party, about, name, papers, standing)


_ROWS = (
    _row("applicant", APPLICANT, "王*英", SignerStanding.SIGNED),
    _row("member-1", SECOND, "陈*山", SignerStanding.OPEN),
    _row("member-2", THIRD, "陈*", SignerStanding.OPEN),
    _row("member-3", FOURTH, "", SignerStanding.LATER),
)
_PURPOSE = Words("使用父亲的证照", "use of the father's licences")
_FATHER = Words("父亲", "father")
_CONSENTER = SignerRow(
    "father", _FATHER, "陈*山", (_PURPOSE,), SignerStanding.LATER, only_consents=True
)
_ANSWERS = (SignWay.HERE, SignWay.LATER)
_WAYS = SignerWays(SECOND, "陈*山", DIBAO, (CHECK,), _ALL)
_SLIP = SignerWays(SECOND, "", DIBAO, (CHECK,), _ALL[:3], NUMBER)

SIGNING: dict[str, State] = {
    "signers": Signers(_ROWS),
    "signers-power": Signers(
        (
            SignerRow("agent", APPLICANT, "李*燕", (WHOLE,), SignerStanding.SIGNED),
            SignerRow("applicant", APPLICANT, "王*英", (POWER,), SignerStanding.OPEN),
        ),
        needs_power=True,
    ),
    "signers-done": Signers((*_ROWS[:1], _ROWS[3])),
    "signers-consenter": Signers((_ROWS[0], _CONSENTER)),
    "consenter-ways": SignerWays(
        _FATHER, "陈*山", DIBAO, (_PURPOSE,), _ANSWERS, only_consents=True
    ),
    "consent-slip": SignerWays(
        _FATHER, "", DIBAO, (_PURPOSE,), _ANSWERS[:1], NUMBER, only_consents=True
    ),
    "signer-ways": _WAYS,
    "signer-ways-ink": SignerWays(SECOND, "陈*山", DIBAO, (CHECK,), (SignWay.PAPER, SignWay.LATER)),
    "countersign": _SLIP,
    "countersign-differs": SignerWays(
        SECOND, "", DIBAO, (CHECK,), (SignWay.PAPER,), NUMBER, Wording.DIFFERS
    ),
    "countersign-unknown": SignerWays(
        Words("", ""), "", Words("", ""), (), (), NUMBER, Wording.UNKNOWN
    ),
    "signer-card": SignerCard(SECOND, CardReading(CardStage.WAITING), may_type=True),
    "signer-card-witness": SignerCard(SECOND, CardReading(CardStage.WAITING), is_witness=True),
    "sign-text": SignText(SECOND, (TEXT,)),
    "sign-text-heard": SignText(SECOND, (TEXT,), is_read_aloud=True),
    "ink-paper": InkPaper(CHECK, SECOND),
    "ink-paper-printing": InkPaper(CHECK, SECOND, is_printing=True),
    "ink-paper-printed": InkPaper(CHECK, SECOND, is_printed=True),
    "ink-paper-failed": InkPaper(CHECK, SECOND, fault="DEV-40"),
    "sign-other": Sign(DIBAO, "陈大山", is_own=False, papers=(CHECK,), about=SECOND, is_last=False),
    "sign-with-papers": Sign(DIBAO, "王秀英", papers=(CHECK,), may_mark=True, is_last=False),
    "sign-mark": Sign(DIBAO, "王秀英", is_mark=True, may_mark=True, is_last=False),
    "sign-witness": Sign(DIBAO, "", about=SECOND, is_witness=True),
    "witness": Witness(
        APPLICANT, "applicant", (WitnessOption("member-1", SECOND, "陈*山"),), "h0001"
    ),
}
