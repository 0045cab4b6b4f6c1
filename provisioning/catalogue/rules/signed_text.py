"""The words above a signature, written anew wherever they are needed.

A signer reads them at a kiosk, perhaps at another one than the application was
handed in at, and perhaps days later; the cloud writes them again and compares
their hash with the signature (row F17). So they follow from the catalogue, the
slip's number and who signs alone, and never from what lies on one machine.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from provisioning.catalogue.model import Catalogue, Material, Words

APPLICATION = "application"  # `edge_sync.wire.application.APPLICATION_PAPER`, the same word
POWER_OF_ATTORNEY = "M-AUTH"
LANGUAGES = ("zh", "en")

TRUTH = Words(
    "我填的都是真的。我申请办理以上事项。", "What I entered is true. I apply for the matters above."
)
"""What the one who hands in signs for; the whole application stands above it."""

WHOLE = Words("整份申请", "the whole application")
"""How the application is called for who hands it in."""

_JOINT = Words("共同申请书", "Joint application")
_JOIN = Words(
    "我同意一起申请这件事。申请内容由递交的人填写。部门可以为办这件事核对和我有关的内容。",
    "I join this application. The one who handed it in filled it in. For this purpose alone the "
    "offices may check what concerns me.",
)
_STATED = Words(
    "以上由我本人声明和承诺，内容属实。", "I declare and promise this myself, and it is true."
)
_POWER = Words(
    "我委托受托人替我办理上面的事项：递交和补正材料，收取通知和结果。"
    "只限这一件事，办完为止。我可以随时收回委托。",
    "I authorise the agent to act for me in the matter above: to hand in and complete papers, and "
    "to receive notices and results. For this matter only, until it is concluded. I may take the "
    "power back at any time.",
)
_MATTER = Words("事项：{}", "Matter: {}")
_SLIP = Words("收件凭证：{}", "Slip: {}")
_SIGNER = Words("签名人：{}", "Signed by: {}")
_NUMBER = Words("身份证号：{}", "Card number: {}")
_AGENT = Words("受托人：{} {}", "Agent: {} {}")
_SOME_AGENT = Words(
    "受托人：凭上面的收件凭证递交申请的人", "Agent: the one who handed in the application above"
)


@dataclass(frozen=True, slots=True)
class Who:
    """A person as the text names one."""

    name: str = field(repr=False)
    number: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the papers of one application have in common: its title and its slip's number."""

    title: str
    slip: str


def paper_name(catalogue: Catalogue, paper: str) -> Words:
    """Return what a paper is called. Raises KeyError if this catalogue has never had it."""
    return _JOINT if paper == APPLICATION else catalogue.materials[_material(paper)].name


def signed_text(
    catalogue: Catalogue,
    occasion: Occasion,
    paper: str,
    language: str,
    signer: Who | None = None,
    agent: Who | None = None,
) -> str:
    """Return the text of one paper, one line a paragraph.

    Without a ``signer`` it is the wording alone. Raises KeyError if this
    catalogue does not know the title or the paper.
    """
    lines = _lines(catalogue, occasion, paper, language, signer, agent)
    return "\n".join(lines) + "\n"


def digest_of(text: str) -> bytes:
    """Return what a signature covers: the SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode()).digest()


def wording_digest(catalogue: Catalogue, occasion: Occasion, paper: str) -> bytes:
    """Return the hash of a paper's wording in both languages, without any person."""
    texts = (signed_text(catalogue, occasion, paper, language) for language in LANGUAGES)
    return digest_of("".join(texts))


def _lines(
    catalogue: Catalogue,
    occasion: Occasion,
    paper: str,
    language: str,
    signer: Who | None,
    agent: Who | None,
) -> Iterator[str]:
    yield paper_name(catalogue, paper).to(language)
    yield _MATTER.to(language).format(_about(catalogue, occasion, paper).to(language))
    yield _SLIP.to(language).format(occasion.slip)
    yield statement_of(catalogue, paper).to(language)
    if _material(paper) == POWER_OF_ATTORNEY:
        named = _AGENT.to(language).format(agent.name, agent.number) if agent else None
        yield named or _SOME_AGENT.to(language)
    if signer:
        yield _SIGNER.to(language).format(signer.name)
        yield _NUMBER.to(language).format(signer.number)


def _about(catalogue: Catalogue, occasion: Occasion, paper: str) -> Words:
    """A paper of one matter names that; what concerns everything names the title."""
    matter = paper.partition("/")[2]
    if matter and _material(paper) != POWER_OF_ATTORNEY:
        return catalogue.matters[matter].name
    package = catalogue.packages.get(occasion.title)
    return package.name if package else catalogue.matters[occasion.title].name


def statement_of(catalogue: Catalogue, paper: str) -> Words:
    """Return what a paper states above its signature."""
    if paper == APPLICATION:
        return _JOIN
    material: Material = catalogue.materials[_material(paper)]
    if material.statement:
        return material.statement
    return _POWER if material.id == POWER_OF_ATTORNEY else _STATED


def _material(paper: str) -> str:
    return paper.partition("/")[0]
