import { expect, it } from "vitest";
import { isSame } from "../../src/core/is-same.ts";

it("what was shown is what was kept, whatever both are made of, and nothing is not", () => {
  expect(isSame("key", "key")).toBe(true);
  expect(isSame(Buffer.from("key"), "key")).toBe(true);
  for (const other of ["Key", "ke", "keyy", ""]) expect(isSame(other, "key")).toBe(false);
  expect(isSame(undefined, "undefined")).toBe(false);
  expect(isSame("", "")).toBe(true);
});
