"""How strongly a skill is asked, and for how many years."""

from __future__ import annotations

import pytest

from tests.components.conftest import Read, ReadLine

LEVELS = [
    ("Kafka", "kafka required"),
    ("Must know Kafka", "kafka required"),
    ("Kafka is a must", "kafka required"),
    ("Kafka is required", "kafka required"),
    ("Kafka is mandatory", "kafka required"),
    ("Kafka is a plus", "kafka preferred"),
    ("Kafka would be a plus", "kafka preferred"),
    ("Kafka a plus", "kafka preferred"),
    ("Kafka is a bonus", "kafka preferred"),
    ("Bonus points for Kafka", "kafka preferred"),
    ("Nice to have: Kafka", "kafka preferred"),
    ("nice to have: Kafka", "kafka preferred"),
    ("Kafka (nice to have)", "kafka preferred"),
    ("Kafka, nice to have", "kafka preferred"),
    ("Kafka preferred", "kafka preferred"),
    ("Kafka (preferred)", "kafka preferred"),
    ("Preferably with Kafka", "kafka preferred"),
    ("Ideally you know Kafka", "kafka preferred"),
    ("Kafka desired", "kafka preferred"),
    ("Kafka is desirable", "kafka preferred"),
    ("Streams (Kafka, etc.) are highly desirable", "kafka preferred"),
    ("Kafka is an advantage", "kafka preferred"),
    ("Kafka would be great", "kafka preferred"),
    ("Kafka is not required", "kafka preferred"),
    ("Kafka, not required but a plus", "kafka preferred"),
    ("Kafka, or willing to learn", "kafka preferred"),
    ("Kafka or willingness to learn it", "kafka preferred"),
    # the nearest cue
    ("Java required, Kafka preferred", "java required, kafka preferred"),
    ("Experience with Java (required) and Kafka (preferred)", "java required, kafka preferred"),
    ("Knowledge of Java, ideally with Kafka", "java required, kafka preferred"),
    ("Java; bonus: Kafka", "java required, kafka preferred"),
    ("Experience with Java, preferably Spring and Kafka", "java required, kafka preferred"),
    # never across the end of a sentence
    ("Java is required. Kafka is a plus.", "java required, kafka preferred"),
    ("Kafka is a plus. Java and Scala", "kafka preferred, java required, scala required"),
    ("Ideally Kafka. Java", "kafka preferred, java required"),
    # words that look like cues
    ("5 plus years of Java", "java required"),
    ("5+ years of Java", "java required"),
    ("C++ and Java", "c-plus-plus required, java required"),
    ("Java, with a desire to write it well", "java required"),
    # negation
    ("No prior experience with Hadoop required", ""),
    ("No prior experience with Hadoop required. Java is.", "java required"),
    ("No prior experience with Hadoop required, but Java is a must", "java required"),
    ("You do not need Kafka", ""),
    ("No knowledge of Kafka needed; Java is", "java required"),
    ("This is not a Java role", ""),
]  # fmt: skip

IDS = {"kafka": "apache-kafka", "hadoop": "apache-hadoop"}
WATCHED = {"apache-kafka", "apache-hadoop", "java", "scala", "c-plus-plus"}


@pytest.mark.parametrize(("text", "levels"), LEVELS, ids=[t[0] for t in LEVELS])
def test_the_level_of_a_line(text: str, levels: str, read_line: ReadLine) -> None:
    wanted = {IDS.get(name, name): level for name, level in (pair.split() for pair in levels.split(", ") if pair)}
    assert {s.id: s.level for s in read_line(text).values() if s.id in WATCHED} == wanted


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("Requirements", "required"), ("Must have", "required"), ("What you bring", "required"), ("Minimum qualifications", "required"),
        ("Nice to have", "preferred"), ("Preferred qualifications", "preferred"), ("Bonus points", "preferred"), ("Pluses", "preferred"),
        ("Desired skills", "preferred"), ("It's a plus if you have", "preferred"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["{}:\n- Experience with Kafka\n", "{}\n\nExperience with Kafka.", "{}: Experience with Kafka."])
def test_the_level_of_a_section(heading: str, level: str, form: str, read: Read) -> None:
    assert {s.id: s.level for s in read(form.format(heading)).skills} == {"apache-kafka": level}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Responsibilities:\n- Build pipelines with Kafka\n", "context"),
        ("About us\nWe sew tents and move data with Kafka.\n", "context"),
        ("Responsibilities:\n- Build pipelines with Kafka\n\nNice to have:\n- Kafka\n", "preferred"),
        ("Nice to have:\n- Kafka\n\nRequirements:\n- 3 years of Kafka\n", "required"),
        ("Responsibilities:\n- Build pipelines with Kafka, a plus for all of us\n", "context"),
        ("Requirements:\n- Know Kafka\n\nNot a Kafka shop.", "required"),
    ],
)
def test_the_strongest_mention_counts(text: str, level: str, read: Read) -> None:
    assert {s.level for s in read(text).skills if s.id == "apache-kafka"} == {level}


@pytest.mark.parametrize(
    ("text", "word"),
    [("Kafka is a plus", "plus"), ("Ideally Kafka", "ideally"), ("Kafka", "requirements"), ("Must know Kafka", "must")],
)
def test_the_cue_is_told(text: str, word: str, read_line: ReadLine) -> None:
    assert word in read_line(text)["apache-kafka"].why.partition(";")[2]


YEARS = [
    ("5 years of Java", "java 5"),
    ("five years of Java experience", "java 5"),
    ("5+ years' experience with Java", "java 5"),
    ("3-5 years of Java", "java 3"),
    ("ten (10) years of Java", "java 10"),
    ("1.5 years of Java", "java 1.5"),
    ("At least 4 yrs. with Java and Kafka", "java 4, kafka 4"),
    ("2 years with Java, 3 years with Kafka", "java 2, kafka 3"),
    ("Java (3 years), Kafka (5 years)", "java 3, kafka 5"),
    ("Java: 2+ years", "java 2"),
    ("Java - 4 years", "java 4"),
    ("Java, 2+ yrs", "java 2"),
    ("Java and Kafka: 3+ years", "java 3, kafka 3"),
    ("Java and 5 plus years of Kafka", "java 0, kafka 5"),
    ("5 years in sales; knowledge of Java", "java 0"),
    ("Java. 5 years in a similar role", "java 0"),
    ("Java", "java 0"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "years"), YEARS, ids=[t[0] for t in YEARS])
def test_years_of_a_skill(text: str, years: str, read_line: ReadLine) -> None:
    wanted = {IDS.get(name, name): float(figure) for name, figure in (pair.split() for pair in years.split(", "))}
    assert {s.id: s.years or 0 for s in read_line(text).values() if s.id in WATCHED} == wanted


def test_the_age_of_the_company_asks_for_nothing(read: Read) -> None:
    text = "About us\nFor 25 years we have built Java tools.\n\nRequirements:\n- Knowledge of Java\n- Experience with SQL\n"
    assert {s.id: s.years for s in read(text).skills} == {"java": None, "sql": None}
