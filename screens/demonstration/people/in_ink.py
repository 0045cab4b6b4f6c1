"""A son on his father's behalf, with a power of attorney signed by hand on the printed page."""

from screens.demonstration.people.table import Do, Journey, Row

JOURNEY = Journey(
    name="in-ink",
    person="赵小军, 25, on behalf of his father 赵老四",
    told="The page is printed, signed with a pen, and laid under the camera.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "behalf"),
        Row("identify", Do.CARD, "zhao_son"),
        Row("choose", Do.CHOOSE, "MT-ELDER-CARD"),
        Row("further_person/applicant", Do.CARD, "zhao_father"),
        Row("question/agent.phone", Do.TYPE, "13800005299"),
        Row("question/agent.delivery", Do.CHOOSE, "终端打印"),
        Row("paper/M-PHOTO", Do.LAY, "photo"),
        Row("sign/", Do.SIGN),
        Row("signer_ways", Do.CHOOSE, "paper"),
        Row("ink/", Do.GO_ON, sees=("打印",)),
        Row("", Do.TAKE, "power"),
        Row("", Do.INK, "power"),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, "MT-ELDER-CARD slip", ("by ink p2", "beginning")),
        Row("welcome", Do.LOOK),
    ),
)
