"""Which words are typical of a speaker."""

from quotes.publish.portrait import typical_words, word_counts


def test_words_are_counted_once_a_quotation_as_the_index_writes_them() -> None:
    texts = ["Ships, ships and a CAFÉ", "our ships", "the café", "the end", "the end"]
    assert word_counts(texts) == {"ships": 2, "cafe": 2}


def test_what_others_say_as_often_is_not_typical() -> None:
    own = {"grain": 8, "will": 9, "harbour": 2}
    everywhere = {"grain": 10, "will": 900, "harbour": 200}
    assert typical_words(own, everywhere, texts=10, total=1000, limit=5) == ["grain"]


def test_somebody_who_alone_is_quoted_has_no_typical_words() -> None:
    assert typical_words({"grain": 8}, {"grain": 8}, texts=10, total=10, limit=5) == []
