import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.readers.html import clean, html_text, looks_like_html

CASES = [
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("<div>One</div><div>Two</div>", "One\nTwo"),
    ("One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
    ("<ul><li>Python</li><li>SQL</li></ul>", "- Python\n- SQL"),
    ("<ol><li>First</li><li>Then</li></ol>", "- First\n- Then"),
    ("<ul><li><p>Python</p></li><li><div>SQL</div></li></ul>", "- Python\n- SQL"),
    ("<ul><li>Clouds<ul><li>AWS</li><li>GCP</li></ul></li><li>SQL</li></ul>", "- Clouds\n  - AWS\n  - GCP\n- SQL"),
    ("<ul><li>dbt<br>and tests</li></ul>", "- dbt\n  and tests"),
    ("<h2>Needed</h2><ul><li>R</li></ul><p>Bye</p>", "Needed\n\n- R\n\nBye"),
    ("<p>R&amp;D,&nbsp;C&#43;&#43; &lt;3</p>", "R&D, C++ <3"),
    ("<b>Python</b><i>ic</i> and <a href='x'>SQL</a>.", "Pythonic and SQL."),
    ("<p>  many \n\t spaces </p>", "many spaces"),
    ("<table><tr><th>Place</th><td>Oslo</td></tr><tr><th>Pay</th><td>9</td></tr></table>", "Place | Oslo\nPay | 9"),
    ("<script>Perl</script><style>p{}</style><p>Python</p><!-- Java -->", "Python"),
    ("<p hidden>Perl</p><p style='color:red;display : none'>Ruby</p><p>Python</p>", "Python"),
    ("<pre>a\n  b</pre>", "a\n  b"),
    ("soft\u00adware\u200b", "software"),
    ("<p>un<p>closed <li>item", "un\n\nclosed\n\n- item"),
    ("<ul><li>Python<li>SQL<ul><li>dbt</ul><li>R", "- Python\n- SQL\n  - dbt\n- R"),
    ("", ""),
    ("   ", ""),
    ("</ul></li>", ""),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "text"), CASES)
def test_markup_becomes_what_a_reader_sees(markup, text):
    assert html_text(markup) == text


CLEANED = [
    ("&lt;p&gt;Python &amp;amp; SQL&lt;/p&gt;&lt;ul&gt;&lt;li&gt;dbt&lt;/li&gt;&lt;/ul&gt;", "Python & SQL\n\n- dbt"),
    ("<p>Python</p>", "Python"),
    ("R&amp;D and Q&#38;A", "R&D and Q&A"),
    ("x < 3 and y > 2, List<String>", "x < 3 and y > 2, List<String>"),
    ("Python\n- SQL & dbt", "Python\n- SQL & dbt"),
    ("we know <div> by heart", "we know <div> by heart"),
    ("AT&T; Marks&Spencer;", "AT&T; Marks&Spencer;"),
]


@pytest.mark.parametrize(("field", "text"), CLEANED)
def test_a_field_is_cleaned_only_where_it_is_markup(field, text):
    assert clean(field) == text


@given(st.text())
def test_no_text_breaks_the_parser(text):
    html_text(text)
    clean(f"<p>{text}</p>")


@given(st.text(alphabet="abc ,.-\n•&", min_size=1))
def test_plain_text_is_left_as_it_is(text):
    assert not looks_like_html(text) and clean(text) == text


@pytest.mark.parametrize("depth", [1500, 5000])
def test_deep_nesting_is_no_danger(depth):
    assert html_text("<p>begin</p>" + "<div>" * depth + "end<p>Zoë &amp; R").split() == ["begin", "end", "Zoë", "&", "R"]
