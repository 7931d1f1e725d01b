#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives exports of the sample workspace to the programs that they are made for. Run by hand; the tests need no Python.

    pip install pytrec-eval-terrier lightgbm label-studio-converter trl datasets
    installer/prepare_sample.sh build/release/bin/intentscope-cli sample.iscope
    python3 tests/parity/check_consumers.py build/release/bin/intentscope-cli sample.iscope

The labels are appended to the workspace, so give it a copy. Without one of the packages its check is left out, and
said so.
"""

import importlib
import json
import pathlib
import subprocess
import sys
import tempfile
from importlib.metadata import version


def run(cli, *arguments, stdin=None):
    return subprocess.run([cli, *arguments], input=stdin, check=True, capture_output=True, text=True).stdout


def add_labels(cli, workspace, shop):
    """120 labels of the weeks that `time:0.7/0.1` trains on, each with a preference and a rewritten query."""
    rows = [line.split(",")[:3] for line in (shop / "impressions.csv").read_text().splitlines()[1:]]
    early = [row[0] for row in sorted(rows, key=lambda row: row[2])[: len(rows) // 2]][-120:]
    truth = dict(line.split(",")[0:3:2] for line in (shop / "truth/impressions.csv").read_text().splitlines()[1:])
    runs = {name: json.loads(run(cli, "eval", "--workspace", workspace, "--run", name, "--json")) for name in ("base", "qe")}
    ids = {name: report["run"]["id"] for name, report in runs.items()}
    lines = []
    for i, impression in enumerate(early):
        label = {"impression_id": impression, "true_intents": [truth[impression]], "verdict": "wrong", "annotator": "checker",
                 "confidence": ("low", "medium", "high")[i % 3], "query_verdict": "partly", "before_run": ids["base"],
                 "after_run": ids["qe"], "rewritten_query": f"Where is parcel {i}, \"the blue one\"?", "note": "caf\u00e9 \u2603"}
        lines.append(json.dumps(label))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        run(cli, "labels", "import", file.name, "--workspace", workspace)


def check_trec(cli, workspace, out):
    import pytrec_eval
    for what, path in (("run", out / "run.trec"), ("qrels", out / "qrels.trec")):
        extra = ["--format", "trec"] if what == "run" else []
        run(cli, "export", "--workspace", workspace, "--what", what, "--run", "tuned", "--out", str(path), *extra)
    with open(out / "run.trec") as file:
        scores = pytrec_eval.parse_run(file)
    with open(out / "qrels.trec") as file:
        qrels = pytrec_eval.parse_qrel(file)
    results = pytrec_eval.RelevanceEvaluator(qrels, {"ndcg_cut.3", "recall.3", "recip_rank"}).evaluate(scores)
    clicked = {q: r for q, r in results.items() if any(qrels[q].values())}
    report = json.loads(run(cli, "eval", "--workspace", workspace, "--run", "tuned", "--part", "all", "--json"))
    ours = {metric["name"]: metric["value"] for metric in report["metrics"]}
    worst = 0.0
    for theirs, name in (("ndcg_cut_3", "NDCG@3"), ("recall_3", "Recall@3"), ("recip_rank", "MRR")):
        mean = sum(r[theirs] for r in clicked.values()) / len(clicked)
        worst = max(worst, abs(mean - ours[name]))
        print(f"  {name}: trec_eval {mean:.9f}, ours {ours[name]:.9f}")
    assert worst < 1e-6, worst
    return f"{len(clicked)} impressions with a click, largest difference {worst:.1e}"


def check_lightgbm(cli, workspace, out):
    import lightgbm
    import numpy
    from sklearn.datasets import load_svmlight_file
    path = out / "rows.libsvm"
    run(cli, "export", "--workspace", workspace, "--what", "ranker-rows", "--split", "time:0.7/0.1", "--format", "libsvm",
        "--out", str(path))
    # LightGBM reads LibSVM without qid alone; the reader of scikit-learn hands the groups over.
    rows, clicks, qids = load_svmlight_file(str(path), query_id=True)
    starts = numpy.flatnonzero(numpy.diff(qids, prepend=-1))
    groups = numpy.diff(starts, append=len(qids))
    assert len(starts) == len(set(qids.tolist()))
    data = lightgbm.Dataset(rows, label=clicks, group=groups)
    booster = lightgbm.train({"objective": "lambdarank", "verbosity": -1, "num_threads": 1}, data, 5)
    # The same by its own reader: groups in a file beside it.
    plain = out / "plain.libsvm"
    with open(path) as lines, open(plain, "w") as file:
        for line in lines:
            words = line.split(" #")[0].split()
            file.write(" ".join([words[0]] + words[2:]) + "\n")
    (out / "plain.libsvm.query").write_text("\n".join(str(count) for count in groups) + "\n")
    own = lightgbm.Dataset(str(plain), params={"verbosity": -1}).construct()
    assert own.num_data() == data.num_data() and list(own.get_group()) == list(groups)
    assert list(own.get_label()) == list(clicks)
    return f"{len(clicks)} rows in {len(groups)} groups by qid, {booster.num_trees()} trees of lambdarank"


def check_trl(cli, workspace, out):
    import datasets
    from trl.data_utils import extract_prompt, is_conversational
    counts = []
    for what, keys in (("sft", {"prompt", "completion"}), ("preferences", {"prompt", "chosen", "rejected"})):
        path = out / f"{what}.jsonl"
        run(cli, "export", "--workspace", workspace, "--what", what, "--labels", "--split", "time:0.7/0.1", "--out", str(path))
        data = datasets.load_dataset("json", data_files=str(path), split="train", cache_dir=str(out / "cache"))
        assert keys <= set(data.column_names) and len(data) > 0
        for row in data:
            assert is_conversational({key: row[key] for key in keys})
            for key in keys:
                assert all(message["role"] in ("system", "user", "assistant") and message["content"] for message in row[key])
            assert row["prompt"][-1]["role"] == "user"
        if what == "preferences":
            row = data[0]
            implicit = {key: row["prompt"] + row[key] for key in ("chosen", "rejected")}
            again = extract_prompt(implicit)
            assert again["prompt"] == row["prompt"] and again["chosen"] == row["chosen"]
        counts.append(f"{len(data)} of {what}")
    return ", ".join(counts) + ": conversational, roles and turns as documented"


CONFIG = """<View><Text name="context" value="$context"/>
<Choices name="intent" toName="context" choice="multiple"><Choice value="x"/></Choices>
<Choices name="verdict" toName="context"><Choice value="wrong"/></Choices>
<Choices name="query_verdict" toName="context"><Choice value="partly"/></Choices>
<Choices name="confidence" toName="context"><Choice value="low"/></Choices>
<TextArea name="note" toName="context"/><TextArea name="rewritten_query" toName="context"/></View>"""


def check_label_studio(cli, workspace, out):
    from label_studio_converter import Converter
    path = out / "labels.json"
    run(cli, "export", "--workspace", workspace, "--what", "labels", "--format", "label-studio", "--out", str(path))
    tasks = json.loads(path.read_text())
    names = {result["from_name"] for task in tasks for annotation in task["annotations"] for result in annotation["result"]}
    targets = {result["to_name"] for task in tasks for annotation in task["annotations"] for result in annotation["result"]}
    (target,) = targets
    config = CONFIG.replace('name="context"', f'name="{target}"').replace('toName="context"', f'toName="{target}"')
    converter = Converter(config, str(out), download_resources=False)
    converter.convert_to_json(str(path), str(out / "converted"), is_dir=False)
    converted = json.loads((out / "converted/result.json").read_text())
    converter.convert_to_csv(str(path), str(out / "converted_csv"), is_dir=False, header=True, sep=",")
    assert len(converted) == len(tasks) > 0
    assert converted[0]["annotations"] == tasks[0]["annotations"]
    rows = (out / "converted_csv/result.csv").read_text().splitlines()
    assert names <= set(rows[0].replace('"', "").split(",")), rows[0]
    return f"{len(tasks)} tasks to JSON and CSV; controls {', '.join(sorted(names))}"


CHECKS = (("pytrec_eval", "pytrec-eval-terrier", check_trec), ("lightgbm", "lightgbm", check_lightgbm),
          ("trl", "trl", check_trl), ("label_studio_converter", "label-studio-converter", check_label_studio))


def main():
    cli, workspace = sys.argv[1:3]
    add_labels(cli, workspace, pathlib.Path(__file__).resolve().parents[2] / "sample_data/shop")
    with tempfile.TemporaryDirectory() as folder:
        for module, package, check in CHECKS:
            try:
                importlib.import_module(module)
            except ImportError:
                print(f"{package}: not installed, left out")
                continue
            print(f"{package} {version(package)}: {check(cli, workspace, pathlib.Path(folder))}")


if __name__ == "__main__":
    main()
