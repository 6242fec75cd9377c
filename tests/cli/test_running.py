"""How the process as a whole behaves: exit codes, pipes, signals, what it loads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.graph import StoreFolder

SEEDS = Path(__file__).parents[2] / "seeds"
KG = [sys.executable, "-m", "kg.cli"]
EVERYTHING = "SELECT * WHERE { ?s ?p ?o . ?a ?b ?c } LIMIT 20000"


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [*KG, *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, **options
    )


def loaded_by(*arguments: object) -> set[str]:
    """The top modules that a command has loaded when it ends."""
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(*sys.modules, file=open(sys.argv.pop(), 'w')))\n"
        "from kg.cli import main\nmain(sys.argv[1:-1])"
    )
    seen = Path(os.environ.get("TMPDIR", "/tmp")) / f"modules-{os.getpid()}-{time.monotonic_ns()}"
    command = [sys.executable, "-c", code, *map(str, arguments), str(seen)]
    subprocess.run(command, capture_output=True, check=True, timeout=60)
    found = set(seen.read_text().split())
    seen.unlink()
    return found


def test_help_loads_nothing_slow():
    assert not {"spacy", "pyoxigraph", "rdflib", "pyvis", "networkx"} & loaded_by("--help")


def test_query_loads_neither_spacy_nor_pyvis(store):
    assert not {"spacy", "pyvis"} & loaded_by("query", "ASK { ?s ?p ?o }", "--store", store)


def test_version_and_usage():
    assert run("--version").stdout.startswith("kg, version ")
    for wrong in (["dance"], ["build"], ["query", "--format", "papyrus", "ASK {}"]):
        ran = run(*wrong)
        assert ran.returncode == 2
        assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_all_of_a_large_answer_comes_out_of_a_pipe(store, tmp_path, unbuffered):
    file = tmp_path / "answer"
    query = ["query", EVERYTHING, "--format", "csv", "--store", str(store)]
    ran = run(*query, env={**os.environ, "PYTHONUNBUFFERED": unbuffered})
    assert run(*query, "-o", file).returncode == 0
    assert ran.stdout.count("\n") == file.read_bytes().count(b"\n") > 10_000


def test_a_reader_that_goes_away_is_no_error(store):
    with subprocess.Popen(
        [*KG, "query", EVERYTHING, "--format", "csv", "--store", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_one_line(store):
    for target in ("-", "/dev/full"):
        with Path("/dev/full").open("w") as full:
            ran = subprocess.run(
                [*KG, "query", EVERYTHING, "-o", target, "--store", str(store)],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                timeout=60,
                check=False,
            )
        assert ran.returncode == 1
        assert ran.stderr.startswith("kg: ")
        assert "No space left on device" in ran.stderr
        assert ran.stderr.count("\n") == 1


def test_a_device_is_written_to_and_not_replaced(store):
    assert run("query", "ASK {}", "-o", "/dev/null", "--store", store).returncode == 0
    assert not Path("/dev/null").is_file()


def opened_by_reader(fifo: Path, process: subprocess.Popen[bytes]) -> int:
    """The writing end of a pipe, as soon as the process has opened it and waits."""
    for _ in range(600):
        assert process.poll() is None, process.stderr and process.stderr.read()
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError


def test_an_interrupted_build_says_so_and_leaves_nothing_behind(tmp_path):
    fifo = tmp_path / "slow.txt"
    os.mkfifo(fifo)
    out = tmp_path / "out"
    with subprocess.Popen(
        [*KG, "build", str(SEEDS / "nl-6g-onderzoek.txt"), str(fifo), "-o", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        writer = opened_by_reader(fifo, process)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        os.close(writer)
    assert err == b"kg: interrupted\n"
    assert process.returncode == 1
    assert list(out.iterdir()) == []


def test_an_endless_query_can_be_stopped(store):
    crossed = " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(9))
    sparql = f"SELECT (COUNT(*) AS ?n) {{ {crossed} }}"
    with subprocess.Popen(
        [*KG, "query", sparql, "--store", str(store)], stderr=subprocess.PIPE
    ) as process:
        time.sleep(4)
        process.send_signal(signal.SIGINT)
        try:
            _, err = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, err) == (1, b"kg: interrupted\n")


def test_a_store_in_use_is_one_line(tmp_path):
    assert run("build", SEEDS / "nl-6g-onderzoek.txt", "-o", tmp_path).returncode == 0
    with StoreFolder.open(tmp_path / "store"):
        ran = run("build", SEEDS / "nl-6g-onderzoek.txt", "-o", tmp_path)
        assert ran.returncode == 1
        assert "another program has it open" in ran.stderr
        assert ran.stderr.count("\n") == 1


def test_a_store_that_is_not_there_is_one_line(tmp_path):
    for command in (["stats"], ["query", "ASK {}"], ["explain", "x"], ["view", "-o", "-"]):
        ran = run(*command, "--store", tmp_path / "none")
        assert ran.returncode == 1
        assert "`kg build` makes one" in ran.stderr
        assert ran.stderr.count("\n") == 1


def test_output_is_utf8_whatever_the_terminal(store):
    plain = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = subprocess.run(
        [*KG, "stats", "--language", "ko", "--store", str(store)],
        capture_output=True,
        env=plain,
        timeout=60,
        check=True,
    )
    assert "대한민국" in ran.stdout.decode()


def test_many_may_read_a_store_at_once(store):
    with StoreFolder.open(store, read_only=True):
        for command in (["stats"], ["query", "ASK { ?s ?p ?o }"], ["explain", "KR restricts US"]):
            ran = run(*command, "--store", store)
            assert "open" not in ran.stderr
        assert run("stats", "--store", store).returncode == 0


def test_reading_leaves_the_store_as_it_is(store):
    def contents() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}

    before = contents()
    assert run("stats", "--store", store).returncode == 0
    assert run("query", "ASK { ?s ?p ?o }", "--store", store).returncode == 0
    assert contents() == before


def test_two_builds_into_one_folder_are_kept_apart(tmp_path):
    fifo, out = tmp_path / "slow", tmp_path / "out"
    os.mkfifo(fifo)
    with subprocess.Popen(
        [*KG, "build", str(SEEDS / "nl-6g-onderzoek.txt"), str(fifo), "-o", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        writer = opened_by_reader(fifo, process)
        second = run("build", SEEDS / "nl-6g-onderzoek.txt", "-o", out)
        os.close(writer)
        process.communicate(timeout=60)
    assert second.returncode == 1
    assert second.stderr == f"kg: {out}: another build is writing into it\n"
    assert run("stats", "--store", out / "store").returncode == 0


@pytest.mark.parametrize(
    ("closed", "message"),
    [("<&-", "standard input: the file is empty"), (">&-", "standard output is closed")],
)
def test_a_closed_stream_is_one_line(closed, message):
    shell = f'exec "$0" -m kg.cli extract - {closed}'
    ran = subprocess.run(
        ["/bin/sh", "-c", shell, sys.executable],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (1, f"kg: {message}\n")
