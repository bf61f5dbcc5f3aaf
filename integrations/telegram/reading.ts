import type { InboundBody, Language, Money } from "../../src/core/index.ts";

export interface Customer {
  /** The chat as conversations know it (`address.ts`). */
  readonly chatId: string;
  readonly username?: string;
  readonly language: Language;
}

/** A button under one of our messages. */
interface Pressed {
  readonly from: Customer;
  readonly callbackId: string;
  readonly messageId: number;
}

/** What an update is to us. Every one is exactly one of these. */
export type Reading =
  | { readonly is: "arrival"; readonly from: Customer; readonly externalId: string; readonly body: InboundBody }
  | (Pressed & { readonly is: "press"; readonly externalId: string; readonly body: InboundBody })
  /** The customer wants another language, and chooses by button. */
  | { readonly is: "language_asked"; readonly from: Customer; readonly externalId: string }
  /** The customer wants to be forgotten, and has to say so twice. */
  | { readonly is: "forget_asked"; readonly from: Customer; readonly externalId: string }
  /** The customer wants to know what is kept of them. */
  | { readonly is: "privacy_asked"; readonly from: Customer; readonly externalId: string }
  | (Pressed & { readonly is: "forget_decided"; readonly isMeant: boolean })
  /** A button that cannot be understood any more: the customer is told so. */
  | { readonly is: "old_press"; readonly callbackId: string; readonly language: Language }
  /** A press that asks for nothing: its spinner is stopped, and that is all. */
  | { readonly is: "idle_press"; readonly callbackId: string }
  /** Telegram asks whether this may be paid now; it waits ten seconds for the answer. */
  | {
      readonly is: "pre_checkout";
      readonly from: Customer;
      readonly queryId: string;
      readonly billId: string;
      readonly amount: Money;
    }
  /** The customer blocked the bot. */
  | { readonly is: "left"; readonly from: Customer; readonly externalId: string }
  /** A connection to a person's own account began, changed or ended. */
  | { readonly is: "account_changed"; readonly connection: string }
  /** A person took the bot into a group. */
  | { readonly is: "invitation"; readonly chatId: number; readonly language: Language }
  | { readonly is: "ignored"; readonly reason: string };

export const ignored = (reason: string): Reading => ({ is: "ignored", reason });

/** What stands behind the channel's own buttons. */
export const forgetData = { yes: "forget:yes", no: "forget:no" } as const;
export const languageData = { uk: "language:uk", en: "language:en", ru: "language:ru" } as const satisfies Readonly<
  Record<Language, string>
>;
