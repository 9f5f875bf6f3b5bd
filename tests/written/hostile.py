"""Programs that break rules, by accident or to see what happens, for exercise 6.

Each is given with what is told about it.
"""

HEAD = "import builtins\nimport sys\n\nimport numpy as np\n\n\n"
DEFINED = HEAD + "def max_pool(x, k):\n    N, W, H, C = x.shape\n"
RIGHT = "x.reshape(N, W // k, k, H // k, k, C).max(axis=(2, 4))\n"
ZEROS = "np.zeros((N, W // k, H // k, C))"
LIAR = HEAD + (
    "class Liar(np.ndarray):\n    {}\n\n\n"
    "def max_pool(x, k):\n    N, W, H, C = x.shape\n"
    f"    return {ZEROS}.view(Liar)\n"
)


def returns(value, before="pass"):
    """Return a program whose function does something and returns a value."""
    return f"{DEFINED}    {before}\n    return {value}\n"


TOLD = {
    "SystemExit": (returns("x", "sys.exit('bye')"), "raises"),
    "KeyboardInterrupt": (returns("x", "raise KeyboardInterrupt"), "raises"),
    "an error that raises when shown": (
        HEAD
        + "class Odd(Exception):\n    def __str__(self):\n        raise self\n\n\n"
        + "def max_pool(x, k):\n    raise Odd\n",
        "raises",
    ),
    "recursion": (returns("max_pool(x, k)"), "raises"),
    "more than there is memory": (returns("np.ones(10**15)"), "raises"),
    "a huge result": (
        returns("np.broadcast_to(x.flat[0], (10**9,) * 2)"),
        "wrong shape",
    ),
    "a generator": (DEFINED + "    yield x\n", "no array"),
    "a coroutine": (DEFINED.replace("def", "async def"), "no array"),
    "object()": (returns("object()"), "no array"),
    "a scalar": (returns("x.max()"), "no array"),
    "complex numbers": (returns("x + 0j"), "no array"),
    "a masked array": (returns("np.ma.masked_array(x, True)"), "no array"),
    "a class": (HEAD + "class max_pool:\n    def __init__(*_): pass\n", "no array"),
    "claims to be an array": (
        HEAD + "class Liar:\n    __class__ = np.ndarray\n\n\n"
        "def max_pool(x, k):\n    return Liar()\n",
        "no array",
    ),
    "equal to everything": (
        LIAR.format("def __eq__(self, other): return True"),
        "no array",
    ),
    "another shape at each look": (
        LIAR.format("shape = property(lambda self: (10, 2, 2, 10))"),
        "no array",
    ),
    "raises when looked at": (
        LIAR.format("dtype = property(lambda self: 1 / 0)"),
        "no array",
    ),
    "a type without a name": (
        HEAD + "class Meta(type):\n    __name__ = property(lambda cls: 1 / 0)\n\n\n"
        "class Odd(metaclass=Meta): pass\n\n\n"
        "def max_pool(x, k):\n    return Odd()\n",
        "raises later",
    ),
    "np.max is np.min": (returns(RIGHT) + "\n\nnp.max = np.min\n", "replaces names"),
    "np.isnan says yes": (
        returns(RIGHT.replace("max", "min"))
        + "\n\nnp.isnan = lambda x: np.array(True)\n",
        "replaces names",
    ),
    "no np.ndarray": (returns("x") + "\n\ndel np.ndarray\n", "replaces names"),
    "max is min": (returns(RIGHT, "builtins.max = min"), "replaces names"),
    "replaces and raises": (
        returns("x", "builtins.repr = lambda x: ''; 1 / 0"),
        "replaces names",
    ),
    "changes the shape of the input": (
        returns("x", "x.shape = (-1,)"),
        "input changed",
    ),
    "changes the dtype of the input": (
        returns("x", "x.dtype = int"),
        "input changed",
    ),
    "right at every other call": (
        returns(f"{RIGHT.strip()} if len(seen) % 2 else {ZEROS}", "seen.append(k)")
        + "\n\nseen = []\n",
        "no entry of the input",
    ),
}
# What they do beside harms nobody: they are right.
HARMLESS = {
    "much output": returns(RIGHT, "print('x' * 10**6)"),
    "closes its output": returns(RIGHT, "sys.stdout.close()"),
    "little depth": returns(RIGHT, "sys.setrecursionlimit(70)"),
    "NumPy raises at once": returns(RIGHT, "np.seterr(all='raise')"),
    "NumPy prints nothing": returns(RIGHT, "np.set_printoptions(threshold=0)"),
    "a result to read only": returns(
        "y", f"y = {RIGHT.strip()}; y.flags.writeable = 0"
    ),
}
