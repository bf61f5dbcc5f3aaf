import { beforeEach, describe, expect, it } from "vitest";
import type { Choice, Deliverer, EffectOf } from "../../src/core/index.ts";
import { ticketDeliverers } from "../../src/helpdesk/open-helpdesks.ts";
import { deliveryContext } from "../kit/delivery-context.ts";
import { type PaperHelpdesk, paperHelpdesk } from "../kit/paper-helpdesk.ts";
import { type TicketDesk, ticketDesk } from "../kit/ticket-desk.ts";

const chosenBy = async <Kind extends "ticket.open" | "ticket.note" | "ticket.close">(
  deliverer: Deliverer<Kind> | Choice<Kind> | undefined,
  effect: EffectOf<Kind>,
): Promise<string | undefined> => {
  if (deliverer === undefined || !("choose" in deliverer)) throw new Error("nothing to choose from");
  return (await deliverer.choose(effect)).vendor;
};

describe("of several helpdesks", () => {
  let desk: TicketDesk;
  let vip: PaperHelpdesk;
  beforeEach(async () => {
    [desk, vip] = [await ticketDesk(), paperHelpdesk({ name: "vip", account: "v" })];
  });

  const deliverers = () => ticketDeliverers([desk.paper.connection, vip.connection], desk.deps);
  const openAt = (effect: EffectOf<"ticket.open">) => chosenBy(deliverers()["ticket.open"], effect);
  const noteAt = async () => chosenBy(deliverers()["ticket.note"], await desk.noted("є хто?"));
  const open = async (effect: EffectOf<"ticket.open">): Promise<void> => {
    const choice = deliverers()["ticket.open"];
    if (choice === undefined || !("choose" in choice)) throw new Error("nothing to choose from");
    await (await choice.choose(effect)).deliver(effect, deliveryContext());
  };

  it("none makes tickets where none is configured", () => {
    expect(ticketDeliverers([], desk.deps)).toEqual({});
  });

  it("the one that a rule named makes the ticket, and otherwise the usual one", async () => {
    expect(await openAt(await desk.asked({ helpdesk: "vip" }))).toBe("vip");
    expect(await openAt(await desk.asked())).toBe("paper");
    expect(await openAt(await desk.asked({ helpdesk: "gone by now" }))).toBe("paper");
  });

  it("the one where the ticket is gets the notes", async () => {
    await open(await desk.asked({ helpdesk: "vip" }));
    expect(await noteAt()).toBe("vip");
    await open(await desk.asked());
    expect(await noteAt()).toBe("paper");
  });

  it("the one where the newest ticket is still to be made gets the notes", async () => {
    await open(await desk.asked());
    const asked = await desk.asked({ helpdesk: "vip" });
    expect(await noteAt()).toBe("vip");
    // A person decided that it need not be made.
    expect(await desk.desk.discard(asked.key, "by hand")).toBe(true);
    expect(await noteAt()).toBe("paper");
  });

  it("the one where the newest ticket is solves it when the chat is closed", async () => {
    const closeAt = async () => chosenBy(deliverers()["ticket.close"], await desk.closing("Закрито: Ірина."));
    expect(await closeAt()).toBe("paper");
    await open(await desk.asked({ helpdesk: "vip" }));
    expect(await closeAt()).toBe("vip");
  });

  it("the usual one gets them where there is no ticket, or only one in an account that is not ours any more", async () => {
    expect(await noteAt()).toBe("paper");
    const { store, chat } = desk;
    await store.linkTicket({ helpdesk: "vip", account: "old", ticketId: "7", conversationId: chat.id });
    expect(await noteAt()).toBe("paper");
    await store.linkTicket({ helpdesk: "vip", account: "v", ticketId: "7", conversationId: chat.id });
    expect(await noteAt()).toBe("vip");
  });
});
