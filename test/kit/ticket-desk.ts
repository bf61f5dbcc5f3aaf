import {
  buildEffect,
  type Conversation,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  type FileBytes,
  type Files,
  type FileTrouble,
  turnId,
} from "../../src/core/index.ts";
import { closeTicket } from "../../src/helpdesk/close-ticket.ts";
import type { HelpdeskDeps } from "../../src/helpdesk/helpdesk-deps.ts";
import { openTicket } from "../../src/helpdesk/open-ticket.ts";
import { writeNote } from "../../src/helpdesk/write-note.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import { deliveryContext } from "./delivery-context.ts";
import { freshHome } from "./home.ts";
import { type PaperHelpdesk, paperHelpdesk } from "./paper-helpdesk.ts";

/** A conversation, its effects toward one helpdesk, and what stands there afterwards. */
export interface TicketDesk extends Tables {
  readonly home: Home;
  readonly chat: Conversation;
  readonly paper: PaperHelpdesk;
  readonly deps: HelpdeskDeps;
  /** By ref; what is not here is gone. */
  readonly files: Map<string, FileBytes | FileTrouble>;
  /** Puts an effect that asks for a ticket. */
  asked(part?: Partial<EffectOf<"ticket.open">["payload"]>): Promise<EffectOf<"ticket.open">>;
  noted(text: string, part?: Partial<EffectOf<"ticket.note">["payload"]>): Promise<EffectOf<"ticket.note">>;
  closing(reason: string): Promise<EffectOf<"ticket.close">>;
  open(effect: EffectOf<"ticket.open">, context?: Partial<DeliveryContext>): Promise<DeliveryResult>;
  note(effect: EffectOf<"ticket.note">, context?: Partial<DeliveryContext>): Promise<DeliveryResult>;
  close(effect: EffectOf<"ticket.close">, context?: Partial<DeliveryContext>): Promise<DeliveryResult>;
  /** The outbox gives up on it. */
  dies(effect: EffectOf<"ticket.open">): Promise<void>;
}

export async function ticketDesk(): Promise<TicketDesk> {
  const home = await freshHome();
  const tables = createTables(home);
  const chat = await tables.store.openConversation({ channel: "test", channelChatId: "1", username: "olena" });
  const paper = paperHelpdesk({ account: "a" });
  const files = new Map<string, FileBytes | FileTrouble>();
  const read: Files["read"] = async (ref) => files.get(ref) ?? { unreadable: "gone" };
  const deps: HelpdeskDeps = {
    store: tables.store,
    files: { read },
    staffLanguage: "uk",
    fields: { paper: { reason: "why", order: "no" } },
  };
  let count = 0;
  const origin = () => {
    count += 1;
    return { conversationId: chat.id, turnId: turnId(`t${count}`), node: "test" };
  };
  return {
    ...tables,
    home,
    chat,
    paper,
    deps,
    files,
    asked: async (part = {}) => {
      const usual = { reason: "complaint", priority: "high", subject: "Скарга", brief: "Клієнт: Олена" } as const;
      const payload = { ...usual, tags: ["complaint"], ...part };
      const effect = buildEffect({ kind: "ticket.open", payload }, origin());
      await tables.store.put([effect]);
      return { ...effect, kind: "ticket.open", payload };
    },
    noted: async (text, part = {}) => {
      const payload = { text, public: true, ...part };
      const effect = buildEffect({ kind: "ticket.note", payload }, origin());
      await tables.store.put([effect]);
      return { ...effect, kind: "ticket.note", payload };
    },
    closing: async (reason) => {
      const effect = buildEffect({ kind: "ticket.close", payload: { reason } }, origin());
      await tables.store.put([effect]);
      return { ...effect, kind: "ticket.close", payload: { reason } };
    },
    open: (effect, context) => openTicket(paper.connection, deps).deliver(effect, deliveryContext(context)),
    note: (effect, context) => writeNote(paper.connection, deps).deliver(effect, deliveryContext(context)),
    close: (effect, context) => closeTicket(paper.connection, deps).deliver(effect, deliveryContext(context)),
    dies: async ({ lane, key }) => {
      const fence = await tables.deliveries.take(lane);
      await tables.deliveries.claim(fence, key);
      await tables.deliveries.settle(fence, key, { to: "dead", code: "http_422" });
    },
  };
}
