"""A migrant worker from another province, with no contract at hand."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-MED-REMOTE"

JOURNEY = Journey(
    name="migrant-worker",
    person="马·阿布都拉, 35, from another province",
    told="He works far from home and has no contract at hand: a commitment stands in its place.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "ma"),
        Row("choose", Do.CHOOSE, _M),
        Row(f"scenario/{_M}.reason", Do.CHOOSE, "work"),
        Row(f"scenario/{_M}.proof", Do.CHOOSE, "commit"),
        Row("question/applicant.phone", Do.TYPE, "13800005299"),
        Row("question/applicant.delivery", Do.CHOOSE, "电子送达"),
        Row(f"question/{_M}.dest_region", Do.TYPE, "广东"),
        Row(f"question/{_M}.start", Do.TYPE, "20261101"),
        Row(f"question/{_M}.end", Do.TYPE, "20271101"),
        Row("paper/M-MEDVOUCHER", Do.PRESS, "不拍了，跳过"),
        Row("sign/", Do.SIGN, sees=("告知承诺书",)),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("welcome", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, _M),
    ),
)
