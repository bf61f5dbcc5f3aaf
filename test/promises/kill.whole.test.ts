import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { cleanEnv } from "../kit/clean-env.ts";
import { migratedFolder } from "../kit/home.ts";

const bin = fileURLToPath(new URL("../../src/cli/bin.mjs", import.meta.url));

interface Running {
  readonly child: ChildProcess;
  write(line: string): void;
  /** Resolves once the output holds the words; rejects when the process ends without them. */
  until(words: string): Promise<string>;
}

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function chat(home: string): Running {
  const child = spawn(process.execPath, [bin, "chat", "--home", home], {
    cwd: tmpdir(),
    env: cleanEnv,
    stdio: ["pipe", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  let notify = (): void => undefined;
  child.stdout?.on("data", (chunk) => {
    output += String(chunk);
    notify();
  });
  child.stderr?.on("data", (chunk) => {
    output += String(chunk);
  });
  child.on("exit", () => notify());
  return {
    child,
    write: (line) => child.stdin?.write(`${line}\n`),
    until: (words) =>
      new Promise((resolve, reject) => {
        notify = () => {
          if (output.includes(words)) resolve(output);
          else if (child.exitCode !== null || child.signalCode !== null) reject(new Error(`ended with: ${output}`));
        };
        notify();
      }),
  };
}

// In small: deaths at every write of a turn (crash.test.ts).
describe("a process killed while a payment waits", () => {
  it("is started again, told that the money is there, and places exactly one order", async () => {
    const home = await mkdtemp(join(tmpdir(), "deskgraph-kill-"));
    try {
      await migratedFolder(home);
      const first = chat(home);
      for (const line of [
        "сукня на 122 є?",
        "беру першу",
        "Олена Коваль, 067 123 45 67, Київ, відділення 5",
        "так, повна оплата",
        "оплатила",
      ]) {
        first.write(line);
      }
      await first.until("Передаю на перевірку");
      await first.until("would do staff.post");
      first.child.kill("SIGKILL");
      await once(first.child, "exit");

      const second = chat(home);
      for (const line of ["/as manager confirm", "/as manager confirm", "/effects", "/quit"]) second.write(line);
      const output = await second.until("> /quit");
      expect(output).toContain("Оплату підтверджено");
      expect(output).toContain("No payment is waiting for a decision.");
      const listed = output.slice(output.indexOf("> /effects"));
      expect(listed.match(/crm\.order/g)).toHaveLength(1);
      await once(second.child, "exit");
      expect(second.child.exitCode).toBe(0);
    } finally {
      for (const child of started.splice(0)) child.kill("SIGKILL");
      await rm(home, { recursive: true, force: true });
    }
  });
});
