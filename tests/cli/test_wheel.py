"""The wheel: built, installed beside the libraries, and used in a folder that has a pipeline.py of the user's."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel that was installed into an environment of its own, which sees this one's libraries."""
    base = tmp_path_factory.mktemp("wheel")
    for name in ("pipeline", "pyproject.toml", "README.md", "LICENSE"):
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, base / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, base)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=base, check=True)
    (wheel,) = (base / "dist").glob("*.whl")
    venv.create(base / "venv", with_pip=True)
    python = base / "venv" / "bin" / "python"
    install = [python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True)
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    libraries = base / "libraries"  # of this environment, without the project itself
    libraries.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if "source_extraction" not in path.name:
            (libraries / path.name).symlink_to(path)
    (Path(own) / "libraries.pth").write_text(str(libraries))
    return base / "venv" / "bin" / "pipeline"


def test_the_sample_is_extracted_and_reported_where_the_user_has_a_pipeline_of_their_own(
    command: Path, tmp_path: Path
) -> None:
    (tmp_path / "pipeline.py").write_text("raise SystemExit('the wrong pipeline')")
    shutil.copytree(ROOT / "raw" / "sample" / "dumps", tmp_path / "raw")
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}

    def call(*arguments: str) -> str:
        done = subprocess.run([command, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "articles" in call("extract")
    assert pq.read_table(tmp_path / "processed" / "documents").num_rows == 4
    assert "report.html" in call("report")
    assert "is whole" in call("verify")
    assert "pipeline 0." in call("--version")
