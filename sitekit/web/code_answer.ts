// <code-answer>: a program that the reader finishes; full Python judges what it does.

import type { Outcome } from "./full_python";
import { LiveCell, told } from "./live_cell";
import { CHANGED, remember, stored } from "./progress";

const HEADS = { right: "Right.", wrong: "Not right.", unclear: "Not yet." };

class CodeAnswer extends LiveCell {
  private readonly mark = (): void => this.showAnswered();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(CHANGED, this.mark);
    this.mark();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(CHANGED, this.mark);
  }

  protected override get runName(): string {
    return "Check";
  }

  protected override get judge(): string {
    return this.dataset["judge"] ?? "";
  }

  /** Show what the judge says, below what the program printed. */
  protected override conclude(outcome: Outcome, samp: HTMLElement, seconds: number): void {
    const { verdict } = outcome;
    if (!verdict) return super.conclude(outcome, samp, seconds);
    const { state, message, example, told: raised } = verdict;
    this.dataset["state"] = state;
    if (example) samp.append(samp.textContent ? "\n" : "", `${example}\n`);
    if (raised) samp.append(told(raised));
    if (!samp.textContent) this.withoutOutput();
    this.say(HEADS[state], ` ${message}`);
    if (state !== "unclear") remember(this.id, state);
  }

  private showAnswered(): void {
    if (stored().answers.get(this.id) === "right") this.dataset["answered"] = "";
    else delete this.dataset["answered"];
  }
}

customElements.define("code-answer", CodeAnswer);
