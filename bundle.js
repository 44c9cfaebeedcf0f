/**
 * Bundles the phone's scripts with esbuild: `node bundle.js <folder>` (docs/decisions/0124).
 *
 * A phone downloads each module once. app.js, a classic script, holds what every page needs: first, in
 * a part of its own, what the worker needs too. It puts into the global PHONE what other bundles take
 * from it: in theirs, an import of a module that app.js holds reads PHONE instead.
 */

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { build } from "esbuild";

const APP = "static/js/app.js";
const REPORT = "static/js/report.js";
const WORKER = "service_worker/worker.js";
// A page's own script, as one module: it shares nothing with app.js, so that neither waits.
const OWN_SCRIPTS = ["search", "passkey", "presses", "idle", "keys"];
const STRICT = '"use strict";';
// The worker runs app.js too, up to here.
const ONLY_IN_PAGES = "if(self.document)";

const [target] = process.argv.slice(2);
const options = {
  bundle: true,
  minify: true,
  target: ["chrome88", "firefox90", "safari15"],
  // Chrome 88 lacks only spread after `?.`, which eslint.config.js forbids.
  supported: { "optional-chain": true },
  sourcemap: "external",
  legalComments: "none",
  logLevel: "warning",
};

const ofApp = await listModules(APP);
const ofWorker = await listModules(WORKER);
const ofBoth = ofApp.filter((path) => ofWorker.includes(path));
const ofPages = ofApp.filter((path) => !ofWorker.includes(path));
const exportsOf = await listExports(ofApp);

await bundle("report", { entry: REPORT, format: "esm", elsewhere: ofApp });
await bundle("worker", { entry: WORKER, elsewhere: ofBoth });
const shared = { modules: ofPages, readBy: ["report"] };
await bundle("page", { entry: APP, elsewhere: ofBoth, shared });
await bundle("both", { shared: { modules: ofBoth, readBy: ["report", "worker", "page"] } });
join("both", "page", "app");
for (const name of OWN_SCRIPTS) {
  await bundle(name, { entry: `static/js/${name}.js`, format: "esm" });
}

/** The paths of the modules that an entry needs, its own included. */
async function listModules(entry) {
  const outcome = { outdir: target, write: false, metafile: true };
  const { metafile } = await build({ ...options, ...outcome, entryPoints: [entry] });
  return Object.keys(metafile.inputs);
}

/** The exports of each module, by its path: a name, and its key in PHONE, shorter by 0.5 kB in all. */
async function listExports(paths) {
  const outcome = { outdir: target, write: false, metafile: true };
  const { metafile } = await build({ ...outcome, format: "esm", entryPoints: paths });
  let count = 0;
  const withKey = (name) => ({ name, key: `_${(count++).toString(36)}` });
  const modules = Object.values(metafile.outputs);
  return new Map(modules.map(({ entryPoint, exports }) => [entryPoint, exports.map(withKey)]));
}

/**
 * Bundle `entry` into the script `name`. Imports of modules that are `elsewhere` read PHONE, and what
 * other bundles read of `shared` modules is put there.
 */
async function bundle(name, { entry, format = "iife", elsewhere = [], shared }) {
  const source = shared
    ? { stdin: { contents: writeEntry(entry, shared), resolveDir: ".", sourcefile: `${name}.js` } }
    : { entryPoints: [entry] };
  const plugins = [{ name: "elsewhere", setup: (esbuild) => readPhone(esbuild, elsewhere) }];
  await build({ ...options, ...source, format, plugins, outfile: `${target}/${name}.js` });
}

/** Replaces modules that are `elsewhere`: the same exports, each read from PHONE. */
function readPhone({ onResolve, onLoad }, elsewhere) {
  onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
    const module = relative(".", resolve(resolveDir, path));
    return elsewhere.includes(module) ? { path: module, namespace: "PHONE" } : null;
  });
  onLoad({ filter: /./, namespace: "PHONE" }, ({ path }) => {
    // Marked as pure: esbuild leaves out what nobody imports, and Terser the function.
    const reads = ({ name, key }) =>
      `export const ${name} = /* @__PURE__ */ (() => PHONE.${key})();`;
    return { contents: exportsOf.get(path).map(reads).join("\n") };
  });
}

/** An entry that puts into PHONE what the bundles `readBy` read of `modules`. */
function writeEntry(entry, { modules, readBy }) {
  const texts = readBy.map((name) => readFileSync(`${target}/${name}.js`, "utf8")).join("\n");
  const read = new Set([...texts.matchAll(/\bPHONE\.(\w+)/g)].map(([, key]) => key));
  const imports = entry ? [`import "./${entry}";`] : [];
  const keys = [];
  for (const module of modules) {
    for (const { name, key } of exportsOf.get(module).filter(({ key }) => read.has(key))) {
      imports.push(`import { ${name} as ${key} } from "./${module}";`);
      keys.push(key);
    }
  }
  return `${imports.join("\n")}\nself.PHONE = { ...self.PHONE, ${keys.join(", ")} };`;
}

/** Join two bundles into one script, in which only pages run the second. */
function join(first, second, joined) {
  const read = (file) => readFileSync(`${target}/${file}`, "utf8").trim();
  const text = `${STRICT}${read(`${first}.js`)}\n${ONLY_IN_PAGES}{${read(`${second}.js`)}}`;
  const place = { line: 1, column: ONLY_IN_PAGES.length + 1 };
  const sections = [
    { offset: { line: 0, column: STRICT.length }, map: JSON.parse(read(`${first}.js.map`)) },
    { offset: place, map: JSON.parse(read(`${second}.js.map`)) },
  ];
  for (const part of [first, second]) {
    for (const end of ["js", "js.map"]) rmSync(`${target}/${part}.${end}`);
  }
  writeFileSync(`${target}/${joined}.js`, text);
  writeFileSync(`${target}/${joined}.js.map`, JSON.stringify({ version: 3, sections }));
}
