import type { App } from "../app.ts";
import { type Conversation, type InboundBody, type StoredEffect, terminalChannel, withNumbers } from "../core/index.ts";
import { describeEffect } from "./describe-effect.ts";
import { bold, cyan, dim, green } from "./print.ts";

export interface ChatOptions {
  readonly openApp: () => Promise<App>;
  readonly print: (text: string) => void;
  readonly customer: string;
  /** Tells this run's messages from those of other runs. */
  readonly runId: string;
}

/** One customer's conversation as the terminal sees it; it changes with each line. */
export interface ChatTalk extends ChatOptions {
  app: App;
  conversation: Conversation;
  /** The last effect that was shown. */
  seenSeq: number;
  lineCount: number;
}

export async function openTalk(options: ChatOptions): Promise<ChatTalk> {
  const app = await options.openApp();
  const conversation = await openConversation(app, options.customer);
  const seenSeq = (await app.store.effects(conversation.id)).at(-1)?.seq ?? 0;
  return { ...options, app, conversation, seenSeq, lineCount: 0 };
}

/** Ends everything and opens it again; the conversation stays. */
export async function restartTalk(talk: ChatTalk): Promise<void> {
  await talk.app.close();
  talk.app = await talk.openApp();
  talk.conversation = await openConversation(talk.app, talk.customer);
}

/** The customer begins anew: nothing is left of the conversation. */
export async function reopenTalk(talk: ChatTalk): Promise<void> {
  talk.conversation = await openConversation(talk.app, talk.customer);
  talk.seenSeq = 0;
}

/** Something arrives from this customer, or from a person of the shop; what came of it is shown. */
export async function arrive(talk: ChatTalk, body: InboundBody): Promise<void> {
  talk.lineCount += 1;
  await talk.app.accept({
    conversationId: talk.conversation.id,
    source: "terminal",
    externalId: `${talk.runId}/${talk.lineCount}`,
    body,
  });
  await talk.app.settle(talk.conversation.id);
  if ((await showNew(talk)) === 0) talk.print(dim("  · nothing is said"));
}

/** Shows the effects that were not shown yet; answers how many of them the customer reads. */
export async function showNew(talk: ChatTalk): Promise<number> {
  const fresh = await talk.app.store.effects(talk.conversation.id, talk.seenSeq);
  const replies = fresh.filter(isReply);
  // What the customer reads comes first, then what happened behind it.
  for (const each of [...replies, ...fresh.filter((each) => !isReply(each))]) {
    talk.seenSeq = Math.max(talk.seenSeq, each.seq);
    talk.print(lineOf(each, talk.app));
  }
  return replies.length;
}

export const isReply = ({ effect }: StoredEffect): boolean => effect.kind === "reply.send";

function lineOf({ effect }: StoredEffect, { config: { shop } }: App): string {
  if (effect.kind !== "reply.send") return dim(`  · would do ${effect.kind}: ${describeEffect(effect, shop)}`);
  const speaker = effect.payload.by === "ai" ? green(shop.persona.name) : cyan("Manager");
  return `${bold(speaker)}: ${withNumbers(effect.payload.reply).replaceAll("\n", "\n  ")}`;
}

const openConversation = (app: App, customer: string): Promise<Conversation> =>
  app.open({ channel: terminalChannel, channelChatId: customer, username: customer });
