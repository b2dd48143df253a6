"""The short articles of raw/sample that lie in other formats than text, and what all writers of files need."""

from __future__ import annotations

import io
import tomllib
import zipfile
from datetime import date
from html import escape
from pathlib import Path

Story = dict[str, str]
SAMPLE = Path(__file__).resolve().parents[2] / "raw" / "sample"
STORIES: list[Story] = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))["story"]
XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def text_of(story: Story) -> str:
    return story["text"].strip()


def day_of(story: Story) -> date:
    return date.fromisoformat(story["date"])


def paragraphs(story: Story) -> str:
    return "\n".join(f"<p>{escape(words, quote=False)}</p>" for words in text_of(story).split("\n\n"))


def page(story: Story) -> bytes:
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{story["title"]} - {story["site"]}</title>
<meta property="og:site_name" content="{story["site"]}"><meta name="author" content="{story["author"]}">
<meta property="article:published_time" content="{story["date"]}"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<main><h1>{story["title"]}</h1>
{paragraphs(story)}
</main><footer>© 2025 {story["site"]}</footer></body></html>
""".encode()


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in files.items():
            held.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()
