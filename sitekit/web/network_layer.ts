// One layer of the calculator: its row in the table, and below it, when opened, its fields,
// what can be done with it, and the formula of each number.

import { button, element, labelled, select } from "./controls";

export interface Field {
  name: string;
  needed: boolean;
  options: string[];
  first: string; // what a new layer says
  default: string;
}
export interface Kind {
  kind: string;
  fields: Field[];
}
export type Values = Map<string, string>;
export interface Acts {
  changed(): void;
  move(layer: LayerRow, by: number): void;
  copy(layer: LayerRow): void;
  remove(layer: LayerRow): void;
  explain(layer: LayerRow): Promise<[string, string][]>;
}

let count = 0;

/** The name of a field or kind as a reader reads it. */
export const words = (name: string): string => name.replaceAll("_", " ");

export class LayerRow {
  readonly row = document.createElement("tr");
  readonly details = document.createElement("tr");
  readonly heading: HTMLButtonElement;
  private readonly cells: HTMLButtonElement[];
  private readonly formulas = document.createElement("dl");
  private readonly reason = document.createElement("p");
  private written: string | undefined;
  private wrong = "";
  private readonly inputs = new Map<string, HTMLInputElement | HTMLSelectElement>();

  constructor(
    readonly kind: Kind,
    values: Values,
    columns: string[],
    private readonly acts: Acts,
  ) {
    this.heading = button("", () => this.toggle());
    const head = document.createElement("th");
    head.scope = "row";
    head.append(this.heading);
    this.cells = columns.slice(1).map(() => button("", () => this.open()));
    this.row.append(head, ...this.cells.map((cell) => inCell(cell)));
    const id = `layer-${++count}`;
    this.details.id = id;
    this.details.hidden = true;
    this.heading.setAttribute("aria-expanded", "false");
    this.heading.setAttribute("aria-controls", id);
    this.reason.className = "reason";
    this.reason.id = `${id}-reason`;
    const box = document.createElement("div");
    box.append(this.reason, this.form(values), this.actions(), this.formulas);
    const cell = document.createElement("td");
    cell.colSpan = columns.length;
    cell.append(box);
    this.details.append(cell);
  }

  /** What the fields say, those at their default left out. */
  get values(): Values {
    const said: Values = new Map();
    for (const [name, input] of this.inputs) {
      const text = input.value.replace(/[\s#;]/g, "");
      const field = this.kind.fields.find((each) => each.name === name);
      if (text && text !== field?.default) said.set(name, text);
    }
    return said;
  }

  /** The layer as a line of text; read anew only after a change. */
  get line(): string {
    const said = (): string[] => [...this.values].map(([name, text]) => `${name}=${text}`);
    this.written ??= [this.kind.kind, ...said()].join(" ");
    return this.written;
  }

  get inSight(): boolean {
    const { top, bottom } = this.row.getBoundingClientRect();
    return bottom >= 0 && top <= innerHeight;
  }

  /** Show its numbers, or that there are none. */
  show(texts: string[] | undefined): void {
    const [name = words(this.kind.kind), ...numbers] = texts ?? [];
    set(this.heading, name);
    this.cells.forEach((cell, i) => {
      set(cell, numbers[i] ?? "");
      if (cell.hidden === !!texts) cell.hidden = !texts;
    });
    if (!this.details.hidden) void this.explain();
  }

  /** Say why it cannot stand here; nothing if it can. */
  fail(reason: string): void {
    if (reason === this.wrong) return;
    this.wrong = reason;
    this.row.classList.toggle("impossible", reason !== "");
    this.reason.textContent = reason;
    const controls = [this.heading, ...this.inputs.values()];
    for (const control of controls) {
      if (reason) control.setAttribute("aria-describedby", this.reason.id);
      else control.removeAttribute("aria-describedby");
    }
    for (const [name, input] of this.inputs) {
      input.setAttribute("aria-invalid", String(reason.startsWith(name)));
    }
    if (reason) this.open();
  }

  open(): void {
    this.details.hidden = false;
    this.heading.setAttribute("aria-expanded", "true");
    void this.explain();
  }

  remove(): void {
    this.row.remove();
    this.details.remove();
  }

  private toggle(): void {
    if (this.details.hidden) return this.open();
    this.details.hidden = true;
    this.heading.setAttribute("aria-expanded", "false");
  }

  private async explain(): Promise<void> {
    const pairs = this.cells[0]?.hidden ? [] : await this.acts.explain(this);
    this.formulas.replaceChildren(
      ...pairs.flatMap(([name, text]) => [element("dt", words(name)), element("dd", text)]),
    );
  }

  private form(values: Values): HTMLElement {
    const form = document.createElement("div");
    form.className = "fields";
    const name = { name: "name", needed: false, options: [], first: "", default: "" };
    for (const field of [...this.kind.fields, name]) {
      const input = field.options.length ? select(field.options) : text();
      input.value = values.get(field.name) ?? field.default;
      input.addEventListener("input", () => {
        this.written = undefined;
        this.acts.changed();
      });
      form.append(labelled(words(field.name), input));
      this.inputs.set(field.name, input);
    }
    return form;
  }

  private actions(): HTMLElement {
    const actions = document.createElement("div");
    actions.className = "actions";
    actions.append(
      button("Move up", () => this.acts.move(this, -1)),
      button("Move down", () => this.acts.move(this, 1)),
      button("Copy layer", () => this.acts.copy(this)),
      button("Delete layer", () => this.acts.remove(this)),
    );
    return actions;
  }
}

/** Read a line of text back into the kind and the fields. */
export function parsed(line: string, kinds: Kind[]): [Kind, Values] | undefined {
  const [name = "", ...said] = line.split(" ");
  const kind = kinds.find((each) => each.kind === name);
  if (!kind) return undefined;
  return [kind, new Map(said.map((word) => [before(word), word.slice(before(word).length + 1)]))];
}

const before = (word: string): string => word.split("=")[0] ?? "";

function text(): HTMLInputElement {
  const made = document.createElement("input");
  Object.assign(made, { type: "text", autocomplete: "off", spellcheck: false, maxLength: 40 });
  return made;
}

function inCell(content: HTMLElement): HTMLElement {
  const cell = document.createElement("td");
  cell.className = "number";
  cell.append(content);
  return cell;
}

function set(place: HTMLElement, content: string): void {
  // A text that only changes lets a browser keep the styles around it.
  if (!(place.firstChild instanceof Text)) place.textContent = content;
  else if (place.firstChild.data !== content) place.firstChild.data = content;
}
