import { expect, it } from "vitest";
import { waitingInbound } from "../../src/core/index.ts";

it("what waits is seen by its kind, its words and its age", () => {
  const message = { kind: "message", text: "Добрий день", attachments: [] } as const;
  expect(waitingInbound(message, 5)).toEqual({ kind: "message", text: "Добрий день", isPart: false, ageMs: 5 });
  expect(waitingInbound({ ...message, group: "album" }, 5).isPart).toBe(true);
  expect(waitingInbound({ kind: "closed", by: "Марія" }, 5)).toEqual({
    kind: "closed",
    text: "",
    isPart: false,
    ageMs: 5,
  });
});
