import { type EffectOf, effectKey } from "../../src/core/index.ts";
import type { Press } from "./press.ts";

const prefix = "staff";

/** As a button carries it. */
export function writePress(press: Press): string {
  const rest = "billId" in press ? [press.billId] : "key" in press ? [press.key] : [];
  return [prefix, press.act, ...rest].join(":");
}

export function readPress(data: string): Press | undefined {
  const [first, act, about = ""] = data.split(":");
  if (first !== prefix) return undefined;
  switch (act) {
    case "take":
    case "undo_take":
    case "give_back":
    case "close":
      return { act };
    case "confirm":
    case "decline":
    case "undo_payment":
      return about === "" ? undefined : { act, billId: about };
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

function pressOf(action: Post["actions"][number], of: Pick<Post, "billId" | "effectKey">): Press | undefined {
  switch (action) {
    case "confirm_payment":
      return of.billId === undefined ? undefined : { act: "confirm", billId: of.billId };
    case "decline_payment":
      return of.billId === undefined ? undefined : { act: "decline", billId: of.billId };
    case "take_over":
      return { act: "take" };
    case "replay":
      return of.effectKey === undefined ? undefined : { act: "replay", key: effectKey(of.effectKey) };
  }
}

/** Under a post after a press: what can be done then. */
export function pressesAfter(press: Press): readonly Press[] {
  switch (press.act) {
    case "take":
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
      return [];
  }
}
