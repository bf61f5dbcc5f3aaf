import { armCrashPoints } from "../../src/core/index.ts";

/** Loaded before the product: it dies at the named point the first time it comes there, as by `kill -9`. */
const at = process.env["DESKGRAPH_TEST_DIE_AT"];
armCrashPoints((point) => {
  if (point === at) process.kill(process.pid, "SIGKILL");
});
