import { describe, expect, it } from "vitest";
import { checkReply } from "../../../../../nodes/agent/policy/check-reply.ts";
import { detectLanguage } from "../../../../../src/core/language.ts";
import { firstFalse, firstHonest } from "./first-list.ts";
import { secondFalse, secondHonest } from "./second-list.ts";
import { type FreshDesk, freshDesks } from "./shops.ts";

/** False replies that get through, each with what would have to be known to stop it. */
const stillPass: readonly string[] = [
  // A sum with a fee that does not fall due, because the goods reach the limit of the shop's free delivery.
  "25 троянд з доставкою — 2525 грн.",
  // A "ще" of which the words do not say that it counts what is there.
  "Кілограмових пачок «Гуджі» ще шість.",
  // A condition stands between the noun and its verb.
  "Зворотну доставку, якщо не сподобається, оплачуємо ми.",
  // An order of such goods is paid; that this is another payment the words do not say.
  "За «Світанок» оплата щойно надійшла, дякую!",
];

const namesOf = Object.keys(freshDesks) as FreshDesk[];
const honest = namesOf.flatMap((desk) =>
  [...firstHonest[desk], ...secondHonest[desk]].map((text) => [desk, text] as const),
);
const wrong = namesOf.flatMap((desk) =>
  [...firstFalse[desk], ...secondFalse[desk]].map(([kind, text]) => [desk, kind, text] as const),
);
const isLetThrough = (desk: FreshDesk, text: string): boolean =>
  checkReply(text, freshDesks[desk], detectLanguage(text) ?? "uk").ok;

describe("a reply about a shop that the check was not made for", () => {
  it.each(honest)("passes when it is honest (%s): %s", (desk, text) => {
    expect(checkReply(text, freshDesks[desk], detectLanguage(text) ?? "uk")).toEqual({ ok: true });
  });

  it.each(wrong)("is stopped when it is false (%s, %s): %s", (desk, _kind, text) => {
    expect(isLetThrough(desk, text)).toBe(stillPass.includes(text));
  });
});
