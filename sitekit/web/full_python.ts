// Full Python for the tab: one worker, started at the first run, kept while pages change.

export interface Settings {
  folder: string; // where Pyodide lies
  sources: string; // the zip of the site's own modules
  total: number; // bytes of all that is fetched
  packages: string[]; // what to load at once
}
export interface Job {
  code: string;
  before: string[]; // the cells whose names it sees
  packages: string[];
  judge: string; // the module that judges what it defines, or nothing
}
export interface Verdict {
  state: "right" | "wrong" | "unclear";
  message: string;
  example: string;
  told: string; // a traceback
}
export interface Outcome {
  state: "done" | "raised" | "exited" | "above" | "stopped" | "broken";
  message: string;
  cut: string;
  verdict?: Verdict;
}
export type Told =
  | { kind: "ready" }
  | { kind: "progress"; bytes: number; total: number }
  | { kind: "began" }
  | { kind: "output"; text: string }
  | { kind: "ended"; outcome: Outcome }
  | { kind: "broken"; reason: string };

/** What is told to whoever waits for a job. */
export interface Watcher {
  progress(bytes: number, total: number): void;
  began(): void;
  output(text: string): void;
}

const SILENT = 5000; // ms in which a living worker says that it began a job
const NUMPY = /\b(?:numpy|snippets|workbook)\b/;

const { dataset } = document.currentScript as HTMLScriptElement;
// Read at once: the way to the root is this page's, and the next page may stand elsewhere.
const address = (part: string): string => new URL(dataset[part] ?? "", location.href).href;
const places = {
  worker: address("worker"),
  folder: address("full").replace(/[^/]*$/, ""),
  sources: address("sources"),
};
const sizes = { python: Number(dataset["fullBytes"]), numpy: Number(dataset["numpyBytes"]) };

/** Why programs that need NumPy cannot run here; nothing if they can. */
export const numpyMissing = dataset["numpyMissing"] ?? "";

/** Tell whether a program needs NumPy, itself or through the site's modules. */
export function needsNumpy(code: string): boolean {
  return NUMPY.test(code);
}

/** One worker, from its start to its end. */
class Session {
  readonly ready: Promise<void>;
  live = true;
  began = false; // its last job
  private started = false;
  private readonly worker: Worker;
  private readonly home: string;
  private hear: (told: Told) => void = () => undefined;

  constructor(packages: string[]) {
    const { folder, sources } = places;
    const total = sizes.python + (packages.length ? sizes.numpy : 0);
    const settings: Settings = { folder, sources, total, packages };
    // A worker from an address of the site would have no policy; from a blob it has the page's.
    const code = `import { start } from ${JSON.stringify(places.worker)};
start(${JSON.stringify(settings)});`;
    this.home = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    this.worker = new Worker(this.home, { type: "module" });
    this.ready = new Promise((resolve, reject) => {
      const fail = (reason: string): void => {
        reject(new Error(reason));
        this.tell({ kind: "broken", reason });
        this.end();
      };
      this.worker.onerror = (event) => {
        event.preventDefault();
        fail(event.message || "its files could not be fetched");
      };
      this.worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.kind === "ready") {
          this.started = true;
          resolve();
        }
        if (data.kind === "broken") fail(data.reason);
        else this.tell(data);
      };
    });
    this.ready.catch(() => undefined); // whoever waits for it is told, too
  }

  private tell(told: Told): void {
    if (this.live) this.hear(told);
  }

  /** Do one job. */
  async run(job: Job, watcher: Watcher): Promise<Outcome> {
    let silence: ReturnType<typeof setTimeout> | undefined;
    this.began = false;
    const ended = new Promise<Outcome>((resolve) => {
      this.hear = (told) => {
        if (told.kind === "progress") watcher.progress(told.bytes, told.total);
        else if (told.kind === "output") watcher.output(told.text);
        else if (told.kind === "ended") resolve(told.outcome);
        else if (told.kind === "broken") resolve(broken(told.reason));
        else if (told.kind === "began") {
          this.began = true;
          clearTimeout(silence);
          watcher.began();
        }
      };
    });
    try {
      await this.ready;
    } catch {
      return ended;
    }
    this.worker.postMessage(job);
    silence = setTimeout(() => {
      this.tell({ kind: "broken", reason: "it no longer answers" });
      this.end();
    }, SILENT);
    return ended;
  }

  /** End it; tell whether it was ready. */
  end(): boolean {
    this.live = false;
    this.worker.terminate();
    URL.revokeObjectURL(this.home);
    return this.started;
  }
}

function broken(reason: string): Outcome {
  return { state: "broken", message: reason, cut: "" };
}

const STOPPED: Outcome = { state: "stopped", message: "", cut: "" };

let session: Session | undefined;
let turn: Promise<unknown> = Promise.resolve();

export interface Running {
  outcome: Promise<Outcome>;
  stop(): void;
}

/** Run a program, after those that other cells asked for before. */
export function run(
  code: string,
  before: string[],
  watcher: Watcher,
  judge = "",
): Running {
  const packages = judge || needsNumpy([code, ...before].join("\n")) ? ["numpy"] : [];
  let own: Session | undefined;
  let stopped = false;
  let halt = (): void => undefined;
  const halted = new Promise<Outcome>((resolve) => {
    halt = (): void => resolve(STOPPED);
  });
  const attempt = (): Promise<Outcome> => {
    own = session?.live ? session : new Session(packages);
    session = own;
    return Promise.race([own.run({ code, before, packages, judge }, watcher), halted]);
  };
  const work = turn.then(async () => {
    if (stopped) return STOPPED;
    const used = session;
    let outcome = await attempt();
    // A worker that died unseen never began; a new one does.
    if (used && used === own && outcome.state === "broken" && !own.began) outcome = await attempt();
    own = undefined;
    return outcome;
  });
  turn = work;
  const stop = (): void => {
    stopped = true;
    if (own) session = own.end() ? new Session(packages) : undefined;
    halt();
  };
  return { outcome: Promise.race([work, halted]), stop };
}
