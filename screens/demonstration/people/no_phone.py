"""Who has no telephone: nobody rings her, so her slip tells her."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-ELDER-CARD"

JOURNEY = Journey(
    name="no-phone",
    person="刘素珍, 67, has no telephone",
    told="No number is asked of her; she comes back, and her slip says how it stands.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "liu"),
        Row("choose", Do.CHOOSE, _M),
        Row("question/applicant.phone", Do.PRESS, "没有手机"),
        Row("question/applicant.contact", Do.CHOOSE, "我自己来服务站问"),
        Row("question/applicant.delivery", Do.CHOOSE, "终端打印"),
        Row("paper/M-PHOTO", Do.LAY, "photo"),
        Row("sign/", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("welcome", Do.TAP, "read_slip"),
        Row("read_slip", Do.SLIP, "slip"),
        Row("read_slip", Do.TAP, "leave", ("还没有新消息",)),
        Row("welcome", Do.LOOK),
        Row("", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, _M, ("applicant 刘素珍",)),
        Row("", Do.OFFICER),
        Row("", Do.NEWS, "slip"),
        Row("welcome", Do.TAP, "read_slip"),
        Row("read_slip/news", Do.CLEAR, sees=("您的申请已送达",)),
        Row("read_slip/news", Do.TAP, "leave"),
        Row("welcome", Do.LOOK),
    ),
)
