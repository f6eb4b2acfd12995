import pytest

from jobmatch.lexicon import load
from jobmatch.readers.grades import level_of, years_of
from jobmatch.readers.spellings import spellings


@pytest.fixture(scope="module")
def resolver():
    return spellings(load())


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ("Python (primary)", ["python"]),
        ("k8s", ["kubernetes"]),
        ("sklearn", ["scikit-learn"]),
        ("Postgres 14", ["postgresql"]),
        ("Python 3.11", ["python"]),
        ("Java 8+", ["java"]),
        ("AWS (S3, EC2)", ["aws", "amazon-s3", "amazon-ec2"]),
        ("5 years of Java", ["java"]),
        ("MS Excel", ["microsoft-excel"]),
        ("C++", ["c-plus-plus"]),
        ("C#", ["c-sharp"]),
        ("R", ["r"]),
        ("Python/R", ["python", "r"]),
        ("Docker & Kubernetes", ["docker", "kubernetes"]),
        ("experience with Docker", ["docker"]),
        ("storytelling with data", ["storytelling"]),
        ("deep learning", ["deep-learning"]),
        ("DEEP  LEARNING", ["deep-learning"]),
        ("Apache Airflow DAG authoring", ["apache-airflow"]),
    ],
)
def test_free_spellings(resolver, given, ids):
    assert [s.id for s in resolver.resolve(given)] == ids


@pytest.mark.parametrize(
    ("given", "level", "years"),
    [
        ("Python (basic)", "basic", None),
        ("SQL: advanced, 4 yrs", "advanced", 4),
        ("SQL - expert", "expert", None),
        ("Advanced SQL", "advanced", None),
        ("5 years of Java", None, 5),
        ("Java 18 months", None, 1.5),
        ("Tableau ★★★☆", "advanced", None),
        ("React 2/5", "intermediate", None),
        ("Power BI (5 years, expert)", "expert", 5),
        ("deep learning", None, None),  # no level: it is the name
        ("Python (primary)", None, None),
    ],
)
def test_level_and_years(resolver, given, level, years):
    (skill,) = resolver.resolve(given)
    assert (skill.level, skill.years) == (level, years)


MISSPELT = [("Pyton", "Python"), ("snowflke", "Snowflake"), ("Machine Learnin", "Machine learning")]


@pytest.mark.parametrize(("given", "near"), MISSPELT)
def test_unknown_is_kept_with_near_misses(resolver, given, near):
    (skill,) = resolver.resolve(given)
    assert skill.id is None and skill.given == given and skill.near[0] == near


@pytest.mark.parametrize("given", ["no Python", "want to learn Rust", "frobnication of widgets"])
def test_what_names_no_skill_of_the_candidate(resolver, given):
    assert [s.id for s in resolver.resolve(given)] == [None]


@pytest.mark.parametrize(
    ("value", "level"),
    [("Proficient", "advanced"), ("3/5", "advanced"), ("90%", "expert"), (5, "expert"), (1, "basic"), ("native", "expert"),
     ("B2", "intermediate"), ("primary", None), ("", None), (None, None), (True, None)],
)  # fmt: skip
def test_level_of(value, level):
    assert level_of(value) == level


@pytest.mark.parametrize(
    ("value", "years"),
    [("5+ years", 5), ("18 months", 1.5), (3, 3), ("2,5 years", 2.5), ("4", 4), ("many", None), (True, None)],
)
def test_years_of(value, years):
    assert years_of(value) == years
