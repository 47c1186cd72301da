"""The table: figure, goal, reached. Standard library alone."""

import statistics

median = statistics.median


def thousands(number: float) -> str:
    return f"{number:,.0f}"


def microseconds(number: float) -> str:
    return f"{number / 1000:.2f} ms" if number >= 100 else f"{number:.0f} µs"


def ratio(mine: list[float], theirs: list[float]) -> float:
    """The median of the rounds' ratios: each round compares what ran side by side."""
    return median([one / other for one, other in zip(mine, theirs)])


class Table:
    """The rows in the order in which they were measured."""

    def __init__(self):
        self.rows: list[tuple[str, str, str]] = []

    def row(self, figure: str, goal: str, reached: str, held: bool | None = None) -> None:
        """`held` says whether the goal is reached; None where there is none."""
        self.rows.append((figure, goal, reached + (" (**not reached**)" if held is False else "")))

    def left_out(self, figure: str, goal: str, reason: str) -> None:
        self.rows.append((figure, goal, f"not measured: {reason}"))

    def peer(
        self,
        figure: str,
        goal: float,
        mine: list[float],
        theirs: list[float],
        unit: str = "/s",
    ) -> None:
        """A rate against a peer's."""
        self._ratio(figure, f"at least {goal}", mine, theirs, unit, lambda value: value >= goal)

    def times(
        self,
        figure: str,
        goal: float | None,
        mine: list[float],
        theirs: list[float],
    ) -> None:
        """A time against a peer's."""
        words = "–" if goal is None else f"at most {goal}"
        self._ratio(figure, words, mine, theirs, "ns", lambda value: goal is None or value <= goal)

    def _ratio(self, figure, goal, mine, theirs, unit, holds) -> None:
        value = ratio(mine, theirs)
        rates = f"{thousands(median(mine))} and {thousands(median(theirs))}"
        self.row(figure, goal, f"{value:.2f} ({rates} {unit})", holds(value))

    def text(self, note: str) -> str:
        lines = ["| figure | goal | reached |", "| --- | --- | --- |"]
        lines += [f"| {figure} | {goal} | {reached} |" for figure, goal, reached in self.rows]
        return "\n".join([*lines, "", note])
