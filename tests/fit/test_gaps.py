from jobmatch.fit import fit
from jobmatch.fit.whatif import with_skills
from tests.fit.conftest import candidate, entry, posting


def test_one_line_a_group_with_the_nearest_skill_and_the_place(lexicon):
    text = "Needed: Dagster or Prefect.\nPython"
    found = fit(posting("dagster|prefect", "python", text=text), candidate("airflow", "python"), lexicon)
    (gap,) = found.gaps
    assert gap.requirement == "one of Dagster, Prefect"
    assert gap.points == 20.0 and gap.partly  # 50 points, .6 of them by Airflow
    assert gap.nearest == "airflow"
    assert [text[m.start : m.end] for m in gap.mentions] == ["Dagster", "Prefect"]


def test_gaps_come_by_points_lost_then_by_level(lexicon):
    found = fit(posting("aws.", "sql?", "python", "teamwork?"), candidate("german", "azure"), lexicon)
    assert [g.requirement for g in found.gaps] == ["Python", "SQL", "AWS", "Teamwork"]


def test_a_covered_posting_has_no_gaps(lexicon):
    assert fit(posting("python"), candidate("pandas"), lexicon).gaps == ()


def test_what_if(lexicon):
    me, asked = candidate("python"), posting("python", "airflow|dagster")
    before, after = fit(asked, me, lexicon), fit(asked, with_skills(me, [entry("airflow")]), lexicon)
    assert (before.score, after.score) == (50.0, 100.0)
    again = fit(asked, with_skills(me, [entry("python")]), lexicon)
    assert again == before
