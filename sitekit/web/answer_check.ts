// <answer-check>: a question with a field; says whether the answer is right, and if not,
// what is wrong. Typed answers are judged by light Python, a choice by its own reasons.

import { button } from "./controls";
import { ask, prepare } from "./light_python";
import { formula, type Tree } from "./mathml";
import { CHANGED, practise, remember, stored } from "./progress";

interface Verdict {
  state: "right" | "wrong" | "unclear";
  message: string;
  understood: Tree;
}
interface Variant {
  question: string;
  solution: string[];
}

const HEADS = { right: "Right.", wrong: "Not right.", unclear: "Not yet.", failed: "" };
const SEEDS = 1_000_000;
const SEED = /^\d{1,9}$/;
const SLOW = 200; // ms after which a reader is told that something is fetched
const PAUSE = 150; // ms without a key after which a formula is shown

class AnswerCheck extends HTMLElement {
  private seed: number | undefined;
  private turn = 0;
  private own: Node[] = []; // the sheet's question, while a variant is shown
  private counted = false; // whether this variant was answered right already
  private readonly mark = (): void => this.showAnswered();

  connectedCallback(): void {
    document.addEventListener(CHANGED, this.mark);
    this.mark();
    if (this.dataset["ready"] !== undefined) return;
    this.dataset["ready"] = "";
    if (this.kind !== "choice" && location.protocol === "file:") {
      this.classList.add("from-disk"); // browsers load no module from there
      return;
    }
    const form = this.piece<HTMLFormElement>("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.check();
    });
    form.addEventListener("input", () => this.changed());
    if (this.kind !== "choice") {
      form.addEventListener("focusin", () => this.prepare());
      form.addEventListener("pointerdown", () => this.prepare());
    }
    for (const symbol of this.querySelectorAll<HTMLElement>(".symbol")) {
      symbol.addEventListener("click", () => this.insert(symbol.textContent ?? ""));
    }
    if (this.dataset["practice"]) this.offerVariants();
  }

  disconnectedCallback(): void {
    document.removeEventListener(CHANGED, this.mark);
    this.turn += 1; // what is still awaited is not for the next page, nor for its address
  }

  /** Show whether the sheet's question was answered, here or in another tab. */
  private showAnswered(): void {
    const right = stored().answers.get(this.id) === "right";
    if (right && this.seed === undefined) this.dataset["answered"] = "";
    else delete this.dataset["answered"];
  }

  private get kind(): string {
    return this.dataset["kind"] ?? "";
  }

  private get field(): HTMLInputElement {
    return this.piece<HTMLInputElement>("input");
  }

  private piece<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector);
    if (!found) throw new Error(`${this.id} has no ${selector}`);
    return found;
  }

  /** Say what the question is, for the desk. */
  private request(more: object): object {
    const { kind, expect, mistakes, step, practice } = this.dataset;
    const variant = this.seed === undefined ? {} : { practice, seed: this.seed };
    return { kind, expect, mistakes, step, ...variant, ...more };
  }

  private prepare(): void {
    prepare().catch((error: unknown) => this.fail(error));
  }

  private async check(): Promise<void> {
    if (this.kind === "choice") return this.choose();
    const text = this.field.value;
    if (!text.trim()) return this.say("unclear", "Type an answer first.");
    const turn = ++this.turn;
    const slow = this.announce(turn);
    try {
      const verdict = (await ask("answer", this.request({ text }))) as Verdict;
      if (turn !== this.turn) return;
      this.understand(verdict.understood);
      this.say(verdict.state, ...(verdict.state === "right" ? [] : [verdict.message]));
      this.keep(verdict.state);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  /** Say that something is fetched, if the reader still waits for it by then. */
  private announce(turn: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      if (turn === this.turn) this.tell("The checker is being fetched …");
    }, SLOW);
  }

  private choose(): void {
    const chosen = this.querySelector<HTMLInputElement>("input:checked");
    const reason = chosen?.closest("label")?.nextElementSibling;
    if (!(reason instanceof HTMLElement)) {
      return this.say("unclear", "Choose an option first.");
    }
    const state = reason.dataset["state"] === "right" ? "right" : "wrong";
    this.say(state, ...[...reason.childNodes].map((node) => node.cloneNode(true)));
    this.keep(state);
  }

  private keep(state: Verdict["state"]): void {
    if (state === "unclear") return;
    if (this.seed === undefined) {
      remember(this.id, state);
    } else if (state === "right" && !this.counted) {
      this.counted = true;
      practise(this.id);
    }
  }

  private say(state: keyof typeof HEADS, ...content: (string | Node)[]): void {
    const head = document.createElement("strong");
    head.textContent = HEADS[state];
    this.dataset["state"] = state;
    if (this.kind !== "choice") {
      this.field.ariaInvalid = state === "wrong" || state === "unclear" ? "true" : null;
    }
    this.tell(head, " ", ...content);
  }

  private tell(...content: (string | Node)[]): void {
    this.piece(".verdict").replaceChildren(...content);
  }

  private fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.say("failed", `The answer could not be checked. Try again in a moment. (${reason})`);
  }

  private understand(understood: Tree): void {
    const place = this.piece(".understood");
    if (!understood.length) place.replaceChildren();
    else if (typeof understood !== "string") place.replaceChildren("Read as ", formula(understood));
    else place.textContent = `Read as ${understood}`;
  }

  private changed(): void {
    const turn = ++this.turn;
    delete this.dataset["state"];
    this.tell();
    if (this.kind === "choice") return;
    this.field.ariaInvalid = null;
    this.understand("");
    if (this.kind === "formula") setTimeout(() => void this.preview(turn), PAUSE);
  }

  /** Show how a formula is read while it is typed. */
  private async preview(turn: number): Promise<void> {
    const text = this.field.value;
    if (turn !== this.turn || !text.trim()) return;
    try {
      const read = (await ask("preview", this.request({ text }))) as Verdict;
      if (turn === this.turn) this.understand(read.understood);
    } catch {
      // The check says what is wrong.
    }
  }

  /** Insert at the caret as if it were typed, so that the reader can undo it. */
  private insert(symbol: string): void {
    this.field.focus();
    if (!document.execCommand("insertText", false, symbol)) {
      this.field.setRangeText(symbol);
      this.changed();
    }
  }

  private offerVariants(): void {
    this.piece(".another").addEventListener("click", () => {
      void this.vary(Math.floor(Math.random() * SEEDS));
    });
    const asked = new URLSearchParams(location.search).get(this.id);
    if (asked && SEED.test(asked)) {
      const show = button(`Show variant ${Number(asked)}`, () => {
        void this.vary(Number(asked));
        show.remove();
      });
      this.piece(".actions").append(show);
    }
  }

  /** Ask a variant of the question; its seed stands in the address. */
  private async vary(seed: number): Promise<void> {
    const turn = ++this.turn;
    const slow = this.announce(turn);
    const request = { practice: this.dataset["practice"], seed };
    let variant: Variant;
    try {
      variant = (await ask("variant", request)) as Variant;
    } catch (error) {
      if (turn === this.turn) this.fail(error);
      return;
    } finally {
      clearTimeout(slow);
    }
    if (turn !== this.turn) return;
    const question = this.piece("label");
    if (this.seed === undefined) this.own = [...question.childNodes];
    this.seed = seed;
    this.counted = false;
    question.replaceChildren(`Variant ${seed}. ${variant.question}`);
    this.restart(solution(variant.solution));
    if (!this.querySelector(".back")) {
      const back = button("Back to the sheet’s question", () => this.back());
      back.className = "back";
      this.piece(".actions").append(back);
    }
  }

  private back(): void {
    this.seed = undefined;
    this.piece("label").replaceChildren(...this.own);
    this.piece(".back").remove();
    this.restart();
  }

  /** Empty the field for another question, and let the address name it. */
  private restart(...below: Node[]): void {
    this.querySelector(".solution")?.remove();
    this.piece("form").append(...below);
    this.field.value = "";
    this.changed();
    this.mark();
    this.field.focus();
    const url = new URL(location.href);
    if (this.seed === undefined) url.searchParams.delete(this.id);
    else url.searchParams.set(this.id, String(this.seed));
    history.replaceState(history.state, "", url);
  }
}

function solution(lines: string[]): HTMLDetailsElement {
  const box = document.createElement("details");
  box.className = "solution";
  const summary = document.createElement("summary");
  summary.textContent = "Worked solution of this variant";
  const steps = lines.map((line) => {
    const step = document.createElement("p");
    step.textContent = line;
    return step;
  });
  box.append(summary, ...steps);
  return box;
}

customElements.define("answer-check", AnswerCheck);
