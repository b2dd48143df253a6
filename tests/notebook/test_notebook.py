"""The notebook runs from its first cell to its last, shows rows, and lies in the repository without outputs."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def outputs_of(notebook: NotebookNode, word: str) -> str:
    """What the cell with these words in its source put out, as text."""
    cell = next(c for c in notebook.cells if c.cell_type == "code" and word in c.source)
    return json.dumps(cell.outputs)


def test_the_notebook_runs_over_the_sample(sample_tables: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("run", NOTEBOOKS / "run.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    notebook = module.run(sample_tables, tmp_path / "out.ipynb")
    assert (tmp_path / "out.ipynb").is_file()
    assert "Maarja Tammik" in outputs_of(notebook, "said.sort_values")
    assert "Maarja Tammik" in outputs_of(notebook, "count(*) AS quotes")
    assert "Ukraine" in outputs_of(notebook, 'claims[["claim"')
    assert "38 articles, 37 stories" in outputs_of(notebook, "originals = set")
    assert "33.0" in outputs_of(notebook, "side_by_side") and "35.0" in outputs_of(notebook, "side_by_side")
    assert sum("image/png" in json.dumps(c.get("outputs", "")) for c in notebook.cells) == 4


def test_the_notebook_lies_here_without_outputs() -> None:
    notebook = json.loads((NOTEBOOKS / "explore.ipynb").read_text(encoding="utf-8"))
    code = [c for c in notebook["cells"] if c["cell_type"] == "code"]
    assert len(code) > 8
    assert not [c for c in code if c["outputs"] or c["execution_count"] is not None]
