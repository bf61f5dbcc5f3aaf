import { startGorgias } from "../../fakes/gorgias.ts";
import type { TestVendor, VendorEvent } from "../test-vendor.ts";

export async function open(): Promise<TestVendor> {
  const at = await startGorgias();
  const secret = "example-bridge-secret";
  const event = (form: object): VendorEvent => ({
    headers: { "content-type": "application/json", "x-bridge-key": secret },
    body: JSON.stringify(form),
  });
  const messagesOf = (id?: string) =>
    at.tickets.filter((each) => id === undefined || String(each.id) === id).flatMap(({ messages }) => messages);
  const ticket = (id: string) => at.tickets.find((each) => String(each.id) === id);
  return {
    env: {
      TICKETING_PROVIDER: "gorgias",
      GORGIAS_URL: at.url,
      GORGIAS_USERNAME: at.username,
      GORGIAS_API_KEY: at.key,
      GORGIAS_WEBHOOK_SECRET: secret,
    },
    path: "/webhooks/gorgias",
    ticketIds: () => at.tickets.map(({ id }) => String(id)),
    tagsOf: (id) => (ticket(id)?.tags ?? []).map(({ name }) => name),
    comments: (id) => messagesOf(id).map((each) => ({ text: each.body_text, isPublic: each.public === true })),
    isSolved: (id) => ticket(id)?.status === "closed",
    reply: (id, text, file) => event(at.formOf(Number(id), at.agentReplies(Number(id), text, file))),
    note: (id, text) => event(at.formOf(Number(id), at.agentNotes(Number(id), text))),
    forward: (id, text) => event(at.formOf(Number(id), at.agentForwards(Number(id), text))),
    copied: (id, text) => event(at.formOf(Number(id), at.copiedReplies(Number(id), text))),
    solve: (id) => {
      at.agentCloses(Number(id));
      return event(at.formOf(Number(id)));
    },
    reopen: (id) => {
      at.agentReopens(Number(id));
      return event(at.formOf(Number(id)));
    },
    remove: (id) =>
      void at.tickets.splice(
        at.tickets.findIndex((each) => String(each.id) === id),
        1,
      ),
    changeCustomer: (id) =>
      void Object.assign(ticket(id) ?? {}, { customer: { id: 9_001 }, updated_datetime: new Date().toISOString() }),
    closeForGood: (id) => at.agentMerges(Number(id)),
    echoes: () =>
      at.tickets.flatMap(({ id, messages }) =>
        messages
          .filter(({ external_id: id }) => id?.startsWith("deskgraph-"))
          .map((each) => event(at.formOf(id, each))),
      ),
    forged: ({ headers, body }) => ({ headers: { ...headers, "x-bridge-key": "wrong" }, body }),
    provesBody: false,
    spoil: {
      status: (id) => void Object.assign(ticket(id) ?? {}, { status: "snoozed" }),
      times: (id) => {
        Object.assign(ticket(id) ?? {}, { updated_datetime: "yesterday", created_datetime: null });
        for (const each of messagesOf(id)) Object.assign(each, { created_datetime: "2026-02-31T99:00:00Z" });
      },
      rows: () => void at.strayRows.push(null, {}, { id: null }, "row", { id: {}, status: 7 }),
    },
    nested: (id, text, depth) => {
      const message = at.agentReplies(Number(id), text);
      const body_html = "<ul><li>".repeat(depth) + text + "</li></ul>".repeat(depth);
      return event(at.formOf(Number(id), Object.assign(message, { body_text: null, body_html })));
    },
    trash: (id) => void at.agentTrashes(Number(id)),
    spam: (id) => void Object.assign(ticket(id) ?? {}, { spam: true }),
    fault: (decide) => {
      at.fault = decide;
    },
    refuseFiles: (decide) => {
      at.refuseFile = decide;
    },
    filesOf: (id) => (ticket(id)?.messages ?? []).flatMap(({ attachments }) => attachments.map(({ name }) => name)),
    mails: () => at.mailed.length,
    stop: at.stop,
  };
}

/** What its talk with the chat cannot promise, each with its reason. */
export const talkExceptions = {
  "refuses what is an hour old or an hour ahead, where the proof has a time": "its proof is a header, and has none",
};
