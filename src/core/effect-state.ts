/** What became of an effect. */
export const effectStates = ["waiting", "done", "dead", "superseded", "withheld", "discarded"] as const;
export type EffectState = (typeof effectStates)[number];
