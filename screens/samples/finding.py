"""Samples of finding a matter: life events, titles, search, guide, sample."""

from dataclasses import replace

from kiosk.journeys.finding_states import (
    Choose,
    ChooseFrom,
    EventTile,
    Fee,
    FilledSample,
    Guide,
    GuideFacts,
    GuidePaper,
    GuidePrint,
    SampleOf,
    Search,
    TitleTile,
)
from kiosk.journeys.states import State
from kiosk.text import Text
from provisioning.catalogue.materials import Drawing
from provisioning.catalogue.matters import Depth, Limit, Unit
from provisioning.catalogue.rules.filled import FilledForm, FilledGroup, FilledRow
from provisioning.catalogue.words import NOTHING, Words
from screens.samples.village import BANK, HUKOU, IDCARD, MOTHER


def _event(name: str, zh: str, en: str, picture: str, *, is_local: bool = False) -> EventTile:
    return EventTile(name, Words(zh, en), picture, is_local)


def _title(name: str, named: tuple[str, str], told: tuple[str, str], members: int = 1,
           depth: Depth = Depth.FULL) -> TitleTile:  # fmt: skip
    return TitleTile(name, Words(*named), Words(*told), members > 1, 8, members, depth)


EVENTS = (
    _event("farm-house", "村里盖房、砍树", "Build, fell trees", "farmhouse", is_local=True),
    _event("birth", "生孩子", "A child is born", "baby"),
    _event("work", "找工作", "Work", "work"),
    _event("house", "房子", "House", "home"),
    _event("illness", "看病", "Illness", "illness"),
    _event("old-age", "养老", "Old age", "elder"),
    _event("disability", "残疾人", "Disability", "wheelchair"),
    _event("hardship", "家里困难", "Hardship", "help"),
    _event("death", "人走了", "After a death", "flower"),
    _event("business", "做生意", "Business", "shop"),
    _event("moving", "搬家、外地来", "Moving", "moving"),
    _event("papers", "开证明、办证件", "Certificates", "certificate"),
)
POSTS = _event("postings", "公示和名单", "Public notices", "certificate")
OFTEN = _event("often", "这里常办", "Often done here", "often")

PENSION = _title(
    "MT-PENSION-REG",
    ("城乡居民养老保险参保登记", "Resident pension registration"),
    ("参加养老保险，老了每月领钱", "Join the pension scheme and be paid in old age"),
)
CLAIM = _title(
    "MT-PENSION-CLAIM",
    ("城乡居民养老待遇申领", "Resident pension claim"),
    ("满六十岁，开始领养老金", "From 60 on, begin to be paid"),
)
OLDAGE = _title(
    "MT-OLDAGE",
    ("高龄津贴", "Old-age allowance"),
    ("满八十岁，每月领津贴", "A monthly allowance from 80 on"),
)
ELDERCARD = _title(
    "MT-ELDER-CARD",
    ("老年优待证办理", "Senior courtesy card"),
    ("坐公交、进公园有优待", "Reductions on buses and in parks"),
    depth=Depth.PREFILL,
)
RETIRE = _title(
    "PK-RETIRE",
    ("退休一件事", "Retirement"),
    ("退休、养老金、医保、公积金一次办", "Retirement, pension, insurance and fund at once"),
    members=7,
)
HOME = Choose(EVENTS)
OLD_AGE = ChooseFrom(EVENTS[5], (PENSION, CLAIM, OLDAGE, ELDERCARD, RETIRE))

FACTS = GuideFacts(
    id="MT-PENSION-CLAIM",
    name=CLAIM.name,
    summary=CLAIM.summary,
    who=Words("满 60 岁，累计缴费满 15 年", "aged 60, paid for 15 years"),
    depth=Depth.FULL,
    minutes=8,
    members=(),
    papers=(
        GuidePaper("M-BANK", BANK, Words("申请人", "applicant"), Text.REASON_ASKED, is_asked=True),
        GuidePaper("M-HUKOU", HUKOU, MOTHER, Text.REASON_OFFERED, is_asked=False),
    ),
    not_needed=(IDCARD,),
    office=Words("示例县人力资源和社会保障局", "Example County Social Security Bureau"),
    limit=Limit(5, Unit.WORKING_DAY, illustrative=True),
    fees=(),
    result=Words("待遇核定决定", "decision on the pension"),
    phone="12345",
    version=7,
    published="2026-11-21",
)
_NUMBER = "11010519491231002X"
LICENCE_FEE = Fee(Words("工本费", "card fee"), NOTHING, 10)
GUIDE = Guide(FACTS, may_begin=True)
ONLY = Guide(replace(FACTS, depth=Depth.GUIDE, papers=(), fees=(LICENCE_FEE,)), may_begin=False)

FORM = FilledForm(
    title=Words("城乡居民基本养老保险参保登记表", "Resident pension registration form"),
    body=Words("人力资源和社会保障局", "human resources"),
    matter=Words("参加养老保险", "Join the resident pension"),
    code="",
    groups=(
        FilledGroup(
            Words("参保人", "the insured"),
            (
                FilledRow(1, Words("姓名", "name"), Words("赵小明", "赵小明")),
                FilledRow(2, Words("公民身份号码", "number"), Words(_NUMBER, _NUMBER)),
                FilledRow(3, Words("手机号码", "mobile"), Words("13800005299", "13800005299")),
            ),
        ),
    ),
    papers=(),
    statement=NOTHING,
    signers=(),
)

FINDING: dict[str, State] = {
    "choose": HOME,
    "choose-often": replace(HOME, often=OFTEN),
    "choose-asking": replace(HOME, asking=True),
    "choose-posts": replace(HOME, events=(POSTS, *EVENTS), asking=True),
    "choose-from": OLD_AGE,
    "search": Search(),
    "search-found": Search("老人领钱", (CLAIM, OLDAGE, PENSION, RETIRE, ELDERCARD)),
    "search-nothing": Search("火车票"),
    "guide": GUIDE,
    "guide-printing": replace(GUIDE, printing=GuidePrint.PRINTING),
    "guide-printed": replace(ONLY, printing=GuidePrint.PRINTED),
    "guide-print-failed": replace(GUIDE, printing=GuidePrint.FAILED, fault="DEV-40"),
    "guide-only": ONLY,
    "specimen": FilledSample(replace(FACTS, specimen=(FORM,))),
    "specimen-printed": FilledSample(replace(FACTS, specimen=(FORM,)), GuidePrint.PRINTED),
    "sample": SampleOf(
        HUKOU,
        Words("公安局", "the police"),
        Words("派出所", "at the police station"),
        Drawing.BOOKLET,
        (
            Words("户主页和本人页都要", "the head's page and your own"),
            Words("公安局的章", "the seal of the police"),
            Words("地址看得清", "the address can be read"),
        ),
        None,
    ),
    "sample-none": SampleOf(
        BANK,
        Words("银行", "the bank"),
        None,
        None,
        (),
        Words("只要卡上的号码，不用看样子", "only the number on the card is needed"),
    ),
}
