"""A helper, and three people in a row, while the network is down."""

from screens.demonstration.people.table import Do, Journey, Row


def _helped(card: str, title: str, *rows: Row) -> tuple[Row, ...]:
    """One person comes and the helper joins; what she typed is handed over before signing."""
    return (
        Row("", Do.NEXT),
        Row("welcome"),
        Row("for_whom", Do.TAP, "helper"),
        Row("for_whom", Do.CHOOSE, "myself", ("帮办员 高梅 在替您填",)),
        Row("identify", Do.CARD, card),
        Row("choose", Do.CHOOSE, title),
        *rows,
        Row("hand_over", Do.GO_ON, sees=("请您本人看一看", "请您本人核对")),
        Row("sign/", Do.SIGN, sees=("请您本人核对",)),
        Row("goodbye", Do.TAKE, card),
        Row("goodbye"),
    )


_PHONE = Row("question/applicant.phone", Do.TYPE, "13800005299")
_PRINTED = Row("question/applicant.delivery", Do.CHOOSE, "终端打印")
_PHOTO = Row("paper/M-PHOTO", Do.LAY, "photo")
_TITLE = "MT-ELDER-CARD"

JOURNEY = Journey(
    name="helper-three-people",
    person="高梅, who helps 贺满仓, 刘素珍 and 赵老四",
    told="The cable is out all morning. She helps three in a row, and none sees another.",
    rows=(
        Row("welcome", Do.TAP, "helper"),
        Row("sign_in", Do.CODE),
        Row("station"),
        *_helped("he", _TITLE, _PHONE, _PRINTED, _PHOTO),
        *_helped("liu", _TITLE, _PHONE, _PRINTED, _PHOTO),
        *_helped("zhao_father", _TITLE, _PHONE, _PRINTED, _PHOTO),
        Row("welcome", Do.TAP, "helper"),
        Row("station", Do.TAP, "leave"),  # she signs out
        Row("welcome"),
        Row("", Do.RESTORE),
        Row("", Do.ARRIVE),
        Row("", Do.CASE, f"{_TITLE} he", ("applicant 贺满仓",)),
        Row("", Do.CASE, f"{_TITLE} liu", ("applicant 刘素珍",)),
        Row("", Do.CASE, f"{_TITLE} zhao_father", ("applicant 赵老四",)),
    ),
)
