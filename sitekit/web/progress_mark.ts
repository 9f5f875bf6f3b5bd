// <progress-mark data-questions>: how many of a page's questions are answered right.

import { CHANGED, stored } from "./progress";

export function questions(mark: HTMLElement): string[] {
  return (mark.dataset["questions"] ?? "").split(" ");
}

export function counted(mark: HTMLElement): { right: number; all: number } {
  const names = questions(mark);
  const { answers } = stored();
  const right = names.filter((name) => answers.get(name) === "right").length;
  return { right, all: names.length };
}

class ProgressMark extends HTMLElement {
  private readonly update = (): void => this.say();

  connectedCallback(): void {
    document.addEventListener(CHANGED, this.update);
    this.say();
  }

  disconnectedCallback(): void {
    document.removeEventListener(CHANGED, this.update);
  }

  private say(): void {
    const { right, all } = counted(this);
    const sign = document.createElement("span");
    sign.ariaHidden = "true";
    sign.textContent = right === all ? "✓" : `${right}/${all}`;
    const words = document.createElement("span");
    words.className = "unseen";
    words.textContent = `, ${right} of ${all} answered`;
    this.replaceChildren(...(right ? [sign, words] : []));
  }
}

customElements.define("progress-mark", ProgressMark);
