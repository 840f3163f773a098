"""What the README says of clusters: its commands can be typed, and its job for Kubernetes is a job."""

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from quotes.cli import main

README = Path(__file__).parent.parent.parent / "README.md"
SECTION = (
    README.read_text(encoding="utf-8").partition("\n## From a laptop to a cluster\n")[2].partition("\n## ")[0]
)
COMMANDS = [
    line.partition("  #")[0] for line in re.findall(r"^ *(?:entrypoint: )?quotes (corpus .+)", SECTION, re.M)
]


def job() -> Any:
    return yaml.safe_load(SECTION.partition("```yaml\n")[2].partition("```")[0])


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_can_be_typed(line: str) -> None:
    _, name, *words = shlex.split(line)
    group = main.commands["corpus"]
    assert isinstance(group, click.Group)
    command = group.commands[name]
    with click.Context(command) as context:
        command.parse_args(context, words)


def test_there_are_commands_of_every_kind() -> None:
    assert {line.split()[1] for line in COMMANDS} == {"extract", "load", "query", "settle", "shards"}


def test_the_job_for_kubernetes_has_a_head_without_work_and_workers() -> None:
    assert (job()["apiVersion"], job()["kind"]) == ("ray.io/v1", "RayJob")
    cluster = job()["spec"]["rayClusterSpec"]
    assert cluster["headGroupSpec"]["rayStartParams"] == {"num-cpus": "0"}
    images = [
        container["image"]
        for group in (cluster["headGroupSpec"], *cluster["workerGroupSpecs"])
        for container in group["template"]["spec"]["containers"]
    ]
    assert len(images) == 2 and len(set(images)) == 1


def test_ray_is_the_one_that_is_pinned() -> None:
    pins = (README.parent / "constraints.txt").read_text(encoding="utf-8")
    assert f"\nray=={job()['spec']['rayClusterSpec']['rayVersion']}\n" in pins
