"""The layers of the built-in model as they are learnt: words by their features, with their neighbours, scored for tags.

    features → embed (each word once) → mix → window of one word on each side, `depth` times → scores of the tags

Sentences of a batch are laid one behind the other with empty rows between: no window reaches from one to the next. What
was learnt is read by `layers.py`.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import spacy
from thinc.api import HashEmbed, Linear, Maxout, Model, NumpyOps, chain, clone, concatenate, expand_window, residual

from .layers import FIRST_SEED
from .words import FORMS

type Array = Any  # of numpy: thinc has types of its own for them, one for each number of dimensions

_ODD = np.uint64(0x9E3779B97F4A7C15) ** np.arange(1, 33, dtype=np.uint64)  # to sum up a row of features in one number


@spacy.registry.architectures("arqam.EntityNetwork.v1")
def entity_network(
    tags: int, width: int, depth: int, pieces: int, dropout: float,
    rows: list[int], widths: list[int], vector: int, vector_width: int,
) -> Model:  # fmt: skip
    """The network; `rows` and `widths` are those of the tables of the FORMS of a word.

    Its input is a list of arrays of features, its output one array of scores, a row a word, sentence after sentence.
    """
    tables = list(zip(rows, widths, strict=True))
    if len(tables) != FORMS:
        raise ValueError(f"{len(tables)} tables for the {FORMS} forms of a word")
    columns: list[Model] = [
        chain(_column(place), HashEmbed(size, number, column=0, seed=place + FIRST_SEED))
        for place, (number, size) in enumerate(tables)
    ]
    columns.append(_vectors(FORMS, vector, vector_width))
    total = sum(widths) + vector_width
    mix: Model = chain(concatenate(*columns), Maxout(width, total, nP=pieces, normalize=True, dropout=dropout))
    window: Model = chain(expand_window(1), Maxout(width, 3 * width, nP=pieces, normalize=True, dropout=dropout))
    network = _by_sentence(_once(mix), clone(residual(window), depth), Linear(tags, width), depth)
    network.initialize()
    return network


def compute_fast(network: Model) -> None:
    """Have numpy multiply the matrices: here it is twice as fast as blis, which thinc would take."""
    for node in network.walk():
        node.ops = NumpyOps(use_blis=False)


def set_vectors(network: Model, table: Array) -> None:
    """Give the network the vectors of the known words; row 0 is that of all others."""
    network.get_ref("vectors").attrs["table"] = table


def transitions(network: Model) -> tuple[Array, Array, Array]:
    """What a tag after a tag scores, a tag at the beginning and a tag at the end."""
    return network.get_param("after"), network.get_param("first"), network.get_param("last")


def _column(place: int) -> Model:
    def forward(model: Model, features: Array, is_train: bool) -> tuple[Array, Callable]:
        return np.ascontiguousarray(features[:, place : place + 1]), lambda _: features

    return Model("column", forward)


def _vectors(place: int, size: int, width: int) -> Model:
    """The vector that the table has in a word's row, turned and shortened as was learnt; the table stays as it is."""

    def forward(model: Model, features: Array, is_train: bool) -> tuple[Array, Callable]:
        vectors: Array = model.attrs["table"][features[:, place].astype(np.int64)]
        turn: Array = model.get_param("W")

        def backward(change: Array) -> Array:
            model.inc_grad("W", model.ops.gemm(change, vectors, trans1=True))
            return features

        return model.ops.gemm(vectors, turn, trans2=True), backward

    def start(model: Model, X: Any = None, Y: Any = None) -> None:
        turn: Array = np.random.normal(0, size**-0.5, (width, size)).astype(np.float32)
        model.set_param("W", turn)

    table = np.zeros((1, size), dtype=np.float32)
    return Model("vectors", forward, init=start, params={"W": None}, attrs={"table": table})


def _once(layer: Model) -> Model:
    """`layer` for each different row of features, once, however often the word stands in the batch."""

    def forward(model: Model, features: Array, is_train: bool) -> tuple[Array, Callable]:
        key = features @ _ODD[: features.shape[1]]
        places: Array
        back_at: Array
        _, places, back_at = np.unique(key, return_index=True, return_inverse=True)
        made, backprop = model.layers[0](features[places], is_train)

        def backward(change: Array) -> Array:
            summed = np.zeros_like(made)
            model.ops.scatter_add(summed, back_at, change)
            backprop(summed)
            return features

        return made[back_at], backward

    return Model("once", forward, layers=[layer], init=_initialize_layers)


def _by_sentence(embed: Model, encode: Model, score: Model, apart: int) -> Model:
    """The three layers over a batch of sentences, with `apart` empty rows between two."""

    def forward(model: Model, sentences: Sequence[Array], is_train: bool) -> tuple[Array, Callable]:
        embedded, embed_back = embed(np.concatenate(sentences), is_train)
        ends = accumulate(len(sentence) for sentence in sentences)
        places = np.arange(len(embedded)) + np.repeat(
            apart * np.arange(1, len(sentences) + 1), [len(sentence) for sentence in sentences]
        )
        rows = np.zeros((max(ends) + apart * (len(sentences) + 1), embedded.shape[1]), dtype=np.float32)
        rows[places] = embedded
        encoded, encode_back = encode(rows, is_train)
        scores, score_back = score(encoded[places], is_train)

        def backward(change: Array) -> list[Array]:
            summed = np.zeros_like(encoded)
            summed[places] = score_back(change)
            embed_back(encode_back(summed)[places])
            return []

        return scores, backward

    names: dict[str, Any] = {"after": None, "first": None, "last": None}
    (vectors,) = [node for node in embed.walk() if node.name == "vectors"]
    return Model(
        "entities", forward, init=_initialize, layers=[embed, encode, score], params=names,
        refs={"vectors": vectors}, attrs={"apart": apart},
    )  # fmt: skip


def _initialize_layers(model: Model, X: Any = None, Y: Any = None) -> None:
    for layer in model.layers:
        layer.initialize()


def _initialize(model: Model, X: Any = None, Y: Any = None) -> None:
    embed, encode, score = model.layers
    embed.initialize()
    encode.initialize(X=np.zeros((3, score.get_dim("nI")), dtype=np.float32))
    score.initialize()
    tags = score.get_dim("nO")
    zeros: dict[str, Array] = {"after": np.zeros((tags, tags)), "first": np.zeros(tags), "last": np.zeros(tags)}
    for name, values in zeros.items():
        model.set_param(name, values.astype(np.float32))
    level: Array = np.zeros((tags, score.get_dim("nI")), dtype=np.float32)
    score.set_param("W", level)
