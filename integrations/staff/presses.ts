import { type EffectOf, effectKey, type ReplyDraftId, replyDraftId } from "../../src/core/index.ts";
import { type Asked, asked, type Press, type PressAct } from "./press.ts";

const prefix = "staff";

/** As a button carries it. */
export function writePress(press: Press): string {
  return [prefix, press.act, ...aboutOf(press)].join(":");
}

function aboutOf(press: Press): readonly string[] {
  if ("billId" in press) return [press.billId];
  if ("draftId" in press) return [press.draftId];
  if ("asks" in press) return press.asks === undefined ? [] : [press.asks];
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
    case "grant_price":
    case "change_order":
      return { act };
    case "undo_price":
    case "undo_order_change": {
      const asks = asked.find((each) => each === about);
      return { act, ...(asks === undefined ? {} : { asks }) };
    }
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

/** What is done about the order under any post of a chat. */
const ofOrder: readonly Press[] = asked.map((act) => ({ act }));

/** Under a post as it is made. */
export const pressesOf = ({ actions, ...about }: Post): readonly Press[] => [
  ...actions.flatMap((action) => pressOf(action, about) ?? []),
  ...(about.topic === "handoff" && actions.length > 0 ? ofOrder : []),
];

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
    case "undo_price":
    case "undo_order_change":
      return { act: action };
    case "replay":
      return of.effectKey === undefined ? undefined : { act: "replay", key: effectKey(of.effectKey) };
  }
}

/** Under a post after a press: what can be done then. */
export function pressesAfter(press: Press): readonly Press[] {
  switch (press.act) {
    case "take":
    case "discard_draft":
      return [{ act: "give_back" }, { act: "close" }, { act: "undo_take" }, ...ofOrder];
    case "undo_take":
    case "give_back":
    case "close":
      return [{ act: "take" }, ...ofOrder];
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
    case "grant_price":
    case "undo_price":
    case "change_order":
    case "undo_order_change":
      return [];
  }
}

/** They only ask how: what stands under the post stays. */
export const isQuestion = (press: Press): boolean => press.act === "edit_draft" || askedBy(press) !== undefined;

/** What a press asks for in a form of its own. */
export const askedBy = ({ act }: Press): Asked | undefined => asked.find((each) => each === act);

/** Under a question of ours: what was said before in answer to it is taken back. */
export const pressUnder = (asks: Asked): Press => ({ act: undoes[asks], asks });
const undoes = { grant_price: "undo_price", change_order: "undo_order_change" } as const satisfies Record<
  Asked,
  PressAct
>;

/** Which question of ours a message answers. */
export const questionUnder = (buttons: readonly { readonly data: string }[]): Asked | undefined => {
  const presses = buttons.flatMap(({ data }) => readPress(data) ?? []);
  return presses.flatMap((press) => ("asks" in press && press.asks !== undefined ? [press.asks] : [])).at(0);
};

/** Which draft a message of ours is about, by the buttons under it. */
export const draftUnder = (buttons: readonly { readonly data: string }[]): ReplyDraftId | undefined => {
  const presses = buttons.flatMap(({ data }) => readPress(data) ?? []);
  return presses.flatMap((press) => ("draftId" in press ? [press.draftId] : [])).at(0);
};
