"""Read what the model is made from: statements, graded pairs and texts of the domain.

The folder DATA holds `ksb/`, `gold/`, `onet/`, `esco/` and, beside it, `seeds/`. Nothing of it is kept here: own
grades are ids only (`graded-own-ids.tsv`), and `own_grades` joins them with the statements they name.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = "KSB"
OWN_GRADES = Path(__file__).resolve().parent.parent / "graded-own-ids.tsv"
# The gold has this pair of occupations the other way round, so its own grades take no part in any figure.
REVERSED_IN_GOLD = ("OCC0311", "491")


@dataclass(frozen=True)
class Statement:
    """One K, S or B of an occupation; `text` without its code."""

    occupation: str
    code: str
    text: str

    @property
    def kind(self) -> int:
        """0 knowledge, 1 skill, 2 behaviour."""
        return KINDS.index(self.code[0])


@dataclass(frozen=True)
class Pair:
    """How much of `target` someone holds who holds `source`: grade 0 none, 1 a foundation, 2 most, 3 all."""

    source: Statement
    target: Statement
    grade: int

    @property
    def kinds(self) -> int:
        """0..8: three times the source's kind, and the target's."""
        return 3 * self.source.kind + self.target.kind

    @property
    def occupations(self) -> tuple[str, str]:
        """References of the two occupations."""
        return self.source.occupation, self.target.occupation


@dataclass(frozen=True)
class Occupation:
    """A standard: `reference` is its number at Skills England (`491`), `ST0118`, or `OCC0311` for the two seed pages."""

    reference: str
    title: str
    statements: list[Statement]
    duties: list[str]


def clean(text: str) -> str:
    """One space between words, none at the ends; no tabs, no no-break spaces."""
    return re.sub(r"\s+", " ", text.replace("\xa0", " ")).strip()


def read_tsv(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated file with a header and no quoting; `.gz` is unpacked."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


def occupations(data: Path) -> dict[str, Occupation]:
    """The 50 standards, the 192 newer ones and the two seed pages, by reference."""
    found = [_standard(raw) for raw in json.loads((data / "ksb/standards-50.json").read_text("utf-8"))]
    found += [_newer(raw) for raw in json.loads((data / "ksb/standards-192.json").read_text("utf-8"))]
    found += [_seed(data.parent / f"seeds/occupation-{name}.txt", name) for name in ("OCC0311", "OCC0526")]
    return {occupation.reference: occupation for occupation in found}


def _standard(raw: dict) -> Occupation:
    reference = str(raw["larsCode"])
    statements = [
        Statement(reference, entry["ref"], clean(entry["text"]))
        for part in ("knowledges", "skills", "behaviours")
        for entry in raw[part]
    ]
    return Occupation(reference, clean(raw["title"]), statements, [clean(duty["text"]) for duty in raw["duties"]])


def _newer(raw: dict) -> Occupation:
    reference = raw["reference"]
    statements = [Statement(reference, entry["code"], clean(entry["statement"])) for entry in raw["ksbs"]]
    return Occupation(reference, clean(raw["name"]), [s for s in statements if s.text], [])


def _seed(path: Path, reference: str) -> Occupation:
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    home = next(n for n, line in enumerate(lines) if line.startswith("home "))
    matches = [match for line in lines if (match := re.match(r"^([KSB]\d+): (.*)$", line))]
    return Occupation(reference, lines[home + 1], [Statement(reference, m[1], clean(m[2])) for m in matches], [])


def own_grades(known: dict[str, Occupation], path: Path = OWN_GRADES) -> list[Pair]:
    """Own grades, joined with the statements that their ids (`431.K6`) name; without the pair reversed in the gold."""
    by_id = {f"{s.occupation}.{s.code}": s for occupation in known.values() for s in occupation.statements}
    pairs = [Pair(by_id[row["source"]], by_id[row["target"]], int(row["grade"])) for row in read_tsv(path)]
    return [pair for pair in pairs if pair.occupations != REVERSED_IN_GOLD]


def gold_grades(data: Path, known: dict[str, Occupation], name: str = "transfer-dev") -> list[Pair]:
    """A dev gold (`transfer-dev` or `transfer-dev2`), in its order."""
    by_title = {occupation.title: occupation.reference for occupation in known.values()}
    return [
        Pair(
            Statement(by_title[clean(row["source_occupation"])], row["source_code"], clean(row["source"])),
            Statement(by_title[clean(row["target_occupation"])], row["target_code"], clean(row["target"])),
            int(row["grade"]),
        )
        for row in read_tsv(data / f"gold/{name}.tsv")
    ]


@dataclass(frozen=True)
class Corpus:
    """Texts of the domain, each list sorted and without doubles."""

    statements: list[str]
    duties: list[str]
    tasks: list[str]
    labels: list[str]

    @staticmethod
    def read(data: Path, known: dict[str, Occupation], held_back: frozenset[str] = frozenset()) -> Corpus:
        """All texts but those of the occupations in `held_back` (references)."""
        hidden = statements_of(known, held_back)
        seen = {s.text for occupation in known.values() for s in occupation.statements} - hidden
        duties = {
            duty for occupation in known.values() if occupation.reference not in held_back for duty in occupation.duties
        }
        listed = json.loads((data / "ksb/standards-list-640.json").read_text("utf-8"))
        overviews = {clean(standard["overview"]) for standard in listed if standard.get("overview")}
        tasks = {clean(row["statement"]) for row in read_tsv(data / "onet/tasks.tsv")}
        labels = {clean(row["label"]) for row in read_tsv(data / "esco/labels.tsv.gz")}
        return Corpus(sorted(seen), sorted(duties | overviews), sorted(tasks), sorted(labels))

    @property
    def texts(self) -> list[str]:
        """Everything, in a fixed order."""
        return self.statements + self.duties + self.tasks + self.labels


def statements_of(known: dict[str, Occupation], references: frozenset[str]) -> set[str]:
    """Texts of all statements of these occupations."""
    return {s.text for reference in references for s in known[reference].statements}


def main() -> None:
    """Print own grades with their texts, in the columns of the gold file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ksb/, gold/, onet/, esco/")
    known = occupations(parser.parse_args().data)
    print("id\tsource_occupation\ttarget_occupation\tsource_code\tsource\ttarget_code\ttarget\tgrade")
    for number, pair in enumerate(own_grades(known)):
        source, target = pair.source, pair.target
        titles = known[source.occupation].title, known[target.occupation].title
        print(f"own{number}", *titles, source.code, source.text, target.code, target.text, pair.grade, sep="\t")


if __name__ == "__main__":
    main()
