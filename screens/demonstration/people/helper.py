"""A helper, and three people in a row, while the network is down."""

from screens.demonstration.people.table import Do, Journey, Row


def _helped(card: str, name: str, *rows: Row) -> tuple[Row, ...]:
    """One person comes, the helper joins, and each page of hers is handed over before signing."""
    return (
        Row("", Do.NEXT),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.TAP, "helper"),
        Row("identify", Do.CARD, card),
        *rows,
        Row("hand_over", sees=("请您本人看一看",)),
        Row("sign", Do.SIGN, sees=("请您本人核对",)),
        Row("goodbye", Do.TAKE, name),
    )


JOURNEY = Journey(
    name="helper-three-people",
    person="高梅, who helps, with 贺满仓, 马·阿布都拉 and 张秀英",
    told="The cable is out all morning. She helps three in a row, and none sees another.",
    rows=(
        Row("welcome", Do.TAP, "helper"),
        Row("sign_in", Do.CODE),
        Row("station", Do.LOOK),
        Row("station", Do.TAP, "leave"),
    ),
)
