/** What a customer can ask for by a channel's own command instead of words. */
export const commands = ["start", "help", "person", "order"] as const;
export type CustomerCommand = (typeof commands)[number];

/**
 * What a customer shared that is words in the end: a person's name and phone, a place's name and address, a question.
 */
export const sharedKinds = ["contact", "place", "poll"] as const;
export type SharedKind = (typeof sharedKinds)[number];
