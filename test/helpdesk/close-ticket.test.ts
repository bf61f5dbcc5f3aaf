import { beforeEach, describe, expect, it } from "vitest";
import { type Failure, ticketClosed } from "../../src/core/index.ts";
import { type TicketDesk, ticketDesk } from "../kit/ticket-desk.ts";

const nothing = { outcome: "done", isUnasked: true };

describe("the closing of a chat elsewhere", () => {
  let desk: TicketDesk;
  beforeEach(async () => {
    desk = await ticketDesk();
  });

  const opened = async (): Promise<string> => {
    await desk.open(await desk.asked());
    desk.paper.calls.length = 0;
    return [...desk.paper.tickets.keys()].at(-1) ?? "";
  };
  const close = async (context = {}) => desk.close(await desk.closing("Закрито: Ірина."), context);
  const seen = (id: string) => desk.store.linkedTicket({ helpdesk: "paper", account: "a" }, id);

  it("solves the ticket, with the reason, and notes it as seen", async () => {
    const id = await opened();
    expect(await close()).toEqual({ outcome: "done", receipt: { externalId: id } });
    expect(desk.paper.tickets.get(id)).toMatchObject({ status: "solved", closedFor: "Закрито: Ірина." });
    expect(await seen(id)).toMatchObject({ isSolved: true, changeCount: 1 });
  });

  it("solves it once, however often it is tried", async () => {
    const id = await opened();
    const effect = await desk.closing("Закрито: Ірина.");
    await desk.close(effect);
    expect(await desk.close(effect, { attempt: 2 })).toMatchObject(nothing);
    expect(desk.paper.calls).toEqual([`get ${id}`, `close ${id}`, `get ${id}`]);
  });

  it("is nothing where there is no ticket, none any more, or another customer's", async () => {
    expect(await close()).toMatchObject(nothing);
    const id = await opened();
    const ticket = desk.paper.tickets.get(id);
    desk.paper.change(id, { requester: { id: "someone else" } });
    await desk.home.pool.query("update deskgraph.tickets set requester_id = 'u_1'");
    expect(await close()).toMatchObject(nothing);
    desk.paper.tickets.delete(id);
    expect(await close()).toMatchObject(nothing);
    expect(ticket?.status).not.toBe("solved");
    expect(desk.paper.calls.some((call) => call.startsWith("close"))).toBe(false);
  });

  it("is done where the ticket was closed for good a moment ago", async () => {
    const id = await opened();
    const over: Failure = { outcome: "refused", code: ticketClosed };
    desk.paper.fault = (call) => (call.startsWith("close") ? over : undefined);
    expect(await close()).toEqual({ outcome: "done", receipt: { externalId: id } });
  });
});
