import { resolve } from "node:path";
import { PassThrough } from "node:stream";
import { WriteStream } from "node:tty";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Command, command } from "../../src/cli/command.ts";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { bold } from "../../src/cli/print.ts";
import { BadInput } from "../../src/core/index.ts";
import { commands, main } from "../../src/main.ts";

let printed = "";
let complained = "";
beforeEach(() => {
  printed = "";
  complained = "";
  vi.stubEnv("FORCE_COLOR", undefined);
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complained += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("help", () => {
  it.each([["help"], ["--help"], ["-h"]])("%s lists every command with its summary", async (word) => {
    expect(await main([word])).toBe(0);
    for (const { name, summary } of commands) expect(printed).toMatch(new RegExp(`^ {2}${name} +${summary}$`, "m"));
    expect(complained).toBe("");
  });

  it.each(commands.map((each) => [each.name, each] as const))(
    "of %s shows its words, its options and its examples",
    async (name, { words = [], options = {}, examples }) => {
      expect(await main([name, "--help"])).toBe(0);
      const asOption = printed;
      printed = "";
      expect(await main(["help", name])).toBe(0);
      expect(printed).toBe(asOption);
      expect(printed).toContain(`Usage: deskgraph ${name} [options]`);
      for (const word of words) expect(printed).toMatch(new RegExp(`^ {2}${word.name} `, "m"));
      for (const option of [...Object.keys(options), "home", "debug", "help"]) expect(printed).toContain(`--${option}`);
      expect(examples.length).toBeGreaterThan(0);
      for (const { line } of examples) expect(printed).toContain(`  deskgraph ${line} `);
    },
  );

  it("fits a terminal of 100 columns", async () => {
    for (const { name } of commands) await main([name, "--help"]);
    expect(printed.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });
});

describe("a mistake", () => {
  it.each([
    [
      "an unknown command",
      ["outbx", "list"],
      'There is no command "outbx". Did you mean outbox? See "deskgraph help".',
    ],
    ["help of one", ["help", "outbx"], 'There is no command "outbx". Did you mean outbox? See "deskgraph help".'],
    ["a command like no other", ["fly"], 'There is no command "fly". See "deskgraph help".'],
    [
      "an unknown option",
      ["outbox", "--stat", "dead"],
      '"outbox" has no option --stat. Did you mean --state? See "deskgraph help outbox".',
    ],
    [
      "another command's option",
      ["start", "--customer", "a"],
      '"start" has no option --customer. See "deskgraph help start".',
    ],
    ["too many words", ["chat", "a", "b"], '"chat" has no use for "a b". See "deskgraph help chat".'],
    [
      "a missing word",
      ["restore"],
      '"restore" wants FILE (what "deskgraph backup" wrote). See "deskgraph help restore".',
    ],
    ["a missing value", ["outbox", "--limit"], 'A value is missing: --limit <N>. See "deskgraph help outbox".'],
  ])("%s is one line and exit code 2", async (_what, argv, line) => {
    expect(await main(argv)).toBe(2);
    expect(complained).toBe(`${line}\n`);
    expect(printed).toBe("");
  });

  it("names all words that are missing", async () => {
    expect(await main(["crm", "map"])).toBe(2);
    expect(complained).toMatch(/^"crm" wants CONVERSATION \(.+\) and CHAT_ID \(.+\)\. See/);
  });
});

describe("an error in a command", () => {
  const failing = (error: unknown, argv: readonly string[] = []): Promise<number> => {
    const run = async (): Promise<number> => {
      throw error;
    };
    const usual = command({ name: "fail", summary: "fails", examples: [], run });
    return runCommandLine({ commands: [usual], usual }, argv);
  };

  it("of a person prints its message, with the exit code it brings", async () => {
    expect(await failing(new BadInput("Not like this."))).toBe(2);
    expect(complained).toBe("Not like this.\n");
  });

  it("that is a bug says how to see more, and shows it when asked", async () => {
    expect(await failing(new Error("boom"))).toBe(1);
    expect(complained).toBe("An unexpected error ended the command: boom\nRun it again with --debug to see where.\n");
    complained = "";
    expect(await failing(new Error("boom"), ["--debug"])).toBe(1);
    expect(complained).toMatch(/unexpected error ended the command: boom\n[\s\S]*\n\s+at /);
    expect(complained).not.toContain("--debug");
  });

  it("that is no error at all is told, too", async () => {
    expect(await failing("gone")).toBe(1);
    expect(complained).toContain("unexpected error ended the command: gone");
  });
});

describe("a path", () => {
  it("is meant from the folder where it was typed, whoever opens it", async () => {
    const run = vi.fn<Command["run"]>(async () => 0);
    const words = [
      { name: "WORD", about: "" },
      { name: "FILE", about: "", isPath: true },
    ];
    const options = { out: { value: "FILE", about: "", isPath: true }, why: { value: "WORDS", about: "" } };
    const usual = command<"out" | "why">({ name: "copy", summary: "copies", words, options, examples: [], run });
    const argv = ["copy", "a", "b", "--out", "../c", "--why", "d", "--home", "e"];
    expect(await runCommandLine({ commands: [usual], usual }, argv)).toBe(0);
    expect(run.mock.calls[0]?.[0]).toMatchObject({
      config: { homeDir: resolve("e") },
      words: ["a", resolve("b")],
      options: { out: resolve("../c"), why: "d" },
    });
  });
});

describe("colour", () => {
  const terminal = (): NodeJS.WritableStream =>
    Object.assign(new PassThrough(), { isTTY: true, getColorDepth: WriteStream.prototype.getColorDepth });

  it("is for terminals, and not where NO_COLOR says no", () => {
    // Node asks all of these before TERM: under CI it knows of no colours.
    for (const name of ["NO_COLOR", "CI", "TF_BUILD", "TEAMCITY_VERSION", "TMUX"]) vi.stubEnv(name, undefined);
    vi.stubEnv("TERM", "xterm-256color");
    expect(bold("x", new PassThrough())).toBe("x");
    expect(bold("x", terminal())).toBe("\u001b[1mx\u001b[22m");
    vi.stubEnv("NO_COLOR", "1");
    expect(bold("x", terminal())).toBe("x");
  });
});
