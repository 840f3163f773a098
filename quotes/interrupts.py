"""Holds Ctrl-C, and the system's request to end, back while something is done that must be done whole."""

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held() -> Iterator[None]:
    """Let a Ctrl-C or SIGTERM that comes within the block take effect at its end.

    Outside the main thread, where Python never delivers them, and where the caller handles one himself
    (`signal.SIG_IGN`, a handler set outside Python) or leaves it to the system, nothing is changed.
    """
    with ExitStack() as stack:
        if threading.current_thread() is threading.main_thread():
            for number in ENDING:
                stack.enter_context(_held(number))
        yield


@contextmanager
def ending_like_ctrl_c() -> Iterator[None]:
    """Let SIGTERM, by which systems end services, end the block as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _held(number: signal.Signals) -> Iterator[None]:
    handler = signal.getsignal(number)
    if not callable(handler):
        yield
        return
    came: list[FrameType | None] = []
    signal.signal(number, lambda _number, frame: came.append(frame))
    try:
        yield
    finally:
        signal.signal(number, handler)
    if came:
        handler(number, came[0])
