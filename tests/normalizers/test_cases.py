"""What every stage does to Persian, and what it leaves alone: the cases are in the TOML files beside this one."""

import tomllib
from pathlib import Path

import pytest

from arqam.normalizers import DEFAULT_STAGES, normalize

HERE = Path(__file__).parent


def _cases(name: str) -> list:
    table = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    stages = [table["stage"]] if "stage" in table else None
    return [
        pytest.param(case.get("stages", stages) or DEFAULT_STAGES, case["raw"], case["expected"], id=case["why"])
        for case in table["case"]
    ]


STAGE_CASES = [case for name in ("letters", "print", "digits", "spacing", "chain") for case in _cases(f"{name}.toml")]


@pytest.mark.parametrize(("stages", "raw", "expected"), STAGE_CASES)
def test_a_stage_cleans(stages, raw, expected):
    assert normalize(raw, stages).text == expected


@pytest.mark.parametrize(("stages", "raw", "expected"), STAGE_CASES)
def test_a_second_run_changes_nothing(stages, raw, expected):
    assert normalize(expected, stages).text == expected


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("stages", "raw", "expected"), _cases("known_failures.toml"))
def test_known_failures(stages, raw, expected):
    assert normalize(raw, stages).text == expected
