// Takes the network of the calculator along: as a table or as code, to copy or to save.

import { button, element, group, labelled, select } from "./controls";
import { saveFile } from "./save_file";

const FORMS = [
  { form: "csv", name: "CSV", ending: "csv" },
  { form: "markdown", name: "Markdown", ending: "md" },
  { form: "pytorch", name: "PyTorch", ending: "py" },
  { form: "keras", name: "Keras", ending: "py" },
] as const;
type Form = (typeof FORMS)[number];

export class NetworkExport {
  readonly box = document.createElement("details");
  private chosen: Form = FORMS[0];
  private readonly written = element("pre", "");

  constructor(
    private readonly write: (form: string) => Promise<string>,
    private readonly say: (text: string) => void,
  ) {
    const forms = select(FORMS.map(({ name }) => name));
    forms.addEventListener("change", () => {
      this.chosen = FORMS[forms.selectedIndex] ?? FORMS[0];
      void this.update();
    });
    const copy = button("Copy", () => void this.copy());
    const save = button("Download", () => this.save());
    this.written.tabIndex = 0;
    this.box.append(element("summary", "Take it along"));
    this.box.append(group(labelled("As", forms), copy, save), this.written);
    this.box.addEventListener("toggle", () => void this.update());
  }

  /** Write the network anew, if a reader sees it. */
  async update(): Promise<void> {
    if (this.box.open) this.written.textContent = await this.write(this.chosen.form);
  }

  private get text(): string {
    return this.written.textContent ?? "";
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.say("Copied");
    } catch {
      getSelection()?.selectAllChildren(this.written);
      this.say("Selected: copy it with the keyboard");
    }
  }

  private save(): void {
    saveFile(`network.${this.chosen.ending}`, this.text);
  }
}
