"""Runs a command and tells what it took: seconds, and the memory of all its processes together."""

import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import psutil

PAUSE: Final = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Seconds by the clock and of the processor; the largest proportional set size of all processes, in MB.

    A MB is 10⁶ bytes; the processes are counted together.
    """

    seconds: float
    processor: float
    memory: float


def run(command: Sequence[str]) -> Took:
    """Return what a command took; raise `CalledProcessError` where it ends badly."""
    started, used = time.perf_counter(), _processor()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        watch = _Watch(process.pid)
        watch.start()
        _, errors = process.communicate()
        seconds = time.perf_counter() - started
        watch.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    # The system counts those whose end was waited for, which nobody does for workers that are copies.
    processor = max(_processor() - used, watch.processor)
    return Took(seconds=seconds, processor=processor, memory=watch.most / 1e6)


def _processor() -> float:
    """Return the seconds that processes have taken which have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Watch(threading.Thread):
    """Looks at a process and its children until it ends; `most` memory is in bytes."""

    def __init__(self, number: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._number = number
        self._processors: dict[int, float] = {}

    @property
    def processor(self) -> float:
        """The seconds of the processor that each had taken when it was last looked at, together."""
        return sum(self._processors.values())

    def run(self) -> None:
        try:
            process = psutil.Process(self._number)
            while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                self.most = max(self.most, self._look_at(process))
                time.sleep(PAUSE)
        except psutil.NoSuchProcess:
            return  # it has ended

    def _look_at(self, process: psutil.Process) -> int:
        """Return the bytes that they have now, and note what they have worked."""
        total = 0
        for each in (process, *process.children(recursive=True)):
            try:
                total += each.memory_full_info().pss
                self._processors[each.pid] = sum(each.cpu_times()[:2])
            except psutil.NoSuchProcess:
                continue  # ended since it was listed
        return total
