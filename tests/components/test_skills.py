"""Skills by name: every way to write them, and beside each trap what it must not hide."""

from __future__ import annotations

import pytest

from jobmatch.lexicon import load
from jobmatch.pipeline import Analyser
from jobmatch.types import Posting
from tests.components.conftest import Read, ReadLine

# Text, ids that it names, ids that it does not.
SHORT_NAMES = [
    ("Experience with platform migration", "", "tensorflow"),
    ("Experience with R&D of new paints", "research-and-development", "r"),
    ("A letter to Mr R. Miller", "", "r"),
    ("Experience with R", "r", ""),
    ("Python or R", "python r", ""),
    ("Reports to C-level executives", "", "c"),
    ("A seat next to the C-suite", "", "c"),
    ("Copyright (c) Acme, Series C", "", "c"),
    ("Knowledge of C#", "c-sharp", "c"),
    ("Knowledge of C++", "c-plus-plus", "c"),
    ("Knowledge of C", "c", "c-plus-plus c-sharp"),
    ("C, C++ and C#.", "c c-plus-plus c-sharp", ""),
    ("Support our go-to-market plans", "", "go"),
    ("Going forward, ready to go the extra mile", "", "go"),
    ("Let's go, and go live soon", "", "go"),
    ("Experience in Go", "go", ""),
    ("Experience with Go or Rust", "go rust", ""),
    ("A friend to the rest of the team", "", "rest"),
    ("You may rest assured", "", "rest rest-assured"),
    ("REST and GraphQL", "rest graphql", ""),
    ("RESTful services", "rest", ""),
    ("Knowledge of .NET and ASP.NET", "dotnet", ""),
    ("Node.js and React.js", "node-js react", "javascript"),
    ("Bottles of 5 ml and 10 mL", "", "machine-learning"),
    ("ML in production", "machine-learning", ""),
    ("An office in San Francisco", "", "storage-systems"),
    ("Experience with SAN storage", "storage-systems", ""),
]  # fmt: skip

ORDINARY_WORDS = [
    ("You excel in quick chats", "", "microsoft-excel"),
    ("Excel and PowerPoint", "microsoft-excel microsoft-powerpoint", ""),
    ("MS Excel", "microsoft-excel", ""),
    ("You spark interest in guests", "", "apache-spark"),
    ("Spark and Hive", "apache-spark apache-hive", ""),
    ("You make a difference, and make time", "", "gnu-make"),
    ("Makefiles", "gnu-make", ""),
    ("Large-scale events, at scale", "", "scale-ai"),
    ("Add one dash of pepper", "", "dash"),
    ("Dash and Streamlit", "dash streamlit", ""),
    ("The oracle of Delphi", "", "oracle-database"),
    ("Oracle and MySQL", "oracle-database mysql", ""),
    ("Access to a car, and access rights", "", "microsoft-access"),
    ("MS Access", "microsoft-access", ""),
    ("Access, Excel and Word", "microsoft-access microsoft-excel microsoft-word", ""),
    ("Spread the word, keep your word", "", "microsoft-word"),
    ("Experience with Microsoft Word", "microsoft-word", ""),
    ("Work with other teams, lead teams", "", "microsoft-teams"),
    ("Microsoft Teams and Slack", "microsoft-teams slack", ""),
    ("Some slack in the timetable", "", "slack"),
    ("Every snowflake is unique", "", "snowflake"),
    ("Snowflake and dbt", "snowflake dbt", ""),
    ("Data in a snowflake schema", "", "snowflake"),
    ("Serve one segment of customers", "", "segment"),
    ("Segment and Amplitude", "segment amplitude", ""),
    ("A swift answer, and free of rust", "", "swift rust"),
    ("Experience with Swift", "swift", ""),
    ("Julia Weber leads the team", "", "julia"),
    ("Python or Julia", "python julia", ""),
    ("A storm in the hive, a guinea pig", "", "apache-storm apache-hive apache-pig"),
    ("Hive, Pig and Storm", "apache-hive apache-pig apache-storm", ""),
    ("Work as chef de partie", "", "chef"),
    ("Chef or Puppet", "chef puppet", ""),
]  # fmt: skip

OTHER_SENSES = [
    ("GCP (good clinical practice)", "good-clinical-practice", "google-cloud-platform"),
    ("Knowledge of ICH-GCP", "good-clinical-practice", "google-cloud-platform"),
    ("Knowledge of GCP guidelines in clinical trials", "clinical-trials", "google-cloud-platform"),
    ("AWS or GCP", "aws google-cloud-platform", "good-clinical-practice"),
    ("Music programming for a radio station", "", "programming"),
    ("Event programming", "", "programming"),
    ("Linear programming", "linear-programming", "programming"),
    ("Programming experience", "programming", ""),
    ("Natural language processing (NLP)", "natural-language-processing", ""),
    ("NLP", "natural-language-processing", ""),
    ("Our lamps hang at companies like Slack, Dropbox and Stripe", "", "slack dropbox stripe"),
    ("Tools like Slack and Dropbox", "slack dropbox", ""),
]  # fmt: skip

