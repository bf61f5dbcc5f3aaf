import { describe, expect, it } from "vitest";
import { talkText } from "../../src/core/talk-text.ts";

describe("a ticket's text", () => {
  const talk = Array.from({ length: 30 }, (_, n) => `👤 повідомлення ${n} ${"слово ".repeat(20)}`);

  it("has the brief and the whole talk, where there is room", () => {
    expect(talkText("Клієнт: Олена", ["👤 один", "🤖 два"], 1_000)).toBe("Клієнт: Олена\n\n👤 один\n🤖 два");
    expect(talkText("Клієнт: Олена", [], 1_000)).toBe("Клієнт: Олена");
  });

  it("leaves out the oldest lines, says so, and keeps the newest in their order", () => {
    const text = talkText("Клієнт: Олена", talk, 1_000);
    expect(text.length).toBeLessThanOrEqual(1_000);
    const [brief, blank, sign, ...lines] = text.split("\n");
    expect([brief, blank, sign]).toEqual(["Клієнт: Олена", "", "[…]"]);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines).toEqual(talk.slice(-lines.length));
  });

  it("cuts a line that is too long alone, and a brief that leaves no room, and never goes over", () => {
    for (const maxChars of [100, 500, 1_000]) {
      const text = talkText("б".repeat(2_000), [...talk, "в".repeat(2_000)], maxChars);
      expect(text.length).toBeLessThanOrEqual(maxChars);
      expect(text).toMatch(/^б+…\n\n\[…\]\nв+…$/);
    }
  });
});
