"""Figures of quality on development data: run the pipeline over a set, run its scoring script, read the figures.

    python -m tests.quality.measure [SET ...]             print the figures
    python -m tests.quality.measure --update [SET ...]    also raise the floors that they exceed

A floor is never lowered by this command: edit floors.toml by hand, and say why in the commit.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

from pipeline.config import Settings
from tests import inprocess
from tests.conftest import DEV_DATA

FLOORS = Path(__file__).with_name("floors.toml")
SLACK = 0.002  # of a figure between 0 and 1; below it a difference is noise of one row

Figures = dict[str, float]
strange: dict[str, set[str]] = {}  # values of `rule` and `reason` that no rule has, by column, of all runs so far


def extract(raw: Path, out: Path, *options: str) -> None:
    """Run the pipeline over a folder, in this process: a start of workers for each set costs more than its articles."""
    inprocess.extract(raw, out, Settings(clean="--no-clean" not in options))
    for column, names in inprocess.unknown_rules(out).items():
        strange.setdefault(column, set()).update(names)


def script(name: str, *arguments: object) -> str:
    """Run a scoring script and return what it prints."""
    command = [sys.executable, str(DEV_DATA / "evals" / name), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def quotes(scratch: Path) -> Figures:
    """PolNeAR's development split: direct quotes and their speakers (F1)."""
    data = DEV_DATA / "data" / "quotes"
    extract(data / "dev" / "text", scratch / "out", "--no-clean")
    got = json.loads(script("quotes.py", "--data", data, "--split", "dev", "--pred", scratch / "out"))
    return {
        "direct": got["direct"]["overlap"]["f1"] / 100,
        "end_to_end": got["speaker"]["end_to_end"]["f1"] / 100,
        "named": got["speaker"]["named"] / 100,
    }


def countries(scratch: Path) -> Figures:
    """GeoWebNews and TR-News: F1 by level, exact spans, kinds."""
    data = DEV_DATA / "data" / "geo"
    script("countries.py", "--data", data, "--split", "dev", "--export", scratch / "raw")
    extract(scratch / "raw", scratch / "out", "--no-clean")
    got = json.loads(script("countries.py", "--data", data, "--split", "dev", "--pred", scratch / "out", "--json"))
    by = {(row["measure"], row["level"]): row["f1"] / 100 for row in got["scores"]}

    def share(*kinds: str) -> float:
        pairs = [tuple(map(int, got["kind_right"][kind].split("/"))) for kind in kinds]
        return sum(a for a, _ in pairs) / sum(b for _, b in pairs)

    return {
        "country": by["overlap", "country"],
        "with_demonyms": by["overlap", "+demonym"],
        "with_capitals": by["overlap", "+capital"],
        "with_places": by["overlap", "+place"],
        "country_exact": by["exact", "country"],
        "kind_of_names_and_demonyms": share("country", "demonym"),
        "kind_of_capitals": share("capital"),
    }


def numbers(scratch: Path) -> Figures:
    """Cases of other libraries (share passed), news sentences of our own and of others (F1 with unit)."""
    out: Figures = {}
    data = DEV_DATA / "data" / "newsquant" / "dev.jsonl"
    script("newsquant.py", "--data", data, "--write-cases", scratch / "newsquant")
    extract(scratch / "newsquant", scratch / "newsquant_out", "--no-clean")
    got = json.loads(script("newsquant.py", "--data", data, "--pred", scratch / "newsquant_out", "--json"))
    out |= {"newsquant_value": got["F1"], "newsquant_unit": got["F1+unit"], "newsquant_exact": got["exact"]}
    for option, file in (("--data", "spec_dev.jsonl"), ("--news", "news_dev.jsonl")):
        case = (option, DEV_DATA / "data" / "numbers" / file, "--split", "dev")
        folder = scratch / file
        script("numbers_eval.py", *case, "--write-cases", folder / "raw")
        extract(folder / "raw", folder / "out", "--no-clean")
        every = json.loads(script("numbers_eval.py", *case, "--pred", folder / "out", "--json"))["all"]
        out |= {"spec_exact": every["exact"]} if option == "--data" else {"news_with_unit": every["F1+unit"]}
        if option == "--news":
            out |= {"news_modifier": every["modifier"], "news_counted": every["counted"]}
    return out


def html(scratch: Path) -> Figures:
    """The article-extraction-benchmark: F1 and accuracy of bodies."""
    data = DEV_DATA / "data" / "html"
    extract(data / "html", scratch / "out")
    where = ("--data", data, "--split", "dev", "--pred", scratch / "out" / "documents")
    got = json.loads(script("html_body.py", *where, "--bootstrap", 2, "--json"))
    return {"f1": got["f1"], "accuracy": got["accuracy"]}


