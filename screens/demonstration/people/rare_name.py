"""A name outside the font, from the card to the slip to the officer's page."""

from screens.demonstration.people.table import Do, Journey, Row

JOURNEY = Journey(
    name="rare-name",
    person="田𠅤, 41",
    told="His name has a character that no font of ours holds; nobody asks him to change it.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "rare"),
        Row("choose", Do.CHOOSE, "MT-PENSION-REG"),
        Row("scenario/MT-PENSION-REG.group", Do.CHOOSE, "no"),
        Row("question/applicant.phone", Do.TYPE, "13800005201"),
        Row("question/applicant.bank_account", Do.TYPE, "6228480000000005298"),
        Row("question/applicant.delivery", Do.CHOOSE, "终端打印"),
        Row("question/MT-PENSION-REG.grade", Do.CHOOSE, "300元"),
        Row("paper/M-HUKOU", Do.PRESS, "不拍了，跳过"),
        Row("sign", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, "MT-PENSION-REG", ("applicant 田𠅤",)),
    ),
)
