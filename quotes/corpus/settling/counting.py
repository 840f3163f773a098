"""The quotations of each speaker → utterances and counts, written; speakers with what they are counted by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from quotes.corpus.grouping import Sent
from quotes.corpus.places import Place
from quotes.corpus.rows import Row
from quotes.corpus.settling.naming import Jointly, Spoke
from quotes.corpus.settling.same import group_of
from quotes.corpus.settling.tables import write_table
from quotes.errors import CorpusError
from quotes.identity.agreement import words_of
from quotes.identity.canonical import with_slugs
from quotes.identity.identify import joint_speaker
from quotes.identity.speaker import Speaker
from quotes.identity.utterances import groups_of
from quotes.store.utterances import utterance_columns


@dataclass(slots=True)
class _OfOne:
    """All that comes together under the number of one speaker."""

    speakers: list[Speaker] = field(default_factory=list)
    joint: list[Jointly] = field(default_factory=list)
    spoke: list[Spoke] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A speaker, its slug not yet final, and what is counted of it, by the names of the columns."""

    speaker: Speaker
    counts: Row


def gather_counts(group: int, values: list[Any], *, folder: Place, groups: int) -> Iterator[Sent]:
    """Write the utterances and who said each quotation; yield the speakers by what their slugs would be."""
    of_speakers: dict[int, _OfOne] = defaultdict(_OfOne)
    for value in values:
        _put(value, of_speakers)
    utterances: list[Row] = []
    said_by: list[Row] = []
    for id, of_one in sorted(of_speakers.items()):
        speaker = _speaker(id, of_one)
        made = list(_utterances(of_one.spoke))
        utterances += [columns for columns, _ in made]
        said_by += [_said_by(each, speaker, columns["id"]) for columns, members in made for each in members]
        counts = _counts(of_one.spoke, len(made))
        yield group_of(speaker.plain_slug or "", groups), Counted(speaker=speaker, counts=counts)
    write_table("utterances", utterances, folder, group)
    write_table("said_by", said_by, folder, group)


def _put(value: Speaker | Jointly | Spoke, of_speakers: dict[int, _OfOne]) -> None:
    if isinstance(value, Speaker):
        of_speakers[value.id].speakers.append(value)
    elif isinstance(value, Jointly):
        of_speakers[value.speaker_id].joint.append(value)
    else:
        of_speakers[value.speaker_id].spoke.append(value)


def _speaker(id: int, of_one: _OfOne) -> Speaker:
    """Return the speaker of that number; raise CorpusError where chance has given two the same."""
    groups = {tuple(sorted(member.id for member in each.members)): each for each in of_one.joint}
    joint = [joint_speaker(ids, [(each.person, each.members) for each in of_one.joint], ()) for ids in groups]
    found = [*of_one.speakers, *joint]
    if len(found) > 1:
        names = " and ".join(sorted(speaker.name for speaker in found))
        raise CorpusError(f"{names} have one number, {id}, by chance: load parts of the corpus instead")
    return replace(found[0], persons=())


def _utterances(spoke: Iterable[Spoke]) -> Iterator[tuple[Row, Sequence[Spoke]]]:
    by_id = {each.id: each for each in spoke}
    for group in groups_of(words_of(each.spoken) for each in by_id.values()):
        members = [by_id[words.spoken.id] for words in group]
        yield utterance_columns(members), members


def _said_by(spoke: Spoke, speaker: Speaker, utterance_id: int) -> Row:
    return {
        "id": spoke.id,
        "quote_id": spoke.quote_id,
        "article_id": spoke.article_id,
        "speaker_id": speaker.id,
        "speaker": speaker.name,
        "speaker_type": speaker.type,
        "utterance_id": utterance_id,
    }


def _counts(spoke: Sequence[Spoke], utterances: int) -> Row:
    days = [each.said_on for each in spoke if each.said_on is not None]
    return {
        "quote_count": len(spoke),
        "article_count": len({each.article for each in spoke}),
        "first_said": min(days, default=None),
        "last_said": max(days, default=None),
        "utterance_count": utterances,
    }


def gather_slugs(group: int, values: list[Any], *, folder: Place) -> Iterator[Sent]:
    """Write the speakers, of whom all who want one slug are here, and yield how many they are."""
    counts = {value.speaker.id: value.counts for value in values}
    speakers = with_slugs(value.speaker for value in values)
    write_table("speakers", [_columns(each, counts[each.id]) for each in speakers], folder, group)
    yield 0, len(speakers)


def _columns(speaker: Speaker, counts: Row) -> Row:
    names = ("id", "name", "type", "role", "slug", "plain_slug")
    aliases = [{"name": alias.name, "origin": alias.origin} for alias in speaker.aliases]
    own = {name: getattr(speaker, name) for name in names}
    return {**own, **counts, "aliases": aliases, "members": list(speaker.members)}
