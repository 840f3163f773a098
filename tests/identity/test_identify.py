"""Who is one speaker across articles, and who is not."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import LISTS, NAMES, RULINGS, make_authorities, make_judgement, make_persons

from quotes.coref.person import Person
from quotes.identity.identify import identify
from quotes.identity.speaker import Alias, ArticlePerson, Authority, Speaker
from quotes.ids import LIMIT


def groups(speakers: Sequence[Speaker]) -> list[str]:
    """Return the ids of each speaker's persons as digits: `12 3`."""
    return sorted("".join(map(str, each.persons)) for each in speakers if each.persons)


def named(speakers: Sequence[Speaker]) -> dict[str, str]:
    """Return the ids of each speaker's persons by its name."""
    return {each.name: "".join(map(str, each.persons)) for each in speakers}


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        (["Ana Ruiz", "Ana Ruiz"], "12"),
        (["Ana Ruiz", "Ms. ANA RUÍZ"], "12"),
        (["Ana Ruiz", "Ana B. Ruiz", "Ana Beatriz Ruiz"], "123"),
        (["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr O. Zelenskiy"], "123"),
        (["Ana Ruiz", "Eva Ruiz"], "1 2"),
        (["Ana Ruiz", "Ruiz"], "1 2"),
        (["Ruiz", "Ruiz"], "1 2"),
        (["A. Ruiz", "A. Ruiz"], "1 2"),
        (["J. K. Marlow", "J.K. Marlow"], "12"),
        (["Tom Lee Jr.", "Tom Lee Sr."], "1 2"),
        (["John A. Smith", "John B. Smith", "John Smith"], "1 2 3"),
        (["John A. Smith", "John Smith", "John Smith"], "123"),
        (["John A. Smith", "John Anthony Smith", "John B. Smith"], "12 3"),
        (["John A. Smith", "John Anthony Smith", "John Andrew Smith"], "1 2 3"),
        (["Dr. Marrow; Mr. Marrow"], "1 2"),
        (["Dr. Ilse Marrow", "Mr. Tomas Marrow"], "1 2"),
    ],
)
def test_people(articles: list[str], expected: str) -> None:
    assert groups(identify(make_persons(*articles))) == expected.split()


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param(["Jane Roe/Jane Doe", "Jane Doe"], "12", id="another family name"),
        pytest.param(["Alex Roe/Robin Roe", "Robin Roe"], "12", id="another given name"),
        pytest.param(["Jane Roe/Jane Doe", "Jane Doe", "Jane Roe"], "123", id="told once, for all articles"),
        pytest.param(["Jane Roe/Jane Doe", "Jane A. Roe/Jane Doe", "Jane Doe"], "123", id="told twice"),
        pytest.param(["Roe/Jane Doe", "Jane Doe", "Roe"], "12 3", id="a family name alone is that article’s"),
        pytest.param(["Jane Roe/Jane Doe", "Jane Poe/Jane Doe", "Jane Doe"], "1 2 3", id="told of two"),
        pytest.param(["Jane Roe/Jane Doe", "Jane Roe; Jane Doe"], "12 3", id="two people of one article"),
        pytest.param(["Jane Roe/Jane Doe@senator", "Jane Doe@goalkeeper"], "1 2", id="roles that oppose"),
        pytest.param(["Jane Roe/Jane Doe@senator", "Jane Doe@senator"], "12", id="roles that agree"),
        pytest.param(["Jane Roe/Doe", "Doe"], "1 2", id="a former family name alone"),
        pytest.param(["Alex Roe/Robin Doe", "Robin Doe"], "1 2", id="nothing in common"),
        pytest.param(["J. D. Roe/James Roe", "James Roe"], "1 2", id="initials for a given name"),
        pytest.param(["Tom Roe/Thom Roe", "Thom Roe"], "1 2", id="a given name spelt otherwise"),
        pytest.param(["Enrique Peral Nilo/Enrique Peral", "Enrique Peral"], "1 2", id="a name left out"),
        pytest.param(["Ana Ruiz Marin/Ruiz Marin", "Ruiz Marin"], "1 2", id="the end of the name"),
        pytest.param(["o:Acme Union/Acme Guild", "o:Acme Guild"], "1 2", id="bodies"),
    ],
)
def test_another_name_that_an_article_tells(articles: list[str], expected: str) -> None:
    assert groups(identify(make_persons(*articles))) == expected.split()


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param(["Ana Ruiz@president", "Ruiz@president"], "12", id="the office and the family name"),
        pytest.param(["Ana Ruiz@president of Velm", "Ruiz@president"], "12", id="the country given once"),
        pytest.param(["Ana Ruiz@former president", "Ruiz@Velmish president"], "12", id="words before it"),
        pytest.param(["Ana Ruiz@president", "Ruiz@president", "Ruiz@president"], "123", id="three articles"),
        pytest.param(["Ana Ruiz@vice president", "Ruiz@vice president"], "12", id="two words"),
        pytest.param(
            ["Ana Ruiz@president", "Ana B. Ruiz@president", "Ruiz@president"], "123", id="one of two names"
        ),
        pytest.param(["Ana Ruiz@president", "Ruiz"], "1 2", id="no office"),
        pytest.param(["Ana Ruiz", "Ruiz@president"], "1 2", id="no office in full"),
        pytest.param(["Ana Ruiz@president", "Ruiz@vice president"], "1 2", id="another office"),
        pytest.param(["Ana Ruiz@senator", "Ruiz@senator"], "1 2", id="an office that many hold"),
        pytest.param(
            ["Ana Ruiz@president", "Eva Ruiz@president", "Ruiz@president"], "1 2 3", id="two have held it"
        ),
        pytest.param(["Ana Ruiz@president of Velm", "Ruiz@president of Lesk"], "1 2", id="another country"),
        pytest.param(["Ana Ruiz@president", "Ruiz@president of the grain board"], "1 2", id="of a body"),
        pytest.param(["Ana Ruiz@union president", "Ruiz@president"], "1 2", id="a body’s in full"),
        pytest.param(["Ana Ruiz@deputy prime minister", "Ruiz@prime minister"], "1 2", id="the deputy"),
        pytest.param(["Ana Ruiz@senior vice president", "Ruiz@vice president"], "1 2", id="one of many"),
        pytest.param(["Ana Ruiz@vice chancellor", "Ruiz@chancellor"], "1 2", id="the vice"),
        pytest.param(["Ana Ruiz@drag queen", "Ruiz@queen"], "1 2", id="another queen"),
        pytest.param(["Ana Ruiz@class president", "Ruiz@president"], "1 2", id="of a class"),
        pytest.param(["Ana Ruiz@Lesk president", "Ruiz@president"], "1 2", id="of a club, perhaps"),
        pytest.param(["Ana Ruiz@Velmian president", "Ruiz@Leskish president"], "1 2", id="of other lands"),
        pytest.param(["Ana Ruiz@president of Velmia", "Ruiz@Velmian president"], "12", id="of one land"),
        pytest.param(
            ["Ana Ruiz@president of South Velm", "Ruiz@president of South Lesk"], "1 2", id="two words"
        ),
        pytest.param(["Ana Ruiz@president; Ruiz@president"], "1 2", id="two people of one article"),
        pytest.param(["Ana Ruiz@president", "Ana Ruiz; Ruiz@president"], "12 3", id="two people of another"),
        pytest.param(["Ruiz@president", "Ruiz@president"], "1 2", id="nobody in full"),
        pytest.param(
            ["Ana Ruiz@president", "Eva Ruiz@vice president", "Ruiz@president; Ruiz@vice president"],
            "1 2 34",
            id="two offices of one name",
        ),
        pytest.param(["Ana Ruiz@president", "A. Ruiz@president"], "1 2", id="an initial"),
        pytest.param(["Ana Ruiz@president", "o:Ruiz@president"], "1 2", id="a body of that name"),
    ],
)
def test_an_office_that_one_person_holds_tells_whose_family_name_it_is(
    articles: list[str], expected: str
) -> None:
    assert groups(identify(make_persons(*articles))) == expected.split()


