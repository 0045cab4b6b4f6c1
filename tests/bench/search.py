"""How fast a plain-word query is answered, beside difflib over the bare titles."""

import difflib
from itertools import cycle, islice

from provisioning.catalogue.files import load
from provisioning.catalogue.rules.titles import titles
from provisioning.catalogue.search.finder import Finder
from tests.bench import Finding, Pair, measure

QUERIES = ("我想给刚出生的娃上户口", "爹死了怎么办", "看病去外省能不能报", "yanglao", "残疾正丢了")
TIMES = 100


def run() -> list[Finding]:
    """Measure. The peer only compares letters, and finds far less: this is about time alone."""
    catalogue = load().catalogue
    finder = Finder(catalogue)
    names = [title.name.zh for title in titles(catalogue)]

    def ours(times: int) -> None:
        for query in islice(cycle(QUERIES), times):
            finder.find(query)

    def peer(times: int) -> None:
        for query in islice(cycle(QUERIES), times):
            difflib.get_close_matches(query, names, 10, 0.1)

    pair = Pair("answer a query", "difflib over the titles alone", TIMES, ours, peer)
    return [measure(pair)]
