import { expect, it } from "vitest";
import { progressBar } from "../../src/cli/progress-bar.ts";

const screenOf = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
};

it("a progress bar is one line that is written over, makes room for words, and is gone at the end", () => {
  const screen = screenOf(true);
  const bar = progressBar(screen);
  bar.show("Backup", 1, 4);
  bar.show("Backup", 1, 4);
  expect(screen.written).toEqual(["Backup [######..................] 25 %"]);
  bar.clear();
  bar.clear();
  expect(screen.written.slice(1).join("").trim()).toBe("");
  screen.written.length = 0;
  bar.show("Backup", 3, 4);
  bar.show("Backup", 4, 4);
  const [line = "", end = ""] = screen.written;
  expect(line).toContain("75 %");
  expect(end).toBe(`\r${" ".repeat(line.length)}\r`);
});

it("where nobody looks at a terminal, no bar is written", () => {
  const screen = screenOf(false);
  const bar = progressBar(screen);
  for (const done of [0, 1, 2]) bar.show("Trim", done, 2);
  bar.clear();
  expect(screen.written).toEqual([]);
});
