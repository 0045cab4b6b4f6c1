"""Which document a page is, told by the words that only such a document has.

Each word counts as much as it tells. A page is of the kind with the most, if that is
enough and clearly more than the next; else nobody knows, and nobody is told anything.

Forms ask for what stands on a card, in the card's own words. So what has more lines than
a card has room for, bears labels that no card has, or calls itself a form, is no card.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from devices.document_reader.contract import PageText
from devices.document_reader.form_labels import LABELS

_ENOUGH = 5
_CLEARLY = 2
_CERTAIN, _CERTAINLY = 8, 4  # the same, where a page is put somewhere because of it


class PaperKind(Enum):
    """A kind of document whose fields can be read. The value is the catalogue's material."""

    CARD_FACE = "M-IDCARD"
    CARD_BACK = "M-IDCARD back"
    HOUSEHOLD = "M-HUKOU"
    HOUSEHOLD_HEAD = "M-HUKOU head"
    BANK_CARD = "M-BANK"
    MARRIAGE = "M-MARRIAGE"
    BIRTH = "M-BIRTHCERT"
    DISABILITY = "M-DISABILITY"
    SOCIAL_CARD = "M-SSCARD"
    BUSINESS = "M-BIZLIC"
    PROPERTY = "M-TITLE"
    DIAGNOSIS = "M-DIAGNOSIS"
    DEATH = "M-DEATHCERT"

    @property
    def material(self) -> str:
        """The catalogue's material of which this is a page."""
        return self.value.partition(" ")[0]


_PASSBOOK = "存折"
_CARDS = frozenset(
    {PaperKind.CARD_FACE, PaperKind.CARD_BACK, PaperKind.BANK_CARD, PaperKind.SOCIAL_CARD}
)
_ROOM = 24  # lines: more is on no card
_CALLS_ITSELF_A_FORM = re.compile(
    r"(申请|审批|登记|审核|调查|核查|情况|信息|报名|备案|推荐|汇总|统计|花名)[表册][)）]?$"
    r"|(申请|委托|承诺|协议|决定|告知|通知|证明)书[)）]?$|证明信?$|^个?人?简历|兹证明"
)
_ON_CARDS = frozenset(
    {
        *("姓名", "性别", "民族", "出生", "住址", "公民身份号码", "签发机关", "有效期限", "有效期"),
        *("社会保障号码", "卡号", "账号", "银行账号", "银行卡号", "社保卡号", "发卡日期"),
        *("银行", "电话"),
    }
)
_OF_OTHERS = 3  # labels that no card has: hand-written words on a copy may look like one

_TELLING: Mapping[PaperKind, Mapping[str, int]] = {
    PaperKind.CARD_FACE: {"公民身份号码": 4, "姓名": 1, "性别": 1, "民族": 1, "出生": 1, "住址": 1},
    PaperKind.CARD_BACK: {"居民身份证": 5, "签发机关": 2, "有效期限": 2, "中华人民共和国": 1},
    PaperKind.HOUSEHOLD: {
        "常住人口登记卡": 8,
        "户主或与户主关系": 6,
        "与户主关系": 3,
        "何时由何地迁来": 5,
        "服务处所": 3,
        "兵役状况": 3,
        "籍贯": 2,
        "公民身份": 1,
    },
    PaperKind.HOUSEHOLD_HEAD: {
        "户主姓名": 5,
        "户别": 4,
        "户号": 3,
        "户口簿": 3,
        "住址变动登记": 3,
        "户口专用": 1,
    },
    PaperKind.BANK_CARD: {
        "银联": 3,
        "UnionPay": 3,
        "借记卡": 3,
        "储蓄卡": 3,
        "银行": 4,
        "信用社": 4,
        "BANK": 2,
        "有效期": 1,
        "VALID": 2,
        "ATM": 2,
        _PASSBOOK: 5,
    },
    PaperKind.MARRIAGE: {"结婚证": 6, "结婚证字号": 4, "持证人": 2, "登记机关": 2, "国籍": 1},
    PaperKind.BIRTH: {
        "出生医学证明": 8,
        "新生儿姓名": 5,
        "出生孕周": 3,
        "母亲姓名": 2,
        "父亲姓名": 2,
        "出生证编号": 2,
    },
    PaperKind.DISABILITY: {
        "残疾人证": 7,
        "残疾类别": 4,
        "残疾等级": 4,
        "监护人": 1,
        "残疾人联合会": 3,
    },
    PaperKind.SOCIAL_CARD: {
        "社会保障卡": 7,
        "社会保障号码": 5,
        "发卡日期": 2,
        "人力资源和社会保障": 2,
        "SOCIAL SECURITY": 3,
    },
    PaperKind.BUSINESS: {
        "营业执照": 8,
        "统一社会信用代码": 4,
        "经营范围": 3,
        "经营场所": 2,
        "注册资本": 2,
        "组成形式": 2,
        "法定代表人": 1,
    },
    PaperKind.PROPERTY: {
        "不动产权证书": 6,
        "不动产单元号": 5,
        "权利人": 3,
        "坐落": 3,
        "共有情况": 3,
        "权利性质": 2,
        "房屋所有权": 5,
    },
    PaperKind.DEATH: {"死亡医学证明": 8, "死亡": 3, "死者姓名": 4, "死亡原因": 2, "死亡时间": 2},
    PaperKind.DIAGNOSIS: {
        "诊断证明": 7,
        "疾病诊断": 6,
        "门诊病历": 6,
        "出院诊断": 4,
        "诊断": 2,
        "处理意见": 3,
        "医师": 2,
        "科室": 2,
        "科别": 2,
        "主诉": 3,
        "年龄": 1,
    },
}


def kind_of(page: PageText) -> PaperKind | None:
    """Say which document a page is, or None."""
    kind, weight, ahead = _likeliest(page)
    return kind if weight >= _ENOUGH and ahead >= _CLEARLY else None


def is_certain_kind(page: PageText) -> bool:
    """Say whether the words of a page leave no doubt which document it is."""
    _, weight, ahead = _likeliest(page)
    return weight >= _CERTAIN and ahead >= _CERTAINLY


def _likeliest(page: PageText) -> tuple[PaperKind, int, int]:
    """Return the likeliest kind, its weight, and by how much that is more than the next one's."""
    written = "\n".join("".join(line.text.split()) for line in page.lines)
    weights = {
        kind: sum(weight for word, weight in words.items() if "".join(word.split()) in written)
        for kind, words in _TELLING.items()
    }
    if _PASSBOOK not in written and _is_more_than_a_card(written.splitlines()):
        weights |= dict.fromkeys(_CARDS, 0)
    first, second = sorted(weights, key=lambda kind: weights[kind], reverse=True)[:2]
    return first, weights[first], weights[first] - weights[second]


def _is_more_than_a_card(lines: Sequence[str]) -> bool:
    heads = {re.split("[:：]", line, maxsplit=1)[0] for line in lines}
    others = (heads & LABELS.keys()) - _ON_CARDS
    is_titled = any(_CALLS_ITSELF_A_FORM.search(line) for line in lines)
    return len(lines) > _ROOM or len(others) >= _OF_OTHERS or is_titled
