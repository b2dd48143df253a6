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
from pipeline.cli import main
from tests.conftest import ROOT
from tests.fetch.site import Site, served

PAGE = (
    "<html lang='en'><head><title>{title}</title>"
    "<meta property='article:published_time' content='{day}T08:00:00Z'></head><body><article><h1>{title}</h1>"
    "{paragraphs}</article></body></html>"
)
DAYS = {
    "2026-03-02": {
        "Bridge at Marlow Quay closed": (
            "Engineers shut the iron bridge at Marlow Quay at dawn after divers found 14 cracks in a pier.",
            "“We had no choice,” engineer Ana Holt said. Lorries take the road by the quarry, 20 kilometers longer.",
        ),
        "Orchard pickers strike in Velden": (
            "About 300 pickers left the orchards around Velden, demanding wages that keep up with prices.",
            "“A day in the trees must feed a family,” union leader Piet Maas said as tractors stood idle.",
        ),
    },
    "2026-03-03": {
        "Library in Osterby burns down": (
            "Flames destroyed the reading rooms in Osterby; some 9,000 volumes were lost, firefighters said.",
            "“It was our heart,” librarian Eva Lind said. A faulty heater in the cellar may have started the blaze.",
        ),
    },
    "2026-03-04": {
        "Chess champion of 12 wins in Tarnau": (
            "A pupil aged 12 beat two grandmasters in Tarnau and became the youngest winner of the winter tournament.",
            "“I only looked at the board,” Mila Orsak said. Her trainer expects invitations from clubs abroad.",
        ),
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
    for title, texts in DAYS[day].items():
        page = PAGE.format(title=title, day=day, paragraphs="".join(f"<p>{text}</p>" for text in texts))
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


@pytest.mark.skipif("new" not in main.commands, reason="pipeline new is not there")
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
    assert summary["work"].get("new", 0) + summary["resumed"] == 2  # the killed day's, unless its rows were kept
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
