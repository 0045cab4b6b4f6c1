"""Cannot read, cannot write, and not yet old enough for what she asks."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-PENSION-REG"

JOURNEY = Journey(
    name="not-yet",
    person="徐桂香, 58, does not read or write",
    told="She asks for the pension, is told what she can have today, and signs with a mark.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "xu"),
        Row("choose", Do.CHOOSE, "MT-PENSION-CLAIM"),
        Row("not_yet", Do.CHOOSE, _M),
        Row(f"scenario/{_M}.group", Do.CHOOSE, "no"),
        Row("question/applicant.phone", Do.PRESS, "没有手机"),
        Row("question/applicant.contact", Do.CHOOSE, "请村委会转告"),
        Row("question/applicant.bank_account", Do.TYPE, "6228480000000005298"),
        Row("question/applicant.delivery", Do.CHOOSE, "终端打印"),
        Row(f"question/{_M}.grade", Do.CHOOSE, "300元"),
        Row("paper/M-HUKOU", Do.PRESS, "不拍了，跳过"),
        Row("sign/", Do.PRESS, "我不会写"),
        Row("sign/applicant/mark", Do.MARK),
        Row("witness", Do.PRESS, "另一个人"),
        Row("signer_card", Do.CARD, "he"),
        Row("sign/yourself/witness", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("welcome", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, _M),
    ),
)
