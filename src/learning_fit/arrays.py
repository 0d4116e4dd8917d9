"""The array types used inside the library, so that shapes and units can be spoken of briefly."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Points = NDArray[np.int32]
Smalls = NDArray[np.int16]
Bits = NDArray[np.uint16]
Whole = NDArray[np.signedinteger[Any]]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
Exact = NDArray[np.float64]


def both(rows: Sequence[bool] | Bools, columns: Sequence[bool] | Bools) -> Bools:
    """Where a row and a column both hold. (rows, columns)"""
    grid: Bools = np.logical_and.outer(np.array(rows, dtype=bool), np.array(columns, dtype=bool))
    return grid
