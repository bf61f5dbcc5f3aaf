import { describe, expect, it } from "vitest";
import { createZoho, zohoClient } from "../../../integrations/zoho/index.ts";
import { Secret } from "../../../src/core/index.ts";
import { createAccessTokens } from "../../../src/oauth/access-tokens.ts";
import { memoryGrants } from "../../../src/oauth/memory-grants.ts";
import { helpdeskContract } from "../../contracts/helpdesk.ts";
import { startZoho } from "../../fakes/zoho.ts";

const open = async () => {
  const zoho = await startZoho();
  const { clientId, secret } = zoho.accounts;
  const refreshToken = zoho.accounts.newRefreshToken();
  const client = zohoClient({
    clientId,
    secret: new Secret(secret),
    refreshToken: new Secret(refreshToken),
    place: "us",
    accountsUrl: zoho.url,
  });
  const tokens = createAccessTokens(client, memoryGrants());
  const restarted = () =>
    createZoho({ tokens, place: "us", deskUrl: zoho.url, keyField: "cf_deskgraph_key", channel: "Chat" });
  return { zoho, helpdesk: restarted(), restarted, refreshToken };
};

helpdeskContract(
  "Zoho Desk",
  async () => {
    const { zoho, helpdesk, restarted, refreshToken } = await open();
    return {
      helpdesk,
      restarted,
      fault: (decide) => {
        zoho.fault = decide;
      },
      refuseFiles: (decide) => {
        zoho.refuseFile = decide;
      },
      ticketCount: () => zoho.tickets.length,
      ticketIds: () => zoho.tickets.map(({ id }) => id),
      fieldName: "cf_reason",
      fieldOf: (id, name) => zoho.tickets.find((each) => each.id === id)?.cf[name],
      personCount: () => zoho.contacts.length,
      agentReplies: (id, text) => void zoho.agentReplies(id, text),
      agentNotes: (id, text) => void zoho.agentNotes(id, text),
      closes: (id) => zoho.agentCloses(id),
      secrets: [zoho.accounts.secret, refreshToken, "1000.access"],
      stop: zoho.stop,
    };
  },
  {
    "maps the priority urgent both ways": "Zoho Desk begins with three priorities: urgent is its High",
    "makes one ticket of the same key twice, and of the same key at once":
      "creates have no key there; an earlier one is looked for",
    "says of a closed ticket that it takes no more, and goes on in one that follows it":
      "a closed ticket can be opened again there",
  },
);

