"""Every act as a body of its own, made from the act's class: no field is forgotten here either."""

import dataclasses
from collections.abc import Callable
from typing import Annotated, Any, Final, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from cloud.casework.answers import LONGEST, LONGEST_POINT, MOST_POINTS
from cloud.casework.model.deciding import AnyAct
from cloud.casework.model.facts import Asked, Gap
from cloud.casework.states import Act
from cloud.desk.act_forms import CLASS_OF
from cloud.desk.api.models import PointAsked

_MOST = 999


class GapPromised(BaseModel):
    """A paper that comes later, and the day by which it is promised."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: Annotated[str, Field(max_length=64)]
    by: Annotated[str, Field(pattern=r"^\d{8}$", description="20261130")]


class ActBody(BaseModel):
    """What all acts have: the same ``key`` counts once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]


_TYPES: Final[dict[Any, Any]] = {
    str: Annotated[str, Field(max_length=LONGEST)],
    int: Annotated[int, Field(ge=0, le=_MOST)],
    bytes: Annotated[str, Field(pattern="^([0-9a-f]{2}){32}$", description="hexadecimal")],
    tuple[int, ...]: Annotated[list[Annotated[int, Field(ge=1, le=_MOST)]], Field(max_length=60)],
    tuple[str, ...]: Annotated[
        list[Annotated[str, Field(max_length=LONGEST_POINT)]], Field(max_length=60)
    ],
    tuple[Gap, ...]: Annotated[list[GapPromised], Field(max_length=MOST_POINTS)],
    tuple[Asked, ...]: Annotated[list[PointAsked], Field(max_length=MOST_POINTS)],
}


def body_of(act: Act) -> type[ActBody]:
    """Return the model of an act's body."""
    kind = CLASS_OF[act]
    hints = get_type_hints(kind)
    fields: dict[str, Any] = {
        one.name: (_TYPES.get(hints[one.name], hints[one.name]), _default(one))
        for one in dataclasses.fields(kind)
    }
    name = "".join(part.capitalize() for part in act.value.split("-"))
    return create_model(f"{name}Act", __base__=ActBody, __doc__=kind.__doc__, **fields)


def act_of_body(act: Act, body: ActBody) -> AnyAct:
    """Make the act that a body asks for."""
    values = {name: getattr(body, name) for name in type(body).model_fields if name != "key"}
    made: AnyAct = CLASS_OF[act](**{name: _taken(name, one) for name, one in values.items()})
    return made


def _default(one: "dataclasses.Field[Any]") -> Any:  # noqa: ANN401 - whatever the act's class says
    return ... if one.default is dataclasses.MISSING else one.default


def _taken(name: str, value: Any) -> object:  # noqa: ANN401 - whatever the act's class says
    if name == "sha256":
        return bytes.fromhex(value)
    if isinstance(value, list):
        return tuple(_MAKE.get(type(one), _itself)(one) for one in value)
    return value


def _itself(value: Any) -> Any:  # noqa: ANN401 - numbers and words as they are
    return value


_MAKE: Final[dict[type, Callable[[Any], Any]]] = {
    GapPromised: lambda one: Gap(one.line, one.by),
    PointAsked: lambda one: Asked(one.line, one.wrong, one.mend, one.wanted),
}
