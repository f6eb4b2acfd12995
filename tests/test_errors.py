"""One small family, so that one `except` catches whatever the user can mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobmatch import errors
from jobmatch.lexicon import load, read_jsonl


@pytest.mark.parametrize("name", ["InputError", "LexiconError", "ProfileError"])
def test_every_error_is_of_the_family(name: str) -> None:
    error = getattr(errors, name)
    assert issubclass(error, errors.JobmatchError)
    assert error.__doc__
    assert name in (errors.__doc__ or "")


def test_the_family_is_no_system_error() -> None:
    assert not issubclass(errors.JobmatchError, (OSError, ValueError))


def test_messages_are_one_line_with_file_and_place(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a"}\n\n{"id": \n', encoding="utf-8")
    with pytest.raises(errors.LexiconError) as caught:
        list(read_jsonl(path))
    assert str(caught.value).startswith(f"{path}:3: ")
    with pytest.raises(errors.LexiconError) as missing:
        load(tmp_path / "none")
    for error in (caught, missing):
        assert "\n" not in str(error.value)
