import { inspect } from "node:util";
import { expect, it } from "vitest";
import { Secret } from "../../src/core/secret.ts";

it("a secret prints as a word everywhere, and is told to who asks for it by name", () => {
  const secret = new Secret("sesame");
  const printed = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect({ secret }), secret.toString()];
  for (const each of printed) {
    expect(each).toContain("[secret]");
    expect(each).not.toContain("sesame");
  }
  expect(secret.reveal()).toBe("sesame");
});
