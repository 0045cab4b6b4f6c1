"""What a plan asks that no matter words for itself: said here once, and a region may say it so."""

from provisioning.catalogue.words import Entry, Words


class Asking(Entry, frozen=True):
    """Questions and answers that stand between the matters of every title.

    ``{matter}`` is the name of a matter, ``{at}`` the number of one of several people.
    """

    family: Words = Words("您替哪位家人办？", "For whom in your family?")
    ward: Words = Words("未满 18 岁的孩子，或我监护的人", "A child under 18, or someone in my care")
    adult: Words = Words("成年的家人", "A grown-up")
    principal: Words = Words("您替哪一位办？", "For which of them do you act?")
    relative: Words = Words("都不是，我替他们跑一趟", "Neither, I go for one of them")
    agent: Words = Words("代办人", "who acts for them")
    done: Words = Words("{matter}，办过了吗？", "{matter}: is that done?")
    done_yes: Words = Words("已经办好了", "It is done")
    done_no: Words = Words("还没有，这次一起办", "Not yet, do it now too")
    not_now: Words = Words("这次不办", "Not this time")
    none: Words = Words("都不办", "None of these")
    people: Words = Words("{at} 人", "{at}")
    nobody: Words = Words("没有", "nobody")
    one_of_several: Words = Words("{label} {at}", "{label} {at}")


ASKING = Asking()


def filled(words: Words, **parts: str | Words) -> Words:
    """Return words with their ``{parts}`` filled in, each language by itself."""
    zh = {name: part.zh if isinstance(part, Words) else part for name, part in parts.items()}
    en = {name: part.en if isinstance(part, Words) else part for name, part in parts.items()}
    return Words(words.zh.format(**zh), words.en.format(**en))
