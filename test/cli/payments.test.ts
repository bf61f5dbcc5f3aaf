import { expect, it } from "vitest";
import { ordersCommand } from "../../src/cli/orders.ts";
import { paymentsCommand } from "../../src/cli/payments.ts";
import { testChat, testConfig } from "../kit/app.ts";
import { commandAt, ownPartOf } from "../kit/command-at.ts";
import { openMigratedHome } from "../kit/home.ts";
import { keepPrinted } from "../kit/printed.ts";

it("open bills and placed orders are listed, and a bill is decided about by its number", async () => {
  const opened = await openMigratedHome();
  const home = ownPartOf(opened);
  const config = await testConfig();
  const printed = keepPrinted();
  const run = async (command: typeof paymentsCommand, words: readonly string[], options = {}): Promise<string> => {
    printed.clear();
    expect(await commandAt(home, command, { config, words, options })).toBe(0);
    return printed.text();
  };
  expect(await run(paymentsCommand, [])).toContain("No bill waits");
  expect(await run(ordersCommand, [])).toContain("No orders.");
  const bought = async (customer: string) => {
    const chat = await testChat({ home, customer, username: customer });
    for (const text of ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5"]) {
      await chat.say(text);
    }
    await chat.say("повна оплата");
    return chat;
  };
  const first = await bought("olena");
  expect(await run(paymentsCommand, [])).toContain("not paid yet");
  await first.say("оплатила");
  expect(await run(paymentsCommand, ["list"])).toContain("to be checked");
  const [bill] = JSON.parse(await run(paymentsCommand, [], { json: "yes" }));
  expect(bill).toMatchObject({ status: "awaiting_confirmation", links: [], conversationId: first.conversation.id });
  await first.decide(true);
  expect(await run(paymentsCommand, [])).toContain("No bill waits");
  expect(await run(ordersCommand, [])).toMatch(new RegExp(`${bill.number} .* paid .*Олена Коваль`));
  expect(JSON.parse(await run(ordersCommand, [], { json: "yes" }))).toMatchObject([
    { number: bill.number, status: "paid", paid: bill.due },
  ]);
  await expect(run(paymentsCommand, ["decline", bill.number])).rejects.toThrow("waits for a decision");
  await expect(run(paymentsCommand, ["decline"])).rejects.toThrow("wants a customer");
  await expect(run(paymentsCommand, ["believe"])).rejects.toThrow("payments can list");
  await bought("ira");
  const [second] = JSON.parse(await run(paymentsCommand, [], { json: "yes" }));
  expect(second.number).not.toBe(bill.number);
  expect(await run(paymentsCommand, ["confirm", second.number])).toContain(`Noted: confirm, order ${second.number}`);
  await opened.close();
});
