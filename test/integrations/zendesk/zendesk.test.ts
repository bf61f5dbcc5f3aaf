import { describe, expect, it } from "vitest";
import { createZendesk } from "../../../integrations/zendesk/index.ts";
import { FailureError, Secret } from "../../../src/core/index.ts";
import { helpdeskContract } from "../../contracts/helpdesk.ts";
import { startZendesk } from "../../fakes/zendesk.ts";

helpdeskContract("Zendesk", async () => {
  const zendesk = await startZendesk();
  const restarted = () => createZendesk({ url: zendesk.url, email: zendesk.email, token: new Secret(zendesk.token) });
  return {
    helpdesk: restarted(),
    restarted,
    fault: (decide) => {
      zendesk.fault = decide;
    },
    refuseFiles: (decide) => {
      zendesk.refuseFile = decide;
    },
    ticketCount: () => zendesk.tickets.length,
    ticketIds: () => zendesk.tickets.map(({ id }) => String(id)),
    fieldName: "360001",
    fieldOf: (id, name) =>
      zendesk.tickets.find((each) => each.id === Number(id))?.custom_fields.find((each) => each.id === Number(name))
        ?.value,
    personCount: () => zendesk.users.length,
    agentReplies: (id, text) => void zendesk.agentReplies(Number(id), text),
    agentNotes: (id, text) => void zendesk.agentNotes(Number(id), text),
    closes: (id) => zendesk.closes(Number(id)),
    secrets: [zendesk.token, Buffer.from(`${zendesk.email}/token:${zendesk.token}`).toString("base64")],
    stop: zendesk.stop,
  };
});

