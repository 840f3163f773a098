"""The clause of saying: which of the reporter's words belong to the act of saying.

*“…,” Ruiz told reporters on Thursday* → *told reporters on Thursday*; in *said the attack on Tuesday was* the
day hangs on the attack, and so on another verb.
"""

from spacy.tokens import Doc, Token

from quotes.lexicon import words

# From a word up to the cue it is at most so many steps in the tree.
STEPS = 11


def clause_of(doc: Doc, cue: range, taken: set[int]) -> list[range]:
    """Return the runs of tokens that hang on the cue without another verb between."""
    heads = {*cue, *_governors(doc, cue)}
    runs: list[range] = []
    for i in _hanging(doc, heads, taken):
        if runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    trimmed = (_without_punctuation(doc, run) for run in runs)
    return [run for run in trimmed if len(run)]


def _governors(doc: Doc, cue: range) -> set[int]:
    """Return the verb that a participle of saying hangs on: *attacked her on Monday, saying …*."""
    return {
        doc[i].head.i
        for i in cue
        if doc[i].tag_ == "VBG" and doc[i].dep_ == "advcl" and doc[i].head.pos_ == "VERB"
    }


def _without_punctuation(doc: Doc, run: range) -> range:
    """Return the run without punctuation at its ends; a comma there may be the placeholder's."""
    first, last = run.start, run.stop
    while first < last and doc[first].is_punct:
        first += 1
    while last > first and doc[last - 1].is_punct:
        last -= 1
    return range(first, last)


def _hanging(doc: Doc, heads: set[int], taken: set[int]) -> list[int]:
    """Return the tokens that are at most so many steps below the heads, the heads too, in order."""
    reached, level = set(heads), [doc[i] for i in heads]
    for _ in range(STEPS):
        known = reached | taken
        below = (child for token in level for child in token.children if child.i not in known)
        level = [child for child in below if not _is_other_clause(child)]
        reached.update(child.i for child in level)
    return sorted(reached - taken)


def _is_other_clause(token: Token) -> bool:
    """Tell whether a token opens a clause of its own; *speaking at*, *posted on* still tell of saying."""
    if token.dep_ in {"ccomp", "csubj", "relcl", "parataxis"}:
        return True
    if token.dep_ in {"nsubj", "nsubjpass"} and not _is_occasion(token):
        return any(child.dep_ in {"relcl", "acl", "prep", "appos"} for child in token.children)
    if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"acl", "advcl", "conj", "xcomp", "pcomp"}:
        return token.lemma_.lower() not in words("occasion_verbs")
    return False


def _is_occasion(token: Token) -> bool:
    return token.lemma_.lower() in words("occasion_nouns")
