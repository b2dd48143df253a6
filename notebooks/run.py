"""Run explore.ipynb over the tables of a folder; the notebook with its outputs goes to explore.out.ipynb.

python notebooks/run.py [PROCESSED]
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

HERE = Path(__file__).resolve().parent


def run(processed: Path, out: Path) -> NotebookNode:
    """Execute the notebook; raises CellExecutionError where a cell fails."""
    notebook: NotebookNode = nbformat.read(HERE / "explore.ipynb", as_version=4)
    environment = {**os.environ, "PROCESSED": str(processed.resolve())}
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute(cwd=str(HERE), env=environment)
    nbformat.write(notebook, out)
    return notebook


if __name__ == "__main__":
    tables = Path(sys.argv[1] if len(sys.argv) > 1 else "processed")
    if not (tables / "documents").is_dir():
        sys.exit(f"no tables in {tables}: run 'make extract' first")
    run(tables, HERE / "explore.out.ipynb")
    print(f"{HERE / 'explore.out.ipynb'}: open it in Jupyter, VS Code or any viewer of notebooks")
