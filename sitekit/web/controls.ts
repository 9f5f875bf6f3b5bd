// Makes the controls that elements of this site put into the page.

export function button(name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.addEventListener("click", act);
  return made;
}

export function select(options: string[]): HTMLSelectElement {
  const made = document.createElement("select");
  for (const each of options) made.add(new Option(each || "none", each));
  return made;
}

export function element(name: string, content: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = content;
  return made;
}

export function labelled(name: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement("label");
  label.append(name, control);
  return label;
}

export function group(...parts: HTMLElement[]): HTMLElement {
  const box = document.createElement("div");
  box.className = "controls";
  box.append(...parts);
  return box;
}