describe("Zendesk", () => {
  const calls = { signal: AbortSignal.timeout(600_000), slot: async () => undefined };
  const requester = { externalId: "u_1", name: "Олена" };
  const ticket = { key: "K", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
  const open = async () => {
    const zendesk = await startZendesk();
    const token = new Secret(zendesk.token);
    return { zendesk, helpdesk: createZendesk({ url: zendesk.url, email: zendesk.email, token }) };
  };

  const refusalOf = async (work: Promise<unknown>): Promise<FailureError> => {
    const error = await work.catch((thrown: unknown) => thrown);
    if (!(error instanceof FailureError)) throw new Error(`expected a refusal, got ${String(error)}`);
    return error;
  };

  it("takes for an agent only whom it names as one of the staff", async () => {
    const { zendesk, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(ticket, calls);
    zendesk.agentReplies(Number(id), "Вітаю");
    zendesk.copiedReplies(Number(id), "Я кур'єр");
    const unknown = zendesk.agentReplies(Number(id), "Хто я?");
    zendesk.tickets[0]?.comments.splice(-1, 1, { ...unknown, author_id: -1 });
    const said = await helpdesk.comments.list(await helpdesk.tickets.get(id, calls), calls);
    expect(said.map(({ by }) => by)).toEqual(["customer", "agent", "other", "other"]);
    await zendesk.stop();
  });

  it("brings a screenshot that was pasted into the editor as a file", async () => {
    const { zendesk, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(ticket, calls);
    zendesk.agentPastes(Number(id), { name: "image.png", bytes: Buffer.from("‰PNG example") });
    const said = (await helpdesk.comments.list(await helpdesk.tickets.get(id, calls), calls)).at(-1);
    expect(said).toMatchObject({ by: "agent", text: "", files: [{ name: "image.png", mediaType: "image/png" }] });
    expect(Buffer.from((await helpdesk.file(said?.files[0]?.ref ?? "", calls)).bytes).toString()).toBe("‰PNG example");
    await zendesk.stop();
  });

  it("knows in any language that a ticket was closed a moment ago, and no other refusal for that", async () => {
    const { zendesk, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(ticket, calls);
    const details = { base: [{ description: "Статус: закрито, зміни неможливі" }] };
    const body = { error: "RecordInvalid", description: "Помилки перевірки запису", details };
    zendesk.fault = ({ method }) => (method === "PUT" ? { status: 422, body } : "none");
    expect((await refusalOf(helpdesk.tickets.update(id, { status: "open" }, calls))).failure).toMatchObject({
      outcome: "refused",
      code: "zendesk_422",
    });
    zendesk.closes(Number(id));
    expect((await refusalOf(helpdesk.tickets.update(id, { status: "open" }, calls))).failure).toMatchObject({
      outcome: "refused",
      code: "ticket_closed",
    });
    await zendesk.stop();
  });

  it("has only the one effect wait that was asked too often, while the account has room", async () => {
    const { zendesk, helpdesk } = await open();
    const { id } = await helpdesk.tickets.create(ticket, calls);
    const word = (n: number) => ({ key: `c-${n}`, text: `${n}`, isPublic: true, from: "customer", requester }) as const;
    for (let n = 0; n < 30; n += 1) await helpdesk.comments.add(id, word(n), calls);
    const { failure } = await refusalOf(helpdesk.comments.add(id, word(30), calls));
    expect(failure).toMatchObject({ outcome: "retry", vendorIsWell: true, afterMs: expect.any(Number) });
    expect(failure).not.toHaveProperty("pauseVendorMs");
    zendesk.fault = ({ path }) =>
      path.endsWith("/users/create_or_update")
        ? { status: 429, headers: { "retry-after": "1", "x-rate-limit": "200", "x-rate-limit-remaining": "199" } }
        : "none";
    const other = { ...ticket, key: "K-2", requester: { externalId: "u_2" } };
    expect((await refusalOf(helpdesk.tickets.create(other, calls))).failure).toEqual({
      outcome: "retry",
      code: "zendesk_429",
      vendorIsWell: true,
      afterMs: 1_000,
    });
    const headers = { "retry-after": "7", "x-rate-limit-remaining": "0" };
    zendesk.fault = () => ({ status: 429, headers });
    expect((await refusalOf(helpdesk.tickets.get(id, calls))).failure).toMatchObject({ pauseVendorMs: 7_000 });
    await zendesk.stop();
  });

  it("takes an endpoint that is not there for the account's trouble, and reads details that are one text", async () => {
    const zendesk = await startZendesk();
    const helpdesk = createZendesk({ url: zendesk.url, email: zendesk.email, token: new Secret(zendesk.token) });
    const ticket = { key: "k", subject: "s", text: "t", priority: "low", tags: [], requester } as const;
    const { id } = await helpdesk.tickets.create(ticket, calls);
    zendesk.fault = () => ({ status: 404, body: { error: "InvalidEndpoint", description: "Not found" } });
    const gone = { failure: { outcome: "locked", code: "zendesk_no_api" } };
    await expect(helpdesk.tickets.get(id, calls)).rejects.toMatchObject(gone);
    await expect(helpdesk.tickets.update(id, { priority: "high" }, calls)).rejects.toMatchObject(gone);
    const details = "Priority cannot be set";
    zendesk.fault = ({ method }) =>
      method === "PUT" ? { status: 422, body: { error: "RecordInvalid", details } } : "none";
    await expect(helpdesk.tickets.update(id, { priority: "high" }, calls)).rejects.toMatchObject({
      failure: { outcome: "refused", detail: expect.stringContaining(details) },
    });
    await zendesk.stop();
  });

  it("cuts a text itself that would be cut as HTML", async () => {
    const zendesk = await startZendesk();
    const helpdesk = createZendesk({ url: zendesk.url, email: zendesk.email, token: new Secret(zendesk.token) });
    await helpdesk.tickets.create(
      { key: "k", subject: "s", text: "&".repeat(15_000), priority: "low", tags: [], requester },
      calls,
    );
    expect(zendesk.tickets[0]?.comments[0]?.body).toMatch(/^(&amp;)+…$/);
    await zendesk.stop();
  });
});
