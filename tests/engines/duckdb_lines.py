"""From Parquet to Parquet through the lines, with DuckDB: duckdb_lines.py PEOPLE.parquet GAPS.parquet

PEOPLE has a row a person, with the columns of `REQUEST`. GAPS has their id, what `--fields` names, and the error of
whoever cannot be answered. Rows are passed on as they come.
"""

import os
import sys
from subprocess import PIPE, Popen
from threading import Thread

import duckdb

# What is asked, with the types of the columns.
REQUEST = {
    "id": "VARCHAR",
    "about": "STRUCT(site VARCHAR, year INTEGER)",
    "target": "VARCHAR",
    "current": "VARCHAR",
    "assumed": "MAP(VARCHAR, INTEGER)",
    "ratings": "MAP(VARCHAR, MAP(VARCHAR, INTEGER))",
}
# What is wanted of each answer.
FIELDS = {
    "counts.overall.held": "INTEGER",
    "counts.overall.probably": "INTEGER",
    "counts.overall.toLearn": "INTEGER",
    "coverage.overall.likely": "DOUBLE",
}
ANSWER = {"id": "VARCHAR", "about": REQUEST["about"], **FIELDS, "error": "JSON"}


def table_of_lines(lines: str, table: str, columns: dict[str, str]) -> None:
    """Keeps lines of JSON as a Parquet table."""
    rows = f"SELECT * FROM read_json('{lines}', format = 'newline_delimited', columns = {columns})"
    duckdb.connect().execute(f"COPY ({rows}) TO '{table}' (FORMAT parquet)")


def answer(people: str, gaps: str) -> None:
    """Answers everybody of the table `people` in the table `gaps`."""
    rows = f"SELECT * REPLACE (coalesce(assumed, MAP {{}}) AS assumed) FROM '{people}'"
    failures: list[Exception] = []
    program = os.environ.get("SKILLS_GAP", "skills-gap")
    command = [program, "gap", "--lines", "--quiet", "--fields", ",".join(FIELDS)]
    with Popen(command, stdin=PIPE, stdout=PIPE) as lines:

        def write() -> None:
            try:
                to_program = f"/dev/fd/{lines.stdin.fileno()}"
                duckdb.connect().execute(f"COPY ({rows}) TO '{to_program}' (FORMAT json)")
            except duckdb.Error as failure:
                failures.append(failure)
            lines.stdin.close()

        writer = Thread(target=write)
        writer.start()
        table_of_lines(f"/dev/fd/{lines.stdout.fileno()}", gaps, ANSWER)
        writer.join()
    # A table of some would look like one of all.
    if failures or lines.returncode != 0:
        os.remove(gaps)
        raise SystemExit(f"skills-gap ended with {lines.returncode}; {failures}")


if __name__ == "__main__":
    answer(*sys.argv[1:])
