"""Max-pooling by other libraries, each as its users would call it.

A maker is given an NWHC array, the kernel size and the number of threads. What a
library wants done once (another layout, compiling) it does before it is timed, and
returns the call to time and what makes an NWHC array of its result.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

Call = Callable[[], Any]
Candidate = tuple[Call, Callable[[Any], Any]]
Maker = Callable[[Any, int, int], Candidate]
WINDOWS = "n (w s) (h t) c -> n w h c"


def channels_last(result: Any) -> Any:
    """Make an NWHC array of one in the order NCWH."""
    numpy = import_module("numpy")
    return numpy.moveaxis(numpy.asarray(result), 1, 3)


def channels_first(x: Any) -> Any:
    """Copy an NWHC array into the order NCWH."""
    return import_module("numpy").moveaxis(x, 3, 1).copy()


def skimage(x: Any, k: int, threads: int) -> Candidate:
    """Pool with block_reduce."""
    reduce = import_module("skimage.measure").block_reduce
    largest = import_module("numpy").max
    return lambda: reduce(x, (1, k, k, 1), largest), lambda result: result


def einops(x: Any, k: int, threads: int) -> Candidate:
    """Pool with reduce."""
    reduce = import_module("einops").reduce
    return lambda: reduce(x, WINDOWS, "max", s=k, t=k), lambda result: result


def opencv(x: Any, k: int, threads: int) -> Candidate:
    """Pool with cv2.max in two passes: OpenCV has no pooling of arrays.

    A row holds what is compared side by side, because cv2.max knows two axes.
    """
    cv2 = import_module("cv2")
    cv2.setNumThreads(threads)
    n, w, h, c = x.shape

    def largest(rows: Any) -> Any:
        size = rows.shape[1] // k
        found = rows[:, :size]
        for t in range(1, k):
            found = cv2.max(found, rows[:, t * size : t * size + size])
        return found

    def pool() -> Any:
        half = largest(x.reshape(n * w // k, k * h * c))
        return largest(half.reshape(-1, k * c))

    return pool, lambda result: result.reshape(n, w // k, h // k, c)


def opencv_network(x: Any, k: int, threads: int) -> Candidate:
    """Pool with a network of one layer; channels first."""
    cv2 = import_module("cv2")
    cv2.setNumThreads(threads)
    written = import_module("numpy").frombuffer(model(x, k), "u1")
    network = cv2.dnn.readNetFromONNX(written)
    network.setInput(channels_first(x))
    return network.forward, channels_last


def torch_module(threads: int) -> Any:
    """Load PyTorch and set its threads."""
    torch = import_module("torch")
    torch.set_num_threads(threads)
    return torch


def torch_last(x: Any, k: int, threads: int) -> Candidate:
    """Pool the array as it lies, in PyTorch's channels-last order."""
    torch = torch_module(threads)
    image = torch.from_numpy(x).permute(0, 3, 1, 2)
    return lambda: torch.nn.functional.max_pool2d(image, k), channels_last


def torch_first(x: Any, k: int, threads: int) -> Candidate:
    """Pool in PyTorch's own order, channels first."""
    torch = torch_module(threads)
    image = torch.from_numpy(channels_first(x))
    return lambda: torch.nn.functional.max_pool2d(image, k), channels_last


def torch_onednn(x: Any, k: int, threads: int) -> Candidate:
    """Pool in oneDNN's order."""
    torch = torch_module(threads)
    image = torch.from_numpy(channels_first(x)).to_mkldnn()
    return lambda: torch.nn.functional.max_pool2d(
        image, k
    ), lambda result: channels_last(result.to_dense())


