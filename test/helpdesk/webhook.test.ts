import { expect, it, vi } from "vitest";
import type { HelpdeskConnection } from "../../src/core/index.ts";
import { helpdeskWebhook } from "../../src/helpdesk/webhook.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { createTables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";
import { paperHelpdesk } from "../kit/paper-helpdesk.ts";

const told: NonNullable<HelpdeskConnection["webhook"]> = {
  path: "/webhooks/paper",
  isGenuine: () => true,
  ticketsOf: () => ["1", "2", "1"],
};

it("a helpdesk's event has each of its tickets read once, within the least patient vendor's five seconds", async () => {
  const { store } = createTables(await freshHome());
  const chat = await store.openConversation({ channel: "test", channelChatId: "1" });
  const paper = paperHelpdesk({ webhook: told });
  for (const ticketId of ["1", "2"]) {
    paper.has({ id: ticketId });
    await store.linkTicket({ helpdesk: "paper", ticketId, conversationId: chat.id });
  }
  const accept = vi.fn();
  const helpdesks = [paper.connection];
  const config = { shop: demoShop };
  const deps = { store, accept, config, helpdesks, eventSlots: () => async () => undefined };
  const webhook = helpdeskWebhook(paper.connection, deps);
  const timeout = vi.spyOn(AbortSignal, "timeout");
  await webhook?.take({});
  expect(paper.calls).toEqual(["get 1", "comments 1", "get 2", "comments 2"]);
  expect(timeout.mock.calls.length).toBeGreaterThan(0);
  for (const [ms] of timeout.mock.calls) expect(ms).toBeLessThan(5_000);
  expect(webhook).toMatchObject({ path: "/webhooks/paper", isGenuine: told.isGenuine, maxBodyBytes: 1_000_000 });
  expect(webhook).not.toHaveProperty("greets");
  const greeting = paperHelpdesk({ webhook: { ...told, greets: true } });
  expect(helpdeskWebhook(greeting.connection, deps)).toMatchObject({ greets: true });
  expect(helpdeskWebhook(paperHelpdesk().connection, deps)).toBeUndefined();
});
