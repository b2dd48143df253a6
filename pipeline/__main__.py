"""`python -m pipeline` is the same as `pipeline`."""

from pipeline.cli import main

if __name__ == "__main__":
    main(prog_name="pipeline")
