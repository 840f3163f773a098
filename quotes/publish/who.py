"""Speakers by what somebody remembers of them: a part of the name, another name, or the role."""

import re

_WORD = re.compile(r"\w[\w'’.-]*")

# Words of a search that are looked at; more is a sentence, which names nobody.
_MOST = 6


def who_condition(words: str) -> tuple[str, dict[str, str]]:
    """Return the condition on `speakers` that all words stand in name and role, or are an alias.

    *energy minister* finds the minister, *ruiz harbour* Ana Ruiz, the harbour master. A search of more words
    than a name and a role have finds nobody.
    """
    found = _WORD.findall(words)
    if not 0 < len(found) <= _MOST:
        return "0", {}
    values = {f"who_{number}": word for number, word in enumerate(found)}
    each = " and ".join(f"instr(lower(name || ' ' || coalesce(role, '')), lower(:{name}))" for name in values)
    alias = "id in (select speaker_id from aliases where name = :who collate nocase)"
    return f"(({each}) or {alias})", {**values, "who": words.strip()}
