"""`make score`: how well the cases are understood, what changed since the last commit on main, what confidence is worth.

--take-out-mended shortens tests/cases/known_gaps.tsv by what is right now; --gaps prints what is wrong, in its format.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplowire.cli.terminal import console
from diplowire.extract import extract
from scoring import calibration, commits, report
from scoring.cases import Case, as_json, cases, faults_of_facts, take_out_mended
from scoring.events import found
from scoring.figures import figures
from scoring.matching import Fault, Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

Rows = list[dict[str, Any]]


def main() -> None:
    """Read the cases and print."""
    options = _options()
    out = console()
    now, faults = _judged([as_json(extract(case.article)) for case in cases()])
    if options.gaps:
        out.file.writelines(f"{slug}\t{f.event}\t{f.what}\n" for slug in faults for f in sorted(faults[slug]))
        return
    if options.take_out_mended:
        out.print(f"{take_out_mended(faults)} lines taken out of known_gaps.tsv")
        return
    before, old_faults = _before(out, options.against)
    report.scores(out, figures(now.values()), figures(before.values()) if before else None)
    report.summary(out, now, faults)
    if before:
        out.print()
        report.changes(out, _gone(old_faults, faults), _gone(faults, old_faults))
    for name, said in {
        "tests/cases": calibration.of_verdicts(now.values()),
        **calibration.of_annotated(options.annotated),
    }.items():
        out.print()
        report.confidence(out, name, said)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--annotated", type=Path, default=Path("../shared"), help="folder with annotated articles and their tools"
    )
    parser.add_argument("--against", metavar="REVISION", help="compare with this commit instead of the last one on main")
    parser.add_argument("--gaps", action="store_true")
    parser.add_argument("--take-out-mended", action="store_true")
    return parser.parse_args()


def judged(case: Case, events: Rows) -> tuple[Verdict, frozenset[Fault]]:
    """One case: the verdict, and all its faults."""
    verdict = judge(case.gold, found(events))
    return verdict, verdict.faults | faults_of_facts(case, events)


def _judged(events: Sequence[Rows]) -> tuple[dict[str, Verdict], dict[str, frozenset[Fault]]]:
    both = {case.slug: judged(case, rows) for case, rows in zip(cases(), events, strict=True)}
    return {slug: verdict for slug, (verdict, _) in both.items()}, {slug: faults for slug, (_, faults) in both.items()}


def _before(out: Console, against: str | None) -> tuple[dict[str, Verdict] | None, dict[str, frozenset[Fault]]]:
    """The same cases, read by another commit's code."""
    try:
        commit = commits.commit(against) if against else commits.last_on_main()
        events = commits.events_of(commit, [case.value for case in cases()])
    except (commits.UnreadableError, OSError) as why:
        out.print(f"nothing to compare with: {why}")
        return None, {}
    out.print(f"compared with {commit.revision} {commit.title}\n")
    return _judged(events)


def _gone(old: Mapping[str, frozenset[Fault]], new: Mapping[str, frozenset[Fault]]) -> dict[str, list[Fault]]:
    """Faults of `old` that `new` does not have, by case."""
    return {slug: sorted(gone) for slug in old if (gone := old[slug] - new[slug])}


if __name__ == "__main__":
    main()
