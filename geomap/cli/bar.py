"""A bar on the terminal for long work whose share that is done is known."""

from __future__ import annotations

import time

import click

from geomap.cli.terminal import Progress

_WIDTH = 30
_SECONDS_BETWEEN = 0.2


class Bar(Progress):
    """A bar on standard error, shown only when that is a terminal.

    Parameters
    ----------
    quiet
        True shows nothing.
    """

    def show(self, what: str, share: float) -> None:
        """Draw the bar.

        Parameters
        ----------
        what
            What is being done.
        share
            How much of it is done, 0 to 1.
        """
        now = time.monotonic()
        if not self._on or now - self._last < _SECONDS_BETWEEN:
            return
        filled = "█" * round(_WIDTH * min(max(share, 0.0), 1.0))
        click.echo(f"\r\x1b[K{filled:░<{_WIDTH}} {share:4.0%} {what}, {now - self._begin:,.0f} s", err=True, nl=False)
        self._is_drawn, self._last = True, now
