// <progress-summary>: what was answered on all pages, to keep, to take along, to erase.

import { button } from "./controls";
import { CHANGED, erase, parsed, store, stored, written } from "./progress";
import { counted, questions } from "./progress_mark";
import { saveFile } from "./save_file";

const FILE = "answers.json";

class ProgressSummary extends HTMLElement {
  private readonly text = document.createElement("p");
  private readonly bar = document.createElement("progress");
  private readonly status = document.createElement("p");
  private readonly update = (): void => this.say();

  connectedCallback(): void {
    this.status.setAttribute("role", "status");
    this.bar.ariaLabel = "Questions answered";
    const buttons = document.createElement("p");
    buttons.append(
      button("Export", () => this.export()),
      button("Import", () => this.import()),
      button("Erase", () => this.erase()),
    );
    this.replaceChildren(this.text, buttons, this.bar, this.status);
    document.addEventListener(CHANGED, this.update);
    this.say();
  }

  disconnectedCallback(): void {
    document.removeEventListener(CHANGED, this.update);
  }

  /** The navigation names every question of the site. */
  private get marks(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>("progress-mark")];
  }

  private say(): void {
    const counts = this.marks.map(counted);
    const right = counts.reduce((sum, each) => sum + each.right, 0);
    const all = counts.reduce((sum, each) => sum + each.all, 0);
    const known = new Set(this.marks.flatMap(questions));
    const practised = [...stored().practised].filter(([name]) => known.has(name));
    const variants = practised.reduce((sum, [, count]) => sum + count, 0);
    const also = variants ? ` Variants answered: ${variants}.` : "";
    this.text.textContent =
      `You have answered ${right} of ${all} questions.${also} ` +
      "This is kept in this browser only.";
    this.bar.max = all;
    this.bar.value = right;
  }

  private export(): void {
    saveFile(FILE, written(stored()), "application/json");
    this.status.textContent = `Exported as ${FILE}.`;
  }

  private import(): void {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "application/json";
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      file?.text().then(
        (text) => this.take(text),
        () => (this.status.textContent = `${file.name} cannot be read. Choose it again.`),
      );
    });
    input.click();
  }

  /** Add what a file says of this site's questions; nothing that is stored is lost. */
  private take(text: string): void {
    const { answers, practised } = parsed(text);
    const progress = stored();
    const known = new Set(this.marks.flatMap(questions));
    let taken = 0;
    for (const [name, state] of answers) {
      if (!known.has(name)) continue;
      taken += 1;
      if (progress.answers.get(name) !== "right") progress.answers.set(name, state);
    }
    for (const [name, count] of practised) {
      if (!known.has(name)) continue;
      if (!answers.has(name)) taken += 1;
      progress.practised.set(name, Math.max(count, progress.practised.get(name) ?? 0));
    }
    if (taken) store(progress);
    this.status.textContent = taken
      ? `Imported ${taken} ${taken === 1 ? "answer" : "answers"}.`
      : "The file holds no answers of this site.";
  }

  private erase(): void {
    if (!confirm("Erase all answers that this browser keeps?")) return;
    erase();
    this.status.textContent = "Erased.";
  }
}

customElements.define("progress-summary", ProgressSummary);
