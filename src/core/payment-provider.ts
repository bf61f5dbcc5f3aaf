import type { Finding } from "./crm.ts";
import type { DraftLine } from "./draft.ts";
import type { Language } from "./language.ts";
import type { Money } from "./money.ts";
import type { Vendor } from "./vendor.ts";
import type { VendorCalls } from "./vendor-calls.ts";
import type { RateLimit } from "./vendor-limits.ts";
import type { Webhook } from "./webhook.ts";

/** What the provider is asked to let the customer pay. One of these for each thing to pay that is made there. */
export interface PaymentRequest {
  /** Ours, and never used for a second one. */
  readonly reference: string;
  readonly due: Money;
  /** What the payer reads; it carries the order's number. */
  readonly purpose: string;
  readonly number: string;
  readonly lines: readonly DraftLine[];
  readonly validUntil: Date;
  /** The same, from now on. */
  readonly validMinutes: number;
  readonly language: Language;
}

/** A thing to pay at the provider. `providerId` is absent where the answer to its making was lost. */
export interface PaymentThere {
  readonly reference: string;
  readonly providerId?: string;
  readonly due: Money;
}

/** What the provider says of it when it is asked. */
export interface PaymentState {
  readonly is: "open" | "paid" | "over";
  /** All that came, also where some of it went back. */
  readonly came: Money;
  /** What went back for good. */
  readonly wentBack: Money;
  /** The same, with what is on its way back. */
  readonly goesBack: Money;
}

/** Money by a link, at one vendor. Nothing that it sends is believed: it is asked again by `look`. */
export interface PaymentProvider {
  readonly vendor: string;
  /** As people read its name. */
  readonly title: string;
  readonly limit: RateLimit;
  make(asked: PaymentRequest, calls: VendorCalls): Promise<{ readonly providerId: string; readonly url: string }>;
  look(there: PaymentThere, calls: VendorCalls): Promise<PaymentState>;
  /** From now on it cannot be paid, as far as the vendor allows that; it may have been paid a moment before. */
  close(there: PaymentThere, calls: VendorCalls): Promise<void>;
  /** Not safe to repeat: who lost the answer looks. */
  giveBack(
    there: PaymentThere,
    of: { readonly amount: Money; readonly key: string },
    calls: VendorCalls,
  ): Promise<void>;
  readonly webhook: Pick<Webhook, "path" | "isGenuine" | "read"> & {
    /** Which of its things it tells about; undefined: nothing of ours. */
    readonly about: (body: unknown) => { readonly reference?: string; readonly providerId?: string } | undefined;
  };
  /** Checks the keys; changes nothing. */
  examine(calls: VendorCalls): Promise<readonly Finding[]>;
}

export interface PaymentPlan {
  /** Without calling the vendor. */
  readonly open: () => PaymentProvider;
}

/** A payment provider that can be chosen; several may be in use. */
export interface PaymentVendor extends Vendor<PaymentPlan> {
  readonly title: string;
}

/** One thing to pay, as we keep it. */
export interface PaymentLink extends PaymentThere {
  readonly conversationId: string;
  readonly billId: string;
  readonly provider: string;
  readonly url?: string;
  readonly state: "making" | "open" | "paid" | "over";
  readonly cameMinor: number;
  readonly backMinor: number;
  readonly validUntil: Date;
  readonly looks: number;
  /** The effect that asked for money to go back, and how much was on its way before that. */
  readonly back?: { readonly key: string; readonly fromMinor: number };
}

export interface PaymentLinks {
  /** The one that this effect made, where it came to it. */
  madeBy(effectKey: string): Promise<PaymentLink | undefined>;
  /** A further attempt for the bill, under a reference of its own. */
  begin(of: {
    readonly conversationId: string;
    readonly billId: string;
    readonly effectKey: string;
    readonly provider: string;
    readonly due: Money;
    readonly validUntil: Date;
  }): Promise<PaymentLink>;
  opened(reference: string, made: { readonly providerId: string; readonly url: string }): Promise<void>;
  find(by: {
    readonly provider: string;
    readonly reference?: string;
    readonly providerId?: string;
  }): Promise<PaymentLink | undefined>;
  /** All of a bill, the newest first. */
  ofBill(billId: string): Promise<readonly PaymentLink[]>;
  /** What a look came to; it is looked at again at `lookAt`, or not by itself any more. */
  looked(
    reference: string,
    of: {
      readonly state: PaymentLink["state"];
      readonly cameMinor: number;
      readonly backMinor: number;
      readonly lookAt: Date | null;
    },
  ): Promise<void>;
  /** Right before the provider is asked; null: it surely did nothing. */
  askBack(reference: string, of: { readonly key: string; readonly fromMinor: number } | null): Promise<void>;
  /** Those whose time to be looked at has come. */
  due(now: Date, limit: number): Promise<readonly PaymentLink[]>;
  /** A look is on its way; should nothing come of it, there is another one then. */
  lookAgain(reference: string, at: Date): Promise<void>;
}
