import type { EffectDraft, Language, Turn } from "../../src/core/index.ts";
import { customerWords } from "../handoff/customer-words.ts";
import { fileWords } from "../handoff/file-words.ts";
import type { Bill } from "../sale/bill.ts";
import { texts } from "../texts/texts.ts";
import { filesOf, isAwaited, isProof } from "../turn/turn-signals.ts";
import { unreadFiles } from "../turn/unread-files.ts";

interface Sent {
  readonly bill: Bill | null;
  readonly albums: readonly { readonly id: string; readonly turnId: string }[];
}

/**
 * What the customer sends while a person is awaited most likely belongs to what the person was asked for: they look at
 * it themselves, also where a reader put it into words. A receipt goes to who checks the payment.
 */
export function passOnFiles(state: Sent, turn: Turn, staffLanguage: Language): EffectDraft[] {
  const files = filesOf(turn);
  if (!isAwaited(turn) || files.length === 0 || isProof(state, turn)) return [];
  const { staff } = texts[staffLanguage];
  const said = customerWords(turn, staff);
  const text = said || fileWords(files, staff);
  // The subject is part of the effects' keys.
  const subject = "files";
  const note: EffectDraft = { kind: "ticket.note", subject, payload: { text, public: true, files } };
  // What nobody here could read was posted already (media).
  const unread = unreadFiles(turn);
  const read = files.filter((file) => !unread.includes(file));
  if (said === "" && read.length === 0) return [note];
  const sent = read.length === 0 ? {} : { files: read };
  return [
    note,
    { kind: "staff.post", subject, payload: { topic: "message", text: staff.message({ text }), ...sent, actions: [] } },
  ];
}