SPELLINGS = [
    ("Python (primary), Scala (secondary)", "python scala", ""),
    ("Python 3.11 and Spark 3.x", "python apache-spark", ""),
    ("JS", "javascript", "java"),
    ("JavaScript", "javascript", "java"),
    ("Java", "java", "javascript"),
    ("k8s", "kubernetes", ""),
    ("K8s", "kubernetes", ""),
    ("golang", "go", ""),
    ("TF and Keras", "tensorflow keras", ""),
    ("sklearn", "scikit-learn", ""),
    ("Scikit Learn", "scikit-learn", ""),
    ("Postgres", "postgresql", ""),
    ("postgre sql", "postgresql", ""),
    ("Knowledge of Map/Reduce", "mapreduce", ""),
    ("MapReduce", "mapreduce", ""),
    ("LLMs", "large-language-models", ""),
    ("Large language models (LLMs)", "large-language-models", ""),
    ("RESTful APIs", "rest", ""),
    ("GPUs", "gpu", ""),
    ("ETLs", "etl", ""),
    ("CNNs and RNNs", "convolutional-neural-networks recurrent-neural-networks", ""),
    ("Neural nets", "neural-networks", ""),
    ("PowerBI", "power-bi", ""),
    ("Power BI", "power-bi", ""),
    ("Time-series modelling", "time-series-forecasting", ""),
    ("A/B tests", "ab-testing", ""),
    ("CI / CD", "ci-cd", ""),
    ("python, sql and tableau", "python sql tableau", ""),
    ("PYTHON, SQL AND TABLEAU", "python sql tableau", ""),
    ("Tensor-\nFlow", "tensorflow", ""),
    ("machine\n  learning", "machine-learning", ""),
]  # fmt: skip

GLUED = [
    ("Strong SQLMUST be on site", "sql", ""),
    ("Know TableauDB", "tableau", ""),
    ("Knowledge of PythonMust be kind", "python", ""),
    ("Some SQL experienceMinimum of patience", "sql", ""),
    ("Qualifications8+ years of Java", "java", ""),
    ("Spark/HadoopExperience with AirflowKnowledge of Kafka", "apache-spark apache-hadoop apache-kafka", ""),
]  # fmt: skip

FAMILIES = [
    ("Ruby on Rails", "ruby-on-rails", "ruby"),
    ("Ruby", "ruby", "ruby-on-rails"),
    ("Azure Data Factory", "azure-data-factory", "azure"),
    ("GCP BigQuery", "google-cloud-platform google-bigquery", ""),
    ("AWS S3", "aws amazon-s3", ""),
    ("C/C++", "c c-plus-plus", ""),
    ("SQL/NoSQL", "sql nosql", ""),
    ("Spark SQL", "spark-sql", "sql"),
    ("SQL Server", "microsoft-sql-server", "sql"),
    ("Google Analytics", "google-analytics", "google-cloud-platform"),
    ("React Native", "react-native", "react"),
]  # fmt: skip

NEW_NAMES = [
    ("dbt", "dbt", ""),
    ("JAX", "jax", ""),
    ("LangChain", "langchain", ""),
    ("vector databases", "vector-databases", ""),
    ("RAG", "rag", ""),
    ("retrieval-augmented generation", "rag", ""),
    ("prompt engineering", "prompt-engineering", ""),
    ("Hugging Face Transformers", "hugging-face-transformers", ""),
    ("MLflow and Kubeflow", "mlflow kubeflow", ""),
    ("Databricks, Delta Lake", "databricks delta-lake", ""),
    ("Polars and DuckDB", "polars duckdb", ""),
]  # fmt: skip

TABLES = [*SHORT_NAMES, *ORDINARY_WORDS, *OTHER_SENSES, *SPELLINGS, *GLUED, *FAMILIES, *NEW_NAMES]


@pytest.mark.parametrize(("text", "named", "not_named"), TABLES, ids=[t[0] for t in TABLES])
def test_a_line_of_requirements(text: str, named: str, not_named: str, read_line: ReadLine) -> None:
    found = read_line(text).keys()
    assert set(named.split()) <= found
    assert found.isdisjoint(not_named.split())


