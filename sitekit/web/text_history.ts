// What a text was before, to go back and forth.

export class TextHistory {
  private readonly past: string[] = [];
  private readonly future: string[] = [];

  /** Remember a text as the present one. */
  keep(text: string): void {
    if (text === this.past.at(-1)) return;
    this.past.push(text);
    this.future.length = 0;
  }

  /** Return the text before the present one, which is the present one now. */
  undo(): string | undefined {
    if (this.past.length > 1) this.future.push(...this.past.splice(-1));
    else return undefined;
    return this.past.at(-1);
  }

  /** Return the text that was undone last. */
  redo(): string | undefined {
    const text = this.future.pop();
    if (text !== undefined) this.past.push(text);
    return text;
  }
}
