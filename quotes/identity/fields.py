"""Fields: tells people of one name apart by roles that hardly anybody holds together.

**Who has no telling role goes with the field of most articles**, if that has at least twice as many as all
others; else nobody knows, and they stay a third. So one article's slip does not tear a speaker apart.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.identity.compare import role_fields
from quotes.identity.forms import Form
from quotes.identity.speaker import ArticlePerson

MAJORITY = 2  # times as many articles as all other fields; set by hand


def divide_by_field(form: Form, persons: Sequence[ArticlePerson]) -> Mapping[Form, list[ArticlePerson]]:
    """Return the persons of one name by the form of their field, all by the form itself where none oppose."""
    fields = {role: role_fields(role) for role in {each.person.role for each in persons}}
    single = {min(found) for found in fields.values() if len(found) == 1}
    if len(single) < 2:
        return {form: list(persons)}
    articles: Counter[str] = Counter()
    for each in persons:
        articles[_field(fields[each.person.role])] += each.count
    home = _home(articles)
    divided: dict[Form, list[ArticlePerson]] = {}
    for each in persons:
        field = _field(fields[each.person.role])
        divided.setdefault(replace(form, field="" if field in {"", home} else field), []).append(each)
    return divided


def _field(found: frozenset[str]) -> str:
    """Return the one field, empty where roles are of none or of several."""
    return min(found) if len(found) == 1 else ""


def _home(articles: Counter[str]) -> str:
    """Return the field with which those without a telling role go, empty for none."""
    (field, most), *_ = sorted(
        ((f, n) for f, n in articles.items() if f), key=lambda pair: (-pair[1], pair[0])
    )
    others = sum(articles.values()) - articles[""] - most
    return field if most >= MAJORITY * others else ""
