"""Her account number stands on her card: the kiosk reads it, and she only compares."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-PENSION-REG"

JOURNEY = Journey(
    name="paper-read",
    person="张桂芳, 45, types nothing but a telephone number",
    told="She lays her bank card under the camera; the kiosk reads the number and she compares it.",
    rows=(
        Row("", Do.READER),
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "zhang"),
        Row("choose", Do.CHOOSE, _M),
        Row(f"scenario/{_M}.group", Do.CHOOSE, "no"),
        Row("question/applicant.phone", Do.TYPE, "13800005299"),
        Row("question/applicant.bank_account", Do.PRESS, "拍一下，机器来填"),
        Row("from-paper/applicant.bank_account", Do.LAY, "bank-card-zhang"),
        Row("question/applicant.bank_account", Do.KEEP),  # a local card without a check digit
        Row("question/applicant.bank_name", Do.CHOOSE, "农业银行"),
        Row("question/applicant.delivery", Do.CHOOSE, "终端打印"),
        Row(f"question/{_M}.grade", Do.CHOOSE, "300元"),
        Row("paper/M-HUKOU", Do.LAY, "household-zhang"),
        Row("sign/", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("welcome", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, _M),
        Row("", Do.NO_READER),
    ),
)
