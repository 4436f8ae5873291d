from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.questions import PassageQuestion
from index.build import Corpus, build
from index.encoders import HashEncoder, StaticEncoder
from index.models import Query
from index.rerank import BlendReranker
from index.retriever import Retriever
from index.store import IndexProblem, serving
from tests.index.material import DRENTHE, GRONINGEN, HALF_2024, built, corpus_of, passage, silent, twins

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory, trained: Path) -> Retriever:
    return built(tmp_path_factory.mktemp("index"), twins(), StaticEncoder(trained))


@pytest.mark.parametrize("region", [GRONINGEN, DRENTHE])
@pytest.mark.parametrize(("text", "subject"), [("hoeveel vacatures in winkels", "Vacatures"), ("timmerlieden", "Bouw")])
def test_the_region_asked_ranks_first_over_its_twin(
    retriever: Retriever, region: object, text: str, subject: str
) -> None:
    found = retriever.search(Query(text, regions=((region,),))).evidence  # type: ignore[arg-type]
    assert found[0].passage.regions == (region,)
    assert found[0].passage.sections[0].startswith(subject)
    assert found[0].features["region"] == 1.0


def test_the_period_asked_ranks_first(tmp_path: Path) -> None:
    sentence = "Er staan 320 vacatures open."
    told = passage("a", 1, "Vacatures", sentence, period=HALF_2024), passage("a", 2, "Vacatures", sentence)
    found = built(tmp_path, told).search(Query("vacatures", periods=(HALF_2024,))).evidence
    assert found[0].passage is told[0]


def test_a_search_can_be_kept_to_some_documents(retriever: Retriever) -> None:
    found = retriever.search(Query("timmerlieden", docs=frozenset({"zuid"}))).evidence
    assert {evidence.passage.doc for evidence in found} == {"zuid"}


def test_documents_asked_for_are_found_however_many_others_match(tmp_path: Path) -> None:
    crowd = tuple(passage("groot", n, "Bouw", f"Timmerlieden timmerlieden gezocht, nummer {n}.") for n in range(90))
    wanted = passage("klein", 1, "Bouw", "Ook hier worden timmerlieden gezocht door allerlei bedrijven in de streek.")
    found = built(tmp_path, (*crowd, wanted)).search(Query("timmerlieden", docs=frozenset({"klein"}))).evidence
    assert [evidence.passage for evidence in found] == [wanted]
    assert found[0].features["words"] > 0


def test_a_passage_is_found_by_a_question_that_it_answers(tmp_path: Path) -> None:
    passages = twins()
    question = PassageQuestion(passages[3].id, "subsidiepotje bijspijkeren personeel", (0,))
    build(Corpus(passages, (question,), "x"), tmp_path, HashEncoder(), "", silent)
    found = serving(tmp_path)
    assert found is not None
    best = (
        Retriever(passages, found, HashEncoder(), BlendReranker())
        .search(Query("subsidiepotje bijspijkeren"))
        .evidence[0]
    )
    assert best.passage is passages[3]
    assert best.asked[0].answers == (0,)


def test_a_question_that_a_sentence_answers_draws_that_sentence_nearer_and_no_other(tmp_path: Path) -> None:
    passages = twins()
    question = PassageQuestion(passages[3].id, "subsidiepotje bijspijkeren personeel", (0,))
    build(Corpus(passages, (question,), "x"), tmp_path, HashEncoder(), "", silent)
    found = serving(tmp_path)
    assert found is not None
    evidence = Retriever(passages, found, HashEncoder(), BlendReranker()).search(Query("subsidiepotje bijspijkeren"))
    best = evidence.evidence[0]
    assert best.asked[0].text == question.text
    assert best.expanded[0] > best.sentences[0] and best.expanded[1] == pytest.approx(best.sentences[1], abs=1e-3)
    assert all(e.expanded == pytest.approx(e.sentences, abs=1e-3) for e in evidence.evidence[1:])


