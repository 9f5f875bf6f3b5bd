"""What formulas state about `max_pooling`, at random points; see `jacobians`."""

import numpy as np

from snippets.max_pooling import max_pool as code

Points = list[dict[str, float]]
POINTS = 100
ENTRY = r"a_{n,\, ik + s,\, jk + t,\, c}"


def max_pool() -> Points:
    """Give an entry of the result: of its window, and of the window's rows."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(POINTS):
        k, w, h = (int(n) for n in rng.integers(1, 5, size=3))
        x = rng.normal(size=(1, w * k, h * k, 1))
        i, j = int(rng.integers(w)), int(rng.integers(h))
        window = [[x[0, i * k + s, j * k + t, 0] for s in range(k)] for t in range(k)]
        found.append(
            {
                rf"\max_{{s,\,t}} \; {ENTRY}": code(x, k)[0, i, j, 0],
                rf"\max_t \Bigl( \max_s \; {ENTRY} \Bigr)": max(map(max, window)),
            }
        )
    return found
