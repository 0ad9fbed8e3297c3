"""Students' words stay plain, authors' words carry nothing that acts."""

import re
import unicodedata
from html.parser import HTMLParser

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from flexid_xblock.domain.errors import Invalid
from flexid_xblock.text import author_html, clean_html, plain

ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "h3", "h4", "blockquote"}
REL = 'rel="noopener noreferrer"'

# One of each family: what OWASP's filter-evasion list and the advisories on bleach and nh3 name.
ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '<img src="jav&#x09;ascript:alert(1)">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<math href="javascript:alert(1)">x</math>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="java\u200bscript:alert(1)">x</a>',
    '<a href="java\x00script:alert(1)">x</a>',
    '<a href="&#106;avascript&colon;alert(1)">x</a>',
    '<a href=" \x01javascript:alert(1)">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="\\\\evil.example">x</a>',
    '<a href="http://evil.example">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="https://x.example" onclick=alert(1) style="color:red" target=_top>x</a>',
    '<form><button formaction="javascript:alert(1)">x</button></form>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object><embed src=x>',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
    '<base href="https://evil.example/">',
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    '<div style="background:url(javascript:alert(1))">x</div>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
    '<!--<img src="--><img src=x onerror=alert(1)>">',
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<template><script>alert(1)</script></template>",
    "<p id=location class=flexid-card name=x>x</p>",
    "<p/onmouseover=alert(1)>x</p>",
    '"><script>alert(1)</script>',
]
PIECES = [
    *ATTACKS,
    *(
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "<em>",
        "</em>",
        "<h3>",
        "<table>",
        "<td>",
        "<b>",
        "<plaintext>",
    ),
    *(
        "<title>",
        "</textarea>",
        "<select>",
        "<!--",
        "-->",
        "]]>",
        "&",
        "&lt;",
        "&lt",
        "&#13;",
        "&#0;",
    ),
    *(
        "&nbsp;",
        "\xa0",
        "\r\n",
        "\x0c",
        "\x00",
        "<",
        ">",
        '"',
        "'",
        "<a href='https://x.example/?a&b=1'>",
    ),
]
htmls = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map("".join)


class Found(HTMLParser):
    """Every tag of a page, and every attribute with its tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str, str | None]] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name, value) for name, value in attrs}


def dangers(html: str) -> set[object]:
    """Whatever is in this HTML that must not be."""
    found = Found(html)
    links = re.compile("https://|mailto:")
    wrong = {
        (tag, name, value)
        for tag, name, value in found.attributes
        if (tag, name, value) != ("a", "rel", "noopener noreferrer")
        and not ((tag, name) == ("a", "href") and links.match(value))
    }
    return (found.tags - ALLOWED) | wrong


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_survives(attack: str) -> None:
    assert dangers(clean_html(attack)) == set()
    assert dangers(author_html(attack)) == set()
    assert dangers(author_html(f"[x](<{attack}>)")) == set()


@settings(deadline=None)
@given(htmls)
def test_cleaning_twice_changes_nothing(html: str) -> None:
    once = clean_html(html)
    assert (clean_html(once), dangers(once)) == (once, set())


@settings(deadline=None)
@given(htmls)
def test_what_markdown_gives_is_clean(markdown: str) -> None:
    html = author_html(markdown)
    assert (clean_html(html), dangers(html)) == (html, set())


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>\n"),
        ("### A\n#### B", "<h3>A</h3>\n<h4>B</h4>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("[x](https://x.example)", f'<p><a href="https://x.example" {REL}>x</a></p>\n'),
        ("[x](mailto:a@x.example)", f'<p><a href="mailto:a@x.example" {REL}>x</a></p>\n'),
        ("[x](/here)", f"<p><a {REL}>x</a></p>\n"),
        ("<b>a</b> & b", "<p>&lt;b&gt;a&lt;/b&gt; &amp; b</p>\n"),
        ("![x](https://x.example/x.png)", "<p></p>\n"),
    ],
)
def test_authors_have_a_few_tags(markdown: str, html: str) -> None:
    assert author_html(markdown) == html
    assert isinstance(author_html(markdown), SafeString)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\n\ng", "a\nb\nc\nd\ne\nf\n\ng"),
        ("a\tb", "a\tb"),
        ("a\x00b\x08c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\r\x00\nb", "a\nb"),
        ("\u202eabc\u202c \u2066d\u2069", "abc d"),
        ("e\u0301", "\u00e9"),
        ("e\x00\u0301", "\u00e9"),
        ("a\ud800b", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👩\u200d👧 \u200fשלום", "👩\u200d👩\u200d👧 \u200fשלום"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        (" a ", " a "),
        ("", ""),
    ],
)
def test_students_keep_what_they_typed_without_hidden_controls(typed: str, kept: str) -> None:
    assert plain(typed, limit=100) == kept


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_plain_text_is_settled_at_once(text: str) -> None:
    once = plain(text, limit=10_000)
    assert plain(once, limit=10_000) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode().decode() == once


def test_the_length_is_counted_after_cleaning_in_code_points() -> None:
    assert plain("👧\x00" * 5, limit=5) == "👧" * 5
    assert plain("e\u0301" * 5, limit=5) == "\u00e9" * 5
    with pytest.raises(Invalid) as refused:
        plain("👧" * 6, limit=5)
    assert refused.value.code == "too_long"
