"""Quotations → utterances, written; tallies → counts of each speaker → speakers with slugs, written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quotes.corpus.grouping import Sent
from quotes.corpus.places import Place
from quotes.corpus.rows import Row
from quotes.corpus.settling.naming import Jointly, Spoke
from quotes.corpus.settling.same import group_of
from quotes.corpus.settling.tables import write_table
from quotes.corpus.settling.tallies import Tally, counts_of
from quotes.errors import CorpusError
from quotes.identity.agreement import words_of
from quotes.identity.canonical import with_slugs
from quotes.identity.identify import joint_speaker
from quotes.identity.speaker import Speaker
from quotes.identity.utterances import groups_of
from quotes.store.utterances import utterance_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A speaker, its slug not yet final, and what is counted of it, by the names of the columns."""

    speaker: Speaker
    counts: Row


def gather_utterances(group: int, values: list[Any], *, folder: Place, groups: int) -> Iterator[Sent]:
    """Write the utterances and who said each quotation; yield speakers and tallies by speakers' numbers."""
    joint, spoke = defaultdict(list), defaultdict(list)
    for value in values:
        if isinstance(value, Jointly):
            joint[value.speaker_id].append(value)
        elif isinstance(value, Spoke):
            spoke[value.speaker_id].append(value)
        else:
            yield _number(value) % groups, value
    jointly = [speaker for id in sorted(joint) for speaker in _joint_speakers(joint[id])]
    names = {speaker.id: speaker for speaker in jointly}
    utterances: list[Row] = []
    said_by: list[Row] = []
    for id, of_one in sorted(spoke.items()):
        made = list(_utterances(of_one))
        utterances += [columns for columns, _ in made]
        said_by += [_said_by(each, names, columns["id"]) for columns, members in made for each in members]
        yield id % groups, Tally(speaker_id=id, utterances=len(made))
    write_table("utterances", utterances, folder, group)
    write_table("said_by", said_by, folder, group)
    yield from ((speaker.id % groups, speaker) for speaker in jointly)


def _number(value: Speaker | Tally) -> int:
    return value.id if isinstance(value, Speaker) else value.speaker_id


def _joint_speakers(joint: Iterable[Jointly]) -> Iterator[Speaker]:
    """Yield the joint speaker of that number; more than one where chance has given two the same."""
    groups: dict[tuple[int, ...], list[Jointly]] = defaultdict(list)
    for each in joint:
        groups[tuple(sorted(member.id for member in each.members))].append(each)
    for ids, some in groups.items():
        yield joint_speaker(ids, [(each.person, each.members) for each in some], ())


def _utterances(spoke: Iterable[Spoke]) -> Iterator[tuple[Row, Sequence[Spoke]]]:
    by_id = {each.id: each for each in spoke}
    for group in groups_of(words_of(each.spoken) for each in by_id.values()):
        members = [by_id[words.spoken.id] for words in group]
        yield utterance_columns(members), members


def _said_by(spoke: Spoke, joint: Mapping[int, Speaker], utterance_id: int) -> Row:
    speaker = spoke.speaker or joint[spoke.speaker_id]
    return {
        "id": spoke.id,
        "quote_id": spoke.quote_id,
        "article_id": spoke.article_id,
        "speaker_id": speaker.id,
        "speaker": speaker.name,
        "speaker_type": speaker.type,
        "utterance_id": utterance_id,
    }


def gather_counts(group: int, values: list[Any], *, groups: int) -> Iterator[Sent]:
    """Yield the speakers with their counts, by what their slugs would be; raise CorpusError.

    That is where chance has given two speakers one number.
    """
    speakers: dict[int, Speaker] = {}
    tallies: dict[int, list[Tally]] = defaultdict(list)
    for value in values:
        if isinstance(value, Tally):
            tallies[value.speaker_id].append(value)
        elif value.id in speakers:
            names = " and ".join(sorted((value.name, speakers[value.id].name)))
            raise CorpusError(
                f"{names} have one number, {value.id}, by chance: load parts of the corpus instead"
            )
        else:
            speakers[value.id] = replace(value, persons=())
    for id, speaker in sorted(speakers.items()):
        counts = counts_of(tallies[id])
        yield group_of(speaker.plain_slug or "", groups), Counted(speaker=speaker, counts=counts)


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
