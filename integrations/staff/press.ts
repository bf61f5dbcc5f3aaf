import type { EffectKey, ReplyDraftId } from "../../src/core/index.ts";

/** What a person says in words of a form of its own. */
export const asked = ["grant_price", "change_order"] as const;
export type Asked = (typeof asked)[number];

/** What a person can press under a post; each needs what it is about. */
export type Press =
  | { readonly act: "take" | "undo_take" | "give_back" | "close" }
  | { readonly act: "confirm" | "decline" | "undo_payment"; readonly billId: string }
  | { readonly act: "send_draft" | "discard_draft"; readonly draftId: ReplyDraftId }
  | { readonly act: "edit_draft"; readonly draftId: ReplyDraftId }
  /** The words come after it: under the question of ours that follows, or in a window. */
  | { readonly act: Asked }
  /** With `asks`: under a question of ours, which an answer to it is known by. */
  | { readonly act: "undo_price" | "undo_order_change"; readonly asks?: Asked }
  /** From now on the assistant answers by itself. */
  | { readonly act: "trust_auto" }
  | { readonly act: "replay"; readonly key: EffectKey };
export type PressAct = Press["act"];
