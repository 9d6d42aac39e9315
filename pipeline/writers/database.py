"""What a database of several tables is to those who write to it, whichever engine it is."""

from typing import Protocol, Self

from .tables import Record, Table


class OneTable(Protocol):
    table: Table

    def write(self, record: Record, /) -> None: ...


class Database[T: OneTable]:
    """`database[DOCUMENTS]` writes to that table, `database.write` to the first."""

    _tables: list[T]

    def __getitem__(self, table: Table) -> T:
        return next(one for one in self._tables if one.table is table)

    def write(self, record: Record) -> None:
        self._tables[0].write(record)

    def close(self) -> None:
        """Finishes the file. Raises OSError."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Lets go of the file, finished or not."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.let_go()
