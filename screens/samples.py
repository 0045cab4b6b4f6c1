"""Sample states with fictional people: what the gallery draws and the audit measures."""

from io import BytesIO

from PIL import Image, ImageDraw

from kiosk.journeys import states
from kiosk.journeys.states import (
    CardReading,
    CardStage,
    Check,
    CheckGroup,
    CheckItem,
    CheckMember,
    CheckPaper,
    Choose,
    DueSlip,
    FieldKind,
    FurtherPerson,
    Goodbye,
    Identify,
    NeededPaper,
    Needs,
    NewsShown,
    NotYet,
    Option,
    Origin,
    Paper,
    PaperDemand,
    PaperStage,
    Printing,
    PrintStage,
    Privacy,
    Problem,
    Progress,
    Question,
    ReadSlip,
    Scenario,
    Shown,
    SlipStage,
    SlipWaiting,
    State,
    TitleTile,
    Welcome,
)
from edge_sync.wire.application import Choice, SlipNumber
from kiosk.text import Language, Text
from provisioning.catalogue.words import Words

NUMBER = SlipNumber("K000001-000042")
PENSION = Words(zh="城乡居民基本养老保险参保登记", en="Resident pension registration")
BIRTH = Words(zh="新生儿出生一件事", en="A newborn: everything at once")
MOTHER, FATHER, CHILD = (
    Words(zh="母亲", en="mother"),
    Words(zh="父亲", en="father"),
    Words(zh="孩子", en="child"),
)
HUKOU = Words(zh="居民户口簿", en="Household register")
BANK = Words(zh="银行卡", en="Bank card")
IDCARD = Words(zh="居民身份证", en="Resident identity card")
MARRIAGE = Words(zh="结婚证", en="Marriage certificate")
BIRTHCERT = Words(zh="出生医学证明", en="Birth certificate")


def sample_page() -> bytes:
    """Return a JPEG of a page with grey lines."""
    page = Image.new("RGB", (620, 877), "#F4F4EF")
    pen = ImageDraw.Draw(page)
    for row in range(90, 800, 44):
        pen.line((70, row, 540 - row * 7 % 160, row), "#777777", 10)
    kept = BytesIO()
    page.save(kept, "JPEG", quality=80)
    return kept.getvalue()


def _question(key: str, kind: FieldKind, zh: str, en: str, **rest: object) -> Question:
    given: dict[str, object] = {
        "hint": Words(zh="", en=""),
        "about": MOTHER,
        "about_name": "王秀英",
        "text": "",
        "progress": Progress(3, 9),
    }
    return Question(key=key, kind=kind, label=Words(zh=zh, en=en), **(given | rest))  # type: ignore[arg-type] - filled by name


NO_PHONE = Words(zh="没有手机", en="I have no mobile phone")
NO_ACCOUNT = Words(zh="现在没有银行卡", en="I have no bank card now")
GRADES = ("100元", "200元", "300元", "500元", "800元", "1000元", "1500元", "2000元", "3000元")


def _options(*labels: tuple[str, str, str]) -> tuple[Option, ...]:
    return tuple(Option(name, Words(zh=zh, en=en)) for name, zh, en in labels)


def _paper(stage: PaperStage, **rest: object) -> Paper:
    given: dict[str, object] = {
        "demand": PaperDemand.ASKED,
        "reason": Text.REASON_ASKED,
        "progress": Progress(1, 3),
    }
    return Paper(key="M-BANK/p1", material=BANK, about=MOTHER, stage=stage, **(given | rest))  # type: ignore[arg-type] - filled by name


def _card(stage: CardStage, **rest: object) -> CardReading:
    return CardReading(stage, **rest)  # type: ignore[arg-type] - filled by name


NEEDS_BIRTH = Needs(
    title=BIRTH,
    minutes=15,
    members=(
        Words(zh="出生登记（落户）", en="Birth registration"),
        Words(zh="城乡居民医保参保", en="Medical insurance registration"),
        Words(zh="生育医疗费用报销", en="Birth cost claim"),
    ),
    bring=(NeededPaper(BANK, MOTHER, Text.REASON_ASKED),),
    useful=(
        NeededPaper(HUKOU, MOTHER, Text.REASON_OFFERED),
        NeededPaper(MARRIAGE, MOTHER, Text.REASON_OFFERED),
    ),
    not_needed=(
        NeededPaper(IDCARD, MOTHER, Text.REASON_CHIP_READ),
        NeededPaper(BIRTHCERT, CHILD, Text.REASON_REUSED),
    ),
    others=(FATHER,),
)


def _item(zh: str, en: str, shown: str, key: str | None = None) -> CheckItem:
    return CheckItem(Words(zh=zh, en=en), shown, key)


