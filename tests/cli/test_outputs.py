"""Outputs: checked before the work, never overwritten unasked, and only data on standard output."""

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time

import pytest


@pytest.mark.parametrize("flag", ["-o", "--geojson", "--gpkg"])
def test_existing_output_is_kept(geomap, tmp_path, strike, flag):
    path = tmp_path / "there"
    path.write_text("mine", encoding="utf-8")
    others = [] if flag == "-o" else ["-o", tmp_path / "new.html"]
    result = geomap("map", strike, flag, path, *others)
    assert result.exit_code == 4
    assert f"{path} exists; give --overwrite to replace it" in result.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "new.html").exists()


def test_overwrite(geomap, tmp_path, strike):
    path = tmp_path / "out.html"
    path.write_text("mine", encoding="utf-8")
    assert geomap("map", strike, "-o", path, "--overwrite").exit_code == 0
    assert path.read_text(encoding="utf-8").lower().startswith("<!doctype html")


def test_outputs_are_checked_before_inputs_are_read(geomap, tmp_path):
    result = geomap("map", tmp_path / "missing.txt", "-o", tmp_path)
    assert result.exit_code == 4
    assert "is a folder; name a file" in result.stderr
    assert "missing.txt" not in result.stderr


def test_output_that_is_input(geomap, strike):
    result = geomap("map", strike, "-o", strike, "--overwrite")
    assert result.exit_code == 2
    assert "both input and output" in result.stderr


def test_one_file_for_two_outputs(geomap, tmp_path, strike):
    result = geomap("map", strike, "-o", tmp_path / "a.html", "--gpkg", tmp_path / "." / "a.html")
    assert result.exit_code == 2
    assert "named for two outputs" in result.stderr


def test_folder_of_an_output_is_made(geomap, tmp_path, strike):
    assert geomap("map", strike, "-o", tmp_path / "new" / "maps" / "a.html", "-q").exit_code == 0
    assert (tmp_path / "new" / "maps" / "a.html").exists()


def test_folder_that_is_a_file(geomap, tmp_path, strike):
    result = geomap("map", strike, "-o", strike / "a.html")
    assert result.exit_code == 4
    assert "is no folder" in result.stderr
    assert not (tmp_path / "a.html").exists()


def test_map_writes_all_three(geomap, tmp_path, strike):
    paths = [tmp_path / name for name in ("a.html", "a.geojson", "a.gpkg")]
    result = geomap("map", strike, "-o", paths[0], "--geojson", paths[1], "--gpkg", paths[2], "--title", "<b>T</b>")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert all(path.stat().st_size for path in paths)
    assert "strike: 1 pin: Dnipro (struck" in result.stderr
    assert "<b>T</b>" not in paths[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["geojson", "geojsonseq", "csv", "kml", "jsonl"])
def test_text_formats_go_to_standard_output(geomap, strike, name):
    result = geomap("parse", strike, "-f", name)
    assert result.exit_code == 0
    assert "Dnipro" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("name", ["gpkg", "parquet", "fgb"])
def test_other_formats_need_a_file(geomap, tmp_path, strike, name):
    result = geomap("parse", strike, "-f", name)
    assert result.exit_code == 2
    assert "cannot go to standard output; name a file with -o" in result.stderr
    assert geomap("parse", strike, "-o", tmp_path / f"out.{name}").exit_code == 0
    assert (tmp_path / f"out.{name}").stat().st_size


