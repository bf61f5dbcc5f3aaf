import { startZoho } from "../../fakes/zoho.ts";
import type { TestVendor } from "../test-vendor.ts";

export async function open(): Promise<TestVendor> {
  const at = await startZoho();
  const ticket = (id: string) => at.tickets.find((each) => each.id === id);
  const saidOn = (id?: string) =>
    at.tickets
      .filter((each) => id === undefined || each.id === id)
      .flatMap(({ talk }) => talk)
      .map((said) =>
        said.type === "comment"
          ? { text: said.content, isPublic: said.isPublic }
          : { text: said.html, isPublic: said.visibility === "public" },
      );
  const bare = (text: string): string =>
    text
      .replace(/\n\n\[deskgraph \w+ \S+\]$/, "")
      .replaceAll("<br>", "\n")
      .replace(/<[^>]*>/g, "");
  return {
    env: {
      TICKETING_PROVIDER: "zoho",
      ZOHO_CLIENT_ID: at.accounts.clientId,
      ZOHO_CLIENT_SECRET: at.accounts.secret,
      ZOHO_REFRESH_TOKEN: at.accounts.newRefreshToken(),
      ZOHO_DESK_URL: at.url,
      ZOHO_ACCOUNTS_URL: at.url,
      ZOHO_WEBHOOK_ID: at.webhookId,
    },
    path: "/webhooks/zoho",
    ticketIds: () => at.tickets.map(({ id }) => id),
    tagsOf: (id) => ticket(id)?.tags ?? [],
    comments: (id) => saidOn(id).map(({ text, isPublic }) => ({ text: bare(text), isPublic })),
    isSolved: (id) => ticket(id)?.status === "Closed",
    reply: (id, text, file) => at.eventOf(id, at.agentReplies(id, text, file)),
    note: (id, text) => at.eventOf(id, at.agentNotes(id, text)),
    forward: (id, text) => at.eventOf(id, at.agentMails(id, text, { isForward: true, to: "courier@example.com" })),
    copied: (id, text) => at.eventOf(id, at.copiedReplies(id, text)),
    solve: (id) => {
      at.agentCloses(id);
      return at.eventOf(id);
    },
    reopen: (id) => {
      at.agentReopens(id);
      return at.eventOf(id);
    },
    remove: (id) =>
      void at.tickets.splice(
        at.tickets.findIndex((each) => each.id === id),
        1,
      ),
    changeCustomer: (id) => {
      const contactId = "10000000000009001";
      at.contacts.push({ id: contactId, firstName: null, lastName: "Ганна", email: "hanna@example.com" });
      Object.assign(ticket(id) ?? {}, { contactId, modifiedTime: new Date().toISOString() });
    },
    echoes: () =>
      at.tickets.flatMap(({ id, talk }) =>
        talk
          .filter((said) => said.type === "comment" && said.content.includes("[deskgraph "))
          .map((each) => at.eventOf(id, each)),
      ),
    forged: ({ headers, body }) => ({
      headers: { ...headers, "x-zdesk-jwt": `${headers["x-zdesk-jwt"]?.slice(0, -8)}AAAAAAAA` },
      body,
    }),
    ofAnotherTime: (id, offsetMs) => {
      const atS = Math.floor((Date.now() + offsetMs) / 1_000);
      return at.eventOf(id, undefined, { iat: atS, exp: atS + 300 });
    },
    provesBody: false,
    spoil: {
      status: (id) => void at.renamesStatus(id, "Awaiting parts"),
      times: (id) => {
        Object.assign(ticket(id) ?? {}, { modifiedTime: "yesterday", createdTime: "1e99" });
        for (const each of ticket(id)?.talk ?? []) {
          Object.assign(each, { [each.type === "comment" ? "commentedTime" : "createdTime"]: "2026-02-31T99:00:00Z" });
        }
      },
      rows: () => void at.strayRows.push(null, {}, { id: null }, "row", { id: {}, status: 7 }),
    },
    nested: (id, text, depth) =>
      at.eventOf(id, at.agentReplies(id, `${"<ul><li>".repeat(depth)}${text}${"</li></ul>".repeat(depth)}`)),
    trash: (id) => void Object.assign(ticket(id) ?? {}, { isTrashed: true }),
    spam: (id) => void Object.assign(ticket(id) ?? {}, { isSpam: "true" }),
    fault: (decide) => {
      at.fault = decide;
    },
    refuseFiles: (decide) => {
      at.refuseFile = decide;
    },
    filesOf: (id) =>
      [
        ...(ticket(id)?.files ?? []),
        ...(ticket(id)?.talk ?? []).flatMap((said) => (said.type === "comment" ? said.files : [])),
      ].map(({ name }) => name),
    mails: () => at.closureMails.length,
    stop: at.stop,
  };
}

/** What its talk with the chat cannot promise, each with its reason. */
export const talkExceptions = {
  "goes on in a ticket that follows, where nothing changes a closed one":
    "a closed ticket can be opened again there, and no state is final",
  "goes on in another ticket, when this one ends between the look at it and the word": "no state is final there",
};
