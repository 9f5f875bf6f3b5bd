"""Mistakes that readers make in exercises 1 and 2, each with what to tell them.

A row has a name, formulas separated by semicolons, and a message that does not give
the answer away. A formula of two rows, or a right one, fails the tests.
"""

RELU = (
    (
        "δ forgotten",
        "1[a_k^(l-1) > 0]; 1[a_j^(l-1) > 0]",
        "For j = k this is right. But how much does output j move when another "
        "input k moves? Your formula must say that too.",
    ),
    (
        "derivative 1 at negative inputs",
        "δ_jk",
        "This is right where the input is positive. What is the slope of ReLU "
        "where the input is negative?",
    ),
    (
        "1 everywhere",
        "1",
        "The slope depends on the input's sign, and output j does not depend "
        "on every input k.",
    ),
    (
        "the function itself",
        "a_j^(l); a_k^(l); a_k^(l) δ_jk",
        "This is the value of ReLU. Asked is its slope.",
    ),
    (
        "the input as slope",
        "a_k^(l-1) δ_jk; a_k^(l-1); a_j^(l-1)",
        "This is the layer's input. How much does the output move if the input "
        "moves by a little?",
    ),
    (
        "wrong side",
        "1[a_k^(l-1) < 0] δ_jk",
        "Look at the graph of ReLU again: on which side of 0 is it flat?",
    ),
    (
        "slope -1",
        "sign(a_k^(l-1)) δ_jk",
        "At negative inputs this is the slope of the absolute value |x|, not of ReLU.",
    ),
    (
        "sum instead of δ",
        "Σ_m 1[a_m^(l-1) > 0]",
        "An entry belongs to one output j and one input k. A sum over all "
        "inputs mixes the entries.",
    ),
    (
        "δ the wrong way round",
        "(1 - δ_jk) 1[a_k^(l-1) > 0]",
        "Here the diagonal is 0 and the rest is not. Which input does output j see?",
    ),
    ("0 everywhere", "0", "Does no output depend on any input? Try j = k."),
)

SQUARE = (
    (
        "δ forgotten",
        "2 a_k^(l-1); 2 a_j^(l-1)",
        "For j = k this is right. But how much does output j move when another "
        "input k moves? Your formula must say that too.",
    ),
    (
        "output for input",
        "2 a_k^(l) δ_jk",
        "Here a^(l) is the layer's output, which is squared already. At which "
        "value is the derivative of x² taken?",
    ),
    (
        "output for input, δ forgotten",
        "2 a_k^(l); 2 a_j^(l)",
        "Two things: a^(l) is the layer's output, which is squared already; "
        "and what is the entry for j ≠ k?",
    ),
    (
        "the function itself",
        "a_j^(l); a_k^(l); a_k^(l) δ_jk",
        "This is the value of x². Asked is its derivative.",
    ),
    (
        "factor forgotten",
        "a_k^(l-1) δ_jk; a_k^(l-1); a_j^(l-1)",
        "The power is reduced by one, but what happens to the exponent?",
    ),
    (
        "differentiated twice",
        "2 δ_jk; 2",
        "A constant slope belongs to a straight line. Does x² have the same "
        "slope everywhere?",
    ),
    (
        "sign wrong",
        "-2 a_k^(l-1) δ_jk",
        "Check the sign: does x² grow or fall where x is positive?",
    ),
    (
        "sum instead of δ",
        "2 Σ_m a_m^(l-1)",
        "An entry belongs to one output j and one input k. A sum over all "
        "inputs mixes the entries.",
    ),
    (
        "δ the wrong way round",
        "2 a_k^(l-1) (1 - δ_jk)",
        "Here the diagonal is 0 and the rest is not. Which input does output j see?",
    ),
)

