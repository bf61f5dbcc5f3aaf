/** How content a customer is, as they say by a button. */
export const ratings = ["good", "fair", "bad"] as const;
export type Rating = (typeof ratings)[number];

const mark = "rate";

/** What a button carries that answers the question of this turn. */
export const writeRating = (rating: Rating, askedIn: string): string => [mark, rating, askedIn].join(":");

/** Undefined for what is no rating. */
export function readRating(data: string): { readonly rating: Rating; readonly askedIn: string } | undefined {
  const [first, word, askedIn = ""] = data.split(":");
  const rating = ratings.find((each) => each === word);
  return first === mark && rating !== undefined && askedIn !== "" ? { rating, askedIn } : undefined;
}
