import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from jobmatch.batch import work
from jobmatch.batch.inputs import Inputs
from jobmatch.batch.run import Batch, Stopped
from jobmatch.batch.target import Target
from jobmatch.errors import InputError
from jobmatch.readers.columns import Choice
from jobmatch.types import Profile, ProfileSkill


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, tables):
    monkeypatch.chdir(tmp_path)
    shutil.copy(tables / "plain.csv", "t.csv")


def batch(out="out.jsonl", table="t.csv", **options):
    return Batch(Inputs(Path(table), Choice()), Target.named(out), **{"part_rows": 1, **options})


def stop_after(parts):
    """Return what tells to stop once so many parts have begun."""
    asked = iter([False] * parts + [True] * 100)
    return lambda: next(asked)


def ids(path="out.jsonl"):
    return [json.loads(line)["id"] for line in Path(path).read_text().splitlines()]


@pytest.mark.parametrize("out", ["out.csv", "out.jsonl", "out.parquet", "out/"])
def test_parts_of_any_size_give_the_same_table(out):
    def read():
        kind = Path(out).suffix
        return pd.read_csv(out) if kind == ".csv" else pd.read_json(out, lines=True) if kind == ".jsonl" else pd.read_parquet(out)

    tables = []
    for size in (1, 3, 100):
        batch(out, part_rows=size).run()
        tables.append(read())
        shutil.rmtree(out, ignore_errors=True)
    assert list(tables[0]["id"]) == ["p-1", "p-2", "p-3", "p-4"]
    assert all(t.astype(str).equals(tables[0].astype(str)) for t in tables)
    assert {p.name for p in Path().iterdir()} <= {"t.csv", out}


def test_a_stopped_batch_goes_on_and_does_only_what_is_missing(monkeypatch):
    with pytest.raises(Stopped, match="2 of 4 parts are done"):
        batch().run(stop=stop_after(2))
    assert not Path("out.jsonl").exists() and Path("out.jsonl.parts").is_dir()
    seen = []
    run_part = work.run_part
    monkeypatch.setattr("jobmatch.batch.engine.run_part", lambda job, part: seen.append(part.index) or run_part(job, part))
    batch().run()
    assert seen == [2, 3] and ids() == ["p-1", "p-2", "p-3", "p-4"]
    assert not Path("out.jsonl.parts").exists()


def test_a_part_whose_file_was_cut_or_lost_is_done_again():
    with pytest.raises(Stopped):
        batch().run(stop=stop_after(3))
    parts = Path("out.jsonl.parts/parts")
    (parts / "part-00000.jsonl").write_text("{")
    (parts / "part-00001.jsonl").unlink()
    batch().run()
    assert ids() == ["p-1", "p-2", "p-3", "p-4"]


def test_a_log_that_was_cut_off_is_no_obstacle():
    with pytest.raises(Stopped):
        batch().run(stop=stop_after(3))
    log = Path("out.jsonl.parts/done.jsonl")
    log.write_bytes(log.read_bytes()[:-40])
    batch().run()
    assert ids() == ["p-1", "p-2", "p-3", "p-4"]


def other_table():
    Path("t.csv").write_text("id,description\n1,Python\n")


CHANGES = [
    ({}, other_table, "input t.csv changed"),
    ({"part_rows": 2}, None, "size of a part 1, now 2"),
    ({"profile": Profile("me", (ProfileSkill("python", "Python"),))}, None, "profile null, now"),
]


@pytest.mark.parametrize(("options", "change", "message"), CHANGES)
def test_another_batch_is_refused_and_told_what_differs(options, change, message):
    with pytest.raises(Stopped):
        batch().run(stop=stop_after(2))
    if change:
        change()
    with pytest.raises(InputError, match=f"{message}.*--restart"):
        batch(**options).run()
    batch(**options).run(restart=True)
    assert Path("out.jsonl").exists() and not Path("out.jsonl.parts").exists()


def test_a_table_that_changes_under_the_batch_is_refused():
    def grow():
        with Path("t.csv").open("a") as file:
            file.write("p-5,,,,more\n")
        return False

    with pytest.raises(InputError, match="has changed while it was read"):
        batch().run(stop=grow)
    assert not Path("out.jsonl").exists()


def test_what_was_set_aside_is_listed(tables):
    shutil.copy(tables / "glassdoor.csv", "g.csv")
    rejects = batch(table="g.csv").run()
    assert rejects == Path("out.rejects.csv")
    listed = pd.read_csv(rejects)
    assert listed[["row", "id", "title", "reason"]].values.tolist() == [[5, "g-5", "Data Analyst", "the text is empty"]]
    assert batch().run() is None and not rejects.exists()


def test_a_folder_of_parts_opens_as_one_table():
    batch("out/").run()
    assert sorted(p.name for p in Path("out").iterdir()) == [f"part-0000{i}.parquet" for i in range(4)]
    assert pq.read_table("out")["id"].to_pylist() == ["p-1", "p-2", "p-3", "p-4"]


def test_a_table_without_rows_gives_a_table_without_rows():
    Path("t.csv").write_text("id,description\n")
    batch("out.parquet").run()
    batch("out/").run()
    assert pq.read_table("out.parquet").num_rows == pq.read_table("out").num_rows == 0


def test_two_batches_do_not_work_in_one_folder():
    def second():
        with pytest.raises(InputError, match="another batch is at work there"):
            batch().run()
        return False

    batch().run(stop=second)
    assert ids() == ["p-1", "p-2", "p-3", "p-4"]


def test_a_file_that_breaks_off_costs_only_what_lies_behind(tables):
    rows = pd.read_csv("t.csv")
    rows.loc[rows.index.repeat(20)].to_parquet("t.parquet", row_group_size=20, compression=None)
    data = bytearray(Path("t.parquet").read_bytes())
    at = pq.ParquetFile("t.parquet").metadata.row_group(3).column(4).data_page_offset
    data[at : at + 30] = b"\xff" * 30
    Path("t.parquet").write_bytes(data)
    batch(table="t.parquet", part_rows=10).run()
    found = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert len(found) == 80 and not any(r["error"] for r in found[:60])
    assert all("cannot be read here" in r["error"] for r in found[60:])


def test_a_full_disk_is_one_line_and_the_batch_goes_on_later(monkeypatch):
    def full(path):
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr("jobmatch.batch.files.sync", full)
        with pytest.raises(InputError, match=r"No space left on device.*give the same command again"):
            batch().run()
    assert not list(Path().rglob(".*"))
    batch().run()
    assert ids() == ["p-1", "p-2", "p-3", "p-4"]


def test_what_is_not_ours_in_the_working_folder_stays():
    with pytest.raises(Stopped):
        batch().run(stop=stop_after(2))
    (Path("out.jsonl.parts") / "mine.txt").write_text("x")
    batch().run(restart=True)
    assert (Path("out.jsonl.parts") / "mine.txt").exists() and ids()
