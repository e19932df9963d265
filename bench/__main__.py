"""`make bench`: speed and memory of every step, layouts, clusters, kills, waiting reviewers."""

import sys

from bench import (
    chaos,
    cluster,
    duplicates,
    inbox,
    layouts,
    matching,
    reading,
    release,
    review,
    tagging,
    twins,
    whole,
)


def main() -> int:
    """Run all; exit status 1 when one has broken a limit."""
    status = 0
    for bench in (
        reading,
        whole,
        tagging,
        matching,
        layouts,
        twins,
        duplicates,
        inbox,
        cluster,
        chaos,
        release,
        review,
    ):
        print(f"== {bench.__name__.removeprefix('bench.')}", flush=True)
        status = max(status, bench.main([]))
    return status


if __name__ == "__main__":
    sys.exit(main())
