import { describe, expect, it } from "vitest";
import { command } from "../../src/cli/command.ts";
import { commandFirst } from "../../src/cli/command-first.ts";

const summary = "does it";
const run = async (): Promise<number> => 0;
const start = command({ name: "start", summary, examples: [], run });
const outbox = command({ name: "outbox", summary, options: { state: { value: "S", about: "" } }, examples: [], run });

describe("the command comes first", () => {
  it.each([
    ["nothing is the usual command", [], ["start"]],
    ["options alone are the usual command's", ["--home", "x", "--debug"], ["start", "--home", "x", "--debug"]],
    ["what stands first stays first", ["outbox", "list", "--state", "dead"], ["outbox", "list", "--state", "dead"]],
    ["options may come before it", ["--state", "dead", "--debug", "outbox"], ["outbox", "--state", "dead", "--debug"]],
    ["a value is no command", ["--home", "outbox"], ["start", "--home", "outbox"]],
    ["a value may be joined", ["--home=x", "outbox", "list"], ["outbox", "--home=x", "list"]],
    ["help alone", ["help"], ["--help"]],
    ["-h alone", ["-h", "--debug"], ["--help"]],
    ["help of a command", ["help", "outbox"], ["outbox", "--help"]],
    ["a name that is unknown stands alone", ["fly", "--help"], ["fly"]],
    ["help of a name that is unknown", ["help", "fly"], ["fly"]],
  ])("%s", (_what, argv, expected) => {
    expect(commandFirst(argv, { commands: [start, outbox], usual: start })).toEqual(expected);
  });
});
