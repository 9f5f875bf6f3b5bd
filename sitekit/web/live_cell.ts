// <live-cell>: runs the program of the listing around it in full Python, changed or not.

import type { Hands } from "./code_editor";
import { button } from "./controls";
import { needsNumpy, numpyMissing, type Outcome, run, type Running } from "./full_python";

interface Editor {
  focus(): void;
}

const LONG = 5000; // ms after which a reader is told that a program still runs
const MEGABYTE = 1_000_000;
const { dataset } = document.currentScript as HTMLScriptElement;
const EDITOR = new URL(dataset["editor"] ?? "", location.href).href;

export class LiveCell extends HTMLElement {
  private readonly buttons = {
    run: button(this.runName, () => void this.run()),
    stop: button("Stop", () => this.running?.stop()),
    edit: button("Edit", () => void this.edit()),
    reset: button("Reset", () => this.reset()),
  };
  private readonly bar = document.createElement("progress");
  private readonly megabytes = document.createElement("span");
  private readonly loading = document.createElement("label");
  private readonly status = document.createElement("span");
  private running: Running | undefined;
  private recorded: Element | null = null;
  private output: HTMLElement | undefined;
  private original: Node[] = [];
  private host: HTMLElement | undefined;

  connectedCallback(): void {
    if (this.dataset["ready"] !== undefined) return;
    this.dataset["ready"] = "";
    if (location.protocol === "file:") return; // browsers load no module from there
    this.status.setAttribute("role", "status");
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", this.figure.querySelector("figcaption")?.textContent ?? "");
    const { run, stop, edit, reset } = this.buttons;
    this.loading.append(this.bar, this.megabytes);
    this.replaceChildren(run, stop, edit, reset, this.status, this.loading);
    for (const idle of [stop, reset, this.loading]) idle.hidden = true;
    if (numpyMissing && (this.judge || needsNumpy(this.code))) {
      run.disabled = true;
      this.say(`Not here: ${numpyMissing}`);
    }
  }

  disconnectedCallback(): void {
    this.running?.stop(); // the next page's cells do not wait for this one
  }

  protected get runName(): string {
    return "Run";
  }

  /** The module that judges what the program defines, if there is one. */
  protected get judge(): string {
    return "";
  }

  private get figure(): HTMLElement {
    return this.closest("figure") as HTMLElement;
  }

  private get listing(): HTMLElement {
    return this.figure.querySelector("pre code") as HTMLElement;
  }

  /** The program as it stands, edited or not. */
  get code(): string {
    return this.listing.textContent ?? "";
  }

  /** The programs of the cells whose names this one sees. */
  private above(): string[] {
    const cells = [...document.querySelectorAll<LiveCell>("live-cell")];
    const codes: string[] = [];
    for (let at = cells.indexOf(this); cells[at]?.dataset["continues"] !== undefined; at--) {
      const cell = cells[at - 1];
      if (cell) codes.unshift(cell.code);
    }
    return codes;
  }

  private async run(): Promise<void> {
    if (this.running) return;
    const { run: start, stop, reset } = this.buttons;
    start.setAttribute("aria-disabled", "true");
    stop.hidden = false;
    this.say("Waiting for its turn …");
    const samp = this.freshOutput();
    let began = performance.now();
    let long: ReturnType<typeof setTimeout> | undefined;
    this.running = run(this.code, this.above(), {
      progress: (bytes, total) => this.progress(bytes, total),
      began: () => {
        this.loading.hidden = true;
        began = performance.now();
        this.say("Running …");
        long = setTimeout(() => this.say("Still running. Stop ends it."), LONG);
      },
      output: (text) => samp.append(text),
    }, this.judge);
    const outcome = await this.running.outcome;
    clearTimeout(long);
    this.running = undefined;
    this.loading.hidden = stop.hidden = true;
    reset.hidden = false;
    start.removeAttribute("aria-disabled");
    if (document.activeElement === document.body) start.focus();
    this.conclude(outcome, samp, (performance.now() - began) / 1000);
  }

