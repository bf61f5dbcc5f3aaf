/** A file or an address that cannot be read as goods at all: one sentence, and what to do about it. */
export class UnreadableGoods extends Error {}
