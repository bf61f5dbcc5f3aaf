#!/usr/bin/env node
// Runs on any Node, so that an old one is told what to do instead of failing on the first new word of the language.
import { existsSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Deskgraph needs Node 22.18 or newer; this is ${process.versions.node}. In a checkout, "npm start" brings its own.\n`,
  );
  process.exit(2);
}
// "deskgraph outbox | head": who reads has enough, and that is no error of the command.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
// V8 would compile one function of the embedded Postgres for speed in 600 MB, at every start. What it gains is 4 % of a
// statement's time (PGlite 0.5.16, Node 24, 2026-11-30).
setFlagsFromString("--no-wasm-tier-up");
setFlagsFromString("--no-wasm-dynamic-tiering");
const built = new URL("../main.js", import.meta.url);
const { main } = await import(existsSync(built) ? built.href : new URL("../main.ts", import.meta.url).href);
process.exitCode = await main(process.argv.slice(2));