def torch_amax(x: Any, k: int, threads: int) -> Candidate:
    """Pool by one reshape and one maximum along two axes."""
    torch = torch_module(threads)
    n, w, h, c = x.shape
    windows = torch.from_numpy(x).reshape(n, w // k, k, h // k, k, c)
    return lambda: windows.amax((2, 4)), lambda result: result.numpy()


def torch_compiled(x: Any, k: int, threads: int) -> Candidate:
    """Pool the array as it lies, with code that torch.compile writes for it."""
    torch = torch_module(threads)
    image = torch.from_numpy(x).permute(0, 3, 1, 2)
    pool = torch.compile(lambda image: torch.nn.functional.max_pool2d(image, k))
    return lambda: pool(image), channels_last


def model(x: Any, k: int) -> bytes:
    """Write a network of one max-pooling layer for images like these."""
    onnx = import_module("onnx")
    tensor = onnx.helper.make_tensor_value_info
    n, w, h, c = x.shape
    graph = onnx.helper.make_graph(
        [
            onnx.helper.make_node(
                "MaxPool", ["x"], ["y"], kernel_shape=[k, k], strides=[k, k]
            )
        ],
        "pool",
        [tensor("x", onnx.TensorProto.FLOAT, [n, c, w, h])],
        [tensor("y", onnx.TensorProto.FLOAT, [n, c, w // k, h // k])],
    )
    opset = [onnx.helper.make_opsetid("", 17)]
    written = onnx.helper.make_model(graph, opset_imports=opset, ir_version=8)
    return bytes(written.SerializeToString())


def onnx_runtime(x: Any, k: int, threads: int) -> Candidate:
    """Pool with a network of one layer; channels first."""
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = threads
    # Its threads would wait in a loop while other libraries are timed.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = runtime.InferenceSession(model(x, k), options)
    feed = {"x": channels_first(x)}
    return lambda: session.run(None, feed), lambda result: channels_last(result[0])


def jax_window(x: Any, k: int, threads: int) -> Candidate:
    """Pool with reduce_window, compiled."""
    jax = import_module("jax")
    window = (1, k, k, 1)
    pool = jax.jit(
        lambda x: jax.lax.reduce_window(
            x, -jax.numpy.inf, jax.lax.max, window, window, "VALID"
        )
    )
    image = jax.numpy.asarray(x)
    return lambda: pool(image).block_until_ready(), import_module("numpy").asarray


def jax_reshape(x: Any, k: int, threads: int) -> Candidate:
    """Pool by one reshape and one maximum along two axes, compiled."""
    jax = import_module("jax")
    n, w, h, c = x.shape
    six = (n, w // k, k, h // k, k, c)
    pool = jax.jit(lambda x: x.reshape(six).max(axis=(2, 4)))
    image = jax.numpy.asarray(x)
    return lambda: pool(image).block_until_ready(), import_module("numpy").asarray


def numba(x: Any, k: int, threads: int) -> Candidate:
    """Pool by loops, compiled; images side by side where there are more threads."""
    library, numpy = import_module("numba"), import_module("numpy")
    many = threads > 1
    images = library.prange if many else range

    def loops(x: Any, k: int, y: Any) -> None:
        for n in images(y.shape[0]):
            for i in range(y.shape[1]):
                for j in range(y.shape[2]):
                    for c in range(y.shape[3]):
                        y[n, i, j, c] = x[n, i * k, j * k, c]
                    for s in range(k):
                        for t in range(k):
                            for c in range(y.shape[3]):
                                a, b = y[n, i, j, c], x[n, i * k + s, j * k + t, c]
                                y[n, i, j, c] = a if a >= b or a != a else b

    compiled = library.njit(loops, parallel=many)
    n, w, h, c = x.shape

    def pool() -> Any:
        y = numpy.empty((n, w // k, h // k, c), x.dtype)
        compiled(x, k, y)
        return y

    return pool, lambda result: result


PEERS: dict[str, Maker] = {
    "scikit-image": skimage,
    "einops": einops,
    "OpenCV max": opencv,
    "OpenCV network": opencv_network,
    "ONNX Runtime": onnx_runtime,
    "JAX window": jax_window,
    "JAX reshape": jax_reshape,
    "PyTorch last": torch_last,
    "PyTorch first": torch_first,
    "PyTorch oneDNN": torch_onednn,
    "PyTorch amax": torch_amax,
    "torch.compile": torch_compiled,
    "Numba": numba,
}