def test_a_family_name_that_joins_leaves_the_speaker_its_id() -> None:
    [before] = identify(make_persons("Zoe Ruiz@president"))
    [after] = identify(make_persons("Zoe Ruiz@president", "Ruiz@president"))

    assert (after.id, after.name, after.slug) == (before.id, before.name, before.slug)
    assert Alias("Ruiz", "article") in after.aliases


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        (["o:the Khartia Battalion", "o:Khartia Battalion"], "12"),
        (["o:The U.N.", "o:the UN"], "12"),
        (["o:Kremlin", "o:the Kremlin", "g:Kremlin", "d:The Kremlin"], "1234"),
        (["o:National Grain Board", "o:Grain Board"], "1 2"),
        (["o:the ministry", "o:the ministry"], "1 2"),
        (["o:Her office", "o:Her office"], "1 2"),
        (["o:The ministry", "o:The ministry"], "1 2"),
        (["o:The Times", "o:Times"], "12"),
        (["o:police", "o:police"], "1 2"),
        (["d:the report", "d:the report"], "1 2"),
        (["o:Selwin", "Selwin"], "1 2"),
        (["o:国防部", "o:国防部"], "12"),
        (["u:a resident", "u:a resident"], "1 2"),
        (["u:a resident; u:an official"], "1 2"),
        (["o:National Grain Board/NGB", "NGB", "o:the NGB", "o:N.G.B."], "1234"),
        (["o:National Grain Board", "o:NGB"], "1 2"),
        (["o:National Grain Board/NGB", "o:New Gas Bank/NGB", "o:NGB"], "1 2 3"),
        (["o:National Grain Board/PIGS", "o:PIGS"], "1 2"),
        (["o:Bank of England/BOE", "BOE"], "12"),
        (["o:Harbour Safety/HS", "HS"], "1 2"),
        (["Nadia Gerda Bo/NGB", "NGB"], "1 2"),
        (["o:Office of the Mayor", "Ana Ruiz@mayor"], "1 2"),
        (["o:UN", "o:the United Nations", "o:U.N."], "123"),
        (["o:European Commission", "o:Europäische Kommission", "o:EU"], "12 3"),
        (["u:A Kremlin official", "u:A Kremlin official"], "1 2"),
    ],
)
def test_bodies_and_the_unnamed(articles: list[str], expected: str) -> None:
    assert groups(identify(make_persons(*articles))) == expected.split()