SOFTMAX = (
    (
        "only the diagonal",
        "s_j (1 - s_j); s_k (1 - s_k); s_j (1 - s_j) δ_jk",
        "This is the diagonal, j = k. Every input is in softmax's denominator: "
        "what happens to output j when another input k grows?",
    ),
    (
        "only off the diagonal",
        "-s_j s_k",
        "This is right for j ≠ k. For j = k the numerator depends on the input too.",
    ),
    (
        "1 where δ belongs",
        "s_j (1 - s_k); s_k (1 - s_j)",
        "For j = k this is right. For j ≠ k the numerator does not contain "
        "input k: which part of your formula comes from the numerator?",
    ),
    (
        "index slip",
        "s_k (δ_jk - s_k); s_j (δ_jk - s_j)",
        "One index is wrong: for j ≠ k your entry depends on one output only. "
        "Should it not be symmetric in j and k?",
    ),
    (
        "sign wrong",
        "s_j (s_k - δ_jk)",
        "All signs are the wrong way round. Does output j grow or fall when "
        "input j grows?",
    ),
    (
        "plus for minus",
        "s_j (δ_jk + s_k); s_j s_k",
        "Check a sign: the outputs always add up to 1. Can output j grow when "
        "another input k grows?",
    ),
    (
        "input for output",
        "a_j^(l-1) (δ_jk - a_k^(l-1))",
        "The form is right, but a^(l-1) is the layer's input. Which values do "
        "the quotients of the derivation give?",
    ),
    (
        "the function itself",
        "s_j; s_k",
        "This is softmax itself. Asked is its derivative.",
    ),
    (
        "denominator kept constant",
        "s_j δ_jk",
        "This differentiates the numerator only. The denominator contains "
        "input k too: use the quotient rule.",
    ),
    (
        "numerator alone",
        "exp(a_j^(l-1)) δ_jk; exp(a_j^(l-1))",
        "This is about the numerator of softmax. Where is the denominator?",
    ),
    (
        "square forgotten",
        "s_j (δ_jk - s_k) Σ_m exp(a_m^(l-1))",
        "Look at the denominator of the quotient rule again: it is not that of "
        "softmax itself.",
    ),
    (
        "sum instead of δ",
        "Σ_m s_j (δ_jm - s_m)",
        "Your entry is always 0. That is the sum of a row; asked is each entry "
        "of the row.",
    ),
)

BIAS = (
    (
        "δ forgotten",
        "1",
        "For j = k this is right. But is b_k a term of output j for every k?",
    ),
    (
        "weight",
        "W_jk; W_kj; W_jk δ_jk",
        "W^(l) multiplies the input, and is the derivative by it. Asked is the "
        "derivative by the bias.",
    ),
    (
        "input",
        "a_k^(l-1); a_j^(l-1); a_k^(l-1) δ_jk",
        "The input appears when you differentiate by a weight. What does the "
        "bias multiply?",
    ),
    (
        "gradient of the loss",
        "∂L/∂b_k; ∂L/∂b_j; ∂L/∂b_k δ_jk",
        "This is the gradient of the loss L. Asked is the derivative of the "
        "layer's activity, without any loss.",
    ),
    (
        "the function itself",
        "a_j^(l); a_k^(l)",
        "This is the activity itself. Asked is its derivative.",
    ),
    (
        "the bias itself",
        "b_k; b_j; b_k δ_jk",
        "The bias is what you differentiate by. How much does the activity "
        "move if the bias moves by a little?",
    ),
    (
        "weighted sum kept",
        "Σ_m W_jm a_m^(l-1) + δ_jk; Σ_m W_jm a_m^(l-1); Σ_m W_jm a_m^(l-1) + 1",
        "The weighted sum does not contain the bias. What is the derivative of "
        "a term without the variable?",
    ),
    (
        "sum instead of δ",
        "Σ_m W_jm; Σ_m b_m; Σ_m a_m^(l-1)",
        "An entry belongs to one output j and one bias k. A sum over all of "
        "them mixes the entries.",
    ),
    (
        "δ the wrong way round",
        "1 - δ_jk",
        "Here the diagonal is 0 and the rest is not. Which bias is a term of output j?",
    ),
    (
        "sign wrong",
        "-δ_jk",
        "Check the sign: the bias is added.",
    ),
    (
        "0 everywhere",
        "0",
        "Does no output depend on any bias? Look for the bias in the formula "
        "of output j.",
    ),
)
