import { describe, expect, it } from "vitest";
import { personCalls } from "../../../supabase/store/person-calls.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { person } from "../../kit/person.ts";

const ira = person("ira");
const minuteMs = 60_000;
const callsOf = async ({ app }: TestChat): Promise<readonly (number | "waits")[]> =>
  (await personCalls(app.home, new Date(0))).map(({ since, answeredAt }) =>
    answeredAt === undefined ? "waits" : Math.floor((answeredAt.getTime() - since.getTime()) / minuteMs),
  );

describe("how long a customer waited for a person", () => {
  it("is the time to the first human word, and is open while nobody answered", async () => {
    const chat = await testChat({ isStaffed: true });
    await chat.say("Покличте людину");
    expect(await callsOf(chat)).toEqual(["waits"]);
    chat.passTime(12 * minuteMs);
    await chat.asManager({ kind: "person_message", text: "Слухаю", by: ira });
    chat.passTime(40 * minuteMs);
    await chat.asManager({ kind: "person_message", text: "Ще щось?", by: ira });
    expect(await callsOf(chat)).toEqual([12]);
  });

  it("is not counted of a call that was given back, and each call has the word that answered it", async () => {
    const chat = await testChat({ isStaffed: true });
    await chat.say("Покличте людину");
    await chat.asManager({ kind: "given_back", by: ira });
    expect(await callsOf(chat)).toEqual([]);
    await chat.say("Покличте людину");
    chat.passTime(5 * minuteMs);
    await chat.asManager({ kind: "person_message", text: "Слухаю", by: ira });
    expect(await callsOf(chat)).toEqual([5]);
  });
});
