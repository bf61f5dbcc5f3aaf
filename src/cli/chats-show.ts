import { type ChatTurn, readChatTurns, type SaidLine } from "../../supabase/store/chat-turns.ts";
import { listChats } from "../../supabase/store/chats.ts";
import type { Output } from "../console/output.ts";
import { type Effect, owners, type Shop } from "../core/index.ts";
import { behindLine } from "./behind-line.ts";
import { type ListOptions, limitMeant, whoIs } from "./chats-list.ts";
import { given } from "./command.ts";
import { conversationMeant } from "./conversation-meant.ts";
import { describeEffect } from "./describe-effect.ts";
import { printJson } from "./json-option.ts";
import type { Product } from "./product.ts";
import { shopMinute } from "./shop-minute.ts";

/** What was said in a chat, and behind each turn what it is made of. */
export async function showChat(product: Product, written: string, options: ListOptions, out: Output): Promise<void> {
  const limit = limitMeant(options);
  const app = await product.app();
  const id = await conversationMeant(app, written);
  const search = { words: id };
  const [chat] = await listChats(app.home, { owners, search, limit: 1, skip: 0 });
  const turns = await readChatTurns(app.home, id, limit);
  if (options.json === given) return printJson({ chat, turns }, out);
  if (chat !== undefined) {
    const whose = chat.holder === null ? chat.owner : `${chat.owner}: ${chat.holder}`;
    out.print(`${out.bold(whoIs(chat))}  ${chat.channel}:${chat.channelChatId}  ${whose}  ${out.dim(id)}`);
  }
  for (const turn of turns) {
    printTurn(turn, product.config.shop, out);
    await out.taken();
  }
  if (turns.length === 0) out.print("Nothing was said yet, or it is kept no longer.");
  if (turns.length === limit) out.print(out.dim(`The newest ${limit} turns; --limit shows more.`));
}

function printTurn(turn: ChatTurn, shop: Shop, out: Output): void {
  out.print("");
  for (const { kind, by, at } of turn.came) {
    out.print(`${shopMinute(at, shop)}  ${out.dim(`[${kind.replaceAll("_", " ")}${by === null ? "" : `, ${by}`}]`)}`);
  }
  for (const line of turn.said) printSaid(line, shop, out);
  for (const text of behindTurn(turn, shop)) out.print(out.dim(`    ${text}`));
}

function printSaid(line: SaidLine, shop: Shop, out: Output): void {
  const who = line.by === null ? line.author : `${line.author} ${line.by}`;
  out.print(`${shopMinute(line.at, shop)}  ${out.bold(who)}: ${line.text.replaceAll("\n", "\n    ")}`);
  for (const text of behindLine(line)) out.print(out.dim(`    ${text}`));
}

/** What made the turn, a line each. */
function behindTurn(turn: ChatTurn, shop: Shop): readonly string[] {
  const { tools, modelCalls, modelTokens, modelCostMicros, failures, parked } = turn;
  const cost = modelCostMicros === 0 ? "" : `, cost ${(modelCostMicros / 1_000_000).toFixed(4)}`;
  const calls = `${modelCalls} ${modelCalls === 1 ? "call" : "calls"}`;
  return [
    `turn ${turn.id}${turn.doneAt === null ? ", not done yet" : ""}`,
    ...(modelCalls === 0 ? [] : [`model: ${calls}, ${modelTokens} tokens${cost}`]),
    ...(tools.length === 0 ? [] : [`tools: ${tools.join(", ")}`]),
    ...(failures === 0 ? [] : [`failed ${failures} times`]),
    ...(parked === null ? [] : [`given to a person: ${parked}`]),
    ...turn.effects.map(({ effect, state, attempts, reason, detail, isTrimmed }) => {
      const why = [reason, detail].filter(Boolean).join(": ");
      const tries = attempts > 1 ? `, ${attempts} attempts` : "";
      return `${state} ${effect.kind}${isTrimmed ? ": kept no longer" : doing(effect, shop)}${why === "" ? "" : ` (${why})`}${tries}`;
    }),
  ];
}

/** What was said stands above already. */
const doing = (effect: Effect, shop: Shop): string =>
  effect.kind === "reply.send" ? "" : `: ${describeEffect(effect, shop)}`;
