"""Whether a text is Dutch: told by function words that other languages have and Dutch has not."""

from __future__ import annotations

import unicodedata

from corpus.dutch.regions import find_regions
from corpus.dutch.wordlist import is_dutch
from corpus.dutch.words import is_stopword, tokens

# Function words that are no Dutch words. What Dutch shares with a language (is, in, of, me, was, des) says nothing.
_FOREIGN = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and are were how many what why which who when where does did do there with please give tell about this "
        "that from for an it's you your my our their can could should would will to by at on have has not much some any",
        "de": "wie viele gibt es und ist das nicht ich für mit eine einen ein warum wieviel wieviele welche sind auf auch bei "
        "im zum zur dem dass kann wird werden haben hat sie wir",
        "fr": "combien est les des du dans le la une un quel quelle quels quelles pour pourquoi il elle sont y avec sur par au "
        "aux qui que ce cette",
        "es": "cuántas cuántos cuantas cuantos hay el los las qué que por para una un con del es cuál cómo son en la",
        "it": "quante quanti quanto ci sono il gli di che per una un con del della è quale perché come nel nella",
        "pl": "ile jest są i na jak czy dlaczego w z do nie się dla który która jakie",
        "tr": "kaç var mı mi ne kadar ve bir için ile nedir neden hangi nasıl",
    }.items()
}
_SHARED = frozenset({"is", "in", "of", "was", "me", "we", "had", "her", "die", "des", "den", "der", "en", "de", "so", "per", "al", "wie"})  # fmt: skip
_MANY = 4  # content words of which none is Dutch


def is_foreign(text: str) -> bool:
    """True for a text without Dutch in it: no letters, another script, or another language's function words."""
    letters = [c for c in text if c.isalpha()]
    if sum("LATIN" in unicodedata.name(c, "") for c in letters) < 0.7 * len(letters) or not letters:
        return True
    words = [token.lower for token in tokens(text) if token.lower[0].isalpha()]
    known = max(_FOREIGN.values(), key=lambda theirs: sum(word in theirs for word in words))
    foreign = sum(word in known and not is_stopword(word) for word in words)
    own = sum(is_stopword(word) and word not in _SHARED for word in words)
    places = {part for mention in find_regions(text) for part in mention.written.lower().split()}
    content = [word for word in words if not is_stopword(word) and word not in places | known]
    dutch = sum(map(is_dutch, content))
    if foreign >= 2 and foreign > 2 * own and foreign > dutch:
        return True
    return not own and not dutch and len(content) >= _MANY - 2 * foreign
