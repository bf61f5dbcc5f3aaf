import { expect, it } from "vitest";
import { testChat } from "../../kit/app.ts";

it("tells of one file after another in other words", async () => {
  const chat = await testChat();
  await chat.say("Добрий день");
  const told = [await chat.photo(), await chat.photo(), await chat.photo()].flat();
  expect(told).toHaveLength(3);
  expect(new Set(told).size).toBe(3);
  await chat.app.close();
});
