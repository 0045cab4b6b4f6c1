"""What people write stays what they wrote: no SQL, no header, no formula of a spreadsheet."""

import csv
import io
from urllib.parse import quote

import pytest
from msgspec import structs

from cloud.casework.tables import CaseRow, EventRow
from cloud.clock.measures import Counts
from cloud.clock.rules import shipped_rules
from cloud.clock.statistics import published
from cloud.desk.figures_table import figures_table, written
from cloud.desk.wording import Wording
from edge_sync.wire.application import Application
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.words import Words
from tests.cloud.applications import pension, typed
from tests.cloud.desk.conftest import Browser, Hall

SQL = "王'); DROP TABLE casework_case; --"
HEADER = "Robert\r\nSet-Cookie: desk-session=stolen\r\n\r\n<html>"
FORMULAS = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1")


def named(name: str, number: int) -> Application:
    application = pension(slip=f"K000001-{number:06d}")
    first = application.persons[0]
    persons = (structs.replace(first, values={**first.values, "name": typed(name)}),)
    return structs.replace(application, persons=persons, documents=())


def test_a_name_is_kept_and_shown_as_it_was_written(hall: Hall, browser: Browser) -> None:
    names = (SQL, HEADER, *FORMULAS)
    numbers = [hall.arrive(named(name, at)) for at, name in enumerate(names)]
    browser.sign_in("chen.li")
    answers = [browser.get(path) for path in ("/inbox", *(f"/cases/{one}" for one in numbers))]
    assert {one.status_code for one in answers} == {200}
    assert all("stolen" not in str(one.headers) for one in answers)
    kept = {row.number: row.applicant for row in hall.database.rows(CaseRow.select())}
    assert kept == dict(zip(numbers, names, strict=True))
    assert hall.database.count(EventRow.select()) == 2 * len(names)


def test_what_is_written_into_forms_and_addresses_reaches_no_statement(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension())
    browser.sign_in("chen.li")
    assert browser.answer(number, 1, "ask-to-complete", SQL).status_code == 303
    assert "DROP TABLE" in browser.get(f"/cases/{number}").text
    odd = quote("1' OR '1'='1")
    assert browser.get(f"/cases/{odd}").status_code == 404
    assert browser.get(f"/inbox?drawer={odd}&page=0").status_code == 200
    assert browser.get(f"/cases/{number}/documents/{odd}").status_code == 404
    browser.client.post("/sign-out")
    refused = browser.sign_in("chen.li' --", "x")
    assert refused.status_code == 401
    browser.sign_in("shen.ji", code=hall.code_of("shen.ji"))
    assert browser.get(f"/audit?about={odd}").status_code == 200
    assert hall.database.count(CaseRow.select()) == 1


def test_what_is_asked_for_puts_no_line_into_the_headers_of_an_answer(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension())
    ends = quote("\r\nSet-Cookie: a=b")
    browser.sign_in("chen.li")
    for path in (f"/language/zh?back=/inbox{ends}", f"/nowhere{ends}", f"/cases/{number}{ends}"):
        answer = browser.get(path)
        assert "a" not in answer.cookies
        assert all("\r" not in text and "\n" not in text for text in answer.headers.values())
    browser.sign_in("ling.dao")
    table = browser.get(f"/figures.csv?period={ends}")
    assert table.headers["content-disposition"] == 'attachment; filename="figures-none.csv"'


@pytest.mark.row("J08")
def test_no_cell_of_a_table_to_take_along_is_a_formula(catalogue: Catalogue) -> None:
    plain = ["2026Q4", "人力社保局", "12", "98.0%"]
    text = written([plain, FORMULAS]).decode("utf-8-sig")
    first, second = csv.reader(io.StringIO(text, newline=""))
    assert first == plain
    assert second == [f"'{cell}" for cell in FORMULAS]
    renamed, rules = with_department(catalogue, "=cmd|' /C calc'!A0"), shipped_rules().assessment
    counts = {("D-RS", "PK-BIRTH"): Counts(decided=9, in_time=9, sound=9)}
    table = figures_table(Wording(renamed, "zh"), "2026Q4", published(counts, rules), rules)
    lines = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert {line[1] for line in lines[1:]} == {"'=cmd|' /C calc'!A0"}


def with_department(catalogue: Catalogue, name: str) -> Catalogue:
    """The catalogue with one department called otherwise."""
    own = structs.replace(catalogue.departments["D-RS"], name=Words(name, name))
    return structs.replace(catalogue, departments={**catalogue.departments, "D-RS": own})


@pytest.mark.row("J08")
def test_a_leader_takes_the_published_figures_along_and_nobody_else_does(
    hall: Hall, browser: Browser
) -> None:
    number = hall.arrive(pension())
    browser.sign_in("ling.dao")
    table = browser.get("/figures.csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.text.startswith("\ufeff季度,部门,事项,")
    assert number not in table.text
    assert "王秀英" not in table.text
    browser.sign_in("chen.li")
    assert browser.get("/figures.csv").status_code == 403
