# ruff: noqa: RUF001  # wide signs look like others, and are meant
"""No exported cell begins a formula, wherever another program lets a cell begin."""

import csv
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mentordesk.domain.formula_guard import guarded, unguarded
from mentordesk.domain.idea_table import cell_of, items

nasty = some.text(some.sampled_from("=+-@\t\r\n;,|'\" a＝＠\\\u2003"), max_size=12)


@settings(max_examples=300)
@given(nasty)
def test_a_guarded_cell_begins_no_formula_and_comes_back_as_it_was(cell):
    calm = guarded(cell)
    assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", calm)
    assert unguarded(calm) == cell


@settings(max_examples=100)
@given(nasty, some.sampled_from(";,\t|"))
def test_nor_does_a_part_of_it_where_the_cells_are_parted_otherwise(cell, sign):
    line = '"{}"'.format(guarded(f"x{cell}").replace('"', '""'))
    for other in csv.reader(line.splitlines(), delimiter=sign):
        assert not any(re.match(r"[\s\"]*[=+@-]", part) for part in other[1:])


@pytest.mark.parametrize("sign", ";,\t|")
@pytest.mark.parametrize("marks", ['"', ' "', '""', '" "'])
def test_a_quotation_mark_behind_a_separator_hides_no_formula(sign, marks):
    cell = f"a{sign}{marks}=1+1{sign}b"
    line = '"{}"'.format(guarded(cell).replace('"', '""'))
    for written in (guarded(cell), line):
        (row,) = csv.reader([written], delimiter=sign)
        assert not any(re.match(r"[\s\"]*=", part) for part in row)
    assert unguarded(guarded(cell)) == cell


@settings(max_examples=100)
@given(some.lists(nasty, min_size=1))
def test_several_things_come_back_from_one_cell(told):
    assert items(cell_of(told), len(told)) == told


def test_a_long_row_of_signs_is_guarded_at_once():
    for cell in (
        ";" * 200_000,
        "'" * 200_000,
        "; " * 100_000 + "=",
        ';"' * 100_000,
        ";" + '"' * 200_000,
        "\n=" * 50_000,
    ):
        assert unguarded(guarded(cell)) == cell
