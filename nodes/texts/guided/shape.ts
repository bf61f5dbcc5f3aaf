import type { DeliveryField } from "../../../src/core/index.ts";

/** Of the cart and of a bill, already formatted. */
interface Sum {
  readonly lines: readonly string[];
  readonly total: string;
}

/** What is said and offered while a customer chooses among choices, and when no model answers. */
export interface GuidedTexts {
  /** On buttons, and beside numbers. */
  readonly choose: {
    readonly kinds: string;
    readonly more: string;
    readonly back: string;
    readonly goods: (of: { label: string; price: string }) => string;
    readonly variant: (of: { name: string; price: string }) => string;
    readonly colours: string;
    readonly otherSizes: string;
    readonly add: string;
    readonly oneMore: string;
    readonly cart: string;
    readonly remove: (of: { label: string }) => string;
    readonly order: string;
    readonly agree: string;
    readonly changeDelivery: string;
    readonly paid: string;
    readonly bill: string;
    readonly terms: string;
    readonly person: string;
  };
  readonly kinds: string;
  readonly goods: (of: { kind: string }) => string;
  readonly found: string;
  readonly noGoods: string;
  readonly card: (of: { label: string; price: string; description: string | null }) => string;
  /** The lowest of several prices. */
  readonly from: (of: { price: string }) => string;
  readonly chooseVariant: string;
  readonly variant: (of: { label: string; name: string; price: string }) => string;
  readonly noColours: (of: { label: string }) => string;
  readonly added: (of: { label: string }) => string;
  readonly removed: (of: { label: string }) => string;
  readonly cart: (of: Sum) => string;
  readonly cartLine: (of: { label: string; quantity: number; price: string }) => string;
  readonly cartEmpty: string;
  /** Since the button was shown. */
  readonly changed: {
    readonly price: (of: { label: string; was: string; now: string }) => string;
    readonly soldOut: (of: { label: string }) => string;
    readonly onlyLeft: (of: { label: string; count: number }) => string;
    readonly gone: string;
    readonly notInCart: string;
    readonly cart: string;
    readonly bill: string;
    readonly method: string;
    readonly button: string;
  };
  /** The payment is being checked: nothing changes meanwhile. */
  readonly locked: string;
  readonly ask: Readonly<Record<DeliveryField, string>>;
  /** What was written for it could not be read. */
  readonly askAgain: Readonly<Record<DeliveryField, string>>;
  readonly whichField: string;
  /** No model answers just now, or the customer's budget of it is used up. */
  readonly away: string;
  /** What the customer wrote was not understood: one wording for each time in a chat. */
  readonly notUnderstood: readonly [string, ...string[]];
  /** The next time after all of them: a person is what helps. */
  readonly ratherPerson: string;
}
