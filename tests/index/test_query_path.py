"""What a query loads: in a process of its own, since other tests import more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUERY = """
import json, socket, sys
from pathlib import Path
from index.encoders import load_encoder
from index.models import Query
from index.rerank import load_reranker
from index.retriever import Retriever
from index.store import serving

def refuse(*args, **kwargs):
    raise AssertionError("a query opened a connection")

socket.socket.connect = socket.create_connection = refuse
from tests.index.material import *
folder = Path(sys.argv[1])
encoder = load_encoder("nl-static")
build(corpus_of(twins()), folder, encoder, "", silent)
found = Retriever(twins(), serving(folder), encoder, load_reranker()).search(Query("vacature")).evidence
print(json.dumps({"found": len(found), "modules": sorted(sys.modules)}))
"""


def test_querying_imports_neither_torch_nor_sentence_transformers_and_needs_no_network(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", QUERY, str(tmp_path)], cwd=ROOT, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    loaded = {name.split(".")[0] for name in said["modules"]}
    assert said["found"] > 0
    assert not loaded & {"torch", "sentence_transformers", "transformers", "sklearn", "lightgbm"}
