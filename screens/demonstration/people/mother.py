"""A mother with her newborn, the certificate of birth in hand."""

from screens.demonstration.people.table import Do, Journey, Row

JOURNEY = Journey(
    name="mother",
    person="李春梅, 29, and her child of two weeks",
    told="Seven matters at once: one form, one set of papers, and the certificate is in her hand.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "li"),
        Row("choose", Do.CHOOSE, "PK-BIRTH"),
        Row("scenario/holder", Do.CHOOSE, "mother"),
        Row("scenario/member.MT-BIRTH-CERT", Do.CHOOSE, "done-already"),
        Row("scenario/member.MT-BIRTH-COST", Do.CHOOSE, "left-out"),
        Row("scenario/MT-BIRTH-HUKOU.marriage", Do.CHOOSE, "yes"),
        Row("scenario/MT-BIRTH-HUKOU.follow", Do.CHOOSE, "mother"),
        Row("further_person/father", Do.CARD, "chen"),
        Row("question/mother.phone", Do.TYPE, "13900005299"),
        Row("question/mother.delivery", Do.CHOOSE, "终端打印"),
        Row("question/child.name", Do.TYPE, "陈小禾"),
        Row("question/child.sex", Do.CHOOSE, "女"),
        Row("question/child.birth_date", Do.TYPE, "20261108"),
        Row("question/child.nation", Do.CHOOSE, "汉族"),
        Row("question/child.bank_name", Do.CHOOSE, "农业银行"),
        Row("question/MT-BIRTH-PLAN.child_no", Do.CHOOSE, "第一个"),
        Row("paper/M-PHOTO/child", Do.LAY, "photo"),
        Row("paper/M-BIRTHCERT/child", Do.LAY, "birth-certificate"),
        Row("paper/M-MARRIAGE/mother", Do.PRESS, "不拍了，跳过"),
        Row("paper/M-HUKOU/mother", Do.PRESS, "不拍了，跳过"),
        Row("sign/", Do.SIGN),
        Row("goodbye", Do.TAKE, "slip"),
        Row("goodbye"),
        Row("welcome", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, "PK-BIRTH"),
    ),
)
