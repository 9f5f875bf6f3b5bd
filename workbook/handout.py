"""Writes a sheet of variants for each student, and the solutions for the teacher.

    python -m workbook.handout --variants 30 --seed 7

gives sheet/questions.html and sheet/solutions.html, to be printed from a browser. The
same seed gives the same sheets; each question names its own seed, by which its page
shows it too.
"""

import argparse
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from snippets.validation import at_least, whole_number
from workbook.answers.dimensions import written
from workbook.answers.variants import Draw, Variant
from workbook.max_pooling.practice import pool_practice
from workbook.parameters.practice import affine_practice, conv_practice
from workbook.shapes.practice import padded_practice, valid_practice
from workbook.vgg.practice import total_practice

# One sheet of paper holds these.
QUESTIONS = (
    affine_practice,
    valid_practice,
    padded_practice,
    conv_practice,
    total_practice,
    pool_practice,
)
SEEDS = 1_000_000
MOST = 1000
STYLE = """
@page { size: a4; margin: 18mm }
body { font: 11pt/1.45 Charter, Cambria, "Noto Serif", "DejaVu Serif", serif;
  max-width: 44rem; margin: 1rem auto; padding: 0 1rem }
section { break-after: page } section:last-child { break-after: auto }
h1 { font-size: 15pt } h2 { font-size: 11pt; margin: 1em 0 0.2em }
.name { float: right } .answer { height: 15mm; border-bottom: 1px solid }
li, div { break-inside: avoid } ol { padding-left: 1.5em } p { margin: 0.2em 0 }
.compact { columns: 2; column-gap: 2.5em; font-size: 9pt }
@media print { body { max-width: none; margin: 0; padding: 0 } }
"""


def sheets(variants: int, seed: int) -> list[list[tuple[int, Variant]]]:
    """Make the questions of each student, with the seed of each question."""
    draw = Draw(seed)
    seeds = [[draw.below(SEEDS) for _ in QUESTIONS] for _ in range(variants)]
    return [
        [(own, make(own)) for own, make in zip(row, QUESTIONS, strict=True)]
        for row in seeds
    ]


def question_page(number: int, sheet: Sequence[tuple[int, Variant]]) -> str:
    """Write the questions of one student."""
    items = "".join(
        f"<li><p>{escape(variant.question)} <small>(variant {own})</small></p>"
        '<div class="answer"></div></li>'
        for own, variant in sheet
    )
    head = f'<h1><span class="name">Name:{"&nbsp;" * 40}</span>Sheet {number}</h1>'
    return f"<section>{head}<ol>{items}</ol></section>"


def solution_page(number: int, sheet: Sequence[tuple[int, Variant]]) -> str:
    """Write the worked solutions of one student's questions."""
    items = "".join(
        f"<li><strong>{escape(result(variant))}</strong>"
        + "".join(f"<p>{escape(line)}</p>" for line in variant.solution)
        + "</li>"
        for _, variant in sheet
    )
    return f'<div><h2>Sheet {number}</h2><ol class="compact">{items}</ol></div>'


def result(variant: Variant) -> str:
    """Write what a variant asks for."""
    expected = variant.expected
    return written(expected) if variant.kind == "shape" else f"{expected:,}"


def document(title: str, content: str) -> str:
    """Write a page that needs nothing else."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f"<body>{content}</body></html>\n"
    )


def write(folder: Path, variants: int, seed: int) -> None:
    """Write both pages into a folder."""
    made = list(enumerate(sheets(variants, seed), start=1))
    questions = "".join(question_page(number, sheet) for number, sheet in made)
    solutions = "".join(solution_page(number, sheet) for number, sheet in made)
    title = f"Solutions of {variants} sheets, seed {seed}"
    folder.mkdir(exist_ok=True)
    for name, text in (
        ("questions.html", document("Layers of a convolutional network", questions)),
        ("solutions.html", document(title, f"<h1>{title}</h1>{solutions}")),
    ):
        (folder / name).write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the sheets."""
    parser = argparse.ArgumentParser(prog="nox -s sheet --")
    parser.add_argument("--variants", type=int, default=30, help="number of students")
    parser.add_argument("--seed", type=int, default=0, help="another one, other sheets")
    options = parser.parse_args(arguments)
    try:
        at_least(1)("variants", options.variants)
        whole_number("seed", options.seed, 0)
        if options.variants > MOST:
            raise ValueError(f"variants must be at most {MOST}, got {options.variants}")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    write(Path("sheet"), options.variants, options.seed)
    print("The sheets are sheet/questions.html, their solutions sheet/solutions.html")
    return 0


if __name__ == "__main__":  # pragma: no cover - the tests call main()
    sys.exit(main())
