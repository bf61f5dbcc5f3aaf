/** What a person is asked to do, by what it changes. */
export type WishKind = "goods" | "delivery" | "cancel" | "refund" | "invoice" | "paid";

/** Sums, titles and data arrive formatted. */
export interface WishWords {
  readonly number: string;
  readonly was: string;
  /** Empty: nothing takes its place. */
  readonly becomes: string;
  /** What was paid; null where nothing was, or where it does not matter. */
  readonly paid: string | null;
}

/** What code says to a customer about an order that is billed or placed. */
export interface OrderTexts {
  /** Before the way to pay, which follows once more. */
  readonly billAgain: (of: { number: string; lines: readonly string[] }) => string;
  readonly billChecked: (of: { number: string; lines: readonly string[]; due: string; total: string }) => string;
  readonly billPaid: (of: {
    number: string;
    lines: readonly string[];
    total: string;
    paid: string;
    rest: string | null;
    how: string | null;
  }) => string;
  /** A new bill, before its way to pay: the old one is void. */
  readonly newBill: (of: { number: string; before: string; lines: readonly string[] }) => string;
  readonly cancelled: (of: { number: string }) => string;
  /** What a person is asked, and what is not done yet. */
  readonly asked: Readonly<Record<WishKind, (of: WishWords) => string>>;
  /** An invoice or a receipt, as the text of an e-mail. */
  readonly document: (of: {
    shop: string;
    number: string;
    date: string;
    lines: readonly string[];
    total: string;
    due: string | null;
    paid: string | null;
    rest: string | null;
    payee: string;
    iban: string;
    taxId: string | null;
    purpose: string;
  }) => string;
  /** A person took back that money was given back. */
  readonly refundUndone: (of: { number: string }) => string;
  readonly agreedPrice: (of: { title: string; price: string }) => string;
  readonly agreedDiscount: (of: { percent: number }) => string;
  readonly agreedTotal: (of: { total: string }) => string;
  readonly priceUndone: string;
  /** For staff, in the shop's first language. */
  readonly staff: {
    /** The label of a wish in a brief. */
    readonly wish: string;
    readonly asked: Readonly<Record<WishKind, (of: WishWords) => string>>;
    /** The customer cancelled a bill that was not paid. */
    readonly cancelled: (of: { number: string; due: string }) => string;
    readonly refundMade: (of: { number: string; amount: string; by: string }) => string;
    readonly refundUnknown: (of: { number: string; by: string }) => string;
    readonly refundUndone: (of: { number: string; by: string }) => string;
    readonly priceAgreed: (of: { terms: string; by: string }) => string;
    /** The money of the bill is on the way: the price holds for what is billed next. */
    readonly priceLater: (of: { terms: string; number: string; by: string }) => string;
    readonly priceUndone: (of: { terms: string; by: string }) => string;
    readonly nothingToUndo: (of: { by: string }) => string;
    readonly undoTooLate: (of: { minutes: number; by: string }) => string;
    readonly undoNotTheirs: (of: { by: string }) => string;
    readonly articleTerms: (of: { title: string; price: string }) => string;
    readonly orderTerms: (of: { percent: number }) => string;
  };
}
