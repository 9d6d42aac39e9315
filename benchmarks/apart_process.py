"""The other process of apart.py. It runs in the library's own environment, where there is no arqam: imports nothing.

Says the version of the library; then takes a line of texts, a list in JSON, and says the seconds they took, until there
are no more.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version


def normalizer(library: str) -> Callable[[str], object]:
    match library:
        case "shekar":
            from shekar import Normalizer

            work: Callable[[str], object] = Normalizer().normalize
            return work
    raise SystemExit(f"{library} is not known here")


def main() -> None:
    replies, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no reply
    work = normalizer(sys.argv[1])
    print(json.dumps(version(sys.argv[1])), file=replies, flush=True)
    for line in sys.stdin:
        texts = json.loads(line)
        begin = time.process_time()
        made = [work(text) for text in texts]
        took = time.process_time() - begin
        del made
        print(json.dumps(took), file=replies, flush=True)


if __name__ == "__main__":
    main()
