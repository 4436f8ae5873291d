"""Makes `data/stems.tsv`, `data/parts.tsv` and `data/words.bloom` from a word list of Dutch, one word a line.

    python -m corpus.dutch.build_lexicon WORDLIST

The shipped files come from OpenTaal's list (package wdutch 2.20.19; BSD or CC BY 3.0, see data/LICENCES.md)
with the terms of the thesaurus. Same input, same bytes.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from corpus.dutch.compounds import LINKS, _counts, by_hand, is_part, split
from corpus.dutch.inflection import adjective, singular, strong_verbs, weak_verb
from corpus.dutch.stems import DATA, _table, by_rule, fold, listed_stem, single_stem
from corpus.dutch.wordlist import make_filter
from corpus.dutch.words import stem

MIN_PART = 3  # while counting; the splitter asks for 4 unless a part is well known
MIN_COUNT = 4
MIN_NOMINAL = 12


def read_words(path: Path) -> frozenset[str]:
    """The lower-case words of the list without accents, with hyphens and apostrophes where they have them."""
    lines = (fold(line.strip()) for line in path.read_text(encoding="utf-8").split("\n"))
    return frozenset(w for w in lines if w == w.lower() and w.replace("-", "").replace("'", "").isalpha())


def find_verbs(words: frozenset[str]) -> dict[str, str]:
    """Each form of a verb with its root; strong verbs go before weak ones."""
    rows = [line.split() for line in _lines(DATA / "strong_verbs.tsv")]
    verbs: dict[str, str] = {}
    for root, forms in strong_verbs(rows, words):
        _add(verbs, root, forms)
    for word in sorted(words):
        if found := weak_verb(word, words):
            _add(verbs, *found)
            verbs[found[0]] = found[0]  # 'kant' is the root of 'kanten' rather than a form of 'kannen'
    return {form: root for form, root in verbs.items() if form in words}


def find_stems(words: frozenset[str], verbs: dict[str, str]) -> dict[str, str]:
    """Each form of a verb, adjective or noun with its stem."""
    stems = dict(verbs)
    for word in sorted(words, key=lambda w: (len(w), w)):
        if word not in stems and (forms := adjective(word, words)):
            _add(stems, by_rule(word), forms)
    for word in sorted(words):
        if word not in stems and (one := singular(word, words)):
            stems.setdefault(one, one if one.endswith("s") else by_rule(one))  # advies, not advie
            stems[word] = stems[one]
    for word in words:  # 'keukens' shows that 'keuken' is no plural of 'keuk'
        if word.endswith("en") and word + "s" in words and word not in stems:
            stems[word] = stems[word + "s"] = word
    return {form: stem for form, stem in stems.items() if form in words or form.removesuffix("e") in words}


def count_parts(words: frozenset[str], stems: dict[str, str], verbs: dict[str, str]) -> dict[str, tuple[int, int]]:
    """How many words of the list begin with each part (link taken off), and how many end in it.

    A first round counts every possible split, a second only the best one of each word by the geometric
    mean of the first counts (Koehn and Knight 2003, with dictionary types for corpus tokens).
    """
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    splits = {word: list(_splits(word, words)) for word in words if len(word) > 7 and word.isalpha()}
    for found in splits.values():
        first.update({a for a, _ in found})
        last.update({_head(b, stems) for _, b in found})
    best_first: Counter[str] = Counter()
    best_last: Counter[str] = Counter()
    for found in splits.values():
        if found:
            a, b = max(found, key=lambda ab: (first[ab[0]] * last[_head(ab[1], stems)], ab))
            best_first[a] += 1
            best_last[_head(b, stems)] += 1
    particles = by_hand()["never"]
    nominal = Counter(b for found in splits.values() for a, b in found if a not in particles)

    def ends(word: str) -> int:
        # a verb form as last part would cut particle verbs: vast+leggen, bedrijf+stak; markt and leven are nouns too
        verbal = verbs.get(word, word) != word and not word.startswith("ge") and nominal[word] < MIN_NOMINAL
        return 0 if verbal else best_last[_head(word, stems)]

    parts = {w: (best_first[w], ends(w)) for w in words if w.isalpha()}
    return {w: n for w, n in parts.items() if len(w) >= MIN_PART and max(n) >= MIN_COUNT}


def _splits(word: str, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        tail = word[cut:]
        if tail in words:
            for link in LINKS:
                head = word[:cut].removesuffix(link) if word[:cut].endswith(link) else ""
                if len(head) >= MIN_PART and head in words and not _is_genitive(head, words):
                    yield head, tail


def _is_genitive(word: str, words: frozenset[str]) -> bool:
    return word.endswith("s") and word[:-1] in words and by_rule(word) == by_rule(word[:-1])


def _head(word: str, stems: dict[str, str]) -> str:
    return stems.get(word) or by_rule(word)


def _add(stems: dict[str, str], stem: str, forms: set[str]) -> None:
    for form in forms:
        stems.setdefault(form, stem)
        if form.endswith(("d", "t")):
            stems.setdefault(form + "e", stem)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def write(words: frozenset[str]) -> None:
    """Writes the files, with only the entries that rules and earlier files do not give."""
    verbs = find_verbs(words)
    stems = find_stems(words, verbs)
    needed = {form: stem for form, stem in stems.items() if form.isalpha() and by_rule(form) != stem}
    _write_stems(needed, DATA / "stems.tsv")
    counted = sorted(count_parts(words, stems, verbs).items())
    rows = [f"{word}\t{first}\t{last}" for word, (first, last) in counted]
    (DATA / "parts.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    _forget()
    needed = {form: stem_ for form, stem_ in needed.items() if not _follows(form, stem_)}
    # The thesaurus stems thousands of words when it loads: their stems in the table save 0.3 s.
    field = sorted({word for line in _lines(DATA / "thesaurus.tsv") for word in re.findall(r"[^\W\d_]{5,}", line)})
    _write_stems(needed | {fold(word.lower()): stem(word) for word in field}, DATA / "stems.tsv")
    _forget()
    rest = [w for w in sorted(words) if w.isalpha() and len(w) > 2 and not (listed_stem(w) or is_part(w) or split(w))]
    (DATA / "words.bloom").write_bytes(make_filter(rest))


def _follows(form: str, stem_: str) -> bool:
    """Whether the stem of a compound follows from that of its last part."""
    cut = split(form)
    return bool(cut) and form[: -len(cut[-1])] + single_stem(cut[-1]) == stem_


def _write_stems(stems: dict[str, str], path: Path) -> None:
    grouped = defaultdict(list)
    for form, stem_ in stems.items():
        grouped[stem_].append(form)
    lines = [" ".join([stem_, *sorted(forms)]) for stem_, forms in sorted(grouped.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _forget() -> None:
    for cached in (_table, _counts, split, stem):
        cached.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wordlist", type=Path)
    write(read_words(parser.parse_args().wordlist))


if __name__ == "__main__":
    main()
