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
    closeForGood: (id) => at.agentMerges(Number(id)),
    echoes: () =>
      at.tickets.flatMap(({ id, messages }) =>
        messages
          .filter(({ external_id: id }) => id?.startsWith("deskgraph-"))
          .map((each) => event(at.formOf(id, each))),
      ),
    forged: ({ headers, body }) => ({ headers: { ...headers, "x-bridge-key": "wrong" }, body }),
    provesBody: false,
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