CHECK = Check(
    title=BIRTH,
    members=(
        CheckMember(Words(zh="出生登记（落户）", en="Birth registration"), Choice.APPLY),
        CheckMember(Words(zh="城乡居民医保参保", en="Medical insurance"), Choice.APPLY),
        CheckMember(Words(zh="出生医学证明", en="Birth certificate"), Choice.DONE_ALREADY),
    ),
    groups=(
        CheckGroup(
            MOTHER,
            "王秀英",
            (
                _item("身份证号", "Card number", "5329**********0026"),
                _item("出生日期", "Date of birth", "1996年3月14日"),
                _item("民族", "Ethnic group", "白族"),
                _item("手机号", "Mobile", "138****8000", "mother.phone"),
                _item(
                    "现住址", "Address", "云南省大理州大理市湾桥镇中庄村委会三组25号", "mother.addr"
                ),
                _item("银行账号", "Account", "6228***********0019", "mother.bank_account"),
            ),
        ),
        CheckGroup(
            CHILD,
            "",
            (
                _item("姓名", "Name", "李小满", "child.name"),
                _item("出生日期", "Date of birth", "2026年11月2日", "child.birth_date"),
                _item("性别", "Sex", "女", "child.sex"),
            ),
        ),
    ),
    papers=(
        CheckPaper(BANK, MOTHER, Text.CHECK_SCANNED, 1, "M-BANK/p1"),
        CheckPaper(HUKOU, MOTHER, Text.CHECK_TO_BE_VERIFIED, 0, "M-HUKOU/p1"),
        CheckPaper(MARRIAGE, MOTHER, Text.CHECK_PENDING, 0, "M-MARRIAGE/p1"),
    ),
)

SLIPS = (
    DueSlip(NUMBER, PENSION, "2026-11-21 09:30"),
    DueSlip(SlipNumber("K000001-000043"), BIRTH, "2026-11-21 10:05"),
)

NEWS = (
    NewsShown("2026-11-23 10:12", "已受理", "您的城乡居民养老保险参保登记已经受理，办件编号 532901-2026-000317。三个工作日内告诉您结果。"),
    NewsShown("2026-11-24 16:40", "已办好", "登记完成，从2026年起参保。请每年12月25日前存够保费300元。"),
)

PLAIN: dict[str, State] = {
    "welcome": Welcome(),
    "welcome-slips-due": Welcome(due=2),
    "welcome-reader-fault": Welcome(reader_fault="DEV-13"),
    "slip-waiting": SlipWaiting(SLIPS[:1]),
    "slip-waiting-two": SlipWaiting(SLIPS),
    "slip-waiting-printing": SlipWaiting(SLIPS[:1], printing=NUMBER),
    "slip-waiting-fault": SlipWaiting(SLIPS[:1], fault="DEV-40"),
    "out-of-service": states.OutOfService("PRO-30"),
    "read-slip": ReadSlip(SlipStage.WAITING),
    "read-slip-news": ReadSlip(SlipStage.OPENED, NUMBER, NEWS),
    "read-slip-nothing": ReadSlip(SlipStage.NOTHING_YET, NUMBER),
    "read-slip-public": ReadSlip(SlipStage.PUBLIC_ONLY, NUMBER),
    "read-slip-not-ours": ReadSlip(SlipStage.NOT_OURS),
    "read-slip-failed": ReadSlip(SlipStage.FAILED, fault="DEV-30"),
    "lodging": states.Lodging(),
    "lodge-failed": states.LodgeFailed("SYN-01"),
    "printing": Printing(NUMBER, PrintStage.PRINTING),
    "printing-failed": Printing(NUMBER, PrintStage.FAILED, "DEV-40"),
    "goodbye": Goodbye(NUMBER, printed=True, to_follow=()),
    "goodbye-to-follow": Goodbye(
        NUMBER,
        printed=False,
        to_follow=(NeededPaper(MARRIAGE, MOTHER, Text.REASON_PENDING),),
        card_on_reader=True,
    ),
}

