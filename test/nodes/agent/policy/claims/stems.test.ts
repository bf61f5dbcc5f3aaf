import { expect, it } from "vitest";
import { lastFormOf } from "../../../../../nodes/agent/policy/claims/stems.ts";

it("finds a short name in its forms, and not in a word that begins like it", () => {
  expect(lastFormOf("роза", "«роза», червона, розмір 98-104")).toBe(1);
  expect(lastFormOf("роза", "роза і шапка з розою, розмір 98")).toBe(15);
  expect(lastFormOf("роза", "розмір 98-104")).toBe(-1);
});
