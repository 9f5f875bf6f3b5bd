// <late-script src>: fetches a script when the style sheet has come, so that their bytes do
// not compete: scripts like this one run only then.

class LateScript extends HTMLElement {
  connectedCallback(): void {
    const script = document.createElement("script");
    script.src = this.getAttribute("src") ?? "";
    document.head.append(script);
  }
}

customElements.define("late-script", LateScript);
