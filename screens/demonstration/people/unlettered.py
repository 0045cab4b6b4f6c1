"""Who cannot read goes by ear: she touches nothing before the kiosk has begun to speak of it."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-PENSION-CLAIM"

JOURNEY = Journey(
    name="cannot-read",
    person="刘素珍, 67, does not read or write",
    told="One green button: all is said aloud, the town answers, and she signs with a mark.",
    is_by_ear=True,
    rows=(
        Row("", Do.TOWN),
        Row("welcome", Do.TAP, "green"),
        Row("notice", Do.ANSWER),
        Row("notice", Do.TAP, "lane.0"),  # she has heard the helper's words
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "liu"),
        Row("choose", Do.CHOOSE, _M),
        Row("question/applicant.phone", Do.PRESS, "没有手机"),
        Row("question/applicant.contact", Do.CHOOSE, "我自己来服务站问"),
        Row("question/applicant.bank_account", Do.TYPE, "6228480000000005298"),
        Row("question/applicant.delivery", Do.CHOOSE, "终端打印"),
        Row(f"question/{_M}.years_paid", Do.TYPE, "15"),
        Row("paper/M-BANK", Do.LAY, "bank-card-liu"),
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
        Row("", Do.CASE, _M, ("applicant 刘素珍", "by mark p1")),
        Row("", Do.NO_TOWN),
    ),
)
