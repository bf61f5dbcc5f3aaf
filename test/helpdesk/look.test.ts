import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Breakers, Conversation, Failure, Store } from "../../src/core/index.ts";
import { lookAtHelpdesk } from "../../src/helpdesk/look.ts";
import { actOfArrival } from "../../src/inbox/act-of-arrival.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { createTables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";
import { type PaperHelpdesk, paperHelpdesk } from "../kit/paper-helpdesk.ts";

const start = Date.parse("2026-01-14T08:00:00.000Z");
const at = "2026-01-14T07:00:00.000Z";

describe("a look at a helpdesk", () => {
  let paper: PaperHelpdesk;
  let store: Store;
  let chat: Conversation;
  let ms: number;
  let isProbe: boolean;
  let mayLook: boolean;
  let reports: unknown[];
  let heard: Map<string, string>;
  let slots: number;

  beforeEach(async () => {
    paper = paperHelpdesk();
    store = createTables(await freshHome()).store;
    chat = await store.openConversation({ channel: "test", channelChatId: "1" });
    [ms, isProbe, mayLook, reports, heard, slots] = [start, false, true, [], new Map(), 0];
  });

  /** A ticket of the chat's in which something happened. */
  const linked = async (mark = "m1", changedAt = at): Promise<string> => {
    const { id } = paper.has();
    await store.linkTicket({ helpdesk: "paper", ticketId: id, conversationId: chat.id });
    paper.changed = [...paper.changed, { id, mark, at: changedAt }];
    return id;
  };
  const breakers: Breakers = {
    admit: async () => (mayLook ? { may: true, isProbe } : { may: false, againInMs: 1 }),
    report: async (vendor, was, options) => void reports.push([vendor, was, options?.isProbe]),
  };
  const look = () =>
    lookAtHelpdesk(paper.connection, {
      store,
      breakers,
      heard,
      helpdesks: [paper.connection],
      config: { shop: demoShop },
      slotAt: () => async () => {
        slots += 1;
      },
      now: () => new Date(ms),
      accept: async (arrival) => {
        const at = new Date(ms);
        const did = await actOfArrival(arrival.body, { ...arrival, at }, demoShop);
        return store.accept({ ...arrival, ...did, raw: new Uint8Array(), at });
      },
    });
  const reads = (): string[] => paper.calls.filter((call) => call.startsWith("get"));
  const sinceSeconds = (): number[] => paper.askedSince.map((since) => (since.getTime() - start) / 1_000);

  it("calls no vendor where no customer has a live ticket", async () => {
    paper.changed = [{ id: "7", mark: "m", at }];
    expect(await look()).toEqual({ count: 0, deaf: 0 });
    expect([paper.calls, slots]).toEqual([[], 0]);
  });

  it("calls no vendor that is shut", async () => {
    await linked();
    mayLook = false;
    expect(await look()).toBe("shut");
    expect(paper.calls).toEqual([]);
  });

  it("asks for the last hour first, then from where the last good look began, and two minutes more each time", async () => {
    const id = await linked();
    expect(await look()).toEqual({ count: 1, deaf: 0 });
    ms = start + 600_000;
    paper.fault = (call) => (call === "changed" ? { outcome: "retry", code: "http_503" } : undefined);
    expect(await look()).toMatchObject({ code: "http_503" });
    paper.fault = () => undefined;
    await look();
    expect(sinceSeconds()).toEqual([-3_720, -120, -120]);
    await look();
    expect(sinceSeconds().at(-1)).toBe(600 - 120);
    expect(reads()).toEqual([`get ${id}`]);
    // Each call takes a slot: lists, and what is read of the ticket.
    expect(slots).toBe(paper.calls.length);
  });

  it("reads a ticket once a change, and once more while the change is of this very moment", async () => {
    const id = await linked("m1", new Date(start - 10_000).toISOString());
    await look();
    await look();
    expect(reads()).toHaveLength(2);
    ms += 1;
    await look();
    await look();
    expect(reads()).toHaveLength(3);
    paper.changed = [{ id, mark: "m2", at }];
    expect(await look()).toEqual({ count: 1, deaf: 0 });
    expect(reads()).toHaveLength(4);
  });

  it.each([
    [4_999, true],
    [5_000, false],
  ])("remembers five thousand tickets, and forgets the oldest: after %i of them", async (before, isKept) => {
    const id = await linked();
    for (let n = 0; n < before; n += 1) heard.set(`old ${n}`, "m");
    await look();
    expect([heard.size, heard.has("old 0"), heard.has("old 1"), heard.get(id)]).toEqual([5_000, isKept, true, "m1"]);
  });

  it.each<[string, Failure | Error, boolean, unknown[] | undefined]>([
    ["no answer in time", { outcome: "uncertain", code: "timeout" }, false, ["paper", "failed", false]],
    ["down", { outcome: "retry", code: "http_503" }, false, ["paper", "failed", false]],
    ["busy", { outcome: "retry", code: "http_429", vendorIsWell: true }, false, undefined],
    ["wants silence", { outcome: "retry", code: "http_429", pauseVendorMs: 1 }, false, undefined],
    ["rights are gone", { outcome: "locked", code: "http_401" }, false, undefined],
    ["refuses", { outcome: "refused", code: "http_422" }, false, undefined],
    ["rights are gone, asked as a probe", { outcome: "locked", code: "http_401" }, true, ["paper", "failed", true]],
    ["down, asked as a probe", { outcome: "retry", code: "http_503" }, true, ["paper", "failed", true]],
  ])("counts against a vendor only what is its fault: %s", async (_name, failure, asProbe, report) => {
    await linked();
    isProbe = asProbe;
    paper.fault = () => failure;
    expect(await look()).toEqual(failure);
    expect(reports).toEqual(report === undefined ? [] : [report]);
    expect(await store.cursor("helpdesk/paper")).toBeUndefined();
  });

  it("does not hide a mistake of ours, and gives a probe back all the same", async () => {
    await linked();
    paper.fault = () => new TypeError("ours");
    await expect(look()).rejects.toThrow("ours");
    expect(reports).toEqual([]);
    isProbe = true;
    await expect(look()).rejects.toThrow("ours");
    expect(reports).toEqual([["paper", "failed", true]]);
  });

  it("says that a vendor is well before it reads on, when it was asked to find out", async () => {
    await linked();
    isProbe = true;
    paper.fault = (call) => {
      if (call.startsWith("get")) expect(reports).toEqual([["paper", "well", true]]);
      return undefined;
    };
    const timeout = vi.spyOn(AbortSignal, "timeout");
    expect(await look()).toEqual({ count: 1, deaf: 0 });
    expect(reports).toHaveLength(1);
    // Its lease is 15 seconds: the list has to be there before, the rest has the usual time, and each ticket its own.
    expect(timeout.mock.calls).toEqual([[10_000], [50_000], [20_000]]);
    isProbe = false;
    await look();
    expect(timeout.mock.calls.slice(3, 5)).toEqual([[50_000], [50_000]]);
    expect(reports).toHaveLength(1);
  });

  it.each<[string, Failure]>([
    ["refused", { outcome: "refused", code: "http_403" }],
    ["unreadable", { outcome: "uncertain", code: "unreadable_answer" }],
    ["too large", { outcome: "uncertain", code: "answer_too_large" }],
  ])("hears all others when one ticket is %s", async (_name, failure) => {
    const [bad, good] = [await linked(), await linked()];
    paper.says(good, "Вітаю");
    paper.fault = (call) => (call === `get ${bad}` ? failure : undefined);
    expect(await look()).toEqual({ count: 2, deaf: 1 });
    expect(await store.waiting(chat.id)).toMatchObject([{ kind: "person_message" }]);
  });

  it("stops where the vendor is down in the middle, and hears the rest from the same moment next time", async () => {
    const [first, second] = [await linked(), await linked()];
    // One answer of 503 may be the ticket's own; two in a row are the vendor's.
    paper.fault = (call) => (call.startsWith("get") ? { outcome: "retry", code: "http_503" } : undefined);
    expect(await look()).toMatchObject({ code: "http_503" });
    expect(reads()).toEqual([`get ${first}`, `get ${second}`]);
    expect(await store.cursor("helpdesk/paper")).toBeUndefined();
    paper.fault = () => undefined;
    expect(await look()).toEqual({ count: 2, deaf: 0 });
    expect(reads().slice(2).toSorted()).toEqual([`get ${first}`, `get ${second}`]);
  });

  it("leaves to the next look what there was no time for", async () => {
    const [first, second] = [await linked(), await linked()];
    const time = new AbortController();
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(time.signal);
    paper.fault = (call) => {
      if (call === `comments ${first}`) time.abort();
      return undefined;
    };
    expect(await look()).toEqual({ count: 1, deaf: 0 });
    expect(reads()).toEqual([`get ${first}`]);
    expect(await store.cursor("helpdesk/paper")).toBeUndefined();
    vi.restoreAllMocks();
    paper.fault = () => undefined;
    expect(await look()).toEqual({ count: 2, deaf: 0 });
    expect(reads().at(-1)).toBe(`get ${second}`);
  });

  it("reads again what was cut off by the end of its time", async () => {
    const id = await linked();
    const time = new AbortController();
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(time.signal);
    paper.fault = (call) => {
      if (!call.startsWith("get")) return undefined;
      time.abort();
      return { outcome: "uncertain", code: "timeout" };
    };
    expect(await look()).toEqual({ count: 1, deaf: 0 });
    expect([heard.size, await store.cursor("helpdesk/paper"), reports]).toEqual([0, undefined, []]);
    vi.restoreAllMocks();
    paper.fault = () => undefined;
    await look();
    expect(reads()).toEqual([`get ${id}`, `get ${id}`]);
  });
});
