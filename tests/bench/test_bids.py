"""PrefLib's bids as cases."""

from pathlib import Path

import pytest

from bench.bids import Setting, bids


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "few.in").write_text("3 2\n0.25 1.00 \n0.50 0.00 \n1.0 0.25 \n")
    return tmp_path


def test_bids_are_read_as_hundredths(folder: Path) -> None:
    case = bids(folder, Setting("few", wanted=1, load=2))

    assert case.table is not None
    assert case.table.tolist() == [[25, 100], [50, 0], [100, 25]]
    assert case.places.tolist() == [2, 2]


def test_without_a_load_reviewers_take_alike(folder: Path) -> None:
    assert bids(folder, Setting("few", wanted=1)).places.tolist() == [2, 2]
    assert bids(folder, Setting("few", wanted=2)).places.tolist() == [3, 3]


def test_a_folder_without_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        bids(tmp_path, Setting("few", wanted=1))
