"""The library as its users meet it: cheap to import, saved and loaded, and records that survive JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import jobmatch
from jobmatch import types
from jobmatch.lexicon import load
from jobmatch.pipeline import COMPONENTS, Analyser
from tests.conftest import ROOT

TEXT = (ROOT / "samples" / "postings" / "data-engineer.md").read_text(encoding="utf-8")
RECORDS = [types.Posting, types.Analysis, types.Role, types.Profile, types.Fit, types.LedgerLine, types.Gap, types.Outlook]
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

NO_NETWORK = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise RuntimeError(f"reached for the network: {event} {arguments[1:]}")
sys.addaudithook(refuse)
"""


def fresh(code: str, *arguments: str) -> str:
    """Run code in a fresh process; return what it prints."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


HELP = "from jobmatch.cli.main import main\nsys.argv[1:] = ['--help']\ntry: main()\nexcept SystemExit: pass"


@pytest.mark.parametrize("code", ["import jobmatch", HELP])
def test_what_costs_time_is_imported_when_it_is_used(code: str) -> None:
    heavy = "{m for m in sys.modules} & {'spacy', 'pandas', 'pyarrow', 'rich', 'numpy'}"
    assert fresh(f"import sys\n{code}\nprint({heavy})").endswith("set()")


def test_a_posting_is_scored_without_spacy_and_tables() -> None:
    code = (
        "import sys\nfrom jobmatch.cli.main import main\nmain()\nprint({m for m in sys.modules} & {'spacy', 'pandas', 'pyarrow'})"
    )
    assert fresh(code, "score", "samples/postings/thin.txt", "--profile", "samples/profiles/data-engineer.csv").endswith("set()")


def test_every_public_name_is_there() -> None:
    assert {n for n in jobmatch.__all__ if getattr(jobmatch, n).__doc__} == set(jobmatch.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = jobmatch.nothing


def test_load_analyse_fit() -> None:
    analyser = jobmatch.load()
    analysis = analyser.analyse(TEXT)
    profile = jobmatch.Profile("me", (types.ProfileSkill("python", "Python"),))
    fit = jobmatch.fit(analysis, profile)
    assert fit.score is not None and 0 < fit.score < 100
    assert [a.skills for a in analyser.analyse_many([TEXT, TEXT])] == [analysis.skills] * 2


def test_records_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        types.Posting("a", "b").text = "c"  # type: ignore[misc]


@pytest.mark.parametrize("record", RECORDS, ids=[r.__name__ for r in RECORDS])
def test_records_survive_json(record: type[types.Record]) -> None:
    @settings(max_examples=25, deadline=None)
    @given(st.from_type(record))
    def there_and_back(value: types.Record) -> None:
        assert record.from_dict(json.loads(json.dumps(value.to_dict()))) == value

    there_and_back()


def test_a_saved_pipeline_gives_the_same_in_a_fresh_process(analyser: Analyser, tmp_path: Path) -> None:
    analyser.nlp.to_disk(tmp_path / "saved")
    code = (
        "import json, spacy, sys\nnlp = spacy.load(sys.argv[1])\n"
        "from jobmatch.pipeline import Analyser\nfrom jobmatch.lexicon import load\n"
        "print(json.dumps(Analyser(nlp, load()).analyse(open(sys.argv[2], encoding='utf-8').read()).to_json()))"
    )
    found = json.loads(fresh(code, str(tmp_path / "saved"), str(ROOT / "samples" / "postings" / "data-engineer.md")))
    assert found == json.loads(json.dumps(analyser.analyse(TEXT).to_json()))


def test_a_doc_survives_bytes(analyser: Analyser) -> None:
    doc = analyser.nlp("Requirements: Python or R, and Airflow.")
    again = spacy.tokens.Doc(analyser.nlp.vocab).from_bytes(doc.to_bytes())
    spans = [[(s.start_char, s.end_char, s.id_) for s in d.spans["skills"]] for d in (doc, again)]
    assert spans[0] == spans[1] != []


def test_components_are_found_by_their_entry_points() -> None:
    names = [f"jobmatch_{name}" for name in COMPONENTS]
    code = "import spacy, sys\nnlp = spacy.blank('en')\nfor name in sys.argv[1:]: nlp.add_pipe(name)\nprint(*nlp.pipe_names)"
    assert fresh(code, *names).split() == names


def test_the_verbs_need_no_network() -> None:
    code = NO_NETWORK + "from jobmatch.cli.main import main\nmain()"
    sample, profile = "samples/postings/thin.txt", "samples/profiles/data-engineer.csv"
    assert "tensorflow" in fresh(code, "score", sample, "--profile", profile, "--format", "json")


def test_the_tests_cannot_reach_the_network() -> None:
    import socket

    with pytest.raises(RuntimeError, match="reached for the network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(RuntimeError, match="reached for the network"):
        socket.getaddrinfo("example.org", 80)


def test_the_lexicon_is_the_one_of_the_checkout() -> None:
    assert load().folders[0].is_relative_to(ROOT)
