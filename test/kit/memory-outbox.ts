import type { Effect, Outbox } from "../../src/core/index.ts";

/** The outbox port kept in a list: idempotent by key, as the port promises. For tests of nodes alone. */
export function memoryOutbox(): Outbox & { readonly effects: Effect[]; readonly puts: Effect[] } {
  const effects: Effect[] = [];
  const puts: Effect[] = [];
  return {
    effects,
    puts,
    put: async (fresh) => {
      for (const effect of fresh) {
        puts.push(effect);
        if (!effects.some(({ key }) => key === effect.key)) effects.push(effect);
      }
    },
  };
}
