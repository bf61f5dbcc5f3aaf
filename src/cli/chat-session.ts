import { createHash } from "node:crypto";
import { billSchema } from "../../nodes/sale/bill.ts";
import type { App } from "../app.ts";
import { BadInput, type Conversation, type InboundBody, type StoredEffect } from "../core/index.ts";
import { describeEffect } from "./describe-effect.ts";
import { describeState } from "./describe-state.ts";
import { bold, cyan, dim, green } from "./print.ts";

export interface ChatSession {
  /** Takes one line as typed; false when the customer leaves. */
  line(text: string): Promise<boolean>;
}

export interface ChatOptions {
  readonly openApp: () => Promise<App>;
  readonly print: (text: string) => void;
  readonly customer: string;
  /** Tells this run's messages from those of other runs. */
  readonly runId: string;
}

const help = `Write as a customer, or:
  /photo [words]              send a photo (for example a receipt)
  /as manager confirm         the payment has arrived
  /as manager decline         the payment has not arrived
  /as manager answer WORDS    answer the customer; from now on the AI is silent
  /as manager return          give the conversation back to the AI
  /effects                    everything that would reach a vendor, in order
  /state                      what the conversation knows
  /restart                    end the process state and start again; the conversation stays
  /help, /quit`;

/** The chat without a terminal around it: lines in, lines out. */
export async function createChatSession({
  openApp,
  print,
  customer,
  runId,
}: ChatOptions): Promise<ChatSession & { close(): Promise<void> }> {
  let app = await openApp();
  let conversation = await open();
  let seenSeq = (await app.store.effects(conversation.id)).at(-1)?.seq ?? 0;
  let lineCount = 0;
  // A former run may have died between taking a message and answering it.
  await app.settle(conversation.id);
  await showNew();

  function open(): Promise<Conversation> {
    return app.open({ channel: "terminal", channelChatId: customer, username: customer });
  }

  async function arrive(body: InboundBody): Promise<void> {
    lineCount += 1;
    await app.accept({
      conversationId: conversation.id,
      source: "terminal",
      externalId: `${runId}/${lineCount}`,
      body,
    });
    await app.settle(conversation.id);
    if ((await showNew()) === 0) print(dim("  · nothing is said"));
  }

  async function showNew(): Promise<number> {
    const fresh = await app.store.effects(conversation.id, seenSeq);
    for (const { effect, seq } of inReadingOrder(fresh)) {
      seenSeq = Math.max(seenSeq, seq);
      if (effect.kind === "reply.send") {
        const who = effect.payload.by === "ai" ? green(app.config.shop.persona.name) : cyan("Manager");
        print(`${bold(who)}: ${effect.payload.reply.text.replaceAll("\n", "\n  ")}`);
      } else {
        print(dim(`  · would do ${effect.kind}: ${describeEffect(effect, app.config.shop)}`));
      }
    }
    return fresh.filter(({ effect }) => effect.kind === "reply.send").length;
  }

  async function asManager(words: string): Promise<void> {
    const [verb = "", ...rest] = words.split(/\s+/);
    const by = "manager";
    switch (verb) {
      case "confirm":
      case "decline": {
        const { bill } = await app.stateOf(conversation.id);
        const open = billSchema.nullable().catch(null).parse(bill);
        if (open === null || open.status === "paid") return print("No payment is waiting for a decision.");
        return arrive({ kind: "payment_decision", billId: open.id, paid: verb === "confirm", by });
      }
      case "answer":
        if (rest.length === 0) return print("What should the answer say? /as manager answer WORDS");
        return arrive({ kind: "person_message", text: rest.join(" "), by });
      case "return":
        if ((await app.store.conversation(conversation.id))?.owner === "ai")
          return print("The AI has the conversation already.");
        return arrive({ kind: "given_back", by });
      default:
        return print("A manager can: confirm, decline, answer WORDS, return. See /help.");
    }
  }

  async function command(text: string): Promise<boolean> {
    const [name = "", ...rest] = text.split(/\s+/);
    switch (name) {
      case "/help":
        print(help);
        return true;
      case "/quit":
      case "/exit":
        return false;
      case "/effects":
        await showAllEffects();
        return true;
      case "/state":
        print(describeState(await app.stateOf(conversation.id), await app.store.conversation(conversation.id)));
        return true;
      case "/restart":
        await app.close();
        app = await openApp();
        conversation = await open();
        print(dim("  · restarted; the conversation goes on"));
        return true;
      case "/as":
        if (rest[0] === "manager") await asManager(rest.slice(1).join(" "));
        else print('Only "manager" can be played: /as manager …');
        return true;
      case "/photo":
        await arrive({
          kind: "message",
          text: rest.join(" "),
          attachments: [{ kind: "photo", ref: photoRef(runId, lineCount) }],
        });
        return true;
      default:
        print(`There is no ${name}. /help lists what there is.`);
        return true;
    }
  }

  async function showAllEffects(): Promise<void> {
    const effects = (await app.store.effects(conversation.id)).filter(({ effect }) => effect.kind !== "reply.send");
    if (effects.length === 0) return print("Nothing yet.");
    effects.forEach(({ effect }, index) => {
      print(`${(index + 1).toString().padStart(3)}. ${effect.kind}: ${describeEffect(effect, app.config.shop)}`);
    });
  }

  return {
    line: async (text) => {
      const trimmed = text.trim();
      try {
        if (trimmed.startsWith("/")) return await command(trimmed);
        await arrive({ kind: "message", text, attachments: [] });
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        print(error.message);
      }
      return true;
    },
    close: () => app.close(),
  };
}

/** What the customer reads first, then what happened behind it. */
const inReadingOrder = (effects: readonly StoredEffect[]): StoredEffect[] => [
  ...effects.filter(({ effect }) => effect.kind === "reply.send"),
  ...effects.filter(({ effect }) => effect.kind !== "reply.send"),
];

const photoRef = (runId: string, count: number): string =>
  `terminal:${createHash("sha256").update(`${runId}/${count}`).digest("hex").slice(0, 8)}`;
