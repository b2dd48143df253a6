"""The job of every day over a site that grows, one day killed: what is new is told exactly, and faults are loud."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from tests.conftest import ROOT
from tests.fetch.site import Site, served

PAGE = (
    "<html lang='en'><head><title>{title}</title>"
    "<meta property='article:published_time' content='{day}T08:00:00Z'></head><body><article><h1>{title}</h1>"
    "<p>{first}</p><p>“{said},” {who} said on the steps of the town hall in the evening.</p>"
    "<p>The council will meet again next month, and the papers will be open to all who wish to read them.</p>"
    "</article></body></html>"
)
DAYS = {
    "2026-03-02": {
        "Bridge at Marlow Quay closed": (
            "Engineers closed the bridge and found 14 cracks.",
            "We had no choice",
            "Ana Holt",
        ),
        "Ferry to Sund Island starts": ("The ferry carries 120 passengers a day.", "It is a good boat", "Tomas Reed"),
    },
    "2026-03-03": {
        "Library in Osterby burns down": ("Some 9,000 books were lost to the fire.", "It was our heart", "Eva Lind"),
    },
    "2026-03-04": {
        "Orchard workers strike in Velden": ("About 300 workers stopped picking.", "We want a fair wage", "Piet Maas"),
    },
}
# Of the day that is killed, extract ends by SIGKILL once rows are journaled and before they are committed.
WRAPPER = """#!/bin/sh
if [ "$1 ${{KILL:-}}" != "extract yes" ]; then exec {python} -m pipeline "$@"; fi
{python} -m pipeline "$@" &
until ls processed/_state/journal/*.shard >/dev/null 2>&1 || ! kill -0 $!; do sleep 0.05; done
kill -9 $!
wait $!
exit 137
"""


def publish(site: Site, day: str) -> None:
    for title, (first, said, who) in DAYS[day].items():
        page = PAGE.format(title=title, day=day, first=first, said=said, who=who)
        site.serve(f"/{title.lower().replace(' ', '-')}", page)
    site.feed([path for path in site.pages if path != "/feed.xml"])


def run(folder: Path, site: Site, day: str, **more: str) -> subprocess.CompletedProcess[str]:
    told = {"DAY": day, "FEED": f"{site.origin}/feed.xml", "DELAY": "0", "PIPELINE": str(folder / "pipeline"), **more}
    command = ["sh", str(ROOT / "examples" / "daily.sh")]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **told}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pipeline").write_text(WRAPPER.format(python=sys.executable), "utf-8")
    (tmp_path / "pipeline").chmod(0o755)
    return tmp_path


def named(text: str) -> set[str]:
    return {title for titles in DAYS.values() for title in titles if title in text}


def test_three_days_of_a_growing_site_one_of_them_killed(folder: Path) -> None:
    first, second, third = DAYS
    with served() as site:
        publish(site, first)
        done = run(folder, site, first)
        assert done.returncode == 0, done.stderr
        assert named((folder / "days" / first / "new.txt").read_text("utf-8")) == {*DAYS[first]}

        publish(site, second)
        done = run(folder, site, second, KILL="yes")
        assert done.returncode != 0 and f"daily job of {second} failed while extracting" in done.stderr
        assert not (folder / "days" / second / "new.txt").exists()

        publish(site, third)
        done = run(folder, site, third, SINCE=second)
        assert done.returncode == 0, done.stderr
        assert named((folder / "days" / third / "new.txt").read_text("utf-8")) == {*DAYS[second], *DAYS[third]}
        assert all(site.times(path) == 1 for path in site.pages if path != "/feed.xml")
    summary = json.loads((folder / "days" / third / "summary.json").read_text("utf-8"))
    assert summary["work"] == {"new": 2}
    assert {*pipeline.load(folder / "processed", "documents")["title"]} == {
        t for titles in DAYS.values() for t in titles
    }
    assert (folder / "days" / third / "export" / "quotes.csv").is_file()


def test_a_site_that_is_not_there_ends_the_job(folder: Path) -> None:
    with served() as site:
        site.serve("/robots.txt", "", 503)
    done = run(folder, site, "2026-03-02")
    assert done.returncode == 2 and "failed while fetching" in done.stderr
    assert shutil.which("sh") and not (folder / "processed").exists()
