"""Learning the entity model: from annotated sentences, and from sentences that other models annotated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from thinc.api import Adam, fix_random_seed, warmup_linear

from arqam.extractors.entities.component import Entities
from arqam.extractors.entities.entity import MOST_TOKENS
from arqam.extractors.entities.network import transitions
from arqam.extractors.entities.tags import ALLOWED, best_tags, by_place, tags_of
from arqam.extractors.entities.words import Words

from .entities_crf import change, lattice
from .entities_sets import Sentence

Example = tuple[np.ndarray, np.ndarray]  # features and tags of the tokens of a sentence
STEM = 4  # its place among the forms of a word
HIDDEN = 7  # stands for a form that is hidden


@dataclass(frozen=True, slots=True)
class Lessons:
    """`gold`: annotated sentences, each with its spoilt copies behind it; `silver`: annotated by models."""

    gold: list[list[Example]]
    silver: list[Example]

    def round(self, number: int, rounds: int, noisy: float, chance: np.random.Generator) -> list[Example]:
        """The examples of one round: of each gold sentence one copy, and this round's part of the silver ones."""
        chosen = [
            copies[1 + int(chance.integers(len(copies) - 1)) if len(copies) > 1 and chance.random() < noisy else 0]
            for copies in self.gold
        ]
        return chosen + self.silver[number::rounds]


def gold(words: Words, copies: Iterable[Sequence[Sentence]]) -> list[list[Example]]:
    """Sentences, with their spoilt copies, as examples; those without a token and the overlong are left out."""
    together = zip(*copies, strict=True)
    return [
        [(words.features(s.words), tags_of(s.in_tokens(), len(s.tokens))) for s in same]
        for same in together
        if all(0 < len(s.tokens) <= MOST_TOKENS for s in same)
    ]


def learn(entities: Entities, lessons: Lessons, rounds: int, seed: int, how: dict[str, Any]) -> None:
    """Teach the network of `entities` (weights as they are made at random) and leave it with the mean of its weights.

    The rate grows at first and then falls to nothing at the last step.
    """
    network = entities.model
    chance = np.random.default_rng(seed)
    fix_random_seed(seed)
    network.initialize()
    sizes = [sum(len(tags) for _, tags in lessons.round(k, rounds, 0, chance)) for k in range(rounds)]
    steps = ceil(sum(sizes) / how["words_in_batch"])
    optimizer = Adam(
        warmup_linear(how["rate"], how["warm_up"], max(steps, how["warm_up"] + 1)),
        L2=how["decay"],
        grad_clip=how["longest_step"],
        use_averages=True,
    )
    for number in range(rounds):
        examples = lessons.round(number, rounds, how["noisy"], chance)
        loss = 0.0
        for batch in batches(examples, how["words_in_batch"], chance):
            features = [hide(rows, how["hidden"], chance) for rows, _ in batch]
            lengths = [len(rows) for rows in features]
            scores, backprop = network.begin_update(features)
            right = np.concatenate([tags for _, tags in batch])
            slope = change(scores, lengths, right, transitions(network))
            for name, part in (("after", slope.after), ("first", slope.first), ("last", slope.last)):
                network.inc_grad(name, part / len(batch))
            backprop(slope.scores / np.float32(len(batch)))
            network.finish_update(optimizer)
            optimizer.step_schedules()
            loss += slope.loss
        print(f"  round {number + 1}: loss {loss / sizes[number]:.4f} a word", flush=True)
    for node in network.walk():
        for name in node.param_names:
            if (mean := optimizer.averages.get((node.id, name))) is not None:
                node.set_param(name, mean)


def batches(examples: Sequence[Example], words: int, chance: np.random.Generator) -> Iterator[list[Example]]:
    """The examples by length, roughly, in batches of so many words, in random order."""
    order = np.argsort([len(tags) + 8 * chance.random() for _, tags in examples])
    made: list[list[Example]] = [[]]
    size = 0
    for k in order:
        if size >= words:
            made.append([])
            size = 0
        made[-1].append(examples[k])
        size += len(examples[k][1])
    return (made[k] for k in chance.permutation(len(made)))


def hide(features: np.ndarray, share: float, chance: np.random.Generator) -> np.ndarray:
    """The features with the form and the stem of a share of the words hidden, and of half of these the vector."""
    hidden = chance.random(len(features)) < share
    if not hidden.any():
        return features
    features = features.copy()
    features[hidden, 0] = features[hidden, STEM] = HIDDEN
    features[hidden & (chance.random(len(features)) < 0.5), -1] = 0
    return features


def annotate(teachers: Sequence[Entities], sentences: Sequence[Sequence[str]]) -> list[Example]:
    """Sentences of words with the tags that are most probable to all teachers together."""
    agreed = (np.where(ALLOWED, 0.0, -1e9), np.zeros(len(ALLOWED)), np.zeros(len(ALLOWED)))
    found: list[Example] = []
    order = sorted(range(len(sentences)), key=lambda k: len(sentences[k]))
    for begin in range(0, len(order), 64):
        features = [teachers[0].words.features(sentences[k]) for k in order[begin : begin + 64]]
        lengths = [len(rows) for rows in features]
        _, there = by_place(np.zeros((sum(lengths), 1)), lengths)
        shares = sum(
            lattice(one.model.predict(features), lengths, transitions(one.model)).shares.swapaxes(0, 1)[there.T]
            for one in teachers
        )
        tags = best_tags(np.log(shares / len(teachers) + 1e-9), lengths, agreed)
        found += zip(features, tags, strict=True)
    back = np.argsort(order)
    return [found[k] for k in back]
