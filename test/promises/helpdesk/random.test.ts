import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { texts } from "../../../nodes/texts/texts.ts";
import type { Conversation } from "../../../src/core/index.ts";
import { helpdeskWebhook } from "../../../src/helpdesk/webhook.ts";
import { type TestChat, testChat } from "../../kit/app.ts";
import { doors } from "../../kit/doors.ts";
import { testVendors } from "../../kit/helpdesk-vendors.ts";
import { inSmall } from "../../kit/in-small.ts";
import { person } from "../../kit/person.ts";
import { quietTickets } from "../../kit/quiet-tickets.ts";
import { seededRandom } from "../../kit/seeded-random.ts";
import type { TestVendor, VendorEvent } from "../../kit/test-vendor.ts";

const sequenceCount = inSmall(1, 25);
const stepCount = 8;

describe.each(Object.keys(testVendors))("random talk over %s", (name) => {
  let vendor: TestVendor;
  let chat: TestChat;
  let post: (event: VendorEvent) => Promise<number>;
  const open = async (): Promise<void> => {
    const opened = await testVendors[name]?.();
    if (opened === undefined) throw new Error("no vendor");
    vendor = opened;
    chat = await testChat({ env: vendor.env });
    const send = doors(chat.app.helpdesk && helpdeskWebhook(chat.app.helpdesk, chat.app));
    post = (event) => send(vendor.path, event);
  };
  beforeAll(open);
  afterAll(() => vendor.stop());

  it.each(Array.from({ length: sequenceCount }, (_, n) => n))(
    "sequence %i: every public word is on the other side once, no internal one crosses, nothing echoes",
    sequence,
  );

  async function sequence(n: number): Promise<void> {
    const random = seededRandom(n + 1);
    const conversation: Conversation = await chat.app.open({ channel: "test", channelChatId: `random-${n}` });
    const { app } = chat;
    let count = 0;
    const quiet = (): Promise<void> => quietTickets({ app, conversation });
    const say = async (text: string): Promise<void> => {
      count += 1;
      // Nine messages in one moment would be a flood, and answered as one.
      chat.passTime(30_000);
      const body = { kind: "message", text, attachments: [] } as const;
      await app.accept({ conversationId: conversation.id, source: "test", externalId: `${n}/${count}`, body });
      await app.settle(conversation.id);
    };
    const ownerNow = async (): Promise<string> => (await app.store.conversation(conversation.id))?.owner ?? "";
    const before = new Set(vendor.ticketIds());
    const own = (): string[] => vendor.ticketIds().filter((id) => !before.has(id));
    const told: VendorEvent[] = [];
    let handOverCount = 0;
    /** A hand-over; in some, the ticket cannot be made at first, and the customer writes on. */
    const handOver = async (text: string, meanwhile: string): Promise<void> => {
      const isDown = random() < 0.4;
      let failures = 0;
      vendor.fault(({ method, path }) => {
        if (!isDown || method !== "POST" || !path.endsWith("/tickets") || failures === 1) return "none";
        failures += 1;
        return random() < 0.5 ? { status: 503 } : "lose";
      });
      await say(text);
      handOverCount += 1;
      if (!isDown) return;
      await passOn(meanwhile);
    };
    /** While a person is awaited the AI serves: only what it passes on belongs to the ticket. */
    const passOn = async (word: string): Promise<void> => {
      const text = (await ownerNow()) === "waiting" ? `покличте людину ${word}` : word;
      await say(text);
      expected.onTicket.push({ word: text, handOverCount });
    };
    const expected = {
      onTicket: [] as { word: string; handOverCount: number }[],
      inChat: [] as string[],
      internal: [] as string[],
    };
    await handOver("Це жах, сукня прийшла порвана! Хочу скаргу", `слово${n}y`);
    await quiet();
    for (let step = 0; step < stepCount; step += 1) {
      const word = `слово${n}x${step}`;
      const id = own()[Math.floor(random() * own().length)] ?? "";
      const isPersons = ["waiting", "person"].includes(await ownerNow());
      const dice = random();
      if (dice < 0.4) {
        if (isPersons) await passOn(word);
        else await handOver("покличте людину", word);
      } else if (dice < 0.58) {
        told.push(vendor.reply(id, word));
        expected.inChat.push(word);
      } else if (dice < 0.68) {
        told.push(vendor.note(id, word));
        expected.internal.push(word);
      } else if (dice < 0.78) {
        const body = { kind: "given_back", by: person("manager") } as const;
        await app.accept({ conversationId: conversation.id, source: "test", externalId: `back/${n}/${step}`, body });
        await handOver("покличте людину", word);
      } else if (dice < 0.95) {
        for (const event of told) expect(await post(event)).toBe(200);
        await quiet();
        const owner = await ownerNow();
        const solved = vendor.solve(id);
        told.push(solved);
        const newest = own().at(-1) ?? "";
        if (id !== newest && !vendor.isSolved(newest)) {
          expect(await post(solved)).toBe(200);
          await quiet();
          expect(await ownerNow()).toBe(owner);
        }
      } else told.push(vendor.reopen(id));
      await quiet();
      // Told late, several times, among them what is long known, and everything we wrote ourselves.
      if (random() < 0.5 || step === stepCount - 1) {
        for (const event of [...told, ...vendor.echoes().slice(-5), ...told.slice(-1)])
          expect(await post(event)).toBe(200);
        await quiet();
      }
    }
    const onTickets = own().flatMap((id) => vendor.comments(id));
    /** Of everything on the tickets but the talk that later ones begin with, and that who takes the chat is told of. */
    const timesOf = (word: string, upTo: number): number =>
      own()
        .flatMap((id, index) => vendor.comments(id).slice(index < upTo ? 0 : 1))
        .filter(({ text }) => !text.startsWith(texts.uk.staff.meanwhile))
        .reduce((sum, { text }) => sum + text.split(word).length - 1, 0);
    const inChat = (await app.store.effects(conversation.id)).flatMap(({ effect }) =>
      effect.kind === "reply.send" ? [effect.payload.reply.text] : [],
    );
    for (const { word, handOverCount: upTo } of expected.onTicket) {
      expect(timesOf(word, upTo)).toBe(1);
      expect(onTickets.filter(({ text, isPublic }) => isPublic && text === word)).toHaveLength(1);
      expect(inChat).not.toContain(word);
    }
    for (const word of expected.inChat) {
      expect(inChat.filter((text) => text === word)).toHaveLength(1);
      // Nor does an agent's word come back as somebody else's.
      expect(onTickets.filter(({ text }) => text === word)).toHaveLength(1);
    }
    for (const word of expected.internal) expect(inChat.join("\n")).not.toContain(word);
  }
});