def test_default_is_geojson(geomap, strike):
    assert json.loads(geomap("parse", strike).stdout)["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-f", "xls"], "no format named 'xls'"),
        (["-o", "out.xls"], "no format has the suffix '.xls'"),
        (["-f", "geojson", "--layer", "nix"], "no layer named 'nix'"),
    ],
)
def test_unknown_format_or_layer(geomap, strike, words, message):
    result = geomap("parse", strike, *words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_html_to_standard_output(geomap, strike):
    result = geomap("map", strike, "-o", "-")
    assert result.exit_code == 0
    assert result.stdout.lower().startswith("<!doctype html")
    assert "strike: 1 pin" in result.stderr


def test_nobody_reads_the_output(strike):
    words = [sys.executable, "-c", "from geomap.cli import main; main()", "parse", str(strike), "-f", "jsonl"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(words, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == b""


def test_interrupted():
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a job behind "&" does not
    words = [sys.executable, "-c", f"{listening}; from geomap.cli import main; main()", "parse", "-", "-f", "jsonl"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write(b'{"text": "A drone struck Dnipro."}\n' * 2)
        process.stdin.flush()
        process.stdout.readline()
        time.sleep(0.5)  # by then it waits for more input
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors.strip() == b"geomap: interrupted"


def test_escape_sequences_of_a_text_are_neutralised(geomap, tmp_path):
    path = tmp_path / "evil\x1b[31m.txt"
    path.write_text("A drone struck Dnipro\x1b[2J on \x9b31mTuesday, within 5 km of Kyiv\u202e.", encoding="utf-8")
    for words in (
        ["map", path, "-o", tmp_path / "a.html"],
        ["explain", path],
        ["explain", path, "--mention", "Dnipro"],
    ):
        result = geomap(*words)
        assert result.exit_code == 0
        assert not set(result.output) & set("\x1b\x9b\u202e")


def _on_a_terminal(words):
    """Run a command whose standard output and error are one terminal; give what it showed."""
    terminal, child = pty.openpty()
    command = [sys.executable, "-c", "from geomap.cli import main; main()", *map(str, words)]
    with subprocess.Popen(command, stdout=child, stderr=child, stdin=subprocess.DEVNULL) as process:
        os.close(child)
        shown = b""
        with contextlib.suppress(OSError):  # the terminal is gone when the command has ended
            while part := os.read(terminal, 65_536):
                shown += part
    os.close(terminal)
    assert process.returncode == 0
    return shown.decode().replace("\x1b[K", "")  # the counter of documents clears its line


@pytest.mark.parametrize("name", ["csv", "geojson", "jsonl", "kml"])
def test_data_shown_on_a_terminal_is_neutralised(tmp_path, name):
    path = tmp_path / "evil.txt"
    path.write_text("A drone struck Dnipro \x1b]0;title\x07 on \x9b31mTuesday\u202e.", encoding="utf-8")
    assert not set(_on_a_terminal(["parse", path, "-f", name])) & set("\x1b\x07\x9b\u202e")


def test_unexpected_fault_has_no_traceback_unless_wanted(process, strike):
    done = process("parse", strike, "--gazetteer", strike.parent / "nowhere")
    assert done.returncode == 4
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    done = process("parse", strike, "--gazetteer", strike.parent / "nowhere", "--debug")
    assert done.returncode == 4
    assert b"Traceback" in done.stderr


@pytest.mark.parametrize("arguments", [["-o", "a.geojson"], ["-o", "a.html", "--geojson", "b.gpkg"]])
def test_a_name_that_says_another_format_is_refused(geomap, tmp_path, strike, arguments, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = geomap("map", strike, *arguments)
    assert result.exit_code == 2
    assert "needs a name that ends in" in result.stderr
    assert not [path for path in tmp_path.iterdir() if path.suffix in {".geojson", ".gpkg", ".html"}]


@pytest.mark.parametrize("named", ["{}", "{}/*.txt"])
def test_a_file_that_a_folder_or_pattern_reads_is_never_an_output(geomap, tmp_path, named):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("A drone struck Dnipro.", encoding="utf-8")
    result = geomap("parse", named.format(folder), "-o", folder / "a.txt", "-f", "jsonl", "--overwrite")
    assert result.exit_code == 2
    assert "both input and output" in result.stderr
    assert (folder / "a.txt").read_text(encoding="utf-8") == "A drone struck Dnipro."


@pytest.mark.parametrize("flag", ["--geojson", "--gpkg"])
def test_only_the_map_goes_to_standard_output(geomap, tmp_path, strike, flag, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert geomap("map", strike, "-o", "-", flag, "-").exit_code == 2
    assert not (tmp_path / "-").exists()


def test_closed_standard_error_stops_nothing(strike):
    command = f'"{sys.executable}" -c "from geomap.cli import main; main()" check "{strike}" 2>&-'
    assert subprocess.run(["sh", "-c", command], check=False, capture_output=True).returncode == 0


def test_a_terminated_run_leaves_nothing(tmp_path):
    reports = tmp_path / "many.jsonl"
    reports.write_text('{"text": "A drone struck Dnipro on Monday."}\n' * 20_000, encoding="utf-8")
    output = tmp_path / "out"
    output.mkdir()
    words = ["parse", str(reports), "-q", "-o", str(output / "o.jsonl")]
    command = [sys.executable, "-c", "from geomap.cli import main; main()", *words]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list(output.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.terminate()
    assert running.wait(timeout=30) == 128 + signal.SIGTERM
    assert list(output.iterdir()) == []


def test_what_a_form_leaves_out_is_told_with_its_reason(geomap, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("Rebels shelled Goma. Rebels will attack Goma on Sunday.", encoding="utf-8")
    result = geomap("parse", report, "-f", "acled")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1, "the header alone"
    assert "acled leaves out 2 of 2 events: 1 without a date within a month, 1 not asserted (future)" in result.stderr
    assert "leaves out" not in geomap("parse", report, "-f", "acled", "--quiet").stderr
