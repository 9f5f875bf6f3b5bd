// Light Python: MicroPython with the sources of the workbook, fetched when first needed.

interface MicroPython {
  FS: {
    analyzePath(path: string): { exists: boolean };
    mkdirTree(path: string): void;
    writeFile(path: string, text: string): void;
  };
  pyimport(module: string): Record<string, (request: string) => string>;
}
interface Glue {
  loadMicroPython(options: { url: string; heapsize: number }): Promise<MicroPython>;
}

const HEAP = 8 * 1024 * 1024;
const { dataset } = document.currentScript as HTMLScriptElement;
// Read at once: the way to the root is this page's, and the next page may stand elsewhere.
const address = (part: string): string => new URL(dataset[part] ?? "", location.href).href;
const parts = { glue: address("glue"), wasm: address("wasm"), python: address("python") };

const ANSWERS = "workbook.answers.desk";

let loading: Promise<MicroPython> | undefined;
let attempts = 0;

/** Call a function of a module of the workbook; both its sides are JSON. */
export async function call(module: string, name: string, request: object): Promise<unknown> {
  const desk = (await lightPython()).pyimport(module);
  const serve = desk[name];
  if (!serve) throw new Error(`${module} has no ${name}`);
  return JSON.parse(serve(JSON.stringify(request)));
}

/** Call a function of the desk that judges answers. */
export function ask(name: string, request: object): Promise<unknown> {
  return call(ANSWERS, name, request);
}

/** Start light Python and load a module, so that the first call of it is quick. */
export async function prepare(module = ANSWERS): Promise<void> {
  (await lightPython()).pyimport(module);
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
  try {
    const [glue, sources] = await Promise.all([
      import(parts.glue + again) as Promise<Glue>,
      fetched(parts.python),
    ]);
    const python = await glue.loadMicroPython({ url: parts.wasm, heapsize: HEAP });
    write(sources, python.FS);
    return python;
  } finally {
    early.remove();
  }
}

function write(sources: Record<string, string>, disk: MicroPython["FS"]): void {
  for (const [path, text] of Object.entries(sources)) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!disk.analyzePath(folder).exists) disk.mkdirTree(folder);
    disk.writeFile(path, text);
  }
}

async function fetched(url: string): Promise<Record<string, string>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return (await response.json()) as Record<string, string>;
}
