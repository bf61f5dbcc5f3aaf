import type { OrderDraft } from "../../src/core/index.ts";

/** Two or three words that begin with a capital, and perhaps a phone or a city behind them. */
const name = /^\s*\p{Lu}\p{Ll}+(?:[-'’]\p{L}+)?(?:\s+\p{Lu}\p{Ll}+(?:[-'’]\p{L}+)?){1,2}(?:[\s,.;]|$)/u;

/** An order lacks only its recipient: what looks like a name is one, also "Сучко" and "Хохлов". */
export const isRecipientName = (text: string, { lines, delivery }: OrderDraft): boolean =>
  lines.length > 0 && delivery.name === undefined && name.test(text);
