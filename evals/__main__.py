"""`python -m evals NAME ...`: the commands of `aimi eval`, and the measurements that stand in modules of their own."""

from __future__ import annotations

import runpy
import sys

MODULES = ("retrieval", "bench", "train", "adversarial", "answer_example")  # each runs as `python -m evals.NAME`


def main() -> None:
    """Hands the arguments to the module that is named, else to the commands of `aimi eval`."""
    if len(sys.argv) > 1 and sys.argv[1] in MODULES:
        name = sys.argv.pop(1)
        runpy.run_module(f"evals.{name}", run_name="__main__", alter_sys=True)
        return
    from evals.cli import app

    app(prog_name="python -m evals")


if __name__ == "__main__":
    main()
