import type { DeliveryField, OrderStatus } from "../../../src/core/index.ts";

/** Questions of the model's own that it knows again in its last message: a short "так" answers one of them. */
export const questions = [
  "offer_add",
  "which_to_add",
  "size_to_add",
  "offer_person",
  "full_name",
  "which_method",
  "shop_only",
] as const;
export type Question = (typeof questions)[number];

/**
 * Everything the rehearsal model says. A language is complete or it does not compile. Amounts, titles and sizes arrive
 * from data and formatted: phrases hold words only.
 */
export interface Phrases {
  readonly questions: Readonly<Record<Question, string>>;
  readonly introduction: (of: { persona: string; shop: string }) => string;
  readonly hello: string;
  readonly lookingFor: (categories: readonly string[]) => string;
  readonly bot: (of: { persona: string }) => string;
  readonly help: string;
  readonly thanks: string;
  readonly bye: string;
  readonly fine: string;
  readonly notUnderstood: string;
  readonly shopOnly: string;
  readonly needDetails: string;
  readonly found: string;
  readonly cheaper: string;
  readonly colours: string;
  readonly nearest: string;
  readonly nothing: (categories: readonly string[]) => string;
  readonly noCheaper: string;
  readonly noDiscount: string;
  readonly quality: string;
  readonly think: string;
  readonly product: (of: { label: string; price: string; sizes: string }) => string;
  readonly priceRange: (of: { low: string; high: string }) => string;
  readonly productSoldOut: (of: { label: string }) => string;
  readonly sizesOf: (of: { label: string; sizes: string }) => string;
  readonly notInSize: (of: { label: string; size: string; sizes: string }) => string;
  readonly soldOut: (of: { label: string }) => string;
  readonly sizeFits: (of: { height: string; size: string }) => string;
  readonly askHeight: string;
  readonly onlyLeft: (of: { label: string; count: number }) => string;
  readonly unknownArticle: string;
  readonly cart: (of: { lines: readonly string[]; total: string }) => string;
  readonly cartLine: (of: { title: string; size: string; quantity: number }) => string;
  readonly cartEmpty: string;
  readonly notInCart: string;
  readonly askDelivery: (fields: readonly DeliveryField[]) => string;
  readonly deliveryProblem: Readonly<Record<DeliveryField, string>>;
  readonly fields: Readonly<Record<DeliveryField, string>>;
  readonly noted: string;
  readonly whichMethod: (methods: readonly string[]) => string;
  readonly whatToChange: string;
  readonly awaitingProof: string;
  readonly beingChecked: string;
  readonly paidAlready: string;
  readonly lockedWhileChecked: string;
  readonly nothingToPay: string;
  readonly notBilledYet: string;
  readonly order: (of: {
    number: string;
    status: string;
    lines: string;
    total: string;
    tracking: string | null;
  }) => string;
  readonly statuses: Readonly<Record<OrderStatus, string>>;
  readonly noOrders: string;
  readonly cannotSee: string;
  readonly noDetails: string;
  readonly accepted: string;
  readonly proofPassed: string;
  readonly personCalled: string;
  readonly trouble: string;
}
