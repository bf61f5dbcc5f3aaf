import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { localTimeOf, type Shop } from "../../src/core/index.ts";
import { emptyMark, fileInWords } from "../../src/core/reading/file-marks.ts";
import { withoutDisclosure } from "../texts/disclosure.ts";
import { filesOfMessage } from "../turn/customer-message.ts";
import { saidByPerson } from "../turn/person-message.ts";

/**
 * What was said, as the model reads it. Files become words: "[photo]". What a person of the shop wrote carries their
 * name and the time. No message is empty: providers (Anthropic, Google) refuse a request that holds an empty one.
 */
export const historyOf = (messages: readonly BaseMessage[], shop: Shop): BaseMessage[] =>
  messages.flatMap((message, at) => {
    const told = isOver(messages, at) ? inShort(message) : message;
    return toldMessage(withoutIntroduction(told, shop), shop.timeZone) ?? [];
  });

/** The model knows that the product introduces it. */
function withoutIntroduction(message: BaseMessage, shop: Shop): BaseMessage {
  if (!AIMessage.isInstance(message) || typeof message.content !== "string" || (message.tool_calls ?? []).length > 0)
    return message;
  const told = withoutDisclosure(message.content, shop);
  return told === message.content || told.trim() === "" ? message : withContent(message, told);
}

/** What is said is answered by now. */
const isOver = (messages: readonly BaseMessage[], at: number): boolean =>
  messages.slice(at + 1).some((later) => later.getType() === "ai");

/** From so many lines on it is a block: the order repeated, the details to pay to. */
const leastLines = 4;

/** A block that the product itself showed, once it is over: it begins with what it is, and the context has its data. */
function inShort(message: BaseMessage): BaseMessage {
  const [first = "", ...rest] = message.text.split("\n");
  const isBlock = message.id?.includes("/payment/") === true && rest.length >= leastLines - 1;
  return isBlock ? withContent(message, `${first} […]`) : message;
}

function toldMessage(message: BaseMessage, timeZone: string): BaseMessage | undefined {
  const person = saidByPerson(message);
  if (person !== undefined) return withContent(message, `${signature(person, timeZone)} ${message.text || "[file]"}`);
  const files = message.getType() === "human" ? filesOfMessage(message) : [];
  if (files.length > 0)
    return withContent(
      message,
      [message.text, ...files.map((file) => fileInWords(file, message.text))].join("\n").trim(),
    );
  // What is no plain text (pictures of another graph's) has content without words.
  if (message.text.trim() !== "" || typeof message.content !== "string") return message;
  if (message.getType() === "human") return withContent(message, emptyMark);
  // Another graph's memory may hold calls of tools and their results: these belong together, with words or without.
  const isWordless = AIMessage.isInstance(message) && (message.tool_calls ?? []).length === 0;
  return isWordless ? undefined : message;
}

const signature = ({ by, at }: NonNullable<ReturnType<typeof saidByPerson>>, timeZone: string): string => {
  if (by === undefined || at === undefined) return "[manager]";
  const { date, time } = localTimeOf(new Date(at), timeZone);
  // The name is a person's own words: it cannot end the mark, nor open another.
  return `[manager ${by.replace(/[[\]\n]/g, " ").trim()}, ${date} ${time}]`;
};

function withContent(message: BaseMessage, content: string): BaseMessage {
  const more = message.id === undefined ? {} : { id: message.id };
  if (message.getType() === "human") return new HumanMessage({ content, ...more });
  return new AIMessage({ content, ...more, ...(message.name === undefined ? {} : { name: message.name }) });
}
