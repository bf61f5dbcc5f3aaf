import { type EffectOf, effectKey, type ReplyDraftId, replyDraftId } from "../../src/core/index.ts";
import type { Press } from "./press.ts";

const prefix = "staff";

/** As a button carries it. */
export function writePress(press: Press): string {
  return [prefix, press.act, ...aboutOf(press)].join(":");
}

function aboutOf(press: Press): readonly string[] {
  if ("billId" in press) return [press.billId];
  if ("draftId" in press) return [press.draftId];
  return "key" in press ? [press.key] : [];
}

export function readPress(data: string): Press | undefined {
  const [first, act, about = ""] = data.split(":");
  if (first !== prefix) return undefined;
  switch (act) {
    case "take":
    case "undo_take":
    case "give_back":
    case "close":
    case "trust_auto":
      return { act };
    case "confirm":
    case "decline":
    case "undo_payment":
      return about === "" ? undefined : { act, billId: about };
    case "send_draft":
    case "edit_draft":
    case "discard_draft":
      return about === "" ? undefined : { act, draftId: replyDraftId(about) };
    case "replay":
      return about === "" ? undefined : { act, key: effectKey(about) };
    default:
      return undefined;
  }
}

type Post = EffectOf<"staff.post">["payload"];

/** Under a post as it is made. */
export const pressesOf = ({ actions, ...about }: Post): readonly Press[] =>
  actions.flatMap((action) => pressOf(action, about) ?? []);

function pressOf(
  action: Post["actions"][number],
  of: Pick<Post, "billId" | "effectKey" | "draftId">,
): Press | undefined {
  switch (action) {
    case "confirm_payment":
      return of.billId === undefined ? undefined : { act: "confirm", billId: of.billId };
    case "decline_payment":
      return of.billId === undefined ? undefined : { act: "decline", billId: of.billId };
    case "take_over":
      return { act: "take" };
    case "send_draft":
    case "edit_draft":
    case "discard_draft":
      return of.draftId === undefined ? undefined : { act: action, draftId: of.draftId };
    case "trust_auto":
      return { act: "trust_auto" };
    case "replay":
      return of.effectKey === undefined ? undefined : { act: "replay", key: effectKey(of.effectKey) };
  }
}

/** Under a post after a press: what can be done then. */
export function pressesAfter(press: Press): readonly Press[] {
  switch (press.act) {
    case "take":
    case "discard_draft":
      return [{ act: "give_back" }, { act: "close" }, { act: "undo_take" }];
    case "undo_take":
    case "give_back":
    case "close":
      return [{ act: "take" }];
    case "confirm":
      return [{ act: "undo_payment", billId: press.billId }];
    case "undo_payment":
      return [
        { act: "confirm", billId: press.billId },
        { act: "decline", billId: press.billId },
      ];
    case "decline":
    case "replay":
    case "send_draft":
    case "edit_draft":
    case "trust_auto":
      return [];
  }
}

/** Which draft a message of ours is about, by the buttons under it. */
export const draftUnder = (buttons: readonly { readonly data: string }[]): ReplyDraftId | undefined => {
  const presses = buttons.flatMap(({ data }) => readPress(data) ?? []);
  return presses.flatMap((press) => ("draftId" in press ? [press.draftId] : [])).at(0);
};
