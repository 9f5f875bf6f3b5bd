// Builds a formula from the tree that the workbook gives: [tag, ...children].

export type Tree = string | [string, ...Tree[]];

const MATHML = "http://www.w3.org/1998/Math/MathML";
const TAGS = new Set(
  "mrow mi mn mo msub msup msubsup mfrac msqrt mtable mtr mtd mtext munder".split(" "),
);

/** Return the formula; elements that are no part of a formula are refused. */
export function formula(tree: Tree): Element {
  const math = document.createElementNS(MATHML, "math");
  math.append(built(tree));
  return math;
}

function built(tree: Tree): Node {
  if (typeof tree === "string") return document.createTextNode(tree);
  const [tag, ...rest] = tree;
  if (!TAGS.has(tag)) throw new Error(`no part of a formula: ${tag}`);
  const element = document.createElementNS(MATHML, tag);
  element.append(...rest.map(built));
  return element;
}
