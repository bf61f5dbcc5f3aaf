/** The vendor's name of the staff's group: a breaker and a budget of its own, so that its troubles stop no customer. */
export const staffVendor = "telegram_staff";
/** The name of the surface, as places, threads and people are kept under it. */
export const surface = "telegram";
/** "20 messages per minute to the same group" (core.telegram.org/bots/faq, 2026-11); a little less. */
export const staffLimit = { calls: 18, perMs: 60_000 };