@pytest.mark.parametrize(
    ("authorities", "articles", "expected"),
    [
        (["Ana Ruiz/Ruiz"], ["Ana Ruiz", "Ruiz", "Mayor Ruiz"], "123"),
        (["Ana Ruiz/Anita Ruiz"], ["Ana Ruiz", "Anita Ruiz", "Anita C. Ruiz"], "123"),
        (["Ana Ruiz/Ruiz", "Eva Ruiz/Ruiz"], ["Ana Ruiz", "Ruiz", "Eva Ruiz"], "1 2 3"),
        (["Ana Ruiz/Ruiz"], ["Ana Ruiz", "Eva Ruiz"], "1 2"),
        (
            ["Ilse Marrow/Dr. Marrow", "Tomas Marrow/Mr. Marrow"],
            ["Dr. Marrow", "Mr. Marrow", "Ilse Marrow"],
            "13 2",
        ),
        (["Ilse Marrow/Dr. Marrow", "Tomas Marrow/Mr. Marrow"], ["Marrow/Dr. Marrow", "Ilse Marrow"], "12"),
        (["Ilse Marrow/Dr. Marrow"], ["Greta Marrow/Dr. Marrow", "Ilse Marrow"], "1 2"),
        (["John A. Smith", "John B. Smith"], ["John A. Smith", "John B. Smith", "John Smith"], "1 2 3"),
        (["Bo Lund/Ana Ruiz", "Ana Ruiz"], ["Bo Lund", "Ana Ruiz"], "1 2"),
        (["Bo Lund", "Bo O. Lund"], ["Bo Lund", "Bo O. Lund"], "1 2"),
        (
            ["o:Port of Selwin/Selwin Port/the port"],
            ["o:Port of Selwin", "o:Selwin Port", "o:the port"],
            "123",
        ),
        (["o:Port of Selwin/the port"], ["o:Harbour Office/the port", "o:Port of Selwin"], "1 2"),
        (["o:Kremlin"], ["Kremlin", "o:the Kremlin"], "12"),
        (["Kremlin"], ["Kremlin", "o:the Kremlin"], "1 2"),
        (["u:a resident"], ["u:a resident", "u:a resident"], "1 2"),
    ],
)
def test_authorities_join_what_they_claim(authorities: list[str], articles: list[str], expected: str) -> None:
    speakers = identify(make_persons(*articles), authorities=make_authorities(*authorities))
    assert groups(speakers) == expected.split()


