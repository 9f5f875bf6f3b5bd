// What was answered, kept in this browser and nowhere else.

export type State = "right" | "wrong";
export interface Progress {
  answers: Map<string, State>;
  practised: Map<string, number>;
}

const KEY = "answers";
const VERSION = 1;
const LONGEST = 100_000;
const MOST = 10_000; // variants of a question that anybody answers
const NAME = /^[a-z0-9-]{1,60}$/;
export const CHANGED = "progresschange";

/** Read what a text says; entries that this site cannot have written are left out. */
export function parsed(text: string | null): Progress {
  const progress: Progress = { answers: new Map(), practised: new Map() };
  if (!text || text.length > LONGEST) return progress;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return progress;
  }
  if (!isRecord(found) || found["version"] !== VERSION) return progress;
  for (const [name, state] of entries(found["answers"])) {
    if (state === "right" || state === "wrong") progress.answers.set(name, state);
  }
  for (const [name, count] of entries(found["practised"])) {
    if (Number.isSafeInteger(count) && (count as number) > 0) {
      progress.practised.set(name, Math.min(count as number, MOST));
    }
  }
  return progress;
}

/** Write progress as the text that is stored and exported. */
export function written({ answers, practised }: Progress): string {
  const found = {
    version: VERSION,
    answers: Object.fromEntries(answers),
    practised: Object.fromEntries(practised),
  };
  return JSON.stringify(found, null, 1);
}

export function stored(): Progress {
  try {
    return parsed(localStorage.getItem(KEY));
  } catch {
    return parsed(null); // a browser may refuse to store anything
  }
}

export function store(progress: Progress): void {
  try {
    localStorage.setItem(KEY, written(progress));
  } catch {
    // The verdict has been shown; it is only not remembered.
  }
  document.dispatchEvent(new Event(CHANGED));
}

/** Remember an answer to a question of the sheet; what was right stays right. */
export function remember(name: string, state: State): void {
  const progress = stored();
  if (progress.answers.get(name) === "right") return;
  progress.answers.set(name, state);
  store(progress);
}

/** Count a right answer to a variant. */
export function practise(name: string): void {
  const progress = stored();
  progress.practised.set(name, (progress.practised.get(name) ?? 0) + 1);
  store(progress);
}

export function erase(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
  document.dispatchEvent(new Event(CHANGED));
}

// Another tab of this browser stores for this one too.
addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) document.dispatchEvent(new Event(CHANGED));
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value).filter(([name]) => NAME.test(name)) : [];
}
