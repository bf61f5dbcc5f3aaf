import { isOpen, localised, type Shop, type Turn, sku as toSku } from "../../src/core/index.ts";
import { suggestToStaff } from "../handoff/suggest-to-staff.ts";
import { mostAwaited, stillAwaited } from "../sale/awaited-goods.ts";
import { catalogueNow, type ShelfDeps } from "../sale/catalogue-now.ts";
import { mostTold } from "../sale/followed-up.ts";
import { backTexts } from "../texts/back-in-stock.ts";
import { followUpTexts } from "../texts/follow-ups.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { awaitedIn } from "./back-wish.ts";
import type { FollowUpPatch, FollowUpState } from "./follow-up-state.ts";

interface BackDeps extends ShelfDeps {
  readonly shop: Shop;
}

/** Notes what the customer waits for, and says so; where it is not clear what that is, asks. */
export async function noteBackWish(state: FollowUpState, turn: Turn, deps: BackDeps): Promise<Thought<FollowUpPatch>> {
  const shelf = await catalogueNow(deps, turn, state.bill);
  const skus = awaitedIn(state, shelf);
  const language = state.language ?? "uk";
  const texts = backTexts[language];
  const about = { node: "follow_up", about: "back_wish" } as const;
  if (skus.length === 0) {
    return { patch: sayReplies(state, turn, [reply(turn, { ...about, kind: "plain", text: texts.whichOne })]) };
  }
  const before = state.awaitedGoods.filter(({ sku }) => !skus.includes(sku));
  const awaitedGoods = [...before, ...skus.map((sku) => ({ sku, at: turn.at }))].slice(-mostAwaited);
  const text = texts.noted({ goods: skus.map((sku) => nameOf(sku, state, shelf)) });
  return {
    patch: { awaitedGoods, ...sayReplies(state, turn, [reply(turn, { ...about, kind: "confirmation", text })]) },
  };
}

/** Says once that goods are back, while the shop is open. Where a person has the chat, they say it or not. */
export async function tellBack(state: FollowUpState, turn: Turn, deps: BackDeps): Promise<Thought<FollowUpPatch>> {
  const { shop } = deps;
  if (turn.owner === "closed") return { patch: { awaitedGoods: [] } };
  const awaited = stillAwaited(state, new Date(turn.at));
  if (awaited.length === 0 || !isOpen(shop, new Date(turn.at))) return { patch: { awaitedGoods: awaited } };
  const shelf = await catalogueNow(deps, turn, state.bill);
  const back = awaited.filter(({ sku }) => (shelf.bySku(toSku(sku))?.variant.stock ?? 0) > 0);
  const awaitedGoods = awaited.filter((one) => !back.includes(one));
  if (back.length === 0) return { patch: { awaitedGoods } };
  const language = state.language ?? "uk";
  const text = backTexts[language].isBack({ goods: back.map(({ sku }) => nameOf(sku, state, shelf)) });
  if (turn.owner !== "ai") return { patch: { awaitedGoods }, effects: [suggestToStaff("back", text, shop)] };
  const told = [...state.followedUp.told, ...back.map(({ sku }) => `back/${sku}`)].slice(-mostTold);
  const { optOut, howToOptOut } = followUpTexts[language];
  const said = reply(turn, {
    node: "follow_up",
    about: "back",
    kind: "plain",
    text: `${text}\n\n${howToOptOut}`,
    choices: [optOut],
  });
  const followedUp = { ...state.followedUp, told };
  return { patch: { awaitedGoods, followedUp, ...sayReplies(state, turn, [said]) } };
}

function nameOf(sku: string, { language }: FollowUpState, shelf: ShelfDeps["catalogue"]): string {
  const found = shelf.bySku(toSku(sku));
  if (found === undefined) return sku;
  const title = localised(found.product.title, language ?? "uk");
  return found.variant.size === undefined ? title : `${title} (${found.variant.size})`;
}