ELSEWHERE = [
    ("title", "Python Developer\n\nRequirements:\n- Experience with SQL\n- Kindness\n", "python"),
    ("title and team", "Job title: Senior Spark Developer\nTeam: Kafka Platform\n\nRequirements:\n- Experience with SQL\n", "apache-spark apache-kafka"),
    ("degree", "Requirements:\n- Degree in Computer Science, Statistics, Mathematics or Physics\n- Experience with SQL\n",
     "statistics mathematics physics computer-science"),
    ("address", "See https://jobs.example.org/apply?stack=python&utm_source=spark or mail kafka+java@hadoop.example.org\n\n"
     "Requirements:\n- Experience with SQL\n", "python apache-spark apache-kafka java apache-hadoop"),
    ("time zone", "Overlap with EST, PST or GMT+1 is a must.\n\nRequirements:\n- Experience with SQL\n", ""),
    ("benefits", "Requirements:\n- Experience with SQL\n\nWhat we offer:\n- Python courses and an AWS certificate\n- Yoga and leadership lunches\n",
     "python aws leadership"),
    ("equal opportunity", "Requirements:\n- Experience with SQL\n\nAcme is an equal opportunity employer. We celebrate diversity and "
     "do not discriminate on the basis of race, religion, national origin, disability or veteran status.\n", "diversity leadership"),
    ("recruiting tools", "Requirements:\n- Experience with SQL\n\nWe may use artificial intelligence (AI) tools to support parts of the "
     "hiring process, such as sorting applications.\n", "artificial-intelligence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "not_asked"), [t[1:] for t in ELSEWHERE], ids=[t[0] for t in ELSEWHERE])
def test_what_stands_elsewhere_is_not_asked(text: str, not_asked: str, read: Read) -> None:
    asked = {s.id for s in read(text).skills if s.level != "context"}
    assert "sql" in asked
    assert asked.isdisjoint(not_asked.split())
    assert not any(s.kind == "tool" and s.id != "sql" for s in read(text).skills if s.level != "context")


ASKS = "\n\nRequirements:\n- Experience with SQL\n- Strong writing skills\n"


@pytest.mark.parametrize(
    ("company", "text", "skill"),
    [
        ("Snowflake Inc.", "Snowflake grows fast. Join Snowflake and grow with it.", "snowflake"),
        ("Spark Foods", "Spark Foods bakes bread. At Spark Foods, all are kind.", "apache-spark"),
        ("Tableau Gardens Ltd", "Tableau Gardens grows roses for Tableau Gardens' guests.", "tableau"),
    ],
)
def test_the_employers_own_name_is_no_skill(company: str, text: str, skill: str, analyser: Analyser) -> None:
    def found(text: str, company: str | None) -> set[str]:
        return {s.id for s in analyser.analyse(Posting("p", text, company=company)).skills}

    assert skill not in found(text + ASKS, company)
    assert skill in found(f"{text}{ASKS}- Experience with {company.split()[0]} and Hive\n", None)


def test_the_employers_name_is_none_where_it_is_asked_either(analyser: Analyser) -> None:
    def found(text: str, company: str) -> set[str]:
        return {s.id for s in analyser.analyse(Posting("p", text, company=company)).skills}

    assert "snowflake" not in found(f"{ASKS}- Experience with Snowflake and Hive\n", "Snowflake Inc.")
    assert "apache-spark" in found(f"{ASKS}- Experience with Spark and Hive\n", "Spark Foods")
    assert "microsoft-excel" in found(f"{ASKS}- Experience with Microsoft Excel\n", "Microsoft")


@pytest.mark.parametrize(
    ("text", "skill", "why"),
    [
        ("Knowledge of Python", "python", "'Python' by name"),
        ("Tidy Excel", "microsoft-excel", "'Excel' by case"),
        ("Chef or Puppet or Ansible", "puppet", "'Puppet' by list"),
        ("Rust", "rust", "'Rust' by alone"),
        ("The language Rust", "rust", "'Rust' by cue:language"),
        ("Experience with Swift", "swift", "'Swift' by cue:experience"),
    ],
)
def test_why_a_name_counts(text: str, skill: str, why: str, read_line: ReadLine) -> None:
    assert read_line(text)[skill].why.startswith(why)


def test_one_skill_many_places(read: Read) -> None:
    text = "Requirements:\n- Experience with Kubernetes (k8s)\n- Docker, K8s and Helm\n"
    (skill,) = [s for s in read(text).skills if s.id == "kubernetes"]
    assert len(skill.mentions) == 2
    assert [text[m.start : m.end] for m in skill.mentions] == [m.text for m in skill.mentions]


def test_names_at_the_ends_of_the_text(read: Read) -> None:
    assert {s.id for s in read("Python, SQL").skills} == {"python", "sql"}


def test_the_tables_name_skills_that_exist() -> None:
    named = {skill for _, *columns in TABLES for column in columns for skill in column.split()}
    assert named - load().entries.keys() == set()


def test_a_text_of_benefits_alone_asks_for_nothing(analyser: Analyser) -> None:
    assert analyser.analyse("Benefits\n- dental and vision insurance\n- lunch on Fridays, Python meetups\n").skills == ()
