"""Scores as people have them: matrices with and without names, lists of pairs, arrays, bids."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from groundwork.cli.scores.limits import read_limit
from groundwork.cli.scores.reading import read_scores, scale_of
from groundwork.cli.stop import Stop
from groundwork.enrollment.importing.writing import write_xlsx


@pytest.fixture
def file(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def as_lists(scores):
    table = scores.table.toarray() if sparse.issparse(scores.table) else scores.table
    return [[None if np.isnan(value) else value for value in row] for row in table.tolist()]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plain.csv", "1,0.5\n0,2\n"),
        ("german.csv", "1;0,5\n0;2\n"),
        ("tabs.tsv", "1\t0.5\n0\t2\n"),
        ("blanks.txt", "1 0.5\n\n0  2\n"),
        ("bids.in", "2 2\n1 0.5\n0 2\n"),
    ],
)
def test_a_matrix_is_read_however_it_is_written(file, name, text):
    assert as_lists(read_scores(file(name, text))) == [[1, 0.5], [0, 2]]


@pytest.mark.parametrize("text", [",Rita,Raj\nPaper 1,1,\nPaper 2,-1,2\n", "paper,Rita,Raj\nPaper 1,1\nPaper 2,-1,2\n"])
def test_names_are_read_and_an_empty_cell_says_that_a_pair_may_not_be(file, text):
    scores = read_scores(file("named.csv", text))

    assert as_lists(scores) == [[1, None], [-1, 2]]
    assert (scores.row_names, scores.column_names) == (("Paper 1", "Paper 2"), ("Rita", "Raj"))
    assert scores.count == 2


@pytest.mark.parametrize("text", ["Spring\n\n,Rita,Raj\nP1,1,2\n", "Spring,,\nPaper,Rita,Raj\nP1,1,2\n"])
def test_a_heading_above_the_titles_is_no_row(file, text):
    scores = read_scores(file("scores.csv", text))

    assert as_lists(scores) == [[1, 2]]
    assert (scores.row_names, scores.column_names) == (("P1",), ("Rita", "Raj"))


def test_a_first_row_that_may_have_nobody_is_no_heading(file):
    assert as_lists(read_scores(file("scores.csv", "P1,,\nP2,1,2\n"))) == [[None, None], [1, 2]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_in_the_letters_it_was_saved_in(tmp_path, encoding):
    (tmp_path / "scores.csv").write_bytes(";Zoë;Jürgen\nP1;0,5;1\n".encode(encoding))

    scores = read_scores(tmp_path / "scores.csv")

    assert (as_lists(scores), scores.column_names) == ([[0.5, 1]], ("Zoë", "Jürgen"))


def test_names_may_be_numbers(file):
    scores = read_scores(file("numbered.csv", ",10,20\n1,5,6\n2,7,8\n"))

    assert as_lists(scores) == [[5, 6], [7, 8]]
    assert (scores.row_name(1), scores.column_name(0)) == ("2", "10")


@pytest.mark.parametrize(
    "text",
    [
        "paper,1,2\nP1,0.5,1\nP2,0,1\n",
        "bid,1,2\nP1,0.5,1\nP2,0,1\n",
        "paper,7,3\nOn bees,0.5,1\nOn ants,0,1\n",
        "bid,1.0,2.0\n1,0.5,1\n2,0,1\n",
    ],
)
def test_numbers_over_columns_are_names_where_the_first_cell_is_over_names(file, text):
    scores = read_scores(file("scores.csv", text))

    assert as_lists(scores) == [[0.5, 1], [0, 1]]
    assert scores.column_names == tuple(text.splitlines()[0].split(",")[1:])


@pytest.mark.parametrize("text", ["P1,1,2\nP2,0,1\n", "Ada,1,1\nBen,0,1\n", "Ada,0.5,2\nBen,0,1\n", "Ada,1,2\n"])
def test_a_first_row_like_the_others_is_scores(file, text):
    scores = read_scores(file("scores.csv", text))

    assert scores.column_names is None
    assert scores.row_name(0) == text.split(",")[0]


def test_where_names_and_scores_look_alike_one_has_to_say_which(file):
    path = file("scores.csv", "Ada,1,2\nBen,2,1\n")

    with pytest.raises(Stop, match=r"row 1: 'Ada, 1, 2' may be the names of columns .* Add --header .* --no-header"):
        read_scores(path)

    assert as_lists(read_scores(path, header=False)) == [[1, 2], [2, 1]]
    assert as_lists(read_scores(path, header=True)) == [[2, 1]]


def test_a_list_of_pairs_is_read_in_any_order_and_a_score_of_0_may_be(file):
    lines = ["10,a,0", "2,b,1.5", "2,a,1"]
    one = read_scores(file("one.csv", "\n".join(["row,column,score", *lines])))
    other = read_scores(file("other.csv", "\n".join(["row,column,score", *reversed(lines)])))

    assert as_lists(one) == as_lists(other) == [[1, 1.5], [0, 0]]
    assert (one.row_names, one.column_names) == (other.row_names, other.column_names) == (("2", "10"), ("a", "b"))
    assert one.table.nnz == 3


def test_three_columns_without_titles_are_a_list_where_one_says_so(file):
    path = file("pairs.csv", "1,1,5\n1,2,6\n")

    assert as_lists(read_scores(path)) == [[1, 1, 5], [1, 2, 6]]
    assert as_lists(read_scores(path, long=True)) == [[5, 6]]


def test_a_workbook_is_read(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(write_xlsx(["", "Rita"], [["Paper 1", "0.5"]]))

    assert as_lists(read_scores(tmp_path / "book.xlsx")) == [[0.5]]


def test_a_sheet_is_of_a_workbook(file):
    with pytest.raises(Stop, match=r"scores\.csv is no workbook and has no sheet 'Spring'"):
        read_scores(file("scores.csv", "1,2\n"), sheet="Spring")


def test_an_array_that_was_cut_off_is_told(tmp_path):
    sparse.save_npz(tmp_path / "whole.npz", sparse.coo_array(np.eye(50)))
    (tmp_path / "cut.npz").write_bytes((tmp_path / "whole.npz").read_bytes()[:300])

    with pytest.raises(Stop, match=r"cut\.npz holds no array of numbers"):
        read_scores(tmp_path / "cut.npz")


def test_arrays_are_read_full_and_sparse(tmp_path):
    np.save(tmp_path / "full.npy", np.array([[1, 2], [3, 4]]))
    np.savez(tmp_path / "zipped.npz", np.array([[1.0, np.nan]]))
    sparse.save_npz(tmp_path / "sparse.npz", sparse.coo_array(([0.0, 7.0], ([0, 1], [1, 0])), shape=(2, 2)))

    assert as_lists(read_scores(tmp_path / "full.npy")) == [[1, 2], [3, 4]]
    assert as_lists(read_scores(tmp_path / "zipped.npz")) == [[1, None]]
    assert read_scores(tmp_path / "sparse.npz").table.nnz == 2


def test_an_array_of_python_objects_is_never_opened(tmp_path):
    np.save(tmp_path / "objects.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)

    with pytest.raises(Stop, match="holds no array of numbers"):
        read_scores(tmp_path / "objects.npy")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.csv", ",Rita,Raj\nPaper 1,1,good\n", "a.csv, row 2, Raj: found 'good', expected a number."),
        ("a.csv", ",Rita,Rita\nPaper 1,1,2\n", "'Rita' stands twice as a name"),
        ("a.csv", "x,0.5,0.6\n0.1,0.5,0.6\n", "a.csv, row 1, column 1: found 'x', expected a number."),
        ("a.csv", "row,column,score\na,b,1\na,b,2\n", "a.csv, row 3: a and b stand here a second time"),
        ("a.csv", "row,column,score\n", "holds titles and no pair beneath them"),
        ("a.csv", "", "a.csv is empty."),
        ("a.in", "2 2\n1 2 3\n", "found 3 scores, expected 2 × 2 = 4"),
        ("a.in", "two 2\n1 2 3\n", "a.in, row 1: expected the numbers of rows and columns"),
        ("a.pdf", "1", "a.pdf: expected a file that ends in .csv"),
        ("a.npy", "1", "holds no array of numbers"),
        ("a.npz", "1", "holds no array of numbers"),
        ("a.csv", ',a,b\nx,"1,234",2\n', "a.csv, row 2: '1,234' may be 1234 or 1.234. Write one of them."),
        ("a.csv", ",a,b\nx,1,2\ny,3,4,5\n", "a.csv, row 3: found 4 cells, expected 3, one for each title."),
    ],
)
def test_what_cannot_be_read_is_told_by_its_place(file, name, text, sentence):
    with pytest.raises(Stop) as no:
        read_scores(file(name, text))

    assert sentence in str(no.value)


@pytest.mark.parametrize(
    ("values", "scale"),
    [("1,2", (1, True)), ("0.25,1", (4, True)), ("0.1,0.37", (100, True)), ("0.3333333333,1", (1_000_000, False))],
)
def test_scores_become_whole_by_the_smallest_number_that_does_it(file, values, scale):
    assert scale_of(read_scores(file("scores.csv", values + "\n"))) == scale


@pytest.mark.parametrize("text", ["2\n3\n", "capacity\n2\n3\n", "Raj,3\nRita,2\n", "name,capacity\nRita,2\nRaj,3\n"])
def test_a_limit_for_each_is_a_number_in_each_row_or_a_name_and_its_number(file, text):
    assert list(read_limit(str(file("limit.csv", text)), ("Rita", "Raj"), 2, "capacity")) == [2, 3]


def test_one_number_holds_for_all():
    assert read_limit("12", None, 5, "capacity") == 12


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2\n", "limit.csv: found 1 numbers, and none for Raj, expected one for each of the 2."),
        ("2\n3\n4\n", "found 3 numbers, expected one for each of the 2"),
        ("Rita,2\nRio,3\n", "and none for Raj"),
        ("Rita,two\nRaj,2\n", "limit.csv, row 1: found 'two', expected a whole number from 0 up"),
        ("Rita,2\nRaj,2.5\n", "limit.csv, row 2: found '2.5', expected a whole number from 0 up"),
    ],
)
def test_a_limit_that_does_not_fit_is_told(file, text, sentence):
    with pytest.raises(Stop) as no:
        read_limit(str(file("limit.csv", text)), ("Rita", "Raj"), 2, "capacity")

    assert sentence in str(no.value)


def test_a_limit_that_is_neither_number_nor_file_is_told():
    with pytest.raises(Stop, match="--capacity twelve: expected a whole number, or a file"):
        read_limit("twelve", None, 5, "capacity")