def test_what_is_a_body_is_no_woman() -> None:
    woman = ArticlePerson(id=1, article="1", person=Person(name="Lincoln", type="person", gender="female"))
    body = ArticlePerson(id=2, article="2", person=Person(name="Lincoln", type="organisation"))
    assert groups(identify([woman, body], authorities=make_authorities("o:Lincoln"))) == ["1", "2"]


@pytest.mark.parametrize(
    ("judgements", "articles", "expected"),
    [
        (["same:Eva Lund:Eva Ruiz"], ["Eva Lund", "Eva Ruiz"], "12"),
        (["same:Ruiz:Ana Ruiz"], ["Ana Ruiz", "Ruiz", "Ruiz"], "123"),
        (["same:the port:Port of Selwin"], ["o:the port", "o:Port of Selwin"], "12"),
        (["same:Eva Lund:Nobody"], ["Eva Lund", "Eva Ruiz"], "1 2"),
        (["different:Ana Ruiz:Ana B. Ruiz"], ["Ana Ruiz", "Ana B. Ruiz", "Ana Ruiz"], "13 2"),
        (["different:Bo Lund:Bo Olaf Lund"], ["Bo Lund", "Bo Olaf Lund"], "1 2"),
        (["different:Al Lund:Bo Lund", "same:Al Lund:Bo Lund"], ["Al Lund", "Bo Lund"], "1 2"),
        (["same:Al Lund:Bo Lund", "same:Bo Lund:Cy Lund"], ["Al Lund", "Bo Lund", "Cy Lund"], "123"),
    ],
)
def test_a_judgement_wins(judgements: list[str], articles: list[str], expected: str) -> None:
    made = [make_judgement(words) for words in judgements]
    authorities = make_authorities("Bo Olaf Lund/Bo Lund") if "Bo Olaf Lund" in articles else []
    speakers = identify(make_persons(*articles), authorities=authorities, judgements=made)
    assert groups(speakers) == expected.split()


@pytest.mark.parametrize(
    ("articles", "names"),
    [
        (
            ["Ana Ruiz; Bo Lund; g:Ana Ruiz and Bo Lund=Ana Ruiz+Bo Lund"],
            {"Ana Ruiz": "1", "Bo Lund": "2", "Ana Ruiz and Bo Lund": "3"},
        ),
        (
            ["Ana Ruiz", "g:Ruiz and Lund=Ana Ruiz+Bo Lund", "g:Lund and Ruiz=Bo Lund+Ana Ruiz"],
            {"Ana Ruiz": "1", "Bo Lund": "", "Ana Ruiz and Bo Lund": "23"},
        ),
        (
            ["Ana Ruiz/Ruiz; Bo Lund; g:Ruiz and Lund=Ruiz+Lund"],
            {"Ana Ruiz": "1", "Bo Lund": "2", "Ana Ruiz and Bo Lund": "3"},
        ),
        (
            ["Ana Ruiz; g:Ruiz and Sol=Ruiz+Sol", "Bo Sol"],
            {"Ana Ruiz": "1", "Sol": "", "Ana Ruiz and Sol": "2", "Bo Sol": "3"},
        ),
        (
            ["Ana Ruiz; Eva Ruiz; g:Ruiz and Sol=Ruiz+Sol"],
            {"Ana Ruiz": "1", "Eva Ruiz": "2", "Ruiz": "", "Sol": "", "Ruiz and Sol": "3"},
        ),
        (
            ["o:the Kremlin", "g:the Kremlin and Kyiv=the Kremlin+Kyiv"],
            {"Kremlin": "1", "Kyiv": "", "Kremlin and Kyiv": "2"},
        ),
        (
            ["g:A, B and C=Ana Ruiz+Bo Lund+Cy Sol"],
            {"Ana Ruiz": "", "Bo Lund": "", "Cy Sol": "", "Ana Ruiz, Bo Lund and Cy Sol": "1"},
        ),
        (["g:Ana Ruiz and Ana Ruiz=Ana Ruiz+Ms. Ana Ruiz"], {"Ana Ruiz": "1"}),
        (["g:the Ruiz brothers"], {"Ruiz brothers": "1"}),
    ],
    ids=[
        "in one article",
        "across",
        "short names",
        "unknown part",
        "two of a name",
        "bodies",
        "three",
        "one",
        "none",
    ],
)
def test_joint_speakers_are_tied_to_their_parts(articles: list[str], names: dict[str, str]) -> None:
    speakers = identify(make_persons(*articles))
    assert named(speakers) == names
    by_id = {speaker.id: speaker for speaker in speakers}
    for speaker in speakers:
        if speaker.members:
            assert speaker.type == "group"
            assert all(by_id[member].name in speaker.name for member in speaker.members)


