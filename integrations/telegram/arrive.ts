import { satisfactionWords } from "../../nodes/texts/satisfaction.ts";
import { type ChannelHost, type Conversation, type InboundBody, isAis } from "../../src/core/index.ts";
import { connectionParameter, readAddress } from "./address.ts";
import type { Customer, Reading } from "./reading.ts";
import { vendor } from "./send-reply.ts";
import { inBackground } from "./try-again.ts";
import type { UpdateDeps } from "./update-deps.ts";

interface Arrival {
  readonly from: Customer;
  readonly externalId: string;
  readonly body: InboundBody;
}

export const openConversation = (host: ChannelHost, { chatId, username }: Customer): Promise<Conversation> =>
  host.open({ channel: vendor, channelChatId: chatId, ...(username === undefined ? {} : { username }) });

export const knownConversation = (host: ChannelHost, { chatId }: Customer): Promise<Conversation | undefined> =>
  host.known({ channel: vendor, channelChatId: chatId });

/** Stores what the customer sent; answers whether it is new. */
export async function arrive(
  { host, source, showWorking }: UpdateDeps,
  { from, externalId, body }: Arrival,
  update: unknown,
): Promise<boolean> {
  const conversation = await openConversation(host, from);
  const raw = Buffer.from(JSON.stringify(update));
  const { fresh } = await host.accept({ conversationId: conversation.id, source, externalId, body, raw });
  if (fresh && isAis(conversation.owner) && body.kind !== "person_message" && body.kind !== "rated") {
    inBackground(showWorking(from.chatId, readAddress(from.chatId), conversation.id));
  }
  return fresh;
}

/** The same for several of one chat: all are stored, or none. */
export async function arriveTogether(
  { host, source, showWorking }: UpdateDeps,
  from: Customer,
  arrivals: readonly { readonly externalId: string; readonly body: InboundBody; readonly update: unknown }[],
): Promise<void> {
  const conversation = await openConversation(host, from);
  const accepted = await host.acceptTogether(
    arrivals.map(({ externalId, body, update }) => ({
      conversationId: conversation.id,
      source,
      externalId,
      body,
      raw: Buffer.from(JSON.stringify(update)),
    })),
  );
  if (accepted.some(({ fresh }) => fresh) && isAis(conversation.owner)) {
    inBackground(showWorking(from.chatId, readAddress(from.chatId), conversation.id));
  }
}

export async function arrivePress(
  deps: UpdateDeps,
  reading: Extract<Reading, { readonly is: "press" }>,
  update: unknown,
): Promise<void> {
  const { from, callbackId, messageId, body } = reading;
  // A customer who was erased is not made anew by a button of before.
  if (body.kind === "rated" && (await knownConversation(deps.host, from)) === undefined) {
    return inBackground(deps.api.answerCallbackQuery(callbackId));
  }
  const isFresh = await arrive(deps, reading, update);
  const shown = body.kind === "rated" ? { text: satisfactionWords[from.language].thanks } : {};
  // Stops the button's spinner at once, also while the chat's turn runs, and for a second press.
  inBackground(deps.api.answerCallbackQuery(callbackId, shown));
  if (!isFresh) return;
  const address = readAddress(from.chatId);
  inBackground(deps.api.editMessageReplyMarkup(address.chatId, messageId, connectionParameter(address)));
}

/** The customer left. A person who never wrote is no customer of ours. */
export async function arriveIfKnown(
  deps: UpdateDeps,
  { from, externalId }: Extract<Reading, { readonly is: "left" }>,
  update: unknown,
): Promise<void> {
  if ((await knownConversation(deps.host, from)) === undefined) return;
  await arrive(deps, { from, externalId, body: { kind: "customer_left" } }, update);
}
