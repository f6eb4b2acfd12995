"""Three samples from text to score, worked out by hand beside each line: weight, share of 100, credit, points.

weight = level (3, 1, 0.75) * 0.05 for soft skills * 1.5 for the role's core * 0.5 for shared methods * times named.
"""

import pytest

from jobmatch.fit import fit
from jobmatch.pipeline import load_analyser
from jobmatch.readers.candidates import Candidate

DATA_ENGINEER = """Data Engineer

Requirements
- 4+ years of experience with Python
- Experience with SQL and Airflow
- Experience with MySQL or MariaDB

Nice to have
- Experience with Kafka
"""
ANALYST = """Data Analyst

Requirements
- Experience with Excel and Tableau
- Advanced SQL
- Communication skills

Nice to have
- Experience with Python or R
"""
ML_ENGINEER = """Machine Learning Engineer

Requirements
- Experience with PyTorch or TensorFlow
- Experience with deep learning
- Experience with Docker, Kubernetes and agile
- Knowledge of deep learning

Nice to have
- Experience with model training
"""
CASES = [
    (DATA_ENGINEER, ["SQL", "Python (3 years)", "PostgreSQL", "Dagster"], "data-engineer", [
        ("Python", 3.0, 18.18, 0.75, 13.64),  # 300 / 16.5; 3 of 4 years
        ("SQL", 3.0, 18.18, 1.0, 18.18),
        ("Apache Airflow", 4.5, 27.28, 0.7, 19.10),  # core of the role; 27.27 and the hundredth left over; by Dagster
        ("one of MySQL, MariaDB", 4.5, 27.27, 0.7, 19.09),  # by PostgreSQL
        ("Apache Kafka", 1.5, 9.09, 0.0, 0.0),  # a plus of the core
    ], 70.01),
    (ANALYST, ["Excel", "Power BI", "SQL (intermediate)", "R"], "other", [
        ("Microsoft Excel", 3.0, 29.56, 1.0, 29.56),  # 300 / 10.15; two hundredths left over
        ("Tableau", 3.0, 29.56, 0.65, 19.21),  # by Power BI
        ("SQL", 3.0, 29.55, 0.75, 22.16),  # intermediate where advanced is asked
        ("Communication", 0.15, 1.48, 0.0, 0.0),  # 3 * 0.05; the profile says nothing of soft skills: up to 1.48 more
        ("one of Python, R", 1.0, 9.85, 1.0, 9.85),
    ], 80.78),
    (ML_ENGINEER, ["PyTorch", "Docker"], "ml-engineer", [
        ("one of PyTorch, TensorFlow", 4.5, 20.0, 1.0, 20.0),  # 450 / 22.5
        ("Deep learning", 9.0, 40.0, 1.0, 40.0),  # 3 * 1.5, named twice; whoever knows PyTorch knows it
        ("Docker", 3.0, 13.33, 1.0, 13.33),
        ("Kubernetes", 3.0, 13.33, 0.0, 0.0),
        ("Agile", 1.5, 6.67, 0.0, 0.0),  # shared by many trades: 3 * 0.5
        ("Model training", 1.5, 6.67, 0.9, 6.0),  # a plus of the core; everyday practice of PyTorch
    ], 79.33),
]  # fmt: skip


@pytest.mark.parametrize(("text", "skills", "role", "lines", "score"), CASES, ids=["data engineer", "analyst", "ML engineer"])
def test_the_ledger_is_what_a_hand_calculation_gives(text, skills, role, lines, score):
    analyser = load_analyser()
    analysis = analyser.analyse(text)
    found = fit(analysis, Candidate(analyser.lexicon, "me", "me").profile(skills), analyser.lexicon)
    assert analysis.role.label == role
    assert [(x.requirement, x.weight, x.worth, x.credit, x.points) for x in found.ledger] == lines
    assert found.score == score == round(sum(points for *_, points in lines), 2)
    assert round(found.high - found.score, 2) == (1.48 if role == "other" else 0)
