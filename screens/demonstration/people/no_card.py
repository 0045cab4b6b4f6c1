"""A card that cannot be read."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-RES-REG"

JOURNEY = Journey(
    name="card-unread",
    person="贺满仓, 66, with a card that no reader reads",
    told="His card cannot be read; he types his number, and is received, to be verified.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.PRESS, "填号码"),
        Row("question/", Do.TYPE, "贺满仓"),
        Row("question/", Do.TYPE, "529901196003120976"),
        Row("choose", Do.CHOOSE, _M),
        Row("question/applicant.nation", Do.CHOOSE, "汉族"),
        Row("question/applicant.phone", Do.TYPE, "13800005299"),
        Row("question/applicant.hukou_addr", Do.TYPE, "上河村三组五号"),
        Row("question/applicant.live_addr", Do.TYPE, "上河村三组五号"),
        Row("question/applicant.delivery", Do.CHOOSE, "终端打印"),
        Row(f"question/{_M}.arrive", Do.TYPE, "20260901"),
        Row(f"question/{_M}.reason", Do.CHOOSE, "打工"),
        Row(f"question/{_M}.host", Do.TYPE, "李大山"),
        Row("paper/M-IDCARD", Do.PRESS, "不拍了，跳过"),
        Row("paper/M-ADDRPROOF", Do.PRESS, "不拍了，跳过"),
        Row("sign/", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("welcome", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, _M),
    ),
)
