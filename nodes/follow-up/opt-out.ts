import { customerText, type Turn } from "../../src/core/index.ts";
import type { AwaitedGoods } from "../sale/awaited-goods.ts";
import type { FollowedUp } from "../sale/followed-up.ts";
import { plainLine } from "./plain-line.ts";

/** The whole message, and nothing beside it: "не нагадуйте про доставку, я пам'ятаю" is an answer to something else. */
const optOutWords: ReadonlySet<string> = new Set([
  "не нагадуйте",
  "не нагадуй",
  "не пишіть мені",
  "не пишіть мені більше",
  "не напоминайте",
  "не напоминай",
  "не пишите мне",
  "не пишите мне больше",
  "стоп",
  "stop",
  "unsubscribe",
  "no reminders",
  "no more reminders",
  "do not remind me",
  "don't remind me",
]);
const marks = /[.!,…]+/g;
const longest = 60;

export const saysOptOut = (text: string): boolean => text.length <= longest && optOutWords.has(plainLine(text, marks));

interface Followed {
  readonly followedUp: FollowedUp;
  readonly awaitedGoods: readonly AwaitedGoods[];
}

/** The customer was reminded of something, or waits for goods, and wants no more of it. */
export const isOptOut = ({ followedUp, awaitedGoods }: Followed, turn: Turn): boolean =>
  (awaitedGoods.length > 0 || (followedUp.told.length > 0 && !followedUp.isOptedOut)) && saysOptOut(customerText(turn));
