import type { Rating } from "../../../src/core/index.ts";

/** Something that happened in a generated chat, at a whole minute. */
export type Step = { readonly minute: number } & (
  | { readonly is: "say"; readonly costMicros: number }
  /** The assistant's words; `isRead`: they reached the customer. */
  | { readonly is: "reply"; readonly isRead: boolean }
  | { readonly is: "call"; readonly reason: string }
  | { readonly is: "answer" | "take"; readonly who: string }
  | { readonly is: "give_back" }
  | { readonly is: "close"; readonly who: string | undefined }
  | { readonly is: "order"; readonly minor: number; readonly paidMinor: number; readonly stands: boolean }
  | { readonly is: "ask"; readonly question: string }
  | { readonly is: "rate"; readonly rating: Rating; readonly question: string }
);

type Random = () => number;

const of = <T>(random: Random, all: readonly T[]): T => {
  const picked = all[Math.floor(random() * all.length)];
  if (picked === undefined) throw new Error("nothing to pick from");
  return picked;
};

/** From some minutes to more than the quiet that ends an episode. */
const gaps = [1, 1, 2, 5, 17, 60, 200, 900, 2_000, 4_319, 4_320, 4_321, 6_000];

/** Nothing begins later than that. */
const lastBegin = 48 * 1_440;

/** A chat as it may go, from a customer's first words. No two steps have one minute. */
export function happenedInChat(random: Random, name: string): readonly Step[] {
  const steps: Step[] = [];
  let minute = Math.floor(random() * 25 * 1_440);
  let question: string | undefined;
  let hands: "ai" | "waiting" | "person" | "closed" = "ai";
  const then = (step: Step): void => {
    steps.push(step);
    minute += of(random, gaps);
  };
  const count = 2 + Math.floor(random() * 14);
  while (steps.length < count && minute < lastBegin) {
    const chance = random();
    if (steps.length === 0 || chance < 0.4) {
      if (hands === "closed") hands = "ai";
      then({ minute, is: "say", costMicros: Math.floor(random() * 5_000) });
      if (hands !== "person" && random() < 0.8) then({ minute, is: "reply", isRead: random() < 0.9 });
    } else if (chance < 0.52 && hands !== "person") {
      hands = "waiting";
      then({ minute, is: "call", reason: of(random, ["person", "complaint", "order_problem"]) });
    } else if (chance < 0.7) {
      hands = "person";
      then({ minute, is: random() < 0.8 ? "answer" : "take", who: of(random, ["olya", "ira"]) });
    } else if (chance < 0.8) {
      const [minor, stands] = [10_000 + Math.floor(random() * 90_000), random() < 0.8];
      then({ minute, is: "order", minor, paidMinor: random() < 0.5 ? minor : 20_000, stands });
    } else if (chance < 0.95) {
      const isClosing: boolean = random() < 0.6;
      hands = isClosing ? "closed" : "ai";
      if (isClosing) then({ minute, is: "close", who: random() < 0.7 ? of(random, ["olya", "ira"]) : undefined });
      else then({ minute, is: "give_back" });
      if (question === undefined || random() < 0.3) {
        question = `${name}-q${steps.length}`;
        then({ minute, is: "ask", question });
      }
    } else if (question !== undefined) {
      then({ minute, is: "rate", rating: of(random, ["good", "fair", "bad"]), question });
    }
  }
  return steps;
}