def test_a_list_names_the_parts_of_joint_speakers_too() -> None:
    persons = make_persons("g:Ruiz and the port=Ruiz+the port", "Ana Ruiz")
    authorities = make_authorities("Ana Ruiz/Ruiz", "o:Port of Selwin/the port")
    assert named(identify(persons, authorities=authorities)) == {
        "Ana Ruiz": "2",
        "Port of Selwin": "",
        "Ana Ruiz and Port of Selwin": "1",
    }


@pytest.mark.parametrize(
    ("articles", "name"),
    [
        (["Ana Ruiz", "Ana Ruiz", "Ana B. Ruiz"], "Ana Ruiz"),
        (["Ana Ruiz", "Ana B. Ruiz"], "Ana B. Ruiz"),
        (["Dr. Ana Ruiz", "Dr. Ana Ruiz", "Ana Ruiz"], "Ana Ruiz"),
        (["Volodymyr Zelensky", "Volodymyr Zelenskij"], "Volodymyr Zelenskij"),
        (["Ana Ruíz", "Ana Ruiz"], "Ana Ruiz"),
        (["o:the Khartia Battalion"], "Khartia Battalion"),
        (["o:the ministry"], "the ministry"),
    ],
)
def test_the_name_is_the_one_most_used(articles: list[str], name: str) -> None:
    (speaker,) = identify(make_persons(*articles))
    assert speaker.name == name


def test_an_authority_names_and_describes() -> None:
    persons = [
        ArticlePerson(id=1, article="1", person=Person(name="Zelenskyy", type="person", role="leader")),
        ArticlePerson(
            id=2, article="2", person=Person(name="Volodymyr Zelenskyy", type="person", aliases=("Ze",))
        ),
    ]
    authority = Authority(name="Volodymyr Zelensky", type="person", aliases=("Zelenskyy",), role="president")
    (speaker,) = identify(persons, authorities=[authority])
    assert (speaker.name, speaker.role, speaker.type, speaker.slug) == (
        "Volodymyr Zelensky",
        "president",
        "person",
        "volodymyr-zelensky",
    )
    assert speaker.aliases == (
        Alias("Volodymyr Zelenskyy", "article"),
        Alias("Ze", "article"),
        Alias("Zelenskyy", "article"),
        Alias("Zelenskyy", "authority"),
    )


def test_the_most_used_role_and_type_are_kept() -> None:
    seen = (
        Person(name="Axios", type="document"),
        Person(name="Axios", type="organisation", role="site"),
        Person(name="Axios", type="organisation", role="press"),
    )
    (speaker,) = identify(
        ArticlePerson(id=id, article=str(id), person=person) for id, person in enumerate(seen, 1)
    )
    assert (speaker.type, speaker.role) == ("organisation", "press")


