"""A farmer asks how his matter stands, with his slip and without it."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-ELDER-CARD"

JOURNEY = Journey(
    name="progress",
    person="贺满仓, 66",
    told="He lodges, an officer answers, and he asks: with the slip, and with his card alone.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "he"),
        Row("choose", Do.CHOOSE, _M),
        Row("question/applicant.phone", Do.TYPE, "13800005299"),
        Row("question/applicant.delivery", Do.CHOOSE, "终端打印"),
        Row("paper/M-PHOTO", Do.LAY, "photo"),
        Row("sign/", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("welcome", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, _M),
        Row("", Do.OFFICER),
        Row("", Do.NEWS, "slip"),
        Row("welcome", Do.TAP, "read_slip"),
        Row("read_slip", Do.SLIP, "slip"),
        Row("read_slip/news", Do.CLEAR),
        Row("read_slip/news", Do.TAP, "leave"),
        Row("welcome", Do.TAP, "read_slip"),
        Row("read_slip", Do.TAP, "other.0"),
        Row("ask", Do.HOLD, "he"),
        Row("ask/told", Do.LIFT, sees=("老年优待证",)),
        Row("ask/told", Do.TAP, "leave"),
        Row("welcome", Do.LOOK),
    ),
)
