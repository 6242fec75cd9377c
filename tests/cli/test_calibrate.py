"""`kg calibrate` on a few annotated sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from kg.ontology import load

ITEMS = Path(__file__).parents[1] / "extraction" / "items" / "en.jsonl"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    lines = ITEMS.read_text(encoding="utf-8").splitlines(keepends=True)[:40]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_what_it_writes_is_a_folder_of_ones_own(kg, gold, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    ran = kg("calibrate", gold, "-o", mine / "confidence.yaml")
    assert (ran.code, ran.out) == (0, "")
    lines = ran.err.splitlines()
    figures = dict(line.split(": ") for line in lines if not line.startswith("of "))
    assert any(line.startswith("of ") and line.endswith(" right") for line in lines)
    assert int(figures["findings"]) > 20
    assert 0 < float(figures["core pair soft"]) <= 1
    assert 0 <= float(figures["calibration error"]) <= 1
    assert -1 <= float(figures["Brier skill"]) <= 1
    written = yaml.safe_load((mine / "confidence.yaml").read_text(encoding="utf-8"))
    assert load(mine).confidence["finding"]["bias"] == written["finding"]["bias"]
    assert 0 < written["technology"]["threshold"] < 1
    assert "actors 2" in written["finding"]["weights"]
    (tmp_path / "text.txt").write_text("South Korea and Japan signed an agreement on chips.\n")
    assert kg("extract", tmp_path / "text.txt", "--ontology", mine).code == 0


def test_the_same_gold_gives_the_same_bytes(kg, gold):
    assert kg("calibrate", gold).out == kg("calibrate", gold).out != ""


def test_texts_in_files_do_as_well_and_parts_can_be_left_out(kg, gold, tmp_path):
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    folder = tmp_path / "texts" / "en"
    folder.mkdir(parents=True)
    for record in records:
        (folder / f"{record['id']}.txt").write_text(record.pop("text"), encoding="utf-8")
    bare = tmp_path / "bare.jsonl"
    bare.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    ran = kg("calibrate", bare)
    assert ran.code == 1
    assert records[0]["id"] in ran.err
    assert "Traceback" not in ran.err
    split = tmp_path / "split.csv"
    away = "".join(f"{record['id']},aside\n" for record in records[20:])
    split.write_text("id,part\n" + away, encoding="utf-8")
    halved = kg("calibrate", bare, "--texts", tmp_path / "texts", "--split", split, "dev")
    half = tmp_path / "half.jsonl"
    half.write_text("".join(gold.read_text("utf-8").splitlines(keepends=True)[:20]), "utf-8")
    assert halved.out == kg("calibrate", half).out != ""


def test_a_split_that_is_none_is_said_in_one_line(kg, gold, tmp_path):
    (tmp_path / "split.csv").write_text("name\nx\n")
    ran = kg("calibrate", gold, "--split", tmp_path / "split.csv", "dev")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "has no column id" in ran.err


def test_gold_without_a_finding_is_said_in_one_line(kg, tmp_path):
    record = {"id": "x", "lang": "en", "text": "It rained.", "entities": [], "relations": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    ran = kg("calibrate", tmp_path / "gold.jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