  private progress(bytes: number, total: number): void {
    const [now, all] = [bytes, total].map((size) => (size / MEGABYTE).toFixed(1));
    if (this.loading.hidden) this.say("Python is being fetched …");
    this.loading.hidden = false;
    Object.assign(this.bar, { max: total, value: bytes });
    this.megabytes.textContent = `${now} of ${all} MB`;
  }

  protected conclude({ state, message, cut }: Outcome, samp: HTMLElement, seconds: number): void {
    this.dataset["state"] = state;
    if (message && state !== "broken" && state !== "exited") samp.append(told(message));
    if (cut) samp.append(told(`… ${cut}`));
    if (!samp.textContent) samp.append("(nothing)");
    this.say(sentence(state, message, seconds));
  }

  protected say(text: string, more = ""): void {
    const head = document.createElement(more ? "strong" : "span");
    head.textContent = text;
    this.status.replaceChildren(head, more);
  }

  protected withoutOutput(): void {
    this.output?.remove();
    this.output = undefined;
  }

  /** Put an empty place for output where the recorded one stood. */
  private freshOutput(): HTMLElement {
    const fresh = document.createElement("div");
    fresh.className = "output live";
    const title = document.createElement("p");
    title.className = "output-title";
    title.textContent = "Output of your run";
    const pre = document.createElement("pre");
    pre.tabIndex = 0;
    const samp = document.createElement("samp");
    pre.append(samp);
    fresh.append(title, pre);
    const shown = this.output ?? this.figure.querySelector(".output");
    if (!this.output) this.recorded = shown;
    if (shown) shown.replaceWith(fresh);
    else this.figure.append(fresh);
    this.output = fresh;
    return samp;
  }

  private async edit(): Promise<void> {
    let editor: typeof import("./code_editor");
    try {
      editor = (await import(EDITOR)) as typeof import("./code_editor");
    } catch {
      return this.say("The editor could not be fetched. Try again.");
    }
    if (this.host) return;
    this.original = [...this.listing.childNodes];
    this.host = document.createElement("div");
    this.host.className = "editor";
    this.figure.insertBefore(this.host, this);
    const hands: Hands = {
      run: () => void this.run(),
      leave: () => this.buttons.run.focus(),
      // Kept below, for the copy button and for paper.
      changed: (code) => this.listing.replaceChildren(code),
    };
    const view: Editor = editor.edit(this.host, this.code.replace(/\n$/, ""), hands);
    this.buttons.edit.hidden = true;
    this.buttons.reset.hidden = false;
    view.focus();
  }

  private reset(): void {
    this.running?.stop();
    const { edit, reset, run } = this.buttons;
    if (this.host) this.listing.replaceChildren(...this.original);
    this.host?.remove();
    this.host = undefined;
    if (this.recorded) this.output?.replaceWith(this.recorded);
    else this.output?.remove();
    this.output = undefined;
    delete this.dataset["state"];
    edit.hidden = false;
    reset.hidden = true;
    run.focus();
    this.say("As it was.");
  }
}

function sentence(state: Outcome["state"], message: string, seconds: number): string {
  switch (state) {
    case "done":
      return `Done in ${seconds.toFixed(2)} s.`;
    case "raised":
      return `It raised: ${message.trim().split("\n").at(-1) ?? ""}`;
    case "exited":
      return `The program ended itself${message ? ` and said: ${message}` : "."}`;
    case "above":
      return "A cell above it raised, so this one did not run.";
    case "stopped":
      return "Stopped.";
    case "broken":
      return `Python broke off: ${message}. The next run starts it anew.`;
  }
}

export function told(text: string): HTMLElement {
  const part = document.createElement("span");
  part.className = "told";
  part.textContent = text;
  return part;
}

customElements.define("live-cell", LiveCell);
