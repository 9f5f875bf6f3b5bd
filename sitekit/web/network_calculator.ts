// <network-calculator>: a stack of layers that a reader builds, and the table of its numbers.

import { button, element, group, labelled, select } from "./controls";
import { call, prepare } from "./light_python";
import { NetworkExport } from "./network_export";
import { type Kind, LayerRow, parsed, type Values, words } from "./network_layer";
import { TextHistory } from "./text_history";

const DESK = "workbook.network.desk";
const PARAMETER = "net";
const LONGEST = 20_000;
const FEW = 60; // layers that are shown at once
const REST = 300; // ms after a change in which the address follows
const SLOW = 200; // ms after which a reader is told that something is fetched

interface Described {
  columns: string[];
  kinds: Kind[];
  networks: [string, string][];
}
interface Computed {
  rows: string[][];
  totals: [string, string][];
  flaw: { row: number; reason: string } | null;
}
interface Loaded {
  image: string;
  channels: string;
  layers: [string, string][][];
  flaw?: string;
}

class NetworkCalculator extends HTMLElement {
  private described: Described | undefined;
  private layers: LayerRow[] = [];
  private readonly body = document.createElement("tbody");
  private readonly input = document.createElement("tr");
  private readonly totals = document.createElement("dl");
  private readonly status = element("p", "");
  private readonly taken = new NetworkExport(
    (form) => this.write(form),
    (text) => this.say(text),
  );
  private readonly image = field("Image, W×H");
  private readonly channels = field("Channels");
  private readonly history = new TextHistory();
  private turn = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.dataset["ready"] !== undefined) return;
    this.dataset["ready"] = "";
    if (location.protocol === "file:") {
      this.classList.add("from-disk"); // browsers load no module from there
      return;
    }
    this.status.setAttribute("role", "status");
    const asked = new URLSearchParams(location.search).get(PARAMETER);
    const start = button("Start the calculator", () => void this.start());
    this.replaceChildren(start, this.status);
    start.addEventListener("focus", () => void prepare(DESK).catch(() => undefined));
    if (asked !== null) start.textContent = "Show the network of this address";
  }

  /** Fetch Python, and put the controls and the first network in place. */
  private async start(): Promise<void> {
    const slow = setTimeout(() => this.say("The calculator is being fetched …"), SLOW);
    try {
      this.described = (await call(DESK, "describe", {})) as Described;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return this.say(`The calculator could not be fetched. Try again in a moment. (${reason})`);
    } finally {
      clearTimeout(slow);
    }
    this.say("");
    this.build(this.described);
    const asked = new URLSearchParams(location.search).get(PARAMETER);
    if (asked === null) await this.load({ name: "lenet5" });
    else await this.load({ text: asked.slice(0, LONGEST + 1).replaceAll(";", "\n") });
    this.querySelector("select")?.focus();
  }

  private build({ columns, kinds, networks }: Described): void {
    const named = select(["choose one", ...networks.map(([, title]) => title)]);
    named.addEventListener("change", () => {
      const name = networks[named.selectedIndex - 1]?.[0];
      if (name) void this.load({ name });
      named.selectedIndex = 0; // what is loaded may be changed at once
    });
    const added = select(kinds.map(({ kind }) => words(kind)));
    const add = button("Add layer", () => {
      const kind = kinds[added.selectedIndex];
      if (kind) this.insert(kind, firsts(kind), this.layers.length).open();
      this.commit(`${kind?.kind ?? ""} added at the end`);
    });
    const empty = button("Empty", () => {
      for (const layer of this.layers.splice(0)) layer.remove();
      this.commit("The stack is empty");
    });
    for (const { input } of [this.image, this.channels]) {
      input.addEventListener("input", () => this.commit(""));
    }
    const undo = button("Undo", () => void this.restore("undo"));
    const redo = button("Redo", () => void this.restore("redo"));
    const head = document.createElement("tr");
    head.append(...columns.map((name) => header(name)));
    const thead = document.createElement("thead");
    thead.append(head);
    const table = document.createElement("table");
    table.append(thead, this.body);
    this.body.append(this.input);
    const scroll = document.createElement("div");
    scroll.className = "table-scroll";
    Object.assign(scroll, { tabIndex: 0, role: "region", ariaLabel: "The network" });
    scroll.append(table);
    this.addEventListener("keydown", (event) => this.key(event));
    this.replaceChildren(
      group(labelled("A known network", named), this.image.label, this.channels.label),
      scroll,
      group(labelled("A new layer", added), add, empty, undo, redo),
      this.status,
      this.totals,
      this.taken.box,
    );
  }

  /** The network as text, which is what Python reads and the address holds. */
  private get text(): string {
    const size = this.image.input.value.replace(/[\s#;]/g, "").replaceAll("×", "x");
    const channels = this.channels.input.value.replace(/[\s#;]/g, "");
    return [`input ${size} ${channels}`, ...this.layers.map((layer) => layer.line)].join("\n");
  }

  private async load(request: object): Promise<void> {
    const found = (await call(DESK, "load", request)) as Loaded;
    if (found.flaw !== undefined) {
      this.take("input 224 3");
      await this.compute();
      return this.say(`The address holds no network, so the stack is empty: ${found.flaw}`);
    }
    const lines = found.layers.map((pairs) => {
      const kind = pairs.find(([name]) => name === "kind")?.[1] ?? "";
      const others = pairs.filter(([name]) => name !== "kind");
      return [kind, ...others.map(([name, text]) => `${name}=${text}`)].join(" ");
    });
    this.take([`input ${found.image} ${found.channels}`, ...lines].join("\n"));
    this.history.keep(this.text);
    await this.compute();
  }

  /** Put the layers of a text into the table. */
  private take(text: string): void {
    const [first = "", ...lines] = text.split("\n");
    const [, size = "", channels = ""] = first.split(" ");
    this.image.input.value = size;
    this.channels.input.value = channels;
    for (const layer of this.layers.splice(0)) layer.remove();
    for (const line of lines) {
      const read = parsed(line, this.described?.kinds ?? []);
      if (read) this.insert(...read, this.layers.length);
    }
  }

  private insert(kind: Kind, values: Values, at: number): LayerRow {
    const layer: LayerRow = new LayerRow(kind, values, this.described?.columns ?? [], {
      changed: () => this.commit(""),
      move: (which, by) => this.move(which, by),
      copy: (which) => {
        this.insert(which.kind, which.values, this.layers.indexOf(which) + 1).heading.focus();
        this.commit("Layer copied");
      },
      remove: (which) => this.delete(which),
      explain: async (which) => {
        const row = this.layers.indexOf(which) + 1;
        return (await call(DESK, "explain", { text: this.text, row })) as [string, string][];
      },
    });
    const next = this.layers[at];
    if (next) next.row.before(layer.row, layer.details);
    else this.body.append(layer.row, layer.details);
    this.layers.splice(at, 0, layer);
    return layer;
  }

  private move(layer: LayerRow, by: number): void {
    const from = this.layers.indexOf(layer);
    const to = from + by;
    const other = this.layers[to];
    if (!other) return this.say(by < 0 ? "It is the first layer" : "It is the last layer");
    // The other one moves, so that the focus stays where it is.
    if (by < 0) layer.details.after(other.row, other.details);
    else layer.row.before(other.row, other.details);
    this.layers.splice(from, 1);
    this.layers.splice(to, 0, layer);
    this.commit(`Now layer ${to + 1} of ${this.layers.length}`);
  }

  private delete(layer: LayerRow): void {
    const at = this.layers.indexOf(layer);
    this.layers.splice(at, 1);
    layer.remove();
    const next = this.layers[at] ?? this.layers[at - 1];
    (next?.heading ?? this.image.input).focus();
    this.commit("Layer deleted");
  }

  /** After a change by hand: remember it, and compute anew. */
  private commit(said: string): void {
    this.history.keep(this.text);
    void this.compute(said);
  }

  private async restore(way: "undo" | "redo"): Promise<void> {
    const text = this.history[way]();
    if (text === undefined) return this.say(`Nothing to ${way}`);
    this.take(text);
    await this.compute(way === "undo" ? "Undone" : "Done again");
  }

  private key(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement;
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    void this.restore(event.shiftKey ? "redo" : "undo");
  }

  private async compute(said = ""): Promise<void> {
    const turn = ++this.turn;
    const text = this.text;
    const found = (await call(DESK, "compute", { text })) as Computed;
    if (turn !== this.turn) return;
    const { rows, totals, flaw } = found;
    const cells = (rows[0] ?? []).slice(1).map((each, i) => element(i ? "td" : "th", each));
    for (const cell of cells.slice(1)) cell.className = "number";
    this.input.replaceChildren(...cells);
    const show = (layer: LayerRow, i: number): void => {
      layer.show(rows[i + 1]?.slice(1));
      layer.fail(flaw?.row === i + 1 ? flaw.reason : "");
    };
    // Laying out a long table takes longer than computing it: what is in sight comes first.
    if (this.layers.length <= FEW) this.layers.forEach(show);
    else {
      const inSight = this.layers.map((layer) => layer.inSight);
      this.layers.forEach((layer, i) => inSight[i] && show(layer, i));
      requestAnimationFrame(() => {
        setTimeout(() => {
          if (turn === this.turn) this.layers.forEach(show);
        });
      });
    }
    this.totals.replaceChildren(
      ...totals.flatMap(([name, total]) => [element("dt", name), element("dd", total)]),
    );
    const wrong = flaw ? `${flaw.row ? `Layer ${flaw.row}` : "The input"}: ${flaw.reason}` : "";
    this.image.input.setAttribute("aria-invalid", String(flaw?.row === 0));
    this.say([said, wrong].filter(Boolean).join(". "));
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.address(text), REST);
    await this.taken.update();
  }

  /** Put the network into the address, once the reader rests: a browser bounds how often. */
  private address(text: string): void {
    if (!this.isConnected) return;
    const url = new URL(location.href);
    url.searchParams.set(PARAMETER, text.replaceAll("\n", ";"));
    history.replaceState(history.state, "", url);
  }

  private async write(form: string): Promise<string> {
    const found = (await call(DESK, "write", { text: this.text, form })) as Record<string, string>;
    return found["written"] ?? found["flaw"] ?? "";
  }

  private say(text: string): void {
    this.status.textContent = text;
  }
}

function firsts(kind: Kind): Values {
  return new Map(kind.fields.filter(({ first }) => first).map((f) => [f.name, f.first]));
}

function field(name: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = document.createElement("input");
  Object.assign(input, { type: "text", autocomplete: "off", maxLength: 20 });
  return { label: labelled(name, input), input };
}

function header(name: string): HTMLElement {
  const cell = document.createElement("th");
  cell.scope = "col";
  cell.textContent = name;
  return cell;
}

customElements.define("network-calculator", NetworkCalculator);
