import { afterEach, describe, expect, it } from "vitest";
import { helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { startGorgias } from "../../fakes/gorgias.ts";
import { signatureToken, startZammad } from "../../fakes/zammad.ts";
import { signingSecret, startZendesk } from "../../fakes/zendesk.ts";
import { testChat } from "../../kit/app.ts";
import { doors } from "../../kit/doors.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

interface Event {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A vendor as people in it see it: what stands on its tickets, and what it posts to us. */
interface Vendor {
  readonly env: Record<string, string>;
  readonly path: string;
  newest(): number | undefined;
  /** Every comment on every ticket. */
  comments(): { readonly text: string; readonly isPublic: boolean }[];
  reply(ticket: number, text: string): Event;
  note(ticket: number, text: string): Event;
  solve(ticket: number): Event;
  /** The events of everything that we wrote there ourselves. */
  echoes(): Event[];
  stop(): Promise<void>;
}

const vendors: Readonly<Record<string, () => Promise<Vendor>>> = {
  zendesk: async () => {
    const at = await startZendesk();
    return {
      env: {
        ...{ TICKETING_PROVIDER: "zendesk", ZENDESK_URL: at.url, ZENDESK_EMAIL: at.email, ZENDESK_TOKEN: at.token },
        ZENDESK_WEBHOOK_SECRET: signingSecret,
      },
      path: "/webhooks/zendesk",
      newest: () => at.tickets.at(-1)?.id,
      comments: () =>
        at.tickets.flatMap(({ comments }) =>
          comments.map((each) => ({ text: each.plain_body, isPublic: each.public })),
        ),
      reply: (id, text) => at.eventOf(id, at.agentReplies(id, text)),
      note: (id, text) => at.eventOf(id, at.agentNotes(id, text)),
      solve: (id) => {
        at.agentSolves(id);
        return at.eventOf(id);
      },
      echoes: () =>
        at.tickets.flatMap(({ id, comments }) =>
          comments.filter(({ metadata }) => "deskgraph_key" in metadata.custom).map((each) => at.eventOf(id, each)),
        ),
      stop: at.stop,
    };
  },
  gorgias: async () => {
    const at = await startGorgias();
    const event = (form: object): Event => ({
      headers: { "content-type": "application/json", "x-bridge-key": "k" },
      body: JSON.stringify(form),
    });
    return {
      env: {
        ...{ TICKETING_PROVIDER: "gorgias", GORGIAS_URL: at.url, GORGIAS_USERNAME: at.username },
        ...{ GORGIAS_API_KEY: at.key, GORGIAS_WEBHOOK_SECRET: "k" },
      },
      path: "/webhooks/gorgias",
      newest: () => at.tickets.at(-1)?.id,
      comments: () =>
        at.tickets.flatMap(({ messages }) => messages.map((each) => ({ text: each.body_text, isPublic: each.public }))),
      reply: (id, text) => event(at.formOf(id, at.agentReplies(id, text))),
      note: (id, text) => event(at.formOf(id, at.agentNotes(id, text))),
      solve: (id) => {
        at.agentCloses(id);
        return event(at.formOf(id));
      },
      echoes: () =>
        at.tickets.flatMap(({ id, messages }) =>
          messages.filter(({ external_id: key }) => key !== null).map((each) => event(at.formOf(id, each))),
        ),
      stop: at.stop,
    };
  },
  zammad: async () => {
    const at = await startZammad();
    return {
      env: {
        ...{ TICKETING_PROVIDER: "zammad", ZAMMAD_URL: at.url, ZAMMAD_TOKEN: at.token },
        ZAMMAD_WEBHOOK_SECRET: signatureToken,
      },
      path: "/webhooks/zammad",
      newest: () => at.tickets.at(-1)?.id,
      comments: () =>
        at.tickets.flatMap(({ articles }) => articles.map((each) => ({ text: each.body, isPublic: !each.internal }))),
      reply: (id, text) => at.eventOf(id, at.agentReplies(id, text)),
      note: (id, text) => at.eventOf(id, at.agentNotes(id, text)),
      solve: (id) => {
        at.agentCloses(id);
        return at.eventOf(id);
      },
      echoes: () =>
        at.tickets.flatMap(({ id, articles }) =>
          articles
            .filter(({ subject }) => subject?.startsWith("deskgraph ") ?? false)
            .map((each) => at.eventOf(id, each)),
        ),
      stop: at.stop,
    };
  },
};

const sequenceCount = process.env["CI"] ? 8 : 2;
const stepCount = 12;

describe.each(Object.keys(vendors))("random talk over %s", (name) => {
  let vendor: Vendor;
  afterEach(() => vendor.stop());

  it(`${sequenceCount} sequences: every public word is on the other side once, no internal one crosses, nothing echoes`, async () => {
    const open = vendors[name];
    if (open === undefined) throw new Error("no vendor");
    for (let n = 0; n < sequenceCount; n += 1) {
      vendor = await open();
      const random = seededRandom(n + 1);
      const chat = await testChat({ env: vendor.env });
      const send = doors(chat.app.helpdesk && helpdeskWebhook(chat.app.helpdesk, chat.app));
      const post = (event: Event) => send(vendor.path, event);
      const quiet = async (): Promise<void> => {
        const waits = async (): Promise<boolean> =>
          (await chat.app.store.effects(chat.conversation.id)).some(
            ({ effect, state }) => effect.kind.startsWith("ticket.") && state === "waiting",
          );
        while (await waits()) await new Promise((resolve) => setTimeout(resolve, 5));
        await chat.app.settle(chat.conversation.id);
      };
      const told: Event[] = [];
      const expected = { onTicket: [] as string[], inChat: [] as string[], internal: [] as string[] };
      await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
      await quiet();
      for (let step = 0; step < stepCount; step += 1) {
        const word = `слово${n}x${step}`;
        const id = vendor.newest() ?? 0;
        const dice = random();
        if (dice < 0.4) {
          const owner = (await chat.app.store.conversation(chat.conversation.id))?.owner;
          await chat.say(owner === "waiting" || owner === "person" ? word : "покличте людину");
          if (owner === "waiting" || owner === "person") expected.onTicket.push(word);
        } else if (dice < 0.65) {
          told.push(vendor.reply(id, word));
          expected.inChat.push(word);
        } else if (dice < 0.85) {
          told.push(vendor.note(id, word));
          expected.internal.push(word);
        } else told.push(vendor.solve(id));
        await quiet();
        // Told late, several times, among them what is long known, and everything we wrote ourselves.
        if (random() < 0.7 || step === stepCount - 1) {
          for (const event of [...told, ...vendor.echoes(), ...told.slice(-1)]) expect(await post(event)).toBe(200);
          await quiet();
        }
      }
      const onTickets = vendor.comments().filter(({ isPublic }) => isPublic);
      for (const word of expected.onTicket) {
        expect(onTickets.filter(({ text }) => text === word)).toHaveLength(1);
      }
      const inChat = (await chat.replies()).map(({ text }) => text);
      for (const word of expected.inChat) expect(inChat.filter((text) => text === word)).toHaveLength(1);
      for (const word of expected.internal) expect(inChat.join("\n")).not.toContain(word);
      for (const word of expected.onTicket) expect(inChat).not.toContain(word);
      // Nor does an agent's word come back as somebody else's.
      for (const word of expected.inChat) expect(onTickets.filter(({ text }) => text === word)).toHaveLength(1);
      await vendor.stop();
    }
  }, 300_000);
});
