import { expect, it } from "vitest";
import { draftSchema } from "../../nodes/sale/order-schemas.ts";
import { createApp } from "../../src/app.ts";
import { ordersCommand } from "../../src/cli/orders.ts";
import { turnLaneOf } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { testConfig } from "../kit/app.ts";
import { commandAt, ownPartOf } from "../kit/command-at.ts";
import { openMigratedHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { keepPrinted } from "../kit/printed.ts";

it("an order in hand is changed and brought back by a command; what cannot be read or does not exist is refused", async () => {
  const opened = await openMigratedHome();
  const home = ownPartOf(opened);
  const config = await testConfig();
  const printed = keepPrinted();
  const run = (...words: readonly string[]) => commandAt(home, ordersCommand, { config, words });
  /** The product runs for a while; answers what is in the cart then. */
  const work = async (said: readonly string[] = []): Promise<unknown> => {
    const engine = inlineLanes();
    const app = await createApp({ config, home, settleWindow: noSettleWindow, engine: async () => engine });
    await app.work();
    const { id } = await app.open({ channel: "test", channelChatId: "1", username: "olena" });
    for (const text of said) {
      await app.accept({
        conversationId: id,
        source: "test",
        externalId: text,
        body: { kind: "message", text, attachments: [] },
      });
      await app.settle(id);
    }
    await engine.wake([turnLaneOf(id)]);
    await app.settle(id);
    const { draft } = await app.stateOf(id);
    await app.close();
    return draft;
  };
  const before = draftSchema.parse(await work(["сукня на 122 є?", "беру першу"])).lines;
  const code = before[0]?.sku;
  await expect(run("undo", "@olena")).rejects.toThrow("No order of @olena was changed");
  await expect(run("change", "@olena", `${code} two`)).rejects.toThrow("Name articles and pieces");
  await expect(run("change", "@olena", "NO-1 x1")).rejects.toThrow('There is no article "NO-1"');
  await expect(run("change")).rejects.toThrow("wants a customer");
  await expect(run("burn")).rejects.toThrow("list, change, undo");
  expect(await run("change", "@olena", `${code} x2`)).toBe(0);
  expect(draftSchema.parse(await work()).lines).toEqual(before.map((line) => ({ ...line, quantity: 2 })));
  expect(await run("undo", "@olena")).toBe(0);
  expect(draftSchema.parse(await work()).lines).toEqual(before);
  expect(printed.text()).toContain("Noted: change.");
  await opened.close();
});
