import { expect, it, vi } from "vitest";
import { createApp } from "../../src/app.ts";
import { actsCommand } from "../../src/cli/acts.ts";
import { commandLinePrincipal } from "../../src/cli/command-line-principal.ts";
import { paymentCommand } from "../../src/cli/payment.ts";
import { turnLaneOf } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { testConfig } from "../kit/app.ts";
import { commandAt, ownPartOf } from "../kit/command-at.ts";
import { openMigratedHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { keepPrinted } from "../kit/printed.ts";

it("a payment is confirmed and undone by a command, under the user who owns the home; acts shows it", async () => {
  const opened = await openMigratedHome();
  const home = ownPartOf(opened);
  const config = await testConfig();
  const printed = keepPrinted();
  const run = (verb: string) => commandAt(home, paymentCommand, { config, words: [verb, "@olena"] });
  /** The product runs for a while; answers how far the payment is then. */
  const work = async (words: readonly string[] = []): Promise<unknown> => {
    const engine = inlineLanes();
    const app = await createApp({
      config,
      home,
      settleWindow: noSettleWindow,
      engine: async () => engine,
    });
    await app.work();
    const { id } = await app.open({ channel: "test", channelChatId: "1", username: "olena" });
    for (const text of words) {
      const body = { kind: "message", text, attachments: [] } as const;
      await app.accept({ conversationId: id, source: "test", externalId: text, body });
      await app.settle(id);
    }
    // A job of the command's is for the product's own engine.
    await engine.wake([turnLaneOf(id)]);
    await app.settle(id);
    const { bill } = await app.stateOf(id);
    await app.close();
    return bill;
  };
  const order = ["сукня на 122 є?", "беру першу", "Олена Коваль, 067 111 22 33, Київ, відділення 5", "повна оплата"];
  expect(await work([...order, "оплатила"])).toMatchObject({ status: "awaiting_confirmation" });
  await expect(run("undo")).rejects.toThrow("No payment of @olena was confirmed");
  await expect(run("believe")).rejects.toThrow("confirm, reject, undo");
  await expect(run("give-back")).rejects.toThrow("No payment provider is configured");

  expect(await run("confirm")).toBe(0);
  expect(await work()).toMatchObject({ status: "paid" });
  await expect(run("reject")).rejects.toThrow("No payment of @olena waits");
  expect(await run("undo")).toBe(0);
  expect(await work()).toMatchObject({ status: "awaiting_confirmation" });

  printed.clear();
  expect(await commandAt(home, actsCommand, { config })).toBe(0);
  const me = `command_line ${process.getuid?.()}`;
  expect(printed.text()).toMatch(
    new RegExp(`confirm_payment .*${me}[^]*undo_payment .*${me}[^]*The record is whole: 2 rows`),
  );
  const errors: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((part) => errors.push(String(part)) > 0);
  const [head = ""] = /2:[0-9a-f]{64}/.exec(printed.text()) ?? [];
  const verify = (noted: string) => commandAt(home, actsCommand, { config, options: { limit: "0", verify: noted } });
  expect(await verify(head)).toBe(0);
  // The newest row was cut off, another stands in its place; and what is no head is no proof.
  for (const noted of [head.replace("2:", "3:"), `2:${"0".repeat(64)}`, `1:${head.slice(2)}`]) {
    expect(await verify(noted)).toBe(1);
  }
  expect(errors.join("")).toContain("The record was cut off: it had row 3.");
  expect(errors.join("")).toContain("The record was written anew: it had another row 2.");
  await expect(verify("2")).rejects.toThrow("--verify takes a head");
  await opened.close();
});

it("the command line is the user who owns the home, or on a server whoever holds its address", () => {
  const me = { uid: 1000, name: "olya" };
  expect(commandLinePrincipal({ kind: "embedded", ownerUid: 1000 }, me)).toMatchObject({
    name: "olya",
    proven: { door: "command_line", how: "owns_home", id: "1000" },
  });
  expect(() => commandLinePrincipal({ kind: "embedded", ownerUid: 1001 }, me)).toThrow("belongs to user 1001");
  expect(() => commandLinePrincipal({ kind: "embedded", ownerUid: 1001 }, { uid: 0, name: "root" })).toThrow("1001");
  expect(commandLinePrincipal({ kind: "postgres" }, me).proven).toMatchObject({
    how: "holds_database_url",
    id: "1000",
  });
});
