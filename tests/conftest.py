"""Fixtures for all tests; the one place that knows where development data may lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pipeline.engines.spawn import ONE_THREAD

# As workers do, and before numpy loads: the model takes twice the work on two threads, and pytest's processes share
# the cores. Processes that tests start have it from here.
os.environ.update(dict.fromkeys(ONE_THREAD, "1"))

from pipeline.language.model import Model
from tests import inprocess

# A loaded machine is no failure, and CI judges the same examples on every machine.
settings.register_profile(
    "any machine",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any machine")

ROOT = Path(__file__).resolve().parent.parent
DEV_DATA = Path(os.environ.get("DEV_DATA", ROOT / "../shared")).resolve()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes are named by their number: packed ones hold the time, and workers must collect the same names."""
    return f"{len(val)} bytes" if isinstance(val, bytes) and not val.isascii() else None


@pytest.fixture(scope="session")
def dev_data() -> Path:
    """Folder of development data (texts, gold, scoring scripts of others); where there is none the test is skipped."""
    if not (DEV_DATA / "evals").is_dir():
        pytest.skip(f"no development data at {DEV_DATA}")
    return DEV_DATA


@pytest.fixture(scope="session")
def sample_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of raw/sample."""
    out = tmp_path_factory.mktemp("sample") / "processed"
    inprocess.extract(ROOT / "raw" / "sample", out)
    return out


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have runs do without workers, where these are not what is tested."""
    monkeypatch.setattr("pipeline.run.runner.LocalEngine", lambda processes: inprocess.InProcess())


@pytest.fixture(scope="session")
def reader() -> Model:
    """The model, loaded once."""
    return inprocess.model()
