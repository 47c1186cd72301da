"""A small corpus out of a large one: the files that together reach the most, within bounds."""

import hashlib
import heapq
import pathlib

MOST_FILES, MOST_BYTES = 300, 300_000
EDGE = 20


def reached(control: pathlib.Path) -> dict[str, tuple[frozenset[int], frozenset[int]]]:
    """What every file reaches, as libFuzzer's merge wrote it down: edges (COV), and how often (FT)."""
    rows = control.read_text().split("\n")
    names = rows[2 : 2 + int(rows[0])]
    found: dict[str, dict[str, frozenset[int]]] = {name: {} for name in names}
    for row in rows[2 + len(names) :]:
        kind, _, rest = row.partition(" ")
        if kind in ("FT", "COV"):
            file, *numbers = map(int, rest.split())
            found[names[file]][kind] = frozenset(numbers)
    none: frozenset[int] = frozenset()
    return {name: (sets.get("COV", none), sets.get("FT", none)) for name, sets in found.items()}


def chosen(found: dict[str, tuple[frozenset[int], frozenset[int]]]) -> list[pathlib.Path]:
    """The files that reach the most that those before do not, each for its size; an edge counts for many."""
    sizes = {name: pathlib.Path(name).stat().st_size for name in found}
    edges: set[int] = set()
    features: set[int] = set()

    def worth(name: str) -> float:
        own_edges, own_features = found[name]
        return (EDGE * len(own_edges - edges) + len(own_features - features)) / (sizes[name] + 50)

    heap = [(-worth(name), name) for name in found]
    heapq.heapify(heap)
    taken: list[pathlib.Path] = []
    total = 0
    while heap and len(taken) < MOST_FILES:
        _, name = heapq.heappop(heap)
        now = worth(name)
        if now == 0 or total + sizes[name] > MOST_BYTES:
            continue
        if heap and now < -heap[0][0]:
            heapq.heappush(heap, (-now, name))
            continue
        edges |= found[name][0]
        features |= found[name][1]
        taken.append(pathlib.Path(name))
        total += sizes[name]
    return taken


def store(files: list[pathlib.Path], folder: pathlib.Path) -> None:
    """Makes these the corpus; what was kept by hand, under a name with a hyphen, stays."""
    contents = {hashlib.sha1(data).hexdigest(): data for data in (file.read_bytes() for file in files)}
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if file.name not in contents and "-" not in file.name:
            file.unlink()
    for name, data in contents.items():
        (folder / name).write_bytes(data)
