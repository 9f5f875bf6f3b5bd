// Light Python: MicroPython with the sources of the workbook, fetched when first needed.

interface MicroPython {
  FS: {
    analyzePath(path: string): { exists: boolean };
    mkdirTree(path: string): void;
    writeFile(path: string, text: string): void;
  };
  globals: { get(name: string): Record<string, (request: string) => string> };
  runPython(code: string): void;
}
interface Glue {
  loadMicroPython(options: { url: string; heapsize: number }): Promise<MicroPython>;
}

const HEAP = 8 * 1024 * 1024;
const { dataset } = document.currentScript as HTMLScriptElement;
// Read at once: the way to the root is this page's, and the next page may stand elsewhere.
const address = (part: string): string => new URL(dataset[part] ?? "", location.href).href;
const parts = { glue: address("glue"), wasm: address("wasm"), python: address("python") };

let loading: Promise<MicroPython> | undefined;
let attempts = 0;

/** Call a function of workbook/answers/desk.py; both its sides are JSON. */
export async function ask(name: string, request: object): Promise<unknown> {
  const python = await lightPython();
  const desk = python.globals.get("desk");
  const serve = desk[name];
  if (!serve) throw new Error(`the desk has no ${name}`);
  return JSON.parse(serve(JSON.stringify(request)));
}

/** Fetch and start light Python, once; after a failure the next call tries again. */
export function lightPython(): Promise<MicroPython> {
  loading ??= started().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function started(): Promise<MicroPython> {
  // The three come side by side; a browser may keep a failed import, but not this one's.
  const again = attempts++ ? `?${attempts}` : "";
  const early = document.createElement("link");
  Object.assign(early, { rel: "preload", as: "fetch", crossOrigin: "", href: parts.wasm });
  document.head.append(early);
  const [glue, sources] = await Promise.all([
    import(parts.glue + again) as Promise<Glue>,
    fetched(parts.python),
  ]);
  const python = await glue.loadMicroPython({ url: parts.wasm, heapsize: HEAP });
  for (const [path, text] of Object.entries(sources)) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!python.FS.analyzePath(folder).exists) python.FS.mkdirTree(folder);
    python.FS.writeFile(path, text);
  }
  python.runPython("from workbook.answers import desk");
  return python;
}

async function fetched(url: string): Promise<Record<string, string>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return (await response.json()) as Record<string, string>;
}
