"""Tests the recipes of this folder on made-up people: run.py parallel|duckdb|spark [PEOPLE] [--kill]

Each has to give the answers that `skills-gap gap --lines` gives. `--kill` ends one of Spark's two workers in the middle.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PROGRAM = os.environ.setdefault("SKILLS_GAP", str(ROOT / "target/release/skills-gap"))
FIELDS = "counts.overall.held,counts.overall.probably,counts.overall.toLearn,coverage.overall.likely"
# So many files Spark reads, a task each.
FILES = 10


def people(count: int, file: Path, *options: str) -> None:
    """Writes so many made-up people, a request a line."""
    command = ["cargo", "run", "--quiet", "--package", "xtask-core", "--", "people", str(count), *options]
    with file.open("wb") as out:
        subprocess.run(command, cwd=ROOT, stdout=out, check=True)


def plain(lines: Path, answers: Path, *options: str) -> None:
    """What the program itself answers."""
    with answers.open("wb") as out:
        subprocess.run([PROGRAM, "gap", "--lines", lines, "--quiet", *options], stdout=out, check=True)


def timed(what: str, count: int, work: Callable[[], None]) -> None:
    """Does `work` and says how long it took."""
    used = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) + time.process_time()
    load, start, cores = os.getloadavg()[0], time.monotonic(), used()
    work()
    seconds, cores = time.monotonic() - start, used() - cores
    print(f"{what}: {count} people in {seconds:.1f} s; {cores:.1f} s of a core, {count / cores:.0f} people a second a "
          f"core; load {load:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores", flush=True)


def parallel(folder: Path, count: int) -> None:
    """One bad line in a hundred; all is the same but the numbers of bad lines, which count in a block."""
    lines, expected, answers = (folder / name for name in ("people", "expected", "answers"))
    people(count, lines, "--bad", "100")
    timed("alone", count, lambda: plain(lines, expected, "--fields", FIELDS))

    def work() -> None:
        with lines.open("rb") as given, answers.open("wb") as out:
            subprocess.run([HERE / "parallel.sh", "--fields", FIELDS], stdin=given, stdout=out, check=True)

    timed("GNU parallel", count, work)
    number = re.compile(rb'"line":\d+,')
    with expected.open("rb") as one, answers.open("rb") as other:
        bad = 0
        for place, (ours, theirs) in enumerate(zip(one, other, strict=True), 1):
            assert number.sub(b"", ours) == number.sub(b"", theirs), f"line {place}: {theirs}"
            if b'"error":' in ours:
                bad += 1
                assert b'"line":%d,' % place in ours and place % 100 == 0, ours
    assert (place, bad) == (count, count // 100), (place, bad)


def table(folder: Path, count: int, files: int = 1) -> tuple[Path, Path]:
    """A folder with a table of people in so many files, and what is to come out, as lines."""
    from duckdb_lines import REQUEST, table_of_lines

    lines, expected, given = (folder / name for name in ("people", "expected", "tables"))
    given.mkdir()
    people(count, lines)
    with lines.open("rb") as all_lines:
        for number in range(files):
            part = folder / "part"
            part.write_bytes(b"".join(islice(all_lines, -(-count // files))))
            table_of_lines(str(part), str(given / f"{number:03}.parquet"), REQUEST)
    timed("alone", count, lambda: plain(lines, expected, "--fields", FIELDS))
    return given, expected


def differences(expected: str, found: str) -> None:
    """Checks that two queries give the same rows, each as often."""
    import duckdb

    for ours, theirs in ((expected, found), (found, expected)):
        rows = duckdb.sql(f"({ours}) EXCEPT ALL ({theirs}) LIMIT 3").fetchall()
        assert not rows, rows


def through_duckdb(folder: Path, count: int) -> None:
    from duckdb_lines import ANSWER, answer

    given, expected = table(folder, count)
    gaps = folder / "gaps.parquet"
    timed("DuckDB", count, lambda: answer(f"{given}/*.parquet", str(gaps)))
    lines = f"SELECT * FROM read_json('{expected}', format = 'newline_delimited', columns = {ANSWER})"
    differences(lines, f"SELECT * FROM '{gaps}'")


class Cluster:
    """A master and two workers of one core each, as programs of their own."""

    def __init__(self, folder: Path) -> None:
        import pyspark

        self.home, self.folder = Path(pyspark.__file__).parent, folder
        self.environment = {
            **os.environ, "SPARK_HOME": str(self.home), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.master = f"spark://127.0.0.1:{port}"
        deploy = "org.apache.spark.deploy"
        address = ["--host", "127.0.0.1", "--port"]
        self.programs = [self.start("master", f"{deploy}.master.Master", *address, str(port), "--webui-port", "0")]
        for worker in ("one", "two"):
            work = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / worker), "--webui-port", "0"]
            self.programs.append(self.start(worker, f"{deploy}.worker.Worker", *work, *address, "0", self.master))

    def start(self, name: str, *command: str) -> subprocess.Popen:
        with (self.folder / f"{name}.log").open("wb") as log:
            command = [self.home / "bin/spark-class", *command]
            # A group of its own: the programs that a worker starts end with it.
            return subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)

    def submit(self, people: Path, gaps: Path) -> subprocess.Popen:
        part = max(file.stat().st_size for file in people.iterdir())
        options = [f"spark.sql.files.maxPartitionBytes={part}", "spark.ui.enabled=false", "spark.executor.cores=1",
                   "spark.executor.memory=768m", "spark.driver.host=127.0.0.1"]
        options = [word for option in options for word in ("--conf", option)]
        command = ["--master", self.master, *options, str(HERE / "spark_lines.py"), str(people), str(gaps)]
        return self.start("driver", "org.apache.spark.deploy.SparkSubmit", *command)

    def end(self, program: subprocess.Popen) -> None:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def spark(folder: Path, count: int, is_killed: bool) -> None:
    given, expected = table(folder, count, FILES)
    gaps = folder / "gaps"
    cluster = Cluster(folder)

    def work() -> None:
        driver = cluster.submit(given, gaps)
        cluster.programs.append(driver)
        done = lambda: len(list(gaps.glob("_temporary/0/task_*")))
        killed = False
        while driver.poll() is None:
            if is_killed and not killed and done() >= FILES // 4:
                print(f"a worker is killed after {done()} tasks", flush=True)
                cluster.end(cluster.programs[2])
                killed = True
            time.sleep(0.1)
        log = (folder / "driver.log").read_text()
        assert driver.returncode == 0, log[-4000:]
        if is_killed:
            lost = re.findall(r"Lost executor \d+|Lost task [\d.]+ in stage", log)
            assert killed and lost, "no worker was lost in the middle"
            print(f"Spark says: {', '.join(lost)}")

    try:
        timed("Spark, two workers", count, work)
    finally:
        for program in cluster.programs:
            cluster.end(program)
    as_text = f"SELECT json->>'id' AS id, json::VARCHAR AS answer FROM read_json_objects('{expected}')"
    differences(as_text, f"SELECT id, answer FROM '{gaps}/*.parquet'")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=["parallel", "duckdb", "spark"])
    parser.add_argument("people", type=int, nargs="?", default=10_000)
    parser.add_argument("--kill", action="store_true")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        match asked.engine:
            case "parallel":
                parallel(folder, asked.people)
            case "duckdb":
                through_duckdb(folder, asked.people)
            case _:
                spark(folder, asked.people, asked.kill)
    finally:
        shutil.rmtree(folder)
    print(f"{asked.engine}: {asked.people} people, the same answers as `gap --lines`")


if __name__ == "__main__":
    main()