def test_evidence_tells_how_near_each_sentence_is(retriever: Retriever) -> None:
    best = retriever.search(Query("een leerwerkplek helpt")).evidence[0]
    assert len(best.sentences) == len(best.passage.sentences)
    assert best.sentences[1] > best.sentences[0]


def test_the_thesaurus_widens_and_says_which_word_brought_which(retriever: Retriever) -> None:
    brought = [e for e in retriever.search(Query("timmerman")).expansions if e.kind == "thesaurus"]
    assert {e.source for e in brought} == {"timmerman"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("timerlieden", "timmerlieden"), ("verpleegkunidgen", "verpleegkundigen")]
)
def test_a_typing_error_is_read_as_a_word_of_the_index(retriever: Retriever, typed: str, meant: str) -> None:
    found = retriever.search(Query(f"wie zoekt {typed}"))
    assert [(e.source, e.term) for e in found.expansions if e.kind == "spelling"] == [(typed, meant)]
    assert meant in found.evidence[0].passage.text.lower()


@pytest.mark.parametrize("right", ["Assen", "Emmen", "winkels", "hoeveel", "12.500", "loodgieter"])
def test_names_numbers_and_dutch_words_are_read_as_they_are(retriever: Retriever, right: str) -> None:
    assert not [e for e in retriever.search(Query(right)).expansions if e.kind == "spelling"]


@pytest.mark.parametrize("text", ["", "   ", "de het een", "§±", "x" * 10_000])
def test_odd_queries_find_nothing_or_something_but_never_fail(retriever: Retriever, text: str) -> None:
    assert len(retriever.search(Query(text)).evidence) <= 20


def test_the_same_query_gives_the_same_bytes(retriever: Retriever) -> None:
    query = Query("hoeveel vacatures bij winkels", regions=((DRENTHE,),))
    assert repr(retriever.search(query)) == repr(retriever.search(query))


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.index.material import *; from index.models import Query\n"
        "print(repr(built(Path(sys.argv[1]), twins()).search(Query('hoeveel vacatures bij winkels'))))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, tmp_path / name], cwd=ROOT, text=True, capture_output=True, check=True
        )
        for name in ("a", "b")
    ]
    assert said[0].stdout == said[1].stdout != ""


def test_an_incremental_build_finds_the_same_as_a_fresh_one(tmp_path: Path) -> None:
    built(tmp_path / "a", twins()[3:])
    build(corpus_of(twins(), "b"), tmp_path / "a", HashEncoder(), "", silent)
    found = serving(tmp_path / "a")
    assert found is not None
    grown = Retriever(twins(), found, HashEncoder(), BlendReranker())
    query = Query("hoeveel vacatures bij winkels")
    assert repr(grown.search(query)) == repr(built(tmp_path / "b", twins()).search(query))


def test_without_an_index_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexProblem, match="nog geen index; draai: aimi index build"):
        Retriever.open(twins(), "eerste", tmp_path, HashEncoder(), BlendReranker())


def test_a_library_that_changed_is_said(tmp_path: Path) -> None:
    built(tmp_path, twins())
    with pytest.raises(IndexProblem, match=r"bronnen zijn veranderd .* draai: aimi index build"):
        Retriever.open(twins(), "tweede", tmp_path, HashEncoder(), BlendReranker())


def test_another_encoder_than_that_of_the_index_is_said(tmp_path: Path) -> None:
    built(tmp_path, twins())
    with pytest.raises(
        IndexProblem, match="encoder 'hash-64', de instelling vraagt 'hash-32'; draai: aimi index build"
    ):
        Retriever.open(twins(), "eerste", tmp_path, HashEncoder(32), BlendReranker())


def test_a_build_with_a_file_missing_is_said(tmp_path: Path) -> None:
    built(tmp_path, twins())
    found = serving(tmp_path)
    assert found is not None
    (found / "questions.json").unlink()
    with pytest.raises(IndexProblem, match="beschadigd; draai: aimi index build"):
        Retriever.open(twins(), "eerste", tmp_path, HashEncoder(), BlendReranker())
