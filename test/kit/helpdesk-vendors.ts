import { type FakeGorgias, startGorgias } from "../fakes/gorgias.ts";
import type { FakeCall, Fault } from "../fakes/serve.ts";
import { signatureToken, startZammad } from "../fakes/zammad.ts";
import { signingSecret, startZendesk } from "../fakes/zendesk.ts";
import { startZoho } from "../fakes/zoho.ts";

/** What a vendor posts to us. */
export interface VendorEvent {
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface AgentsFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A helpdesk as people in it see it: what stands on its tickets, what they do there, and what it posts to us of that. */
export interface TestVendor {
  readonly env: Record<string, string>;
  readonly path: string;
  readonly ticketIds: () => string[];
  readonly tagsOf: (ticketId: string) => readonly string[];
  /** Every comment of one ticket, or of all, oldest first; marks of ours are left out. */
  comments(ticketId?: string): { readonly text: string; readonly isPublic: boolean }[];
  isSolved(ticketId: string): boolean;
  reply(ticketId: string, text: string, file?: AgentsFile): VendorEvent;
  note(ticketId: string, text: string): VendorEvent;
  /** An agent mails somebody else from the ticket; absent where no comment shows that. */
  readonly forward?: (ticketId: string, text: string) => VendorEvent;
  /** Somebody who was in copy answers by mail, for all to read. */
  copied(ticketId: string, text: string): VendorEvent;
  solve(ticketId: string): VendorEvent;
  reopen(ticketId: string): VendorEvent;
  /** Takes it away for good. */
  remove(ticketId: string): void;
  /** Brings it where nothing changes it any more; absent where there is no such state. */
  readonly closeForGood?: (ticketId: string) => void;
  /** The events of everything that we wrote there ourselves. */
  echoes(): VendorEvent[];
  /** An event whose proof is somebody else's. */
  forged(event: VendorEvent): VendorEvent;
  /** A proof of another time; absent where the vendor's proof knows none. */
  readonly ofAnotherTime?: (ticketId: string, offsetMs: number) => VendorEvent;
  /** Whether the proof is over the body. */
  readonly provesBody: boolean;
  fault(decide: (call: FakeCall) => Fault): void;
  /** Mails to customers that the vendor sent by our doing. */
  mails(): number;
  stop(): Promise<void>;
}

async function zendesk(): Promise<TestVendor> {
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
    fault: (decide) => {
      at.fault = decide;
    },
    mails: () => 0,
    stop: at.stop,
  };
}

async function gorgias(): Promise<TestVendor> {
  const at: FakeGorgias = await startGorgias();
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
    mails: () => at.mailed.length,
    stop: at.stop,
  };
}

async function zammad(): Promise<TestVendor> {
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
    closeForGood: (id) => at.agentMerges(Number(id)),
    echoes: () =>
      at.tickets.flatMap(({ id, articles }) =>
        articles
          .filter(({ subject }) => subject?.startsWith("deskgraph ") ?? false)
          .map((each) => at.eventOf(id, each)),
      ),
    forged: ({ headers, body }) => ({ headers: { ...headers, "x-hub-signature": `sha1=${"0".repeat(40)}` }, body }),
    provesBody: true,
    fault: (decide) => {
      at.fault = decide;
    },
    mails: () => at.mailed.length,
    stop: at.stop,
  };
}

async function zoho(): Promise<TestVendor> {
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
    fault: (decide) => {
      at.fault = decide;
    },
    mails: () => at.closureMails.length,
    stop: at.stop,
  };
}

export const testVendors: Readonly<Record<string, () => Promise<TestVendor>>> = { zendesk, gorgias, zammad, zoho };

/** What a vendor cannot promise of its talk with the chat, each with its reason. */
export const talkExceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zendesk: {
    "never brings what an agent mails to somebody else from the ticket, told or read":
      "that is a side conversation there, which no comment shows",
  },
  gorgias: {
    "refuses what is an hour old or an hour ahead, where the proof has a time": "its proof is a header, and has none",
  },
  zammad: {
    "refuses what is an hour old or an hour ahead, where the proof has a time": "what it signs has no time in it",
    "goes on in another ticket, when this one ends between the look at it and the word":
      "it takes an article in the very moment of a merge, and tells nobody",
  },
  zoho: {
    "goes on in a ticket that follows, where nothing changes a closed one":
      "a closed ticket can be opened again there, and no state is final",
    "goes on in another ticket, when this one ends between the look at it and the word": "no state is final there",
  },
};
