import { signatureToken, startZammad } from "../../fakes/zammad.ts";
import type { TestVendor } from "../test-vendor.ts";

export async function open(): Promise<TestVendor> {
  const at = await startZammad();
  const articlesOf = (id?: string) =>
    at.tickets.filter((each) => id === undefined || String(each.id) === id).flatMap(({ articles }) => articles);
  const ticket = (id: string) => at.tickets.find((each) => String(each.id) === id);
  return {
    env: {
      TICKETING_PROVIDER: "zammad",
      ZAMMAD_URL: at.url,
      ZAMMAD_TOKEN: at.token,
      ZAMMAD_WEBHOOK_SECRET: signatureToken,
    },
    path: "/webhooks/zammad",
    ticketIds: () => at.tickets.map(({ id }) => String(id)),
    tagsOf: (id) => ticket(id)?.tags ?? [],
    comments: (id) =>
      articlesOf(id).map(({ body, internal }) => ({ text: body.replace(/<\/?div>/g, ""), isPublic: !internal })),
    isSolved: (id) => ticket(id)?.state === "closed",
    reply: (id, text, file) => at.eventOf(Number(id), at.agentReplies(Number(id), text, file)),
    note: (id, text) => at.eventOf(Number(id), at.agentNotes(Number(id), text)),
    forward: (id, text) => at.eventOf(Number(id), at.agentMails(Number(id), text, "courier@example.com")),
    copied: (id, text) => at.eventOf(Number(id), at.copiedReplies(Number(id), text)),
    solve: (id) => {
      at.agentCloses(Number(id));
      return at.eventOf(Number(id));
    },
    reopen: (id) => {
      at.agentReopens(Number(id));
      return at.eventOf(Number(id));
    },
    remove: (id) =>
      void at.tickets.splice(
        at.tickets.findIndex((each) => String(each.id) === id),
        1,
      ),
    changeCustomer: (id) => {
      at.users.push({ id: 9_001, login: "hanna@example.com", email: "hanna@example.com", firstname: "Ганна" });
      Object.assign(ticket(id) ?? {}, { customer_id: 9_001, updated_at: new Date().toISOString() });
    },
    closeForGood: (id) => at.agentMerges(Number(id)),
    echoes: () =>
      at.tickets.flatMap(({ id, articles }) =>
        articles
          .filter(({ subject }) => subject?.startsWith("deskgraph ") ?? false)
          .map((each) => at.eventOf(id, each)),
      ),
    forged: ({ headers, body }) => ({ headers: { ...headers, "x-hub-signature": `sha1=${"0".repeat(40)}` }, body }),
    provesBody: true,
    spoil: {
      status: (id) => void Object.assign(ticket(id) ?? {}, { state: { name: "waiting for parts" } }),
      times: (id) => {
        Object.assign(ticket(id) ?? {}, { updated_at: "yesterday", created_at: null });
        for (const each of articlesOf(id)) Object.assign(each, { created_at: "2026-02-31T99:00:00Z" });
      },
      rows: () => void at.strayRows.push(null, {}, { id: null }, "row", { id: {}, state: 7 }),
    },
    nested: (id, text, depth) =>
      at.eventOf(
        Number(id),
        at.agentReplies(Number(id), `${"<ul><li>".repeat(depth)}${text}${"</li></ul>".repeat(depth)}`),
      ),
    fault: (decide) => {
      at.fault = decide;
    },
    refuseFiles: (decide) => {
      at.refuseFile = decide;
    },
    filesOf: (id) =>
      (ticket(id)?.articles ?? []).flatMap(({ attachments }) => attachments.map(({ filename }) => filename)),
    mails: () => at.mailed.length,
    stop: at.stop,
  };
}

/** What its talk with the chat cannot promise, each with its reason. */
export const talkExceptions = {
  "refuses what is an hour old or an hour ahead, where the proof has a time": "what it signs has no time in it",
  "goes on in another ticket, when this one ends between the look at it and the word":
    "it takes an article in the very moment of a merge, and tells nobody",
};
