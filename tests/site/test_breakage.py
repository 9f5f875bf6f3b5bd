"""Whatever an author breaks fails the build, with the file and the line."""

BROKEN = r"""# Broken

The value `#!value vgg.count_parameters("Q")`.

```python run
# include: max_pooling.renamed
```

The formula $\frac{1}{$ and the sum $2 + 2 = 5$.

```python run
print(1 / 0)
```

A [page](gone.md), an [anchor](index.md#gone), and

![a picture](gone.png)

A value that differs: $3 \cdot 3 \cdot 3 \cdot 64 + 64 = 1{,}793$.

A slip: $Z^{(l)} \cdot Z^{(l-1)} - Z^{(l)} \label{parameters.affine_parameters}$.

Once more: `#!value vgg.count_parameters("Q")`, $2 + 2 = 5$ and a [page](gone.md).
"""
EXPECTED = [
    'docs/broken.md:3: `vgg.count_parameters("Q")` raises ValueError',
    "docs/broken.md:6: the listing cannot be completed: snippets/max_pooling.py has no "
    "'renamed'",
    "docs/broken.md:9: TeX error in `\\frac{1}{`",
    "docs/broken.md:9: `2+2 = 5` is wrong: 4 and 5",
    "docs/broken.md:12: the program ends with status 1 and says: ZeroDivisionError",
    "docs/broken.md:15: broken link: gone.md is not in the site",
    "docs/broken.md:15: broken anchor: ../#gone has no #gone",
    "docs/broken.md:17: broken image: gone.png is not in the site",
    'docs/broken.md:23: `vgg.count_parameters("Q")` raises ValueError',
    "docs/broken.md:23: `2+2 = 5` is wrong: 4 and 5",
    "docs/broken.md:23: broken link: gone.md is not in the site",
    "docs/broken.md:21: the formula is not what `parameters.affine_parameters` "
    "computes: ",
    "docs/broken.md:19: `3\\cdot3\\cdot3\\cdot64+64 = 1{,}793` is wrong: 1792 and 1793",
]


def test_each_mistake_on_a_page_fails_the_build(copy, strict_build):
    (copy / "docs" / "broken.md").write_text(BROKEN, encoding="utf-8")
    done = strict_build(copy, copy / "out")
    assert done.returncode != 0
    assert [line for line in EXPECTED if line not in done.stderr] == []


def test_a_notebook_that_raises_fails_the_build(copy, strict_build):
    notebook = copy / "docs" / "notebooks" / "memory.py"
    lines = len(notebook.read_text(encoding="utf-8").splitlines())
    with notebook.open("a", encoding="utf-8") as file:
        file.write("\n# %%\nstrides(\n    None\n)\n")
    done = strict_build(copy, copy / "out")
    assert done.returncode != 0
    assert f"docs/notebooks/memory.py:{lines + 3}: cell" in done.stderr
    assert "raises AttributeError" in done.stderr
