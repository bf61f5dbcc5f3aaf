import type { PressAct } from "../../../integrations/staff/press.ts";
import type { Act, Role } from "../../../src/core/index.ts";

/** Where people of the shop can do something. */
export const surfaces = [
  "telegram",
  "slack",
  "helpdesk",
  "crm",
  "account",
  "command_line",
  "terminal",
  "host",
] as const;
type SurfaceOfActs = (typeof surfaces)[number];

const everybody: readonly Role[] = ["owner", "manager", "agent"];
const whoDecides: readonly Role[] = ["owner", "manager"];

interface Row {
  readonly may: readonly Role[];
  /** How it is done there; absent: not at all. */
  readonly by: Readonly<Record<SurfaceOfActs, string | undefined>>;
}

const staff = (how: string | undefined) => ({ telegram: how, slack: how });
const nowhereElse = { helpdesk: undefined, crm: undefined, account: undefined, terminal: undefined };

/** Every act, who may do it, and how on each surface. An act or a surface that is added does not compile without. */
export const authority: Readonly<Record<Act, Row>> = {
  say: {
    may: everybody,
    by: {
      ...staff("words in the thread"),
      helpdesk: "a public comment of an agent",
      crm: "a message of a manager",
      account: "a message of the account's owner",
      command_line: "chats answer",
      terminal: "/as manager answer",
      host: "accept",
    },
  },
  take: { may: everybody, by: { ...nowhereElse, ...staff("press take"), command_line: "chats take", host: "accept" } },
  give_back: {
    may: everybody,
    by: {
      ...nowhereElse,
      ...staff("press give_back"),
      command_line: "chats give-back",
      terminal: "/as manager return",
      host: "accept",
    },
  },
  close: {
    may: everybody,
    // A helpdesk says that a ticket is solved, and not who did it: that is no person's act.
    by: { ...nowhereElse, ...staff("press close"), command_line: "chats close", host: "accept" },
  },
  undo_take: {
    may: everybody,
    by: { ...nowhereElse, ...staff("press undo_take"), command_line: undefined, host: "accept" },
  },
  confirm_payment: {
    may: whoDecides,
    by: {
      ...nowhereElse,
      ...staff("press confirm"),
      command_line: "payment confirm",
      terminal: "/as manager confirm",
      host: "accept",
    },
  },
  decline_payment: {
    may: whoDecides,
    by: {
      ...nowhereElse,
      ...staff("press decline"),
      command_line: "payment reject",
      terminal: "/as manager decline",
      host: "accept",
    },
  },
  undo_payment: {
    may: whoDecides,
    by: { ...nowhereElse, ...staff("press undo_payment"), command_line: "payment undo", host: "accept" },
  },
  refund: {
    may: whoDecides,
    by: { ...nowhereElse, ...staff(undefined), command_line: "payment refunded", host: "accept" },
  },
  undo_refund: {
    may: whoDecides,
    by: { ...nowhereElse, ...staff(undefined), command_line: "payment undo-refund", host: "accept" },
  },
  agree_price: {
    may: whoDecides,
    // The words come after the press.
    by: { ...nowhereElse, ...staff("press grant_price"), command_line: "price agree", host: "accept" },
  },
  undo_price: {
    may: whoDecides,
    by: { ...nowhereElse, ...staff("press undo_price"), command_line: "price undo", host: "accept" },
  },
  change_order: {
    may: whoDecides,
    by: { ...nowhereElse, ...staff("press change_order"), command_line: "orders change", host: "accept" },
  },
  undo_order_change: {
    may: whoDecides,
    by: { ...nowhereElse, ...staff("press undo_order_change"), command_line: "orders undo", host: "accept" },
  },
  send_draft: {
    may: everybody,
    by: { ...nowhereElse, ...staff("press send_draft"), command_line: "drafts send", host: "accept" },
  },
  discard_draft: {
    may: everybody,
    by: { ...nowhereElse, ...staff("press discard_draft"), command_line: "drafts discard", host: "accept" },
  },
  // It is about no chat, so nothing arrives.
  set_trust: {
    may: whoDecides,
    by: { ...nowhereElse, ...staff("press trust_auto"), command_line: "trust set", host: undefined },
  },
};

/** What a press is, and who may. Not each is an act in a chat. */
export const presses: Readonly<Record<PressAct, { readonly may: readonly Role[]; readonly act?: Act }>> = {
  take: { may: everybody, act: "take" },
  undo_take: { may: everybody, act: "undo_take" },
  give_back: { may: everybody, act: "give_back" },
  close: { may: everybody, act: "close" },
  confirm: { may: whoDecides, act: "confirm_payment" },
  decline: { may: whoDecides, act: "decline_payment" },
  undo_payment: { may: whoDecides, act: "undo_payment" },
  send_draft: { may: everybody, act: "send_draft" },
  discard_draft: { may: everybody, act: "discard_draft" },
  // The words come after it, as a decision about a draft.
  edit_draft: { may: everybody },
  grant_price: { may: whoDecides, act: "agree_price" },
  undo_price: { may: whoDecides, act: "undo_price" },
  change_order: { may: whoDecides, act: "change_order" },
  undo_order_change: { may: whoDecides, act: "undo_order_change" },
  trust_auto: { may: whoDecides, act: "set_trust" },
  replay: { may: everybody },
};
