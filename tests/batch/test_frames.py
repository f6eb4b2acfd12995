import pickle
from functools import partial

import pandas as pd
import pytest

from jobmatch.batch import SPARK_SCHEMA, analyse_frame, analyse_frames
from jobmatch.batch.inputs import Inputs
from jobmatch.batch.rows import COLUMNS
from jobmatch.batch.run import Batch
from jobmatch.batch.target import Target
from jobmatch.errors import InputError
from jobmatch.readers.columns import Choice
from jobmatch.types import Profile, ProfileSkill


@pytest.fixture
def frame(tables):
    return pd.read_csv(tables / "plain.csv")


def test_frames_give_what_the_batch_gives(frame, tables, tmp_path):
    me = Profile("me", (ProfileSkill("python", "Python"),))
    target = Target.named(str(tmp_path / "out.parquet"))
    Batch(Inputs(tables / "plain.csv", Choice()), target, profile=me).run()
    found = pd.concat(analyse_frames([frame[:3], frame[3:]], profile=me))
    wanted = pd.read_parquet(target.path).map(lambda cell: list(cell) if hasattr(cell, "tolist") else cell)
    assert list(found.columns) == list(COLUMNS)
    assert found.astype(str).values.tolist() == wanted.astype(str).values.tolist()


def test_the_index_is_kept_and_missing_ids_are_counted_over_all_frames():
    frames = [pd.DataFrame({"jd": ["Python", None]}, index=[7, 9]), pd.DataFrame({"jd": ["SQL"]}, index=[7])]
    first, second = analyse_frames(frames)
    assert list(first.index) == [7, 9] and list(first["id"]) == ["row-1", "row-2"] and list(second["id"]) == ["row-3"]
    assert first["error"].tolist()[1] == "the text is empty"


def test_any_column_can_be_the_text():
    found = analyse_frame(pd.DataFrame({0: ["Python and SQL"], 1: ["x"]}), text="0", id="1")
    assert found["id"].tolist() == ["x"] and found["error"].isna().all()


def test_a_frame_without_text():
    with pytest.raises(InputError, match=r"the frame: no column .* there are price"):
        analyse_frame(pd.DataFrame({"price": [1]}))


def test_an_empty_frame_gives_an_empty_frame():
    assert list(analyse_frame(pd.DataFrame({"jd": pd.Series([], dtype="str")})).columns) == list(COLUMNS)


def test_it_travels_to_workers():
    pickle.loads(pickle.dumps(partial(analyse_frames, text="jd", profile=Profile("me", ()))))


def test_spark(frame):
    sql = pytest.importorskip("pyspark.sql")
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    found = spark.createDataFrame(frame).mapInPandas(partial(analyse_frames, text="description"), SPARK_SCHEMA).toPandas()
    spark.stop()
    assert found["id"].tolist() == ["p-1", "p-2", "p-3", "p-4"] and "python" in list(found["skills_required"][0])


def test_ray(frame):
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=1, include_dashboard=False)
    found = ray.data.from_pandas(frame).map_batches(partial(analyse_frame, text="description"), batch_format="pandas").to_pandas()
    ray.shutdown()
    assert sorted(found["id"]) == ["p-1", "p-2", "p-3", "p-4"]
