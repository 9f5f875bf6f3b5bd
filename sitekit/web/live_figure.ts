// <live-figure>: a figure that its controls redraw, through the Python that drew it first.

import { call, lightPython, prepare } from "./light_python";

interface Control {
  kind: "slider" | "choice";
  name: string;
  value: number | string;
  most?: number;
  text?: string;
}
interface Drawn {
  svg: string;
  controls: Control[];
}

const SLOW = 200; // ms after which a reader is told that something is fetched
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = ["svg", "title", "desc", "g", "rect", "circle", "line", "path", "text", "tspan"];
const ATTRIBUTES = ["class", "d", "x", "y", "x1", "y1", "x2", "y2", "r", "cx", "cy", "width",
  "height", "viewBox", "role", "transform", "data-set"];

class LiveFigure extends HTMLElement {
  private started = false;
  private waiting = false;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || this.dataset["ready"] !== undefined) return;
    this.dataset["ready"] = "";
    if (location.protocol === "file:") {
      this.classList.add("from-disk"); // browsers load no module from there
      return;
    }
    form.addEventListener("focusin", () => this.prepare());
    form.addEventListener("pointerdown", () => this.prepare());
    form.addEventListener("input", () => void this.redraw());
    form.addEventListener("click", (event) => this.step(event));
    const picture = this.piece(".picture");
    picture.addEventListener("click", (event) => this.point(event));
    picture.addEventListener("pointerover", (event) => {
      // A pointer on its way over the page starts nothing.
      if (this.started && event.pointerType === "mouse") this.point(event);
    });
  }

  private piece<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector);
    if (!found) throw new Error(`${this.dataset["figure"]} has no ${selector}`);
    return found;
  }

  private input(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]:is([type=range],:checked)`);
  }

  private prepare(): void {
    prepare(this.dataset["desk"]).catch((error: unknown) => this.fail(error));
  }

  /** A button beside a slider moves it by one. */
  private step(event: Event): void {
    const button = event.target instanceof Element && event.target.closest("button");
    const slider = button && button.parentElement?.querySelector("input");
    if (!slider) return;
    slider.valueAsNumber += Number(button.value);
    void this.redraw();
  }

  /** A shape that stands for a value sets its control. */
  private point(event: Event): void {
    const shape = event.target instanceof Element && event.target.closest("[data-set]");
    const [name = "", value = ""] = (shape && shape.getAttribute("data-set")?.split("=")) || [];
    const slider = this.input(name);
    if (!slider || slider.value === value) return;
    slider.value = value;
    void this.redraw();
  }

  private settings(): Record<string, number | string> {
    const inputs = this.querySelectorAll<HTMLInputElement>("input:is([type=range],:checked)");
    return Object.fromEntries(
      [...inputs].map((input) => [
        input.name,
        input.type === "range" ? input.valueAsNumber : input.value,
      ]),
    );
  }

  /** Draw what the controls say; changes that come while Python starts are drawn as one. */
  private async redraw(): Promise<void> {
    if (this.waiting) return;
    this.waiting = true;
    const slow = setTimeout(() => {
      this.classList.add("waiting");
      this.tell("The figure is being prepared …");
    }, SLOW);
    try {
      await lightPython();
      this.waiting = false;
      this.started = true;
      const { figure, desk = "" } = this.dataset;
      const request = { figure, settings: this.settings(), settle: true };
      const { svg, controls } = (await call(desk, "draw", request)) as Drawn;
      this.show(svg);
      for (const control of controls) this.update(control);
    } catch (error) {
      this.fail(error);
    } finally {
      this.waiting = false;
      this.classList.remove("waiting");
      clearTimeout(slow);
    }
  }

  private show(svg: string): void {
    const drawn = parsed(svg);
    this.classList.remove("failed");
    this.piece(".picture").replaceChildren(drawn);
    this.tell(drawn.querySelector("desc")?.textContent ?? "");
  }

  private update({ kind, name, value, most, text = "" }: Control): void {
    const input = this.input(name);
    if (!input || kind === "choice") return;
    input.max = String(most);
    input.value = String(value);
    input.setAttribute("aria-valuetext", text);
    const now = input.parentElement?.querySelector(".now");
    if (now) now.textContent = text;
  }

  private tell(text: string): void {
    this.piece("[role=status]").textContent = text;
  }

  private fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.classList.add("failed");
    this.tell(`The figure could not be drawn anew. Try again in a moment. (${reason})`);
  }
}

/** Read SVG as XML and refuse all but plain shapes. */
function parsed(svg: string): SVGSVGElement {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    const strange = element.getAttributeNames().find((name) => !allowed(name));
    if (element.namespaceURI !== SVG || !SHAPES.includes(element.localName) || strange) {
      throw new Error(`a figure holds no ${element.localName} ${strange ?? ""}`);
    }
  }
  return document.importNode(root, true) as unknown as SVGSVGElement;
}

function allowed(attribute: string): boolean {
  return attribute === "xmlns" || ATTRIBUTES.includes(attribute);
}

customElements.define("live-figure", LiveFigure);
