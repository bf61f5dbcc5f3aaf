import { describe, expect, it } from "vitest";
import { createZammad, zammad as vendor } from "../../../integrations/zammad/index.ts";
import { Secret } from "../../../src/core/index.ts";
import { helpdeskContract } from "../../contracts/helpdesk.ts";
import { startZammad } from "../../fakes/zammad.ts";

const open = async () => {
  const zammad = await startZammad();
  const restarted = () => createZammad({ url: zammad.url, token: new Secret(zammad.token), group: "Users" });
  return { zammad, helpdesk: restarted(), restarted };
};

helpdeskContract(
  "Zammad",
  async () => {
    const { zammad, helpdesk, restarted } = await open();
    return {
      helpdesk,
      restarted,
      fault: (decide) => {
        zammad.fault = decide;
      },
      refuseFiles: (decide) => {
        zammad.refuseFile = decide;
      },
      ticketCount: () => zammad.tickets.length,
      ticketIds: () => zammad.tickets.map(({ id }) => String(id)),
      fieldName: "reason",
      fieldOf: (id, name) => zammad.tickets.find((each) => each.id === Number(id))?.own[name],
      personCount: () => zammad.users.length,
      agentReplies: (id, text) => void zammad.agentReplies(Number(id), text),
      agentNotes: (id, text) => void zammad.agentNotes(Number(id), text),
      closes: (id) => zammad.agentMerges(Number(id)),
      secrets: [zammad.token],
      stop: zammad.stop,
    };
  },
  {
    "maps the priority urgent both ways": "Zammad begins with three priorities: urgent is its high",
    "makes one ticket of the same key twice, and of the same key at once":
      "creates have no key there; an earlier one is looked for",
  },
);

