"""Small catalogues drawn by chance: a package of a few matters among three people."""

from hypothesis import strategies as st
from msgspec.structs import replace

from provisioning.catalogue.model import (
    Catalogue,
    Field,
    Line,
    Matter,
    Member,
    Need,
    Option,
    Party,
    ProducedMaterial,
    Relation,
    Scenario,
    Several,
    Words,
)
from tests.shipped import shipped_edition

ROLES = ("holder", "wife", "child")
KINDS = ("M-IDCARD", "M-HUKOU", "M-BANK", "M-PHOTO", "M-MARRIAGE", "FORM")
ELEMENTS = ("name", "id_no", "sex", "phone", "hukou_addr", "delivery", "bank_name")
_SHIPPED = shipped_edition().catalogue
_W = Words("某", "some")


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Return the shipped catalogue with a package "PK-X" of two to five drawn matters."""
    names = [f"MT-{letter}" for letter in "ABCDE"[: draw(st.integers(2, 5))]]
    matters = {name: draw(_matters(name)) for name in names}
    members = tuple(draw(_members(name, names[:at])) for at, name in enumerate(names))
    like = _SHIPPED.packages["PK-BIRTH"]
    package = replace(
        like,
        id="PK-X",
        parties=_parties(several=draw(st.booleans())),
        members=members,
        scenarios=(_stands(),),
        signers=("holder",),
        fills=(),
        consents=(),
        groups=(),
    )
    return replace(_SHIPPED, matters={**_SHIPPED.matters, **matters}, packages={"PK-X": package})


def _parties(*, several: bool) -> tuple[Party, ...]:
    many = Several(question=_W, least=0, most=3) if several else None
    return (
        Party(role="husband", label=_W, card=True),
        Party(role="wife", label=_W, card=True),
        Party(role="child", label=_W, card=False, several=many),
    )


def _stands() -> Scenario:
    options = tuple(
        Option(id=role, label=_W, binds={"holder": role}) for role in ("husband", "wife")
    )
    return Scenario(id="holder", question=_W, options=options)


@st.composite
def _matters(draw: st.DrawFn, name: str) -> Matter:
    lines = draw(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(ROLES)), max_size=5))
    fields = draw(
        st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(ELEMENTS)), max_size=6)
    )
    made = draw(st.lists(st.sampled_from(KINDS[:4]), max_size=1))
    flags = st.booleans()
    return replace(
        _SHIPPED.matters["MT-BIRTH-COST"],
        id=name,
        signers=("holder",),
        elements=(),
        fills=(),
        scenarios=(_scenario(),) if draw(flags) else (),
        thresholds=(),
        fields=tuple(Field(role=role, element=element) for role, element in fields),
        lines=tuple(
            Line(
                id=f"L{at}",
                material=kind,
                holder=holder,
                need=draw(st.sampled_from(Need)),
                tolerable=draw(flags),
                replaceable=draw(flags),
            )
            for at, (kind, holder) in enumerate(lines)
        ),
        produces_materials=tuple(ProducedMaterial(material=kind, holder="wife") for kind in made),
        produces_elements=(),
    )


def _scenario() -> Scenario:
    options = (Option(id="plain", label=_W), Option(id="less", label=_W, removes=("L0",)))
    return Scenario(id="how", question=_W, options=options)


@st.composite
def _members(draw: st.DrawFn, name: str, earlier: list[str]) -> Member:
    needs = draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
    return Member(
        matter=name,
        stage=1,
        relation=Relation.PARALLEL,
        needs=tuple(needs),
        optional=draw(st.booleans()),
        may_be_done=draw(st.booleans()),
    )
