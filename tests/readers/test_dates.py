from datetime import date

import pytest

from jobmatch.readers.dates import ranges_in, without_ranges, years_of_work

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Jan 2018 - Dec 2019", 2.0),
        ("January 2018 – December 2019", 2.0),
        ("01/2018 to 12/2019", 2.0),
        ("2018-01 - 2019-12", 2.0),
        ("2018-01-15 - 2019-12-31", 2.0),
        ("Jan 2025 - present", 1.5),
        ("2018 - 2020", 2.5),  # a bare last year counts to its middle
        ("2018-2020", 2.5),
        ("Jan 2018 - Dec 2019, Jan 2019 - Dec 2020", 3.0),  # overlaps count once
        ("founded in 1998", None),
        ("2020 - 2018", None),
    ],
)
def test_years(text, years):
    assert years_of_work(ranges_in(text, TODAY)) == years


def test_present_in_a_range_is_no_word():
    text = "Analyst, Mar 2021 – present, I present results"
    blanked = without_ranges(text)
    assert len(blanked) == len(text) and blanked.count("present") == 1