describe("Zammad", () => {
  const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };

  it("mails nobody, makes one customer per chat, and keeps our key out of the tags", async () => {
    const { zammad, helpdesk } = await open();
    const requester = { externalId: "u_Olena", name: "Олена" };
    const of = (key: string) => ({ key, subject: "s", text: "t", priority: "low", tags: ["a"], requester }) as const;
    const { id, tags } = await helpdesk.tickets.create(of("K-1"), calls);
    await helpdesk.tickets.create(of("K-2"), calls);
    await helpdesk.comments.add(id, { key: "c", text: "ще", isPublic: true, from: "customer", requester }, calls);
    await helpdesk.tickets.close(id, "вирішено", calls);
    expect(zammad.mailed).toEqual([]);
    expect(zammad.users).toMatchObject([{ login: "u_olena", firstname: "Олена" }]);
    expect(tags).toEqual(["a"]);
    // Replacing tags does not lose it either.
    await helpdesk.tickets.update(id, { tags: ["b"] }, calls);
    expect((await helpdesk.tickets.findByKey("K-1", calls))?.id).toBe(id);
    await zammad.stop();
  });

  it("writes no customer's words on a ticket that is another customer's by now", async () => {
    const { zammad, helpdesk } = await open();
    const requester = { externalId: "u_1" };
    const of = (key: string) => ({ key, subject: "s", text: "t", priority: "low", tags: [], requester }) as const;
    const made = await helpdesk.tickets.create(of("K"), calls);
    const isFor = made.requester.id === undefined ? {} : { requesterId: made.requester.id };
    const words = { key: "c", text: "ще", isPublic: true, from: "customer", requester, ...isFor } as const;
    await helpdesk.comments.add(made.id, words, calls);
    for (const ticket of zammad.tickets) Object.assign(ticket, { customer_id: 9_001 });
    await expect(helpdesk.comments.add(made.id, { ...words, key: "d" }, calls)).rejects.toMatchObject({
      failure: { outcome: "refused", code: "ticket_closed" },
    });
    expect(zammad.tickets.flatMap(({ articles }) => articles)).toHaveLength(2);
    await zammad.stop();
  });

  it("takes an agent's mail for a public word where it goes to the customer, and nobody in copy for them", async () => {
    const { zammad, helpdesk } = await open();
    const requester = { externalId: "u_1", email: "Olena@example.com" };
    const { id } = await helpdesk.tickets.create(
      { key: "K", subject: "s", text: "t", priority: "low", tags: [], requester },
      calls,
    );
    zammad.agentMails(Number(id), "Вам");
    zammad.agentMails(Number(id), "Складу", "warehouse@example.com");
    zammad.copiedReplies(Number(id), "Я кур'єр");
    const said = (await helpdesk.comments.list(await helpdesk.tickets.get(id, calls), calls)).slice(1);
    expect(said.map(({ by, isPublic, text }) => [by, isPublic, text])).toEqual([
      ["agent", true, "Вам"],
      ["agent", false, "Складу"],
      ["other", true, "Я кур'єр"],
    ]);
    await zammad.stop();
  });

  it("stops where our key does not stick, says what to switch on, and goes on with the same ticket", async () => {
    const { zammad, helpdesk, restarted } = await open();
    const requester = { externalId: "u_1" };
    const of = (key: string) => ({ key, subject: "s", text: "t", priority: "low", tags: ["a"], requester }) as const;
    const locked = { failure: { outcome: "locked", code: "no_key_tag", detail: expect.stringContaining("new tags") } };
    const idsNow = () => zammad.tickets.map((each) => String(each.id));
    const first = await helpdesk.tickets.create(of("K-0"), calls);
    // Switched off while we were at work: found out by the next ticket, and by no other after it.
    zammad.mayMakeTags = false;
    for (const key of ["K-1", "K-1", "K-2"])
      await expect(helpdesk.tickets.create(of(key), calls)).rejects.toMatchObject(locked);
    // Also by another process, and by one that starts now.
    await expect(restarted().tickets.create(of("K-1"), calls)).rejects.toMatchObject(locked);
    expect(zammad.tickets).toHaveLength(2);
    zammad.mayMakeTags = true;
    const { id, tags } = await helpdesk.tickets.create(of("K-1"), calls);
    expect([idsNow(), tags]).toEqual([[first.id, id], ["a"]]);
    expect((await helpdesk.tickets.findByKey("K-1", calls))?.id).toBe(id);
    await helpdesk.tickets.create(of("K-2"), calls);
    expect(zammad.tickets).toHaveLength(3);
    await zammad.stop();
  });

  it("waits for the end of maintenance, whatever was asked", async () => {
    const { zammad, helpdesk } = await open();
    const requester = { externalId: "u_1" };
    const of = { key: "K", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    const { id } = await helpdesk.tickets.create(of, calls);
    zammad.isInMaintenance = true;
    const locked = { failure: { outcome: "locked", detail: expect.stringContaining("maintenance") } };
    const comment = { key: "c", text: "ще", isPublic: true, from: "customer", requester } as const;
    await expect(helpdesk.comments.add(id, comment, calls)).rejects.toMatchObject(locked);
    await expect(helpdesk.tickets.get(id, calls)).rejects.toMatchObject(locked);
    zammad.isInMaintenance = false;
    await helpdesk.comments.add(id, comment, calls);
    expect(zammad.tickets[0]?.articles).toHaveLength(2);
    await zammad.stop();
  });

  it("changes and closes no merged ticket: that takes no more", async () => {
    const { zammad, helpdesk } = await open();
    const requester = { externalId: "u_1" };
    const of = { key: "K", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    const { id } = await helpdesk.tickets.create(of, calls);
    zammad.agentMerges(Number(id));
    const closed = { failure: { outcome: "refused", code: "ticket_closed" } };
    await expect(helpdesk.tickets.update(id, { status: "open" }, calls)).rejects.toMatchObject(closed);
    await expect(helpdesk.tickets.close(id, "вирішено", calls)).rejects.toMatchObject(closed);
    expect(zammad.tickets[0]).toMatchObject({ state: "merged", articles: [{ body: "t" }] });
    await zammad.stop();
  });

  it("writes tags without commas, also when they are changed and looked for", async () => {
    const { zammad, helpdesk } = await open();
    const requester = { externalId: "u_1" };
    const of = { key: "K", subject: "s", text: "t", priority: "low", tags: ["a, b"], requester } as const;
    const { id } = await helpdesk.tickets.create(of, calls);
    await helpdesk.tickets.update(id, { tags: ["a, b", "c,d"] }, calls);
    expect((await helpdesk.tickets.get(id, calls)).tags).toEqual(["a b", "c d"]);
    expect((await helpdesk.tickets.list({ tags: ["c,d"], limit: 5 }, calls)).map((each) => each.id)).toEqual([id]);
    await zammad.stop();
  });

  it("is examined for whether our key would stick, and is changed by nothing of that", async () => {
    const { zammad } = await open();
    const plan = vendor.plan({ ZAMMAD_URL: zammad.url, ZAMMAD_TOKEN: zammad.token });
    if ("missing" in plan) throw new Error(plan.missing.join());
    const { examine } = plan.open({
      tokensOf: () => {
        throw new Error("no OAuth");
      },
    });
    expect(await examine?.(calls)).toMatchObject([{ is: "well" }]);
    zammad.mayMakeTags = false;
    expect(await examine?.(calls)).toMatchObject([{ is: "wrong", text: expect.stringContaining("new tags") }]);
    expect(zammad.calls.every(({ method }) => method === "GET")).toBe(true);
    await zammad.stop();
  });

  it("takes what a trigger writes for nobody's word", async () => {
    const { zammad, helpdesk } = await open();
    const requester = { externalId: "u_1" };
    const { id } = await helpdesk.tickets.create(
      { key: "K", subject: "s", text: "t", priority: "low", tags: [], requester },
      calls,
    );
    const [ticket] = zammad.tickets;
    const article = zammad.agentReplies(Number(id), "Ваше звернення прийнято");
    ticket?.articles.splice(1, 1, { ...article, sender: "System" });
    expect((await helpdesk.comments.list(await helpdesk.tickets.get(id, calls), calls)).map(({ by }) => by)).toEqual([
      "customer",
      "us",
    ]);
    await zammad.stop();
  });
});