def test_a_name_in_two_lists_is_one_speaker() -> None:
    lists = [
        Authority(name="Ana Ruiz", type="person", aliases=("Ruiz",)),
        Authority(name="Ana Ruíz", type="person", aliases=("Anita",), role="mayor"),
    ]
    (speaker,) = identify(make_persons("Ruiz", "Anita"), authorities=lists)
    assert (speaker.name, speaker.role, speaker.persons) == ("Ana Ruiz", "mayor", (1, 2))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["Ana Ruiz"], ["Ana Ruiz", "Ana B. Ruiz", "Ana B. Ruiz"]),
        (["Ana B. Ruiz"], ["Ana B. Ruiz", "Ana Ruiz"]),
        (["Volodymyr Zelensky"], ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskyy"]),
        (["John Smith"], ["John Smith", "John A. Smith", "John B. Smith"]),
        (["u:a resident"], ["u:a resident", "u:a resident"]),
    ],
)
def test_an_id_stays_when_articles_are_added(before: list[str], after: list[str]) -> None:
    (old,) = identify(make_persons(*before))
    assert 1 in {
        person
        for speaker in identify(make_persons(*after))
        if speaker.id == old.id
        for person in speaker.persons
    }


def test_an_id_stays_when_a_list_names_the_speaker() -> None:
    persons = make_persons("Volodymyr Zelenskyy")
    (old,) = identify(persons)
    (new,) = identify(persons, authorities=make_authorities("Volodymyr Zelensky/Zelensky"))
    assert (old.id, new.name) == (new.id, "Volodymyr Zelensky")


@pytest.mark.parametrize(
    ("articles", "slugs"),
    [
        (["Zoë O’Hara-Šmíd"], ["zoe-ohara-smid"]),
        (["Selwin Hall", "o:Selwin Hall"], ["selwin-hall", "selwin-hall-#"]),
        (["u:a resident", "u:a resident"], ["a-resident-#", "a-resident-#"]),
        (["Ruiz"], ["ruiz-#"]),
        (["Ana Ruiz; g:x=Ana Ruiz+Bo Lund"], ["ana-ruiz", "ana-ruiz-and-bo-lund", "bo-lund"]),
        (["o:国防部"], ["国防部"]),
        (["o:!!!"], ["speaker-#"]),
    ],
)
def test_a_slug_is_plain_where_the_name_is_the_speakers_alone(articles: list[str], slugs: list[str]) -> None:
    found = identify(make_persons(*articles))
    assert sorted(each.slug.replace(str(each.id), "#") for each in found) == slugs
    assert len({each.slug for each in found}) == len(found)


articles = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True).map("; ".join), max_size=6
)


@given(st.data(), articles, st.sets(st.sampled_from(LISTS)), st.sets(st.sampled_from(RULINGS)))
def test_order_changes_nothing(
    data: st.DataObject, written: list[str], lists: set[str], rulings: set[str]
) -> None:
    persons, authorities = make_persons(*written), make_authorities(*sorted(lists))
    judgements = [make_judgement(words) for words in sorted(rulings)]
    speakers = identify(persons, authorities=authorities, judgements=judgements)
    again = identify(
        data.draw(st.permutations(persons)),
        authorities=data.draw(st.permutations(authorities)),
        judgements=data.draw(st.permutations(judgements)),
    )
    assert again == speakers


@given(articles, st.sets(st.sampled_from(LISTS)))
def test_everybody_is_somebody_once(written: list[str], lists: set[str]) -> None:
    persons = make_persons(*written)
    speakers = identify(persons, authorities=make_authorities(*sorted(lists)))
    assert sorted(id for speaker in speakers for id in speaker.persons) == [person.id for person in persons]
    assert [speaker.id for speaker in speakers] == sorted({speaker.id for speaker in speakers})
    assert len({speaker.slug for speaker in speakers}) == len(speakers)
    assert all(0 < speaker.id < LIMIT and speaker.name and speaker.slug for speaker in speakers)
    known = {speaker.id for speaker in speakers}
    assert all(known.issuperset(speaker.members) and len(speaker.members) != 1 for speaker in speakers)


def test_many_people_of_one_family_take_no_long_time() -> None:
    """Names of one given name alone are compared: 5,000 Smiths are 5,000 blocks, not 12 million pairs."""
    letters = [f"{one}{two}{three}" for one in "bdfgklmnprstv" for two in "aeo" for three in "bdfgklmnprstv"]
    persons = make_persons(*(f"{one}{other} Smith" for one in letters[:100] for other in letters[:50]))
    assert len(identify(persons)) == 5000