describe("Zoho Desk", () => {
  const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
  const requester = { externalId: "u_Olena", name: "Олена Приклад" };
  const of = (key: string) => ({ key, subject: "s", text: "t", priority: "low", tags: ["a"], requester }) as const;

  it("makes one contact for a customer's tickets, also after a restart while the index lags, and mails nobody", async () => {
    const { zoho, helpdesk, restarted } = await open();
    const [first] = await Promise.all([
      helpdesk.tickets.create(of("K-1"), calls),
      helpdesk.tickets.create(of("K-2"), calls),
    ]);
    await restarted().tickets.create(of("K-3"), calls);
    expect(zoho.contacts).toMatchObject([{ firstName: "Олена", lastName: "Приклад", email: "u_olena@chat.invalid" }]);
    await helpdesk.tickets.close(first?.id ?? "", "вирішено", calls);
    expect(zoho.closureMails).toEqual([]);
    await zoho.stop();
  });

  it("finds an older ticket by the search, a newer one without it", async () => {
    const { zoho, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(of("K-old"), calls);
    for (let n = 0; n < 101; n += 1) await helpdesk.tickets.create({ ...of(`K-${n}`), tags: [] }, calls);
    expect(await helpdesk.tickets.findByKey("K-old", calls)).toBeUndefined();
    zoho.searchLagMs = 0;
    expect((await helpdesk.tickets.findByKey("K-old", calls))?.id).toBe(id);
    await zoho.stop();
  });

  it("finds and hears a ticket that was moved to another department, by the list and by the search", async () => {
    const { zoho, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(of("K-moved"), calls);
    zoho.agentMoves(id);
    for (const searchLagMs of [60_000, 0]) {
      zoho.searchLagMs = searchLagMs;
      zoho.fault = ({ path }) => (searchLagMs === 0 && path.endsWith("/tickets") ? { status: 204 } : "none");
      expect((await helpdesk.tickets.findByKey("K-moved", calls))?.id).toBe(id);
      const changed = await helpdesk.tickets.changedSince(new Date(Date.now() - 60_000), calls);
      expect(changed.map((each) => each.id)).toEqual([id]);
    }
    await zoho.stop();
  });

  it("reads an agent's mail as a public word, whole and as text; a draft, and a mail to others, is none", async () => {
    const { zoho, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(of("K-1"), calls);
    zoho.agentMails(id, "Вітаємо! Обміняємо сукню.");
    zoho.agentMails(id, "чернетка", { status: "DRAFT" });
    zoho.agentMails(id, "комусь", { to: "Somebody <warehouse@example.com>" });
    zoho.agentMails(id, "далі", { isForward: true });
    zoho.agentMails(id, "хтозна", { visibility: undefined });
    zoho.agentMails(id, "без адресата", { to: null });
    const said = (await helpdesk.comments.list(await helpdesk.tickets.get(id, calls), calls)).slice(1);
    expect(said.map(({ by, isPublic, text }) => [by, isPublic, text])).toEqual([
      ["agent", true, "Вітаємо! Обміняємо сукню."],
      ["agent", false, "чернетка"],
      ...["комусь", "далі", "хтозна"].map((text) => ["agent", false, text]),
      ["agent", true, "без адресата"],
    ]);
    await zoho.stop();
  });

  it("takes for an agent only whom it names as one", async () => {
    const { zoho, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(of("K-1"), calls);
    for (const type of ["AGENT", "END_USER", "LIGHT", null]) {
      const comment = zoho.agentReplies(id, "слово");
      zoho.tickets[0]?.talk.splice(-1, 1, { ...comment, commenter: { name: "Хтось", type: type ?? "" } });
    }
    const said = (await helpdesk.comments.list(await helpdesk.tickets.get(id, calls), calls)).slice(1);
    expect(said.map(({ by }) => by)).toEqual(["agent", "customer", "other", "other"]);
    await zoho.stop();
  });

  it("says which field to add where the layout has none for our key", async () => {
    const { zoho, helpdesk } = await open();
    zoho.customFields.clear();
    await expect(helpdesk.tickets.create(of("K-1"), calls)).rejects.toMatchObject({
      failure: { outcome: "locked", detail: expect.stringContaining("cf_deskgraph_key") },
    });
    await zoho.stop();
  });

  it("renews a fresh key that is refused once, and repeats once", async () => {
    const { zoho, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(of("K-1"), calls);
    zoho.accounts.expireAll();
    expect((await helpdesk.tickets.get(id, calls)).id).toBe(id);
    expect(zoho.accounts.issued).toBe(2);
    // The next one that is refused as fresh is refused for another reason.
    zoho.accounts.expireAll();
    await expect(helpdesk.tickets.get(id, calls)).rejects.toMatchObject({ failure: { code: "key_refused" } });
    expect(zoho.accounts.issued).toBe(2);
    await zoho.stop();
  });

  it("takes the contact that is there where Zoho says that it would be a duplicate", async () => {
    const { zoho, helpdesk } = await open();
    zoho.refusesDuplicates = true;
    const { requester } = of("K-1");
    let isMade = false;
    zoho.fault = ({ method, path }) => {
      // Another process makes the same contact between our look and our write.
      if (method === "POST" && path.endsWith("/contacts") && !isMade) {
        isMade = true;
        zoho.makesContact({ lastName: "Приклад", email: `${requester.externalId.toLowerCase()}@chat.invalid` });
      }
      return "none";
    };
    await helpdesk.tickets.create(of("K-1"), calls);
    expect([isMade, zoho.contacts.length, zoho.tickets.length]).toEqual([true, 1, 1]);
    await zoho.stop();
  });

  it("says which channel to set where the account has none of that name", async () => {
    const { zoho, helpdesk } = await open();
    zoho.channels.delete("Chat");
    await expect(helpdesk.tickets.create(of("K-1"), calls)).rejects.toMatchObject({
      failure: { outcome: "locked", code: "no_channel", detail: expect.stringContaining("ZOHO_CHANNEL") },
    });
    await zoho.stop();
  });

  it("does not take a tag for set that Zoho refused with 200, and makes no second ticket for it", async () => {
    const { zoho, helpdesk } = await open();
    zoho.refusedTags.add("скарга");
    const made = await helpdesk.tickets.create({ ...of("K-1"), tags: ["скарга"] }, calls);
    expect([made.tags, zoho.tickets.length]).toEqual([[], 1]);
    await expect(helpdesk.tickets.update(made.id, { tags: ["скарга"] }, calls)).rejects.toMatchObject({
      failure: { outcome: "refused", code: "zoho_tags_refused" },
    });
    await zoho.stop();
  });

  it("takes a text that is longer as HTML than Zoho allows", async () => {
    const { zoho, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create({ ...of("K-1"), text: "&<".repeat(15_000) }, calls);
    expect(zoho.tickets.find((each) => each.id === id)?.description.length).toBeLessThanOrEqual(65_535);
    await zoho.stop();
  });
});
