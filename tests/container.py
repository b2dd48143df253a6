"""The steps of the Dockerfile without Docker: python -m tests.container [FOLDER]

What the build stage copies and runs is copied and run in an empty folder, with an empty environment; then the command
of the image is run there over a raw folder of its own. Takes a minute or two, and the network.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

APP, DATA = "/app", "/data"
BUILT = ("COPY", "RUN")


def steps(text: str) -> Iterator[tuple[int, str, str]]:
    """The instructions of a Dockerfile: number of the stage (from 1), instruction, argument."""
    stage = 0
    for line in text.splitlines():
        word, _, rest = line.strip().partition(" ")
        if word.isupper():
            stage += word == "FROM"
            yield stage, word, rest


def copy(arguments: list[str], into: Path) -> None:
    """COPY of the context's files and folders."""
    *sources, target = arguments
    for source in sources:
        place = into / target / (Path(source).name if target.endswith("/") else "")
        place.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / source, place)


def main(folder: Path) -> None:
    """Build, then run the command of the image."""
    app, data = folder / "app", folder / "data"
    tools = Path(sys.base_prefix) / "bin"
    env = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder), "PIP_NO_CACHE_DIR": "1"}
    found = list(steps((ROOT / "Dockerfile").read_text("utf-8")))
    app.mkdir(parents=True)
    for stage, word, rest in found:
        if stage == 1 and word in BUILT:
            print(word, rest, flush=True)
            if word == "COPY":
                copy(shlex.split(rest), app)
            else:
                subprocess.run(["sh", "-c", rest.replace(APP, str(app))], cwd=app, env=env, check=True)
    shutil.copytree(ROOT / "raw" / "sample" / "dumps", data / "raw")
    last = {word: rest for stage, word, rest in found if stage == 2}
    command = [*json.loads(last["ENTRYPOINT"]), *json.loads(last["CMD"])]
    env["PATH"] = last["ENV"].removeprefix("PATH=").replace("$PATH", env["PATH"]).replace(APP, str(app))
    print(*command, flush=True)
    subprocess.run([str(app / ".venv" / "bin" / command[0]), *command[1:]], cwd=data, env=env, check=True)
    size = sum(path.lstat().st_size for path in (app / ".venv").rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{size / 1e6:.0f} MB of environment", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]).resolve())
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(Path(scratch))
