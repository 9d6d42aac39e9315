"""Tasks → the files of a tool."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..readers.problem import Problem
from ..writers.whole_file import whole_file
from .counting import Count
from .names import Names
from .regions import first_kind
from .task import Task
from .tools import Tool

USUAL_COUNT: dict[Tool, Count] = {"label-studio": "code-points", "doccano": "utf-16", "brat": "code-points"}

type Labels = Mapping[str, tuple[str, str]]


class Exists(ValueError):
    """There is a file already where one would be written."""


class Exporter:
    """Writes tasks into the files of a tool, and counts them.

    `labels` are the Persian and English names of the kinds that can be marked; kinds of the tasks are added to them.
    Nothing that is there is overwritten unless `force` is given: it may hold somebody's work of a week.
    """

    def __init__(
        self, labels: Labels, count: Count | None = None, *, relations: bool = False, force: bool = False
    ) -> None:
        self._labels = labels
        self._count = count
        self._relations = relations
        self._force = force
        self._kinds = dict.fromkeys(labels)
        self.tasks = 0
        self.figures = 0

    def write(self, tool: Tool, tasks: Iterable[Task | Problem], output: Path) -> Iterator[Problem]:
        """Writes all tasks and gives back what is wrong with some. Raises OSError, and Exists."""
        match tool:
            case "label-studio":
                yield from self._label_studio(tasks, output)
            case "doccano":
                yield from self._doccano(tasks, output)
            case "brat":
                yield from self._brat(tasks, output)

    def _label_studio(self, tasks: Iterable[Task | Problem], output: Path) -> Iterator[Problem]:
        from .label_studio import written
        from .label_studio_setup import interface

        setup = output.with_name(f"{output.stem}.config.xml")
        self._free(output, setup)
        with whole_file(output) as file:
            file.write("[")
            for task in tasks:
                if isinstance(task, Problem):
                    yield task
                    continue
                try:
                    text = written(task, self._count or USUAL_COUNT["label-studio"])
                except ValueError as wrong:
                    yield Problem(task.article.id, str(wrong))
                    continue
                file.write(f"{',' * (self.tasks > 0)}\n{text}")
                self._add(task)
            file.write("\n]\n")
        self._text(setup, interface(self._kinds, self._labels))

    def _doccano(self, tasks: Iterable[Task | Problem], output: Path) -> Iterator[Problem]:
        from .doccano import overlapping, written
        from .doccano_setup import labels, relation_labels

        setup = output.with_name(f"{output.stem}.labels.json")
        relations = output.with_name(f"{output.stem}.relations.json")
        self._free(output, setup, *[relations] * self._relations)
        crowded = 0
        with whole_file(output) as file:
            for task in tasks:
                if isinstance(task, Problem):
                    yield task
                    continue
                try:
                    line = written(task, self._count or USUAL_COUNT["doccano"], self._relations)
                except ValueError as wrong:
                    yield Problem(task.article.id, str(wrong))
                    continue
                file.write(line + "\n")
                crowded += overlapping(line)
                self._add(task)
        self._text(setup, labels(self._kinds, self._relations))
        if self._relations:
            self._text(relations, relation_labels())
        if crowded:
            advice = 'set "Allow overlapping entities" in the project, or doccano drops them'
            yield Problem(str(output), f"{crowded} articles have figures that overlap; {advice}", lost=False)

    def _brat(self, tasks: Iterable[Task | Problem], folder: Path) -> Iterator[Problem]:
        from .brat import written
        from .brat_setup import appearance, configuration

        folder.mkdir(parents=True, exist_ok=True)
        setup, look = folder / "annotation.conf", folder / "visual.conf"
        self._free(setup, look)
        names = Names(ascii_only=True)  # brat's server of Python 2 stumbles over others
        for task in tasks:
            if isinstance(task, Problem):
                yield task
                continue
            try:
                files = written(task)
                name = names.of(task.article.id)
                paths = [folder / f"{name}.{ending}" for ending in ("txt", "ann", "arqam.json")]
                self._free(*paths)
            except ValueError as wrong:
                yield Problem(task.article.id, str(wrong))
                continue
            for path, text in zip(paths, files, strict=True):
                self._text(path, text)
            self._add(task)
        self._text(setup, configuration(self._kinds))
        self._text(look, appearance(self._kinds, self._labels))

    def _add(self, task: Task) -> None:
        self.tasks += 1
        self.figures += len(task.gold["figures"])
        self._kinds |= dict.fromkeys(first_kind(row.get("kind")) for row in task.gold["figures"])

    def _free(self, *paths: Path) -> None:
        for path in paths:
            if path.is_symlink() or (path.exists() and not self._force):
                raise Exists(f"{path}: is there already; --force overwrites it")

    @staticmethod
    def _text(path: Path, text: str) -> None:
        with whole_file(path) as file:
            file.write(text)
