"""Samples within a visit, in the order of its steps."""

from dataclasses import replace

from edge_sync.wire.application import ForWhom
from kiosk.journeys import states
from kiosk.journeys.states import (
    CardReading,
    CardStage,
    FieldKind,
    FurtherPerson,
    Identify,
    NeededPaper,
    Needs,
    NotYet,
    Origin,
    PaperDemand,
    PaperStage,
    Problem,
    Progress,
    Scenario,
    State,
    TitleTile,
)
from kiosk.text import ProblemText, Text
from provisioning.catalogue.rules.resolving import Way
from provisioning.catalogue.words import NOTHING, Words
from screens.samples.finding import FINDING
from screens.samples.posting import POSTINGS
from screens.samples.reading import READING
from screens.samples.signing import SIGNING
from screens.samples.sticks import STICKS
from screens.samples.village import (
    BANK,
    CHECK,
    CHECK_LARGE,
    CHILD,
    FATHER,
    GRADES,
    MEMBERS,
    MOTHER,
    NEEDS_BIRTH,
    NO_ACCOUNT,
    NO_PHONE,
    NUMBER,
    PAPER,
    PENSION,
    QUESTION,
    options,
    sample_page,
)

INSIDE: dict[str, State] = (
    SIGNING
    | FINDING
    | POSTINGS
    | READING
    | STICKS
    | {
        "notice": states.Notice(),
        "collect": states.CollectCode(NUMBER),
        "collect-wrong": states.CollectCode(NUMBER, is_wrong=True),
        "collect-locked": states.CollectCode(NUMBER, is_locked=True),
        "for-whom": states.AskForWhom(tells=True),
        "for-whom-chosen": states.AskForWhom(ForWhom.FAMILY),
        "identify": Identify(CardReading(CardStage.WAITING)),
        "identify-social": Identify(CardReading(CardStage.WAITING, takes_social=True)),
        "identify-social-read": Identify(
            CardReading(CardStage.READ, greeting="王*英", takes_social=True, is_social=True)
        ),
        "identify-two-cards": Identify(
            CardReading(CardStage.FAILED, fault="KIO-12", takes_social=True)
        ),
        "identify-reading": Identify(CardReading(CardStage.READING)),
        "identify-take-away": Identify(CardReading(CardStage.TAKE_AWAY)),
        "identify-failed": Identify(CardReading(CardStage.FAILED, fault="DEV-10")),
        "identify-read": Identify(CardReading(CardStage.READ, greeting="王*英")),
        "identify-expired": Identify(CardReading(CardStage.READ, greeting="王*英", expired=True)),
        "identify-failed-thrice": Identify(
            CardReading(CardStage.FAILED, fault="DEV-18", failures=3, may_vouch=True)
        ),
        "vouch": states.Vouch("holder", "赵小兰"),
        "own-number": replace(
            QUESTION,
            key="own/id_no",
            kind=FieldKind.ID_CARD,
            label=Words(zh="身份证号", en="Card number"),
            hint=Words(
                zh="看临时身份证或户口簿上的",
                en="As on the temporary card or the household register",
            ),
            about=NOTHING,
            about_name="",
            text="52990119940312059X",
            max_length=18,
            problem=Problem("KIO-25", ProblemText.PROBLEM_ID_CHECK),
        ),
        "not-yet": NotYet(
            PENSION,
            Words(
                zh="您还没到16岁，要满16岁才能参保。",
                en="You are not yet 16. One can join from 16 on.",
            ),
            Words(
                zh="今天可以先登记，满16岁那天部门会联系您。",
                en="You may register today; the office will call.",
            ),
        ),
        "not-yet-instead": NotYet(
            Words(zh="养老待遇申领", en="Claiming a pension"),
            Words(
                zh="您今年59岁，要满60岁才能领养老金。",
                en="You are 59. A pension is paid from 60 on.",
            ),
            Words(
                zh="满60岁那个月带身份证来办，当月就算。您现在交也收，由部门答复。",
                en="Come in the month you turn 60. You may also apply now; the office will answer.",
            ),
            instead=(
                TitleTile(
                    "MT-PENSION-QUERY",
                    Words(zh="养老保险交费记录查询", en="What was paid in so far"),
                    Words(zh="看看交了几年、还差几年", en="How many years, and how many more"),
                    is_package=False,
                    minutes=3,
                    members=1,
                ),
            ),
        ),
        "members": MEMBERS,
        "members-why": replace(MEMBERS, explained="MT-BIRTH-HUKOU"),
        "needs": NEEDS_BIRTH,
        "needs-nothing": Needs(
            PENSION, 8, (), (), NEEDS_BIRTH.useful[:1], NEEDS_BIRTH.not_needed, ()
        ),
        "scenario": Scenario(
            "group",
            Words(zh="您家是下面哪种情况？", en="Which of these are you?"),
            options(
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
            options(
                ("self", "本人办理", "I do it myself"),
                ("agent", "委托他人代办", "On behalf of another"),
            ),
            "self",
            Progress(2, 2),
        ),
        "question-choice": replace(
            QUESTION,
            key="applicant.grade",
            kind=FieldKind.CHOICE,
            label=Words(zh="每年想交多少钱？", en="How much a year?"),
            hint=Words(zh="交得多，以后领得多", en="Who pays more gets more later"),
            options=options(*((grade, grade, f"{grade[:-1]} yuan") for grade in GRADES)),
        ),
        "question-phone": replace(
            QUESTION,
            key="applicant.phone",
            kind=FieldKind.PHONE,
            label=Words(zh="手机号", en="Mobile number"),
            hint=Words(zh="办好了发短信告诉您", en="We send you a message when it is done"),
            max_length=11,
            way_out=NO_PHONE,
        ),
        "question-phone-error": replace(
            QUESTION,
            key="applicant.phone",
            kind=FieldKind.PHONE,
            label=Words(zh="手机号", en="Mobile number"),
            text="1380013800",
            max_length=11,
            way_out=NO_PHONE,
            problem=Problem("F-PHONE", ProblemText.PROBLEM_PHONE),
        ),
        "question-id": replace(
            QUESTION,
            key="father.id_no",
            kind=FieldKind.ID_CARD,
            label=Words(zh="身份证号", en="Card number"),
            about=FATHER,
            about_name="",
            text="52990119940312059X",
            max_length=18,
        ),
        "question-bank-warning": replace(
            QUESTION,
            key="mother.bank_account",
            kind=FieldKind.BANK_ACCOUNT,
            label=Words(zh="银行账号", en="Bank account"),
            text="6228480402564890018",
            max_length=19,
            way_out=NO_ACCOUNT,
            problem=Problem("F-LUHN", ProblemText.PROBLEM_ACCOUNT_CHECK, is_warning=True),
        ),
        "question-credit-code": replace(
            QUESTION,
            key="business.uscc",
            kind=FieldKind.CREDIT_CODE,
            label=Words(zh="统一社会信用代码", en="Unified credit code"),
            hint=Words(zh="营业执照上的 18 位代码", en="18 places, on the business licence"),
            about=Words(zh="合作社或公司", en="the company"),
            about_name="",
            text="91350100M000100Y44",
            max_length=18,
            problem=Problem("KIO-78", ProblemText.PROBLEM_CREDIT_CHECK),
        ),
        "question-money": replace(
            QUESTION,
            key="MT-HOUSE-TAX.price",
            kind=FieldKind.MONEY,
            label=Words(zh="房子卖多少钱？（元）", en="What was the house sold for? (yuan)"),
            about=NOTHING,
            about_name="",
            text="350000.50",
            max_length=15,
        ),
        "question-date": replace(
            QUESTION,
            key="child.birth_date",
            kind=FieldKind.DATE,
            label=Words(zh="孩子的出生日期", en="Date of birth"),
            about=CHILD,
            about_name="",
            text="20261102",
            max_length=8,
            hint=Words(
                zh="先年，再月，再日，例如 2026 11 02", en="Year, month, day, such as 2026 11 02"
            ),
        ),
        "question-name": replace(
            QUESTION,
            key="child.name",
            kind=FieldKind.TEXT,
            label=Words(zh="孩子叫什么名字？", en="The name of the child"),
            about=CHILD,
            about_name="",
            max_length=20,
        ),
        "question-address": replace(
            QUESTION,
            key="mother.live_addr",
            kind=FieldKind.ADDRESS,
            label=Words(zh="现在住在哪里？", en="Where do you live now?"),
            text="示例省示例市示例县湾里镇中庄村委会三组25号",
            origin=Origin.CARD,
            max_length=60,
        ),
        "question-address-empty": replace(
            QUESTION,
            key="mother.live_addr",
            kind=FieldKind.ADDRESS,
            label=Words(zh="现在住在哪里？", en="Where do you live now?"),
            max_length=60,
        ),
        "further-person": FurtherPerson(
            "father", FATHER, CardReading(CardStage.WAITING), Progress(1, 1)
        ),
        "further-person-signs": FurtherPerson(
            "father",
            FATHER,
            CardReading(CardStage.WAITING, may_vouch=True),
            Progress(1, 1),
            signs=True,
        ),
        "consent": states.AskConsent(
            "0/father",
            FATHER,
            "陈大山",
            Words(zh="使用父亲的证照", en="use of the father's licences"),
        ),
        "paper": replace(PAPER, stage=PaperStage.PREVIEW),
        "paper-offered": replace(
            PAPER, stage=PaperStage.PREVIEW, demand=PaperDemand.OFFERED, reason=Text.REASON_OFFERED
        ),
        "paper-taking": replace(PAPER, stage=PaperStage.TAKING, pages=1),
        "paper-taken": replace(PAPER, stage=PaperStage.TAKEN, pages=1, picture=sample_page()),
        "paper-flaw": replace(
            PAPER,
            stage=PaperStage.TAKEN,
            flaw=ProblemText.FLAW_CUT_OFF,
            may_keep=False,
            picture=sample_page(),
        ),
        "paper-flaw-thrice": replace(
            PAPER, stage=PaperStage.TAKEN, flaw=ProblemText.FLAW_BLURRED, picture=sample_page()
        ),
        "paper-failed": replace(PAPER, stage=PaperStage.FAILED, fault="DEV-30"),
        "without": states.Without("M-BANK/p1", BANK, MOTHER, tuple(Way), "2026-12-11"),
        "without-chosen": states.Without(
            "M-BANK/p1", BANK, MOTHER, (Way.ANYWAY, Way.LATER), "2026-12-11", Way.ANYWAY
        ),
        "commitment": states.Commitment("M-BANK/p1", BANK, MOTHER),
        "check": CHECK,
        "check-large": CHECK_LARGE,
        "sign": states.Sign(PENSION, "王秀英"),
        "sign-too-short": states.Sign(PENSION, "王秀英", too_short=True),
        "leaving": states.Leaving(),
        "leaving-or-save": states.Leaving(can_save=True),
        "leaving-kept": states.Leaving(can_save=True, is_kept=True),
        "leaving-missing": states.Leaving((NeededPaper(BANK, MOTHER, Text.REASON_ASKED),)),
    }
)
