import type { Broken, House } from "./house.ts";

/** The store keeps, fences and locks. What an inbound means, and what follows from it, is decided in the core. */
export function storeDecidesNothing({ sources }: House): Broken[] {
  const declared = sources.get("src/core/inbound.ts") ?? "";
  const kinds = [...declared.matchAll(/readonly kind: "(\w+)";/g)].map(([, kind]) => kind);
  const isSwitch = new RegExp(`case "(?:${kinds.join("|")})":`);
  return [...sources]
    .filter(([file]) => file.startsWith("supabase/"))
    .flatMap(([file, source]) =>
      [
        isSwitch.test(source) ? ["switches over kinds of inbounds"] : [],
        /\b(?:effectKeyOf|laneOf)\(/.test(source) ? ["builds an effect"] : [],
      ]
        .flat()
        .map((what) => ({ rule: "the store decides nothing", file, what })),
    );
}
