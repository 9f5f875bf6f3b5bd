// The page's worker: full Python (Pyodide), which runs what a reader may change.

import type { PyodideAPI } from "pyodide";
import type { PyProxy } from "pyodide/ffi";
import driver from "../python/cell.py";
import type { Job, Outcome, Settings, Told, Verdict } from "./full_python";

type Cells = PyProxy & {
  run(code: string, before: string[], send: (text: string) => void): PyProxy;
  prepare(module: string): void;
  judged(module: string): PyProxy;
};

const MODULES = /\b(?:snippets|workbook)\b/;

const tell = (told: Told): void => postMessage(told);

/** Start Python, and from then on do the jobs that the page sends. */
export async function start(settings: Settings): Promise<void> {
  try {
    const python = await fetching(settings.total, () => started(settings));
    const serve = desk(python, settings);
    let queue = Promise.resolve();
    addEventListener("message", ({ data }: MessageEvent<Job>) => {
      queue = queue.then(() => serve(data));
    });
    tell({ kind: "ready" });
  } catch (error) {
    tell({ kind: "broken", reason: reason(error) });
  }
}

async function started({ folder, packages }: Settings): Promise<PyodideAPI> {
  const { loadPyodide } = (await import(`${folder}pyodide.mjs`)) as typeof import("pyodide");
  const python = await loadPyodide({ indexURL: folder, packages });
  mustHave(python, packages);
  return python;
}

/** A wheel that is not there, or is not the one that was promised, raises nothing. */
function mustHave(python: PyodideAPI, packages: string[]): void {
  const missing = packages.find((name) => !(name in python.loadedPackages));
  if (missing) throw new Error(`${missing} could not be fetched`);
}

/** Return what does a job; an error that is not Python's own leaves nothing to go on with. */
function desk(python: PyodideAPI, settings: Settings): (job: Job) => Promise<void> {
  const names = python.toPy({ __name__: "cell" });
  python.runPython(driver, { globals: names, filename: "cell.py" });
  const cells = python.runPython("Cells()", { globals: names }) as Cells;
  let unpacked = false;

  async function prepare({ packages, code, judge }: Job): Promise<void> {
    const missing = packages.filter((name) => !(name in python.loadedPackages));
    if (missing.length) await fetching(settings.total, () => python.loadPackage(missing));
    mustHave(python, packages);
    for (const name of packages) cells.prepare(name);
    if (!unpacked && (judge || MODULES.test(code))) {
      await fetching(settings.total, async () => {
        const response = await fetch(settings.sources);
        python.unpackArchive(await response.arrayBuffer(), "zip");
      });
      unpacked = true;
    }
    if (judge) cells.prepare(judge);
  }

  return async (job) => {
    tell({ kind: "began" });
    try {
      await prepare(job);
      const send = (text: string): void => tell({ kind: "output", text });
      const outcome = plain<Outcome>(cells.run(job.code, job.before, send));
      if (job.judge && outcome.state === "done") {
        outcome.verdict = plain<Verdict>(cells.judged(job.judge));
      }
      tell({ kind: "ended", outcome });
    } catch (error) {
      tell({ kind: "broken", reason: reason(error) });
    }
  };
}

let bytes = 0;

/** Do some work; report the bytes that it fetches, and fail if a file does not come. */
async function fetching<Made>(total: number, work: () => Promise<Made>): Promise<Made> {
  const plain = globalThis.fetch;
  let fail: (error: Error) => void = () => undefined;
  // Pyodide would wait for ever for a part of its own that is lost.
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  globalThis.fetch = async (address, ...options): Promise<Response> => {
    const lost = (): Error => {
      const error = new Error(`${String(address).split("/").at(-1)} could not be fetched`);
      fail(error);
      return error;
    };
    const response = await plain(address, ...options).catch(() => undefined);
    if (!response?.ok || !response.body) throw lost();
    const reader = response.body.getReader();
    const counted = new ReadableStream<Uint8Array>({
      async pull(next): Promise<void> {
        try {
          const { done, value } = await reader.read();
          if (done) return next.close();
          bytes += value.byteLength;
          tell({ kind: "progress", bytes, total });
          next.enqueue(value);
        } catch {
          next.error(lost());
        }
      },
    });
    return new Response(counted, response);
  };
  try {
    return await Promise.race([work(), failed]);
  } finally {
    globalThis.fetch = plain;
  }
}

/** Turn a dictionary of Python into an object that can be sent. */
function plain<Made>(proxy: PyProxy): Made {
  const made = proxy.toJs({ dict_converter: Object.fromEntries }) as Made;
  proxy.destroy();
  return made;
}

function reason(error: unknown): string {
  const told = error instanceof Error ? error.message : String(error);
  return told.trim().split("\n").at(-1) ?? "";
}