IN_VISIT: dict[str, State] = {
    "notice": states.Notice(),
    "identify": Identify(_card(CardStage.WAITING)),
    "identify-reading": Identify(_card(CardStage.READING)),
    "identify-failed": Identify(_card(CardStage.FAILED, fault="DEV-10")),
    "identify-read": Identify(_card(CardStage.READ, greeting="王*英")),
    "identify-expired": Identify(_card(CardStage.READ, greeting="王*英", expired=True)),
    "choose": Choose(
        (
            TitleTile(
                "MT-PENSION-REG",
                PENSION,
                Words(zh="年满16岁，没有参加别的养老保险", en="Aged 16 or more, in no other scheme"),
                is_package=False,
                minutes=8,
                members=1,
            ),
            TitleTile(
                "PK-BIRTH",
                BIRTH,
                Words(zh="落户、医保、报销，一次办完", en="Registration, insurance and costs at once"),
                is_package=True,
                minutes=15,
                members=3,
            ),
        )
    ),
    "not-yet": NotYet(
        PENSION,
        Words(zh="您还没到16岁，要满16岁才能参保。", en="You are not yet 16. One can join from 16 on."),
        Words(zh="今天可以先登记，满16岁那天部门会联系您。", en="You may register today; the office will call."),
    ),
    "needs": NEEDS_BIRTH,
    "needs-nothing": Needs(PENSION, 8, (), (), NEEDS_BIRTH.useful[:1], NEEDS_BIRTH.not_needed, ()),
    "scenario": Scenario(
        "group",
        Words(zh="您家是下面哪种情况？", en="Which of these are you?"),
        _options(
            ("no", "都不是", "None of them"),
            ("dibao", "低保、特困或返贫致贫", "Subsistence allowance, extreme hardship"),
            ("disabled", "重度残疾", "Severe disability"),
        ),
        None,
        Progress(1, 2),
    ),
    "scenario-chosen": Scenario(
        "who",
        Words(zh="谁来办理？", en="Who applies?"),
        _options(("self", "本人办理", "I do it myself"), ("agent", "委托他人代办", "On behalf of another")),
        "self",
        Progress(2, 2),
    ),
    "question-choice": _question(
        "applicant.grade",
        FieldKind.CHOICE,
        "每年想交多少钱？",
        "How much a year?",
        hint=Words(zh="交得多，以后领得多", en="Who pays more gets more later"),
        options=_options(*((grade, grade, f"{grade[:-1]} yuan") for grade in GRADES)),
    ),
    "question-phone": _question(
        "applicant.phone", FieldKind.PHONE, "手机号", "Mobile number",
        hint=Words(zh="办好了发短信告诉您", en="We send you a message when it is done"),
        max_length=11, way_out=NO_PHONE,
    ),
    "question-phone-error": _question(
        "applicant.phone", FieldKind.PHONE, "手机号", "Mobile number", text="1380013800",
        max_length=11, way_out=NO_PHONE,
        problem=Problem("F-PHONE", Text.PROBLEM_PHONE),
    ),
    "question-id": _question(
        "father.id_no", FieldKind.ID_CARD, "身份证号", "Card number", about=FATHER, about_name="",
        text="53290119940312001X", max_length=18,
    ),
    "question-bank-warning": _question(
        "mother.bank_account", FieldKind.BANK_ACCOUNT, "银行账号", "Bank account",
        text="6228480402564890018", max_length=19, way_out=NO_ACCOUNT,
        problem=Problem("F-LUHN", Text.PROBLEM_ACCOUNT_CHECK, is_warning=True),
    ),
    "question-date": _question(
        "child.birth_date", FieldKind.DATE, "孩子的出生日期", "Date of birth", about=CHILD,
        about_name="", text="20261102", max_length=8,
        hint=Words(zh="先年，再月，再日，例如 2026 11 02", en="Year, month, day, such as 2026 11 02"),
    ),
    "question-name": _question(
        "child.name", FieldKind.TEXT, "孩子叫什么名字？", "The name of the child", about=CHILD,
        about_name="", max_length=20,
    ),
    "question-address": _question(
        "mother.live_addr", FieldKind.ADDRESS, "现在住在哪里？", "Where do you live now?",
        text="云南省大理白族自治州大理市湾桥镇中庄村委会三组25号", origin=Origin.CARD, max_length=60,
    ),
    "further-person": FurtherPerson("father", FATHER, _card(CardStage.WAITING), Progress(1, 1)),
    "paper": _paper(PaperStage.PREVIEW),
    "paper-offered": _paper(
        PaperStage.PREVIEW, demand=PaperDemand.OFFERED, reason=Text.REASON_OFFERED
    ),
    "paper-taking": _paper(PaperStage.TAKING, pages=1),
    "paper-taken": _paper(PaperStage.TAKEN, pages=1, picture=sample_page()),
    "paper-flaw": _paper(
        PaperStage.TAKEN, flaw=Text.FLAW_CUT_OFF, picture=sample_page()
    ),
    "paper-failed": _paper(PaperStage.FAILED, fault="DEV-30"),
    "check": CHECK,
    "sign": states.Sign(PENSION, "王秀英"),
    "sign-too-short": states.Sign(PENSION, "王秀英", too_short=True),
    "leaving": states.Leaving(),
    "leaving-missing": states.Leaving((NeededPaper(BANK, MOTHER, Text.REASON_ASKED),)),
}


def samples(language: Language) -> dict[str, Shown]:
    """Return every state by name, in one language."""
    plain = {name: Shown(state, language) for name, state in PLAIN.items()}
    inside = {
        name: Shown(state, language, can_go_back=name != "notice", can_leave=True)
        for name, state in IN_VISIT.items()
    }
    sign = IN_VISIT["sign"]
    covered = {
        "covered": Shown(sign, language, Privacy.MASKED, can_leave=True),
        "warned": Shown(sign, language, Privacy.WARNED, 28, can_leave=True),
    }
    return plain | inside | covered
