"""What packages and themes may not say even though they could be read. Pure."""

from collections import Counter
from collections.abc import Iterator

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.model import Catalogue, Depth, Member, Package
from provisioning.catalogue.references import matter_file, package_file


def packages_against_policy(catalogue: Catalogue) -> Iterator[Finding]:
    """Return everything that keeps a package or a theme from being published."""
    for package in catalogue.packages.values():
        yield from _package(package)
        for member in package.members:
            yield from _member(catalogue, package, member)
        yield from _groups(package)
        yield from _parties(package)
    yield from _themes(catalogue)
    yield from _titles_have_a_theme(catalogue)


def _finding(package: Package, place: str, problem: str, cure: str) -> Finding:
    return Finding(package_file(package), place, problem, cure)


def _package(package: Package) -> Iterator[Finding]:
    if package.version < 1:
        yield _finding(package, "version", "is below 1", "count from 1 upwards")
    if package.offered and not package.spoken:
        cure = "add what people call it"
        yield _finding(package, "spoken", "nobody finds it by plain words", cure)
    for name, count in Counter(m.matter for m in package.members).items():
        if count > 1:
            yield _finding(package, f"members.{name}", "stands twice", "take one away")


def _member(catalogue: Catalogue, package: Package, member: Member) -> Iterator[Finding]:
    place = f"members.{member.matter}"
    if member.optional and member.question is None:
        cure = "add the question, or make it compulsory"
        yield _finding(package, f"{place}.question", "nobody is asked whether it joins", cure)
    if member.law_bound and (member.optional or member.group):
        cure = "make it compulsory, or take law_bound away"
        problem = "the law binds it, so it cannot be left out"
        yield _finding(package, f"{place}.law_bound", problem, cure)
    basis = member.law_bound
    if basis and not basis.illustrative and not basis.source:
        cure = "name the source, or set illustrative = true"
        yield _finding(package, f"{place}.law_bound", "has no source", cure)
    matter = catalogue.matters[member.matter]
    if matter.depth is Depth.GUIDE:
        cure = f'write "full" or "prefill", or take it out of {package.id}'
        problem = "a kiosk only tells about it, and its package would hand it in"
        yield Finding(matter_file(matter), "depth", problem, cure)
    dept = catalogue.departments[matter.dept]
    if dept.third_party != member.third_party:
        cure = f"write third_party = {str(dept.third_party).lower()}"
        problem = f"does not fit its department {dept.id}"
        yield _finding(package, f"{place}.third_party", problem, cure)


def _groups(package: Package) -> Iterator[Finding]:
    sizes = Counter(member.group for member in package.members if member.group)
    for group in package.groups:
        if sizes[group.id] <= 1:
            cure = "give it two members or more, or make the member optional"
            problem = f"has {sizes[group.id]} member: there is nothing to choose"
            yield _finding(package, f"groups.{group.id}", problem, cure)


def _parties(package: Package) -> Iterator[Finding]:
    for role, count in Counter(party.role for party in package.parties).items():
        if count > 1:
            yield _finding(package, f"parties.{role}", "stands twice", "take one away")
    for party in package.parties:
        if party.several and not 0 <= party.several.least < party.several.most:
            cure = "write least below most"
            place = f"parties.{party.role}.several"
            yield _finding(package, place, "least is not below most", cure)


def _themes(catalogue: Catalogue) -> Iterator[Finding]:
    for theme in catalogue.themes.values():
        if not theme.titles:
            cure = "name its titles, or take it away"
            yield Finding("themes.toml", theme.id, "leads to nothing", cure)
        if not theme.picture:
            yield Finding("themes.toml", theme.id, "has no picture", "name its picture")
        for title in theme.titles:
            if not _is_offered(catalogue, title):
                cure = "name a title that is offered by itself"
                yield Finding("themes.toml", theme.id, f"{title} is not offered", cure)


def _is_offered(catalogue: Catalogue, title: str) -> bool:
    matter, package = catalogue.matters.get(title), catalogue.packages.get(title)
    return bool((matter and matter.offered) or (package and package.offered))


def _titles_have_a_theme(catalogue: Catalogue) -> Iterator[Finding]:
    """Row M06: who starts from a life event reaches every title."""
    themed = {title for theme in catalogue.themes.values() for title in theme.titles}
    for title in (*catalogue.matters, *catalogue.packages):
        if _is_offered(catalogue, title) and title not in themed:
            cure = "add it to a theme"
            yield Finding("themes.toml", "the file", f"no life event leads to {title}", cure)
