"""Number words: *two*, *a*, *twenty-five*."""

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {"a": 1, "an": 1, "twenty": 20} | {name: number for number, name in enumerate(_ONES, start=1)}


def number_of(word: str) -> int:
    """Return the number that a word or digits say."""
    if word.isdigit():
        return int(word)
    return sum(_NUMBERS[part] for part in word.lower().replace("-", " ").split())
