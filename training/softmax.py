"""A log-linear choice: of the rows of a group, one is right (or several are as good), each row a list of features."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

Group = tuple[list[list[str]], list[bool]]


def fit(groups: Sequence[Group], l2: float = 1.0, least: int = 3, steps: int = 120) -> dict[str, float]:
    """Weights of the features seen at least `least` times, by penalised likelihood of choosing a right row (L-BFGS).

    Groups without a right row teach nothing and are left out. The same groups give the same weights.
    """
    groups = [(rows, right) for rows, right in groups if any(right)]
    seen = Counter(feature for rows, _ in groups for row in rows for feature in set(row))
    index = {feature: i for i, feature in enumerate(sorted(f for f, n in seen.items() if n >= least))}
    pointers, columns, group, good = [0], [], [], []
    for number, (rows, right) in enumerate(groups):
        for row, ok in zip(rows, right, strict=True):
            columns.extend(index[feature] for feature in row if feature in index)
            pointers.append(len(columns))
            group.append(number)
            good.append(ok)
    ones = np.ones(len(columns), dtype=np.float32)
    table = sp.csr_matrix((ones, columns, pointers), shape=(len(group), len(index)))
    across = table.T.tocsr()
    of = np.array(group)
    is_good = np.array(good)
    begins = np.r_[0, np.flatnonzero(np.diff(of)) + 1]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        lifted = np.exp(scores - np.maximum.reduceat(scores, begins)[of])
        of_good = lifted * is_good
        total, right = np.add.reduceat(lifted, begins), np.add.reduceat(of_good, begins)
        slope = across @ (lifted / total[of] - of_good / right[of])
        return float((np.log(total) - np.log(right)).sum() + 0.5 * l2 * (weights @ weights)), slope + l2 * weights

    best = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return dict(zip(index, best.x.tolist(), strict=True))
