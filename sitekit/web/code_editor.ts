// The editor of cells: CodeMirror with Python, fetched when a reader first edits.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface Hands {
  run(): void;
  leave(): void;
  changed(code: string): void;
}

const LABEL = "Code. Tab indents; Escape, then Tab, leaves the editor. Ctrl-Enter runs it.";

// The colours of the other listings.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--md-code-hl-keyword-color)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--md-code-hl-string-color)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--md-code-hl-number-color)" },
  { tag: tags.comment, color: "var(--md-code-hl-comment-color)" },
  { tag: tags.operator, color: "var(--md-code-hl-operator-color)" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))],
    color: "var(--md-code-hl-function-color)",
  },
  { tag: [tags.punctuation, tags.bracket], color: "var(--md-code-hl-punctuation-color)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--md-code-fg-color)", backgroundColor: "var(--md-code-bg-color)" },
  "&.cm-focused": { outline: "2px solid var(--md-accent-fg-color)" },
  ".cm-scroller": { fontFamily: "var(--site-mono)", lineHeight: "1.4" },
  ".cm-content": { caretColor: "var(--md-code-fg-color)", padding: "0.7em 0" },
  ".cm-cursor": { borderLeftColor: "var(--md-code-fg-color)" },
  ".cm-gutters": {
    color: "var(--md-default-fg-color--light)",
    backgroundColor: "transparent",
    border: "0",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--md-code-hl-color--light)" },
});

// Left to itself, Chromium keeps the look of replaced text in a style attribute, which the
// page's policy refuses.
const replacing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to } = view.state.selection.main;
    if (event.inputType !== "insertText" || from === to || view.composing) return false;
    view.dispatch(view.state.replaceSelection(event.data ?? ""), { userEvent: "input.type" });
    return true;
  },
});

/** Put an editor into a host; its styles live in a shadow root, as the policy wants. */
export function edit(host: HTMLElement, code: string, hands: Hands): EditorView {
  const root = host.attachShadow({ mode: "open" });
  const state = EditorState.create({
    doc: code,
    extensions: [
      keymap.of([
        { key: "Mod-Enter", run: done(hands.run) },
        { key: "Escape", run: done(hands.leave) },
        indentWithTab,
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      replacing,
      history(),
      drawSelection(),
      lineNumbers(),
      indentOnInput(),
      indentUnit.of("    "),
      bracketMatching(),
      python(),
      syntaxHighlighting(colours),
      look,
      EditorView.contentAttributes.of({ "aria-label": LABEL, tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) hands.changed(update.state.doc.toString());
      }),
    ],
  });
  return new EditorView({ state, parent: root, root });
}

function done(act: () => void): () => boolean {
  return () => {
    act();
    return true;
  };
}
