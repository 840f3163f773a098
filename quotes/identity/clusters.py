"""Clusters: joins forms by links, strongest first, but never across a pair that is kept apart."""

from collections.abc import Iterable, Sequence

from quotes.identity.forms import Form

Link = tuple[Form, Form]


def cluster(forms: Iterable[Form], links: Sequence[Link], apart: Iterable[Link]) -> list[list[Form]]:
    """Return the forms in clusters, each sorted, in sorted order.

    A link that would bring together a pair of `apart` is passed over, so earlier links weigh more.
    """
    tree = {form: form for form in sorted(forms)}
    enemies: dict[Form, set[Form]] = {}
    for one, other in apart:
        enemies.setdefault(one, set()).add(other)
        enemies.setdefault(other, set()).add(one)
    for one, other in links:
        _join(tree, enemies, one, other)
    clusters: dict[Form, list[Form]] = {}
    for form in tree:
        clusters.setdefault(_root(tree, form), []).append(form)
    return sorted(clusters.values())


def _join(tree: dict[Form, Form], enemies: dict[Form, set[Form]], one: Form, other: Form) -> None:
    kept, gone = sorted((_root(tree, one), _root(tree, other)))
    hostile = {_root(tree, enemy) for enemy in enemies.get(gone, ())}
    if kept == gone or kept in hostile:
        return
    tree[gone] = kept
    enemies.setdefault(kept, set()).update(enemies.get(gone, ()))


def _root(tree: dict[Form, Form], form: Form) -> Form:
    while tree[form] != form:
        tree[form] = tree[tree[form]]
        form = tree[form]
    return form
