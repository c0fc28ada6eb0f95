"""From Parquet to Parquet through the lines, with Apache Spark: spark-submit spark_lines.py PEOPLE.parquet GAPS.parquet

PEOPLE has a row a person, with the fields of a request as columns. GAPS has their id and the answer as JSON. Each task
passes its rows to one `skills-gap`, which has to be on every worker. A task that is lost is done again, and Spark keeps
only the rows of tasks that came to their end: answers are the same each time, so nothing is lost and nothing twice.
"""

import os
import sys
from collections.abc import Iterator
from subprocess import PIPE, Popen
from threading import Thread
from typing import BinaryIO

import pandas
from pyspark.sql import SparkSession
from pyspark.sql.functions import coalesce, create_map, struct, to_json

FIELDS = "counts.overall.held,counts.overall.probably,counts.overall.toLearn,coverage.overall.likely"
COMMAND = [os.environ.get("SKILLS_GAP", "skills-gap"), "gap", "--lines", "--quiet", "--fields", FIELDS]


def write(stream: BinaryIO, requests: bytes) -> None:
    """Passes on all of `requests` at once."""
    stream.write(requests)
    stream.flush()


def answers(batches: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    """The answer to each row's request."""
    with Popen(COMMAND, stdin=PIPE, stdout=PIPE) as lines:
        for batch in batches:
            requests = "".join(f"{request}\n" for request in batch["request"]).encode()
            # Beside it: the program answers before it has read all.
            writer = Thread(target=write, args=(lines.stdin, requests))
            writer.start()
            answered = [lines.stdout.readline().decode().rstrip("\n") for _ in range(len(batch))]
            writer.join()
            if not all(answered):
                raise RuntimeError("skills-gap ended before all were answered")
            yield pandas.DataFrame({"id": batch["id"], "answer": answered})
        lines.stdin.close()
    # 1: none of the lines can be used, and their answers say why.
    if lines.returncode not in (0, 1):
        raise RuntimeError(f"skills-gap ended with {lines.returncode}")


def answer(spark: SparkSession, people: str, gaps: str) -> None:
    """Answers everybody of the table `people` in the table `gaps`."""
    table = spark.read.parquet(people)
    # A request has no use for null, but as a rating that is "Not sure" or a current occupation that is not said.
    assumed = coalesce("assumed", create_map().cast(table.schema["assumed"].dataType)).alias("assumed")
    request = to_json(struct(*(name for name in table.columns if name != "assumed"), assumed))
    rows = table.select("id", request.alias("request"))
    rows.mapInPandas(answers, "id string, answer string").write.parquet(gaps)


if __name__ == "__main__":
    answer(SparkSession.builder.appName("skills-gap").getOrCreate(), *sys.argv[1:])
