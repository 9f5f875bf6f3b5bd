// <copy-button>: copies the code of the listing around it.

const SHOWN_FOR = 2000;

class CopyButton extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", () => {
      void this.copy().then((done) => {
        // The button keeps its width and its place, whatever it says.
        button.textContent = done ? "Copied" : "Selected";
        status.textContent = done ? "Copied" : "Selected: copy it with the keyboard";
        setTimeout(() => {
          button.textContent = "Copy";
          status.textContent = "";
        }, SHOWN_FOR);
      });
    });
    this.replaceChildren(button, status);
  }

  private async copy(): Promise<boolean> {
    const code = this.closest("figure")?.querySelector("pre code");
    if (!code) return false;
    try {
      await navigator.clipboard.writeText(code.textContent ?? "");
      return true;
    } catch {
      // A page from the disk has no clipboard: select, so that Ctrl-C works.
      getSelection()?.selectAllChildren(code);
      return false;
    }
  }
}

customElements.define("copy-button", CopyButton);
