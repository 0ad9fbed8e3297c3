"""One of many who read at once: ``python -m tests.audit.writer NUMBER READS``, a process each.

It says "ready", waits for a line, reads so often, and says "done".
"""

import sys

import django

STUDENTS = 4  # fewer than writers: some wait for the same chain


def main(number: int, reads: int) -> None:
    """Begin with nothing sealed, so that all writers want the first key at once."""
    from tests.audit.common import read
    from tests.vault.common import a_sealed

    print("ready", flush=True)
    sys.stdin.readline()
    student = number % STUDENTS
    sealed = a_sealed(owner_id=student, by=student)
    for _ in range(reads):
        read(sealed, subject_id=student)
    print("done", flush=True)


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))
