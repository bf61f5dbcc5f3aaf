import { describe, expect, it } from "vitest";
import { type Shop, type TrustLevel, trustAll } from "../../../src/core/index.ts";
import { fireTimers } from "../../../src/work/fire-timers.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";

const ira = person("ira");
const hourMs = 3_600_000;
const followUps: Shop["followUps"] = {
  abandonedCart: { afterHours: 24 },
  unpaidBill: { afterHours: 4 },
  perHour: 20,
};

/** A customer with a cart, of a shop that then trusts the assistant so far. */
async function cartAt(level: TrustLevel): Promise<TestChat> {
  const chat = await testChat({ shop: { followUps } });
  await chat.say("Добрий день! Сукня на 122 є?");
  await chat.say("беру першу");
  await chat.app.store.setTrust(trustAll(level), person("olya").proven);
  return chat;
}

async function hours(chat: TestChat, count: number): Promise<string[]> {
  const before = (await chat.replies()).length;
  for (let passed = 0; passed < count; passed += 1) {
    chat.passTime(hourMs);
    if ((await fireTimers(chat.app)) > 0) await chat.app.settle(chat.conversation.id);
  }
  return (await chat.replies()).slice(before).map(({ text }) => text);
}

const posts = async (chat: TestChat): Promise<string[]> =>
  (await chat.effects()).flatMap((each) => (each.kind === "staff.post" ? [each.payload.text] : []));

describe.each(["draft", "shadow"] as const)("what nobody asked for, at the level %s", (level) => {
  it("is no reminder to the customer: the staff read it, once, and may say it", async () => {
    const chat = await cartAt(level);
    expect(await hours(chat, 48)).toEqual([]);
    const suggested = (await posts(chat)).filter((text) => text.includes("Ваш кошик чекає"));
    expect(suggested).toEqual([expect.stringMatching(/^Клієнтові не надіслано/)]);
  });

  it("does not hold back what a person decided about money", async () => {
    const chat = await cartAt("auto");
    await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
    await chat.say("так, повна оплата");
    await chat.say("оплатила");
    await chat.app.store.setTrust(trustAll(level), person("olya").proven);
    expect(await chat.decide(true)).toEqual([expect.stringContaining("1001")]);
  });
});

describe("giving a chat back", () => {
  it("is told to the customer in a draft, where the assistant writes again, and not in a shadow", async () => {
    const said: Record<string, number> = {};
    for (const level of ["draft", "shadow"] as const) {
      const chat = await cartAt(level);
      await chat.asManager({ kind: "taken_over", by: ira });
      said[level] = (await chat.asManager({ kind: "given_back", by: ira })).length;
    }
    expect(said).toEqual({ draft: 1, shadow: 0 });
  });
});
