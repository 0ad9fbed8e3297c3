"""The mutation campaign: would a test notice if one line of these rooms were wrong?

mutmut plants one fault at a time in a copy of the house and runs the tests
that pass through it. A fault that no test notices needs a reason in
``survivors.txt``, or the campaign fails. What to plant and which tests to run
stands in pyproject.toml.

mutmut plants faults in functions only. What stands outside them (the table of
permissions, the models, the patterns of text.py) and properties are held by
tests that name their content.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
MUTMUT = str(Path(sys.executable).with_name("mutmut"))
NEEDED = ("flexid_xblock", "tests")
MODULES = ("access", "vault", "audit", "domain", "text")
REASONS = ROOT / "tests" / "survivors.txt"
# "flexid_xblock.audit.models.xǁChainǁsave__mutmut_3": the module, class and function, the number.
MUTANT = re.compile(r"flexid_xblock\.([\w.]+)\.x[_ǁ]([\wǁ]+)__mutmut_\d+")
NOTICED = ("killed", "timeout")


def campaign() -> bool:
    """Plant every fault and print the score; whether each survivor has its reason."""
    with tempfile.TemporaryDirectory(prefix="flexid-mutation-") as name:
        folder = copied(Path(name))
        run = [MUTMUT, "run", "--max-children", "1"]
        print("Some two thousand faults, about a second each.", flush=True)
        done = subprocess.run(run, cwd=folder, check=False, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout[-3000:], done.stderr)
            return False
        outcomes = dict(results(folder))
        survived = {one: change(folder, one) for one in outcomes if outcomes[one] not in NOTICED}
    return report(outcomes, survived)


def copied(folder: Path) -> Path:
    """The house without its links: mutmut copies what it finds, and follows none."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def results(folder: Path) -> Iterator[tuple[str, str]]:
    """Every mutant's name, and how it ended."""
    for line in mutmut(folder, "results", "--all", "true"):
        mutant, _, outcome = line.strip().partition(": ")
        if MUTANT.fullmatch(mutant):
            yield mutant, outcome


def change(folder: Path, mutant: str) -> str:
    """Where the fault is and what it says: "vault.door._derived: return ..."."""
    lines = [line for line in mutmut(folder, "show", mutant) if not line.startswith(("+++", "---"))]
    after = [line[1:].strip() for line in lines if line.startswith("+")]
    before = ["without", *(line[1:].strip() for line in lines if line.startswith("-"))]
    module, function = MUTANT.fullmatch(mutant).groups()
    where = f"{module}.{function.strip('ǁ').replace('ǁ', '.')}"
    says_something = any(re.search(r"\w", line) for line in after)
    return f"{where}: {' '.join(after if says_something else before)}"


def mutmut(folder: Path, *command: str) -> list[str]:
    """What mutmut prints about the mutants of this folder."""
    run = [MUTMUT, *command]
    done = subprocess.run(run, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def reasons() -> dict[str, str]:
    """Why each known survivor may live, by its change; a reason stands above its changes."""
    found, reason = {}, ""
    for line in REASONS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            reason = line[2:]
        elif line:
            found[line] = reason
    return found


def report(outcomes: dict[str, str], survived: dict[str, str]) -> bool:
    """Print the survivors and the score of each module; whether all survivors are explained."""
    known = reasons()
    open_ones = {one: what for one, what in survived.items() if what not in known}
    for title, lines in (
        ("Survivors with a reason", sorted({what for what in survived.values() if what in known})),
        ("Survivors without a reason", sorted(open_ones.values())),
        ("Reasons nobody needs any more", sorted(set(known) - set(survived.values()))),
    ):
        print(f"\n{title}: {len(lines)}", *lines, sep="\n  ")
    print("\nModule    Mutants  Noticed  Explained  Open    Score")
    for module in MODULES:
        print_score(module, outcomes, survived, open_ones)
    return not open_ones


def print_score(
    module: str, outcomes: dict[str, str], survived: dict[str, str], open_ones: dict[str, str]
) -> None:
    """One line; the score is what was noticed of all that is not explained."""
    counts = [
        Counter(mutant.split(".")[1] for mutant in mutants)[module]
        for mutants in (outcomes, survived, open_ones)
    ]
    every, lives, unexplained = counts
    noticed = every - lives
    score = noticed / (noticed + unexplained or 1)
    print(f"{module:8} {every:8} {noticed:8} {lives - unexplained:10} {unexplained:5} {score:8.1%}")


if __name__ == "__main__":
    sys.exit(not campaign())