def dumps(scratch: Path) -> Figures:
    """Text dumps: precision, recall, share of cases wholly right."""
    data = DEV_DATA / "data" / "dumps"
    extract(data / "raw", scratch / "out")
    printed = script("text_dumps.py", "--cases", data, "--pred", scratch / "out")
    names = ("precision", "recall", "exact")
    return {name: float(re.search(rf"{name} ([\d.]+)", printed)[1]) for name in names}  # type: ignore[index]


def near_duplicates(scratch: Path) -> Figures:
    """Generated variants of articles: pairwise precision and recall."""
    texts = DEV_DATA / "data" / "quotes" / "train" / "text"
    script("near_duplicates.py", "write", "--articles", texts, "--out", scratch / "cases")
    extract(scratch / "cases" / "raw", scratch / "out")
    printed = script("near_duplicates.py", "score", "--cases", scratch / "cases", "--pred", scratch / "out")
    return {name: float(re.search(rf"{name} ([\d.]+)", printed)[1]) for name in ("precision", "recall")}  # type: ignore[index]


# Sets of the scoreboard that comes with the development data, and of their figures those of which less is better and
# those that are percentages.
BOARD = (
    *("real_dumps", "publishers", "cases", "layouts", "quote_pages", "pronouns", "stance", "places", "dates"),
    *("claims", "positions", "events"),
)
LESS_IS_BETTER = ("lost", "silent", "worst", "false", "wrong")
PERCENTAGES = ("layouts.", "pronouns.news", "pronouns.pronouns")


def of_board(name: str) -> Callable[[Path], Figures]:
    """A set of the scoreboard; a figure of which less is better is given as 1 less itself, named `not_` and so on."""

    def measured(scratch: Path) -> Figures:
        path = DEV_DATA / "evals" / "scoreboard.py"
        spec = importlib.util.spec_from_file_location("scoreboard", path)
        assert spec and spec.loader
        board = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(board)

        class Bench(board.Bench):  # type: ignore[misc,name-defined]
            def extract(self, raw: Path, name: str, *options: str) -> Path:
                extract(raw, scratch / "out" / name, *options)
                return scratch / "out" / name

        got: Figures = getattr(board, name)(Bench(Path(sys.executable).with_name("pipeline"), scratch))
        return dict(_upwards(f"{name}.", key, value) for key, value in got.items())

    return measured


def _upwards(prefix: str, key: str, value: float) -> tuple[str, float]:
    share = value / 100 if f"{prefix}{key}".startswith(PERCENTAGES) else value
    return (f"not_{key}", 1 - share) if any(word in key for word in LESS_IS_BETTER) else (key, share)


SETS: dict[str, Callable[[Path], Figures]] = {
    "quotes": quotes,
    "countries": countries,
    "numbers": numbers,
    "html": html,
    "dumps": dumps,
    "near_duplicates": near_duplicates,
    **{name: of_board(name) for name in BOARD},
}


def measure(name: str) -> Figures:
    """The figures of one set."""
    with tempfile.TemporaryDirectory() as scratch:
        return {key: round(value, 4) for key, value in SETS[name](Path(scratch)).items()}


def floors() -> dict[str, Figures]:
    """The floors by set."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def raised(old: Figures, new: Figures) -> Figures:
    """Each floor at the higher of what it was and what was measured."""
    return {name: max(old.get(name, 0.0), new.get(name, 0.0)) for name in {**old, **new}}


def written(file: str, floors: dict[str, Figures]) -> str:
    """The file with these floors; its comments stay. A floor that it lacks is added at the end of its set."""
    lines = list[str]()
    for part in re.split(r"(?m)^(?=\[)", file):
        name = part[1 : part.index("]")] if part.startswith("[") else ""
        left = dict(floors.get(name, {}))
        for line in part.rstrip("\n").split("\n"):
            key = line.split('"')[1] if line.startswith('"') else ""
            lines.append(f'"{key}" = {left.pop(key)}' if key in left else line)
        lines += [*(f'"{key}" = {value}' for key, value in left.items()), ""]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all unless said")
    parser.add_argument("--update", action="store_true", help="raise the floors that are exceeded")
    arguments = parser.parse_args()
    held = floors()
    for name in arguments.sets or SETS:
        figures = measure(name)
        for key, value in figures.items():
            print(f"{name:16}{key:30}{value:8.4f}   floor {held.get(name, {}).get(key, 0.0):.4f}", flush=True)
        held[name] = raised(held.get(name, {}), figures)
    if arguments.update:
        FLOORS.write_text(written(FLOORS.read_text("utf-8"), held), encoding="utf-8")


if __name__ == "__main__":
    main()
