"""Surnames that stand there to be chosen before anything is written. No Kivy here.

The ten commonest by the Ministry of Public Security's report on names of 2020:
about two residents in five bear one of them.
"""

from typing import Final

COMMONEST: Final = ("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴")


def first_offers(key: str) -> tuple[str, ...]:
    """Return what to offer in an empty field: surnames where it asks a person's name.

    Args:
        key: Of the question, such as ``child.name``: whose, and which element.
    """
    return COMMONEST if key.rpartition(".")[2] == "name" else ()
