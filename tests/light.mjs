// Runs Python in MicroPython, the light Python of the pages: reads
// {files: {path: text}, program} as JSON from stdin, writes what the program prints.

import { readFileSync } from "node:fs";
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";

const { files, program } = JSON.parse(readFileSync(0, "utf8"));
const light = await loadMicroPython({
  heapsize: 8 * 1024 * 1024,
  linebuffer: true,
  stdout: (line) => process.stdout.write(line + "\n"),
});
for (const [path, text] of Object.entries(files)) {
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (folder && !light.FS.analyzePath(folder).exists) light.FS.mkdirTree(folder);
  light.FS.writeFile(path, text);
}
light.runPython(program);
