"""One whose identity card is at home: the social-security card in the second reader."""

from screens.demonstration.people.table import Do, Journey, Row

JOURNEY = Journey(
    name="social-card",
    person="王秀英, 67, with her social-security card alone",
    told="Her identity card is at home. Her social-security card says who she is, to be verified.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CHIP, "wang"),
        Row("choose", Do.CHOOSE, "MT-ELDER-CARD"),
        Row("question/applicant.phone", Do.PRESS, "没有手机"),
        Row("question/applicant.contact", Do.CHOOSE, "请村委会转告"),
        Row("question/applicant.hukou_addr", Do.TYPE, "示例村一组七号"),
        Row("question/applicant.delivery", Do.CHOOSE, "终端打印"),
        Row("paper/M-PHOTO", Do.LAY, "photo"),
        Row("paper/M-IDCARD", Do.PRESS, "不拍了，跳过"),
        Row("sign/", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, "MT-ELDER-CARD slip", ("applicant 王秀英", "signed p1", "beginning")),
        Row("welcome", Do.LOOK),
    ),
)
