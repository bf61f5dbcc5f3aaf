import { signingSecret, startZendesk } from "../../fakes/zendesk.ts";
import type { TestVendor } from "../test-vendor.ts";

export async function open(): Promise<TestVendor> {
  const at = await startZendesk();
  const commentsOf = (id?: string) =>
    at.tickets.filter((each) => id === undefined || String(each.id) === id).flatMap(({ comments }) => comments);
  const ticket = (id: string) => at.tickets.find((each) => String(each.id) === id);
  return {
    env: {
      TICKETING_PROVIDER: "zendesk",
      ZENDESK_URL: at.url,
      ZENDESK_EMAIL: at.email,
      ZENDESK_TOKEN: at.token,
      ZENDESK_WEBHOOK_SECRET: signingSecret,
    },
    path: "/webhooks/zendesk",
    ticketIds: () => at.tickets.map(({ id }) => String(id)),
    tagsOf: (id) => ticket(id)?.tags ?? [],
    comments: (id) => commentsOf(id).map((each) => ({ text: each.plain_body, isPublic: each.public })),
    isSolved: (id) => ticket(id)?.status === "solved",
    reply: (id, text, file) => at.eventOf(Number(id), at.agentReplies(Number(id), text, file)),
    note: (id, text) => at.eventOf(Number(id), at.agentNotes(Number(id), text)),
    copied: (id, text) => at.eventOf(Number(id), at.copiedReplies(Number(id), text)),
    solve: (id) => {
      at.agentSolves(Number(id));
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
      const hanna = {
        id: 9_001,
        external_id: null,
        email: "hanna@example.com",
        name: "Ганна",
        role: "end-user",
      } as const;
      at.users.push(hanna);
      Object.assign(ticket(id) ?? {}, { requester_id: hanna.id, updated_at: new Date().toISOString() });
    },
    closeForGood: (id) => at.closes(Number(id)),
    echoes: () =>
      at.tickets.flatMap(({ id, comments }) =>
        comments.filter(({ metadata }) => "deskgraph_key" in metadata.custom).map((each) => at.eventOf(id, each)),
      ),
    forged: (event) => ({
      ...event,
      headers: { ...event.headers, "x-zendesk-webhook-signature": Buffer.from("x".repeat(32)).toString("base64") },
    }),
    ofAnotherTime: (id, offsetMs) => at.eventOf(Number(id), undefined, Date.now() + offsetMs),
    provesBody: true,
    spoil: {
      status: (id) => void Object.assign(ticket(id) ?? {}, { status: "awaiting_parts" }),
      times: (id) => {
        Object.assign(ticket(id) ?? {}, { updated_at: "yesterday", created_at: null });
        for (const each of commentsOf(id)) Object.assign(each, { created_at: "2026-02-31T99:00:00Z" });
      },
      rows: () => void at.strayRows.push(null, {}, { id: null }, "row", { id: {}, status: 7 }),
    },
    // Zendesk makes the plain text itself; now and then it has none.
    nested: (id, text) => {
      const comment = at.agentReplies(Number(id), text);
      return at.eventOf(Number(id), Object.assign(comment, { plain_body: null, body: text }));
    },
    fault: (decide) => {
      at.fault = decide;
    },
    refuseFiles: (decide) => {
      at.refuseFile = decide;
    },
    filesOf: (id) =>
      (ticket(id)?.comments ?? []).flatMap(({ attachments }) => attachments.map((each) => each.file_name)),
    mails: () => 0,
    stop: at.stop,
  };
}

/** What its talk with the chat cannot promise, each with its reason. */
export const talkExceptions = {
  "never brings what an agent mails to somebody else from the ticket, told or read":
    "that is a side conversation there, which no comment shows",
};
