import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Effect } from "../../src/core/index.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { answerTo, whatTheyKnow } from "./knows.ts";
import { sendLine } from "./send-line.ts";
import type { Line, WrittenCustomer } from "./written-customer.ts";

/** One message and what was read in answer to it. */
export interface Exchange {
  readonly said: string;
  readonly line?: Exclude<Line, string>;
  readonly read: readonly string[];
  /** A person had the chat, so nobody has to answer. */
  readonly isPersons: boolean;
}

export interface Played {
  readonly exchanges: readonly Exchange[];
  readonly effects: readonly Effect[];
}

/** A sale needs some eight answers; who needs more goes round in circles. */
const maxAnswers = 12;

/** The written lines, and then whatever they are asked, until there is nothing left to say. */
export async function play(customer: WrittenCustomer, model?: BaseChatModel): Promise<Played> {
  const chat = await testChat(model === undefined ? {} : { model });
  const exchanges: Exchange[] = [];
  const exchange = async (line: Line): Promise<void> => {
    const isPersons = await isWithPerson(chat);
    const read = await sendLine(chat, line);
    exchanges.push({ said: wordsOf(line), read, isPersons, ...(typeof line === "string" ? {} : { line }) });
  };
  for (const line of customer.lines) await exchange(line);
  for (let answers = 0; customer.goal.kind === "order" && answers < maxAnswers; answers += 1) {
    const next = await nextLine(chat, customer, exchanges.at(-1)?.read.join("\n") ?? "");
    if (next === undefined) break;
    if (next === "decide") {
      exchanges.push({ said: "(a person confirms the payment)", read: await chat.decide(true), isPersons: false });
      break;
    }
    await exchange(next);
  }
  return { exchanges, effects: await chat.effects() };
}

const wordsOf = (line: Line): string =>
  typeof line === "string" ? line : "photo" in line ? `[photo] ${line.photo}` : line.say;

async function nextLine(chat: TestChat, customer: WrittenCustomer, read: string): Promise<Line | "decide" | undefined> {
  const bill = (await chat.app.stateOf(chat.conversation.id))["bill"];
  const status = typeof bill === "object" && bill !== null && "status" in bill ? bill.status : undefined;
  if (status === "awaiting_confirmation") return "decide";
  if (status === "awaiting_proof") return { photo: whatTheyKnow(customer).paid };
  return answerTo(read, customer);
}

const isWithPerson = async (chat: TestChat): Promise<boolean> =>
  (await chat.app.store.conversation(chat.conversation.id))?.owner === "person";
