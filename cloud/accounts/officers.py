"""Officers (经办人): named persons of one department. A right comes from role and department."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What an account is for."""

    OFFICER = "officer"  # sees the department's part and answers for it
    READER = "reader"  # sees it and answers nothing


@dataclass(frozen=True, slots=True)
class Officer:
    """Who is at the desk. ``department`` is an id of the catalogue, such as ``D-RS``."""

    account: str
    name: str
    department: str
    role: Role

    @property
    def may_answer(self) -> bool:
        """Whether this account decides anything at all."""
        return self.role is Role.OFFICER
