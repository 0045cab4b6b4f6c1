"""A widow who reports the death and inherits: one person, two roles."""

from screens.demonstration.people.table import Do, Journey, Row

JOURNEY = Journey(
    name="widow",
    person="刘素珍, 67",
    told="Her husband died. She reports it and inherits, and is asked for herself once.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "liu"),
        Row("choose", Do.CHOOSE, "PK-DEATH"),
        Row("scenario/holder", Do.CHOOSE, "both"),
        Row("scenario/member.MT-DEATH-CERT", Do.CHOOSE, "done-already"),
        Row("scenario/member.MT-CREMATION", Do.CHOOSE, "left-out"),
        Row("scenario/member.MT-SURVIVOR", Do.CHOOSE, "left-out"),
        Row("scenario/member.MT-FUND-OUT", Do.CHOOSE, "left-out"),
        Row("scenario/member.MT-DRIVER-END", Do.CHOOSE, "left-out"),
        Row("scenario/member.MT-DIS-CERT-CHG", Do.CHOOSE, "left-out"),
        # His card went with him to the police station: he is typed in.
        Row("further_person/deceased", Do.PRESS, "填号码"),
        Row("question/agent_reporter.phone", Do.TYPE, "13800005299"),
        Row("question/agent_reporter.bank_account", Do.TYPE, "6228480000000005298"),
        Row("question/agent_reporter.kinship", Do.CHOOSE, "配偶"),
        Row("question/agent_reporter.delivery", Do.CHOOSE, "终端打印"),
        Row("question/deceased.name", Do.TYPE, "刘大山"),
        Row("question/deceased.id_no", Do.TYPE, "529901195503070050"),
        Row("question/deceased.death_date", Do.TYPE, "20261115"),
        Row("paper/M-BANK/agent_reporter", Do.LAY, "bank-card-liu"),
        Row("paper/M-DEATHCERT/deceased", Do.LAY, "death-certificate"),
        Row("paper/M-HUKOU/deceased", Do.PRESS, "不拍了，跳过"),
        Row("paper/M-IDCARD/deceased", Do.PRESS, "不拍了，跳过"),
        Row("paper/M-CREMATION/deceased", Do.PRESS, "不拍了，跳过"),
        Row("paper/M-HUKOU/agent_reporter", Do.PRESS, "不拍了，跳过"),
        Row("paper/M-INHERIT/agent_reporter", Do.LAY, "kinship"),
        Row("sign", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, "PK-DEATH", ("applicant 刘素珍", "documents 3", "beginning")),
    ),
)
