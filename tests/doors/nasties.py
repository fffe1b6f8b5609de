"""What somebody who means harm, or a machine that went wrong, puts into a manuscript: a dictionary for all doors."""

from __future__ import annotations

from typing import Final

CANARY: Final = ("7*191919", "1343433")
"""A sum that a template engine would work out, and what it would write."""

BIDI: Final = tuple("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
CONTROLS: Final = ("\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[2J", "\x1b]0;x\x07", "\x7f", "\x85", "\u2028", "\ufffe", "\uffff", "\U000e0041")  # fmt: skip
ODD_LETTERS: Final = (
    "\u200b", "\u200d", "\ufeff", "\u00ad", "\u034f", "\ufffd", "\U0010ffff", "\ue000", "e\u0301" * 40, "\u064b" * 60, "\ufdfa", "ﬃ",
    "".join(chr(0xE0000 + ord(letter)) for letter in "a hidden sentence"), "\U000e0100\U000e0141", "\ufff9x\ufffay\ufffb", "\u3164", "e" + "\u0301" * 300,
    "a\ufe0f\ufe0e\ufe0f", "&#xe0041;", "&#x34f;", "\u2800",
    "İ", "ß", "\u0430dmin", "раураl", "pаtrol", "١٢٣", "\ud83d", "\udc80", "🇲🇦", "\u1160",
)  # fmt: skip
TEMPLATES: Final = (
    "{{ " + CANARY[0] + " }}", "{{" + CANARY[0] + "}}", "{% if 1 %}" + CANARY[0] + "{% endif %}", "{# x #}", "${" + CANARY[0] + "}", "<%= "
    + CANARY[0] + " %>", "{{ ''.__class__.__mro__ }}", "%(title)s", "{0.__class__}", "{title}", "{name!r}", "|today|", "{{ self }}", "#{7*7}",
)  # fmt: skip
SCHEMES: Final = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java&#10;script:alert(1)",
    "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "&#x6A&#x61vascript:alert(1)", "\x01javascript:alert(1)", "javascript://%0aalert(1)",
    "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>", "data:image/svg+xml;base64,PHN2Zy8+", "data:image/png;base64,AAAA",
    "file:///etc/passwd", "intent://x#Intent;end", "ms-msdt:/id", "blob:https://x/y", "about:blank", "view-source:http://x", "//evil.example/x",
    "\\\\evil.example\\x", "http://[", "http://[::1", "https://a@b:c/", "http://\u202egpj.exe", "https://x/%00", "https://x/%zz", "http:////x",
    "https:/\\evil.example", "feed:javascript:alert(1)", "javascript%3Aalert(1)", "inv:#x", "path:/etc/passwd", "project:../../x", "project:#x",
    "x-magazine:a", "tel:+212", "mailto:a@b.example?body=x", "#", "#a#b", "?x", ".", "..", "../..", "../../../../etc/passwd",
    "/etc/passwd", "~/x", "C:\\x", "\\\\?\\C:\\x", "a/../../../x", "./././x", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fx", "crowd.jpg\x00.png",
    "../patrol/fr.md", "../editorial/fr.md#x", "../editorial/fr.md?x", "patrol", "/proc/self/environ", "crowd.jpg", "visitors.csv",
)  # fmt: skip
HTML: Final = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=//x>", "<b>",
    "<a href=javascript:alert(1)>x</a>", "<style>*{}</style>", "<p style='background:url(//x)'>", "<!-- x -->", "<!--", "-->", "<![CDATA[x]]>",
    "<?php x ?>", "<!DOCTYPE html>", "<!ENTITY x 'y'>", "</div></body></html>", "<math><mi//xlink:href='data:x,<script>'>", "<object data=x>",
    "<scr<script>ipt>", "<img\nsrc=x>", "<\x00script>", "<body/onload=x>", "&lt;script&gt;", "&#60;script&#62;", "&#x202e;", "&rlo;", "&#0;",
    "&#12;", "&#xd800;", "&#xfffe;", "&#x110000;", "&#99999999999;", "&lrm;", "&rlm;", "&zwj;", "&nbsp;", "&bogus;", '"><script>', "' onclick='x",
    '" onmouseover="x', "]]>", "<base href=//x>", "<meta http-equiv=refresh>", "<form action=//x>", "<link rel=stylesheet href=//x>", "<x:y z='a'>",
)  # fmt: skip
MARKDOWN: Final = (
    "*", "**", "_", "`", "``", "~~", "[", "](", "![", "]", ")", "[^1]", "[^1]: x\n", "[^a]:", "[^", "[x]: <", "[x]: javascript:alert(1)\n", "[x]",
    "> ", ">>>> ", "- ", "1. ", "999999999. ", "9999999999. ", "0. ", "# ", "###### ", "---\n", "===\n", "***\n", "\t", "    ", "\\", "\\\n", "  \n",
    "| a | b |\n|---|---|\n| c |\n", "|", "|---|", ":--:", "+++\n", '+++ {"a": 1}\n', "(x)=\n", "(../x)=\n", "% x\n", "% allow raw-html: x\n",
    "```", "````", ":::", "::::", "```{eval-rst}\n.. include:: /etc/passwd\n```\n", "```{include} /etc/passwd\n```\n", "```{raw} html\n<b>\n```\n",
    "```{figure} crowd.jpg\n```\n", "```{figure} /etc/passwd\n```\n", "```{code-block} python\nx\n```\n", "```{math}\nx\n```\n", ":::{box} t\nx\n:::\n",
    "```{chart} visitors.csv\n```\n", "```{chart} visitors.csv\n:kind: nosuch\n:title: <b>\n```\n", "```{video} javascript:alert(1)\n```\n",
    '```{video} https://x.example/?a="><b>\n:title: <script>\n```\n', "```{video} http://[\n```\n", "```{audio} ../../x.mp3\n```\n",
    "```{gallery}\ncrowd.jpg\n/etc/passwd\n```\n", "```{keyfigures}\n- patrol.total: <b>x</b>\n- nosuch\n```\n", "```{passage} ar\nx\n```\n",
    "```{passage} xx\nx\n```\n", "```{qa} q <b>\na\n```\n", "```{pullquote}\n:by: <b>\nx\n```\n", "```{table} x\n| a |\n|---|\n| b |\n```\n",
    "```{list-table} x\n* - a\n  - b\n```\n", "```{list-table}\n:widths: 1 2 99999999999999999999\n* - a\n```\n", '```{figure} crowd.jpg\n:alt: "\n:size: huge\n:name: a b\n```\n',
    "```{figure} crowd.jpg\n---\nalt: &a [*a]\n---\n```\n", '```{figure} crowd.jpg\n:class: x" onload=y\n```\n', "{fact}`patrol.total`", "{fact}`x`", "{fr}`x`",
    "{ar}`<b>`", "{zgh}`", "{raw}`x`", "{doc}`/x`", "{download}`/etc/passwd`", "{abbr}`x`", "{ref}`x`", "{math}`x`", "{sub-ref}`x`", "{eval-rst}", "$x$", "$$x$$",
    "term\n: definition\n", "https://x.example", "<https://x.example>", "<intent:x>", "<javascript:alert(1)>", "<data:text/html,x>", "<a@b.example>", "<foo+bar:x>",
    "![x](crowd.jpg)", "![x](http://evil.example/x.png)", "![x](data:image/png;base64,AA)", "[x](crowd.jpg)", "[](../editorial/fr.md)", "[a](<b c>)",
    '[x](http://x.example "t" )', "[x]{.class}", "[x](y){onclick=z}", "{#id .c style=x}\n", "---\ntitle: x\n---\n", ":::{box} {{ 7*191919 }}\nx\n:::\n",
)  # fmt: skip
YAML: Final = (
    "&a", "*a", "!!python/object/apply:os.system [id]", "!!binary x", "!x ", "<<: *a", "? ", ": ", "- ", "[", "]", "{", "}", "|", ">", "|+9", "%YAML 9.9\n",
    "---\n", "...\n", "#", " #x", "\t", '"', "'", '"\\u202e"', '"\\0"', '"\\ud800"', '"\\e[2J"', '"\\x85"', '"\\uFFFE"', '"\\N"', '"\\L"', "~", "null", "no",
    "0x1F", "010", "12:30", "1e999", ".inf", ".nan", "-0", "9" * 400, "1" * 5000, "1_000", "2019-02-30", "0000-00", "9999-12-31T23:59+14:00", "2019-01-05T08:00",
    "0001-01-01T00:00-14:00", "true", "[[[[[[[[[[[[[[x]]]]]]]]]]]]]]", "{a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: x}}}}}}}}}}}}}", "[0, 0, 1, 1]",
    "[0, 0, 0, 0]", "[1e-9, 0, 2e-9, 1]", "[nan, 0, 1, 1]", "[[0.1, 0.1, 0.2, 0.2]]", "a = b + c", "= = =", "sums", "ar", "fr", "en", "zgh", "{ar: x, fr: y}",
    "a: &x [*x, *x]", "../../x", "ready", "draft", "x.y.z",
)  # fmt: skip
CSV: Final = (
    '"', '""', ",", ";", "\t", "\r", "\r\n", "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "-1", "−1", "1,5", "1.000", "1e5", "9" * 15 + ".999999", "0", "0.000001", "%",
    "inf", "nan", "١٢", "1 000", "\u00a0", "x" * 300, "<b>", "-999999999999999", "999999999999999",
)  # fmt: skip
NAMES: Final = (
    "a" * 255, "م" * 127, "a/" * 60 + "b", "..", "...", " ", "a ", " a", "CON", "aux.jpg", "a\nb.jpg", "a\x1b[2Jb.jpg", "a\x7fb.md", "gpj.\u202eexe.jpg", "\u202ecod.jpg",
    "\udce9.jpg", "a\udcff", "crоwd.jpg", "CROWD.JPG", "Crowd.jpg", "cafe\u0301.jpg", "caf\u00e9.jpg", "-rf", "--help", "$(id)", "`id`", "a;b", "a&b", "a'b\"c", "a*b", "a?b.jpg",
    "%2e%2e", "a%00b", "\\..\\x", "صورة.jpg", "a\u200bb.jpg", ".hidden", "fr.md", "AR.md", "fr.MD", "x.yaml", "x.jpg.yaml", "x.csv", "x.mp3", "x.svg", "#a.jpg", "a#b.jpg", "{{7*7}}.jpg",
    "<b>.jpg", "a:b.jpg", "issue.yaml", "facts.yaml", "a\u2028b", "\ufeffa.jpg", "İ.jpg", "ß.jpg", "\U000e0041.jpg", "__pycache__", "conf.py",
)  # fmt: skip
EVERY: Final = (*BIDI, *CONTROLS, *ODD_LETTERS, *TEMPLATES, *SCHEMES, *HTML)
"""What is tried at every door."""
