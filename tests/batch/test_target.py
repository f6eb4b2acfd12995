import pytest

from jobmatch.batch.target import Target
from jobmatch.errors import InputError


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()


NAMES = [
    ("a.csv", "csv", False), ("a.JSONL", "jsonl", False), ("a.parquet", "parquet", False), ("a.xlsx", "xlsx", False), ("a/", "parquet", True),
    ("empty", "parquet", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "folder"), NAMES)
def test_the_name_tells_format_and_form(name, kind, folder):
    target = Target.named(name)
    assert (target.kind, target.folder) == (kind, folder)


REFUSED = [
    ("a", "no format"), ("a.xls", "no format"), ("no/a.csv", "no: no such folder"), ("full/", "not empty"), ("full", "not empty"),
    ("no/a/", "no: no such folder"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "message"), REFUSED)
def test_what_cannot_be_written_is_refused(name, message):
    with pytest.raises(InputError, match=message):
        Target.named(name)


def test_a_folder_with_the_name_of_a_file(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(InputError, match=r"a\.csv: is a folder; name a file in it"):
        Target.named("a.csv")
