import type { OrderId } from "./ids.ts";
import type { Lacking, Pieces } from "./stock.ts";

/** One change of the shop's own books: pieces that an order takes, or the number it gets. */
export type Booking =
  | {
      readonly kind: "take";
      readonly order: OrderId;
      readonly pieces: readonly Pieces[];
      readonly holdHours: number;
      readonly instead?: OrderId;
    }
  | { readonly kind: "sell"; readonly order: OrderId; readonly pieces: readonly Pieces[] }
  | { readonly kind: "release"; readonly order: OrderId }
  | { readonly kind: "count"; readonly order: OrderId; readonly from: number };

/** What there is too little of, or an order's count; nothing where pieces are given back. */
export type BookingAnswer = readonly Lacking[] | number | null;

/** With what it was answered when it was tried. */
export interface TriedBooking {
  readonly booking: Booking;
  readonly answer: BookingAnswer;
}

export interface Books {
  /** What these bookings would be answered one after the other. Nothing of them stays. */
  tryOut(bookings: readonly Booking[]): Promise<readonly BookingAnswer[]>;
}
