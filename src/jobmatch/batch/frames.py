"""DataFrames in, DataFrames out: the shape that Spark's mapInPandas and Ray's map_batches take.

spark_frame.mapInPandas(partial(analyse_frames, text="description"), SPARK_SCHEMA)
ray_dataset.map_batches(partial(analyse_frame, text="description"), batch_format="pandas")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jobmatch.batch.reading import row_maker
from jobmatch.batch.rows import COLUMNS, LIST, NUMBER, TEXT
from jobmatch.fit.weights import DEFAULT, Weights
from jobmatch.readers.columns import recognise
from jobmatch.readers.records import read_record
from jobmatch.readers.tables import Row
from jobmatch.types import Profile

if TYPE_CHECKING:
    import pandas as pd

_SPARK = {TEXT: "string", NUMBER: "double", LIST: "array<string>"}
SPARK_SCHEMA = ", ".join(f"{name} {_SPARK[kind]}" for name, kind in COLUMNS.items())


def analyse_frames(
    frames: Iterable[pd.DataFrame],
    *,
    text: str | None = None,
    title: str | None = None,
    id: str | None = None,
    profile: Profile | None = None,
    weights: Weights = DEFAULT,
    lexicons: tuple[str, ...] = (),
) -> Iterator[pd.DataFrame]:
    """Yield for each frame of postings the frame of its rows, in the columns of a batch.

    `text`, `title` and `id` name columns that are not recognised; InputError tells where there is no text column.
    The analyser is loaded once a process. The index is kept; an id that is missing is `row-N`.
    """
    maker, before = row_maker(lexicons, profile, weights), 0
    for frame in frames:
        columns = recognise([str(c) for c in frame.columns], "the frame", text=text, title=title, id=id)
        records = frame.rename(columns=str)[columns.used].to_dict("records")
        numbered = (Row(before + n, {str(k): v for k, v in record.items()}) for n, record in enumerate(records, 1))
        yield _frame(list(maker.rows(read_record(row, columns, "row", "frame") for row in numbered)), frame.index)
        before += len(records)


def analyse_frame(
    frame: pd.DataFrame,
    *,
    text: str | None = None,
    title: str | None = None,
    id: str | None = None,
    profile: Profile | None = None,
    weights: Weights = DEFAULT,
    lexicons: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Return the rows of one frame of postings; see `analyse_frames`."""
    options = {"text": text, "title": title, "id": id}
    return next(analyse_frames([frame], **options, profile=profile, weights=weights, lexicons=lexicons))


def _frame(rows: list[dict[str, object]], index: pd.Index) -> pd.DataFrame:
    import pandas as pd

    numbers = [name for name, kind in COLUMNS.items() if kind == NUMBER]
    return pd.DataFrame(rows, columns=list(COLUMNS), index=index).astype(dict.fromkeys(numbers, "float64"))
