// <open-all>: one button that opens and closes every hint and answer of the page.

import { openTarget } from "./addresses";

const BOXES = "details.hint, details.answer";

class OpenAll extends HTMLElement {
  private readonly button = document.createElement("button");
  private readonly status = document.createElement("span");
  private readonly update = (): void => this.say();

  connectedCallback(): void {
    this.button.type = "button";
    this.button.onclick = () => this.turn();
    this.status.setAttribute("role", "status");
    this.replaceChildren(this.button, this.status);
    // A toggle does not bubble, but it passes on its way down.
    document.addEventListener("toggle", this.update, true);
    openTarget();
    this.say();
  }

  disconnectedCallback(): void {
    document.removeEventListener("toggle", this.update, true);
  }

  private get boxes(): HTMLDetailsElement[] {
    return [...document.querySelectorAll<HTMLDetailsElement>(BOXES)];
  }

  private get allOpen(): boolean {
    return this.boxes.every((box) => box.open);
  }

  private turn(): void {
    const open = !this.allOpen;
    for (const box of this.boxes) box.open = open;
    this.status.textContent = `${this.boxes.length} ${open ? "opened" : "closed"}`;
    this.say();
  }

  private say(): void {
    const what = document.querySelector(".hint") ? "hints and answers" : "results";
    this.button.textContent = `${this.allOpen ? "Close" : "Open"} all ${what}`;
  }
}

customElements.define("open-all", OpenAll);
