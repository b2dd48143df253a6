"""The articles of the report's tests."""

from __future__ import annotations

from tests.views.report.tables_by_hand import Made

SUMMIT = Made(
    "0" * 15 + "1",
    "London summit promises a force",
    [
        "-navigation: Home World Sport",
        "Leaders from 18 countries met in London to speak about Ukraine, and Estonia sent 150 soldiers.",
        "-share: Share this",
        "“We have written our number on the board,” said Maarja Tammik, who came from Tallinn.",
        "-advertisement: Buy one",
        "-related: Read next: Cats",
        "-promotion: Subscribe",
        "-share: Copy link",
        "-copyright: © 2025 Courier",
    ],
    countries=[
        ("Ukraine", "UA", "Ukraine", "name"),
        ("London", "GB", "United Kingdom", "capital"),
        ("Estonia", "EE", "Estonia", "name"),
    ],
    numbers=[
        {"text": "18", "kind": "count", "value": 18.0, "counted": "countries"},
        {"text": "150", "kind": "count", "value": 150.0, "counted": "soldiers", "modifier": "about"},
    ],
    quotes=[
        {
            "text": "We have written our number on the board,",
            "kind": "direct",
            "cue": "said",
            "speaker": "Maarja Tammik",
            "speaker_name": "Maarja Tammik",
            "speaker_role": "undersecretary",
        }
    ],
    claims=[{"number_id": 1, "country_id": 2, "relation": "subject"}],
)
COPY = Made(
    "0" * 15 + "2",
    "The same from London",
    [SUMMIT.paragraphs[1]],
    url="https://gazette.example/b",
    site="gazette.example",
    published="2025-03-04T08:00:00Z",
    path="b.txt",
    countries=[("Ukraine", "UA", "Ukraine", "name")],
    copy_of=SUMMIT.doc_id,
)
PARIS = Made(
    "0" * 15 + "3",
    "Nineteen leaders in Paris",
    ["Nobody in Kosovo or Guernsey heard what Emmanuel Macron said: that more would follow."],
    url="https://gazette.example/c",
    site="gazette.example",
    published="2025-09",
    path="deep/c.html",
    countries=[("Kosovo", "XK", "Kosovo", "name"), ("Guernsey", "GG", "Guernsey", "name")],
    numbers=[{"text": "Nineteen", "kind": "count", "value": 19.0, "counted": "leaders"}],
    quotes=[
        {
            "text": "that more would follow",
            "kind": "indirect",
            "cue": "said",
            "speaker": "Emmanuel Macron",
            "speaker_name": "Emmanuel Macron",
        }
    ],
)
FIGURES = [
    {
        "figure_id": "f1",
        "topic": "leaders: London",
        "counted": "leaders",
        "kind": "count",
        "value": 18.0,
        "articles": 2,
        "stories": 1,
        "doc_ids": [SUMMIT.doc_id, COPY.doc_id],
    },
    {
        "figure_id": "f2",
        "topic": "leaders: London",
        "counted": "leaders",
        "kind": "count",
        "value": 19.0,
        "articles": 1,
        "stories": 1,
        "doc_ids": [PARIS.doc_id],
        "modifier": "at_least",
    },
]
DISAGREEMENTS = [
    {
        "topic": "leaders: London",
        "figure_id": "f1",
        "other_figure_id": "f2",
        "kind": "contradiction",
        "why": "18 here, at least 19 there.",
    },
    {
        "topic": "leaders: Kyiv",
        "figure_id": "f2",
        "other_figure_id": "f1",
        "kind": "change",
        "why": "19, and by May 18.",
    },
]
FAILURES = [{"path": "x/scan.pdf", "stage": "read", "error": "unsupported", "message": "this kind is not read"}]
EVIL = "</script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\"><b>bold</b>"
HOSTILE = Made(
    "0" * 15 + "4",
    f"Title {EVIL}",
    [
        f"Plain words {EVIL} and &amp; {{{{ 7 * 7 }}}} {{% raw %}}.",
        f"-promotion: {EVIL}",
        "“Run this,” said Mallory'\"><svg onload=document.title='run'>.",
        "Turned \u202eround\u202c and \x01 low.",
    ],
    url="javascript:document.title='run'",
    site=f"evil {EVIL}",
    published=f"2025{EVIL}",
    path=f"x/{EVIL}.txt",
    countries=[("bold", "UA", f"Ukraine {EVIL}", "name")],
    numbers=[{"text": "7 * 7", "kind": "count", "value": float("inf"), "unit": EVIL, "counted": EVIL}],
    quotes=[
        {
            "text": "Run this,",
            "kind": "direct",
            "cue": "said",
            "speaker": "Mallory",
            "speaker_name": f"Mallory {EVIL}",
            "speaker_role": EVIL,
        }
    ],
    more={"authors": [EVIL], "record": EVIL, "language": EVIL, "extraction": "limited"},
)
