import pytest

from quotes.evaluate.calibration import measure_calibration_error, measure_coverage


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        pytest.param([(1.0, True), (1.0, True), (0.0, False)], 0, id="always as sure as right"),
        pytest.param([(1.0, False)], 100, id="sure and wrong"),
        pytest.param([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0, id="three in four"),
        pytest.param([(0.5, True), (0.55, False)], 2.5, id="one bin is averaged"),
        pytest.param([(0.5, True), (0.25, False)], 37.5, id="two bins do not cancel out"),
        pytest.param([], None, id="no answer"),
    ],
)
def test_calibration_error(answers: list[tuple[float, bool]], error: float | None) -> None:
    assert measure_calibration_error(answers) == pytest.approx(error)


@pytest.mark.parametrize(
    ("answers", "coverage"),
    [
        pytest.param([(0.9, True), (0.8, True)], 100, id="all right"),
        pytest.param([(0.9, True), (0.8, False)], 50, id="only the surest"),
        pytest.param([(0.9, False), (0.8, True)], 0, id="the surest is wrong"),
        pytest.param([(0.9, True)] * 49 + [(0.8, False)], 100, id="49 of 50 are 98 %"),
        pytest.param([(0.9, True)] * 48 + [(0.8, False), (0.7, True)], 100, id="later answers make good"),
        pytest.param([(0.9, True)] * 47 + [(0.8, False), (0.7, True)], 100 * 47 / 49, id="48 of 49 are not"),
        pytest.param([], None, id="no answer"),
    ],
)
def test_coverage(answers: list[tuple[float, bool]], coverage: float | None) -> None:
    assert measure_coverage(answers) == pytest.approx(coverage)
