import type { BaseMessage } from "@langchain/core/messages";
import { clip } from "../../src/core/index.ts";
import { fileInWords } from "../../src/core/reading/file-marks.ts";
import { writtenPhrase } from "../../src/core/reading/phrase.ts";
import { filesOfMessage } from "../turn/customer-message.ts";
import { saidByPerson } from "../turn/person-message.ts";

/** What matters of a message stands in its first half page. */
const readChars = 2_000;
const customerMaxChars = 160;
const assistantMaxChars = 140;
const personMaxChars = 240;

/** One line of the summary for a message; undefined where nothing of it matters later. */
export function lineOf(message: BaseMessage): string | undefined {
  const person = saidByPerson(message);
  const text = message.text
    .slice(0, readChars)
    .replace(/[^\S\n]+/g, " ")
    .trim();
  if (person !== undefined) {
    const who = [person.by, person.at?.slice(0, 10)].filter((part) => part !== undefined).join(" ");
    return `${["manager", who].filter((part) => part !== "").join(" ")}: ${clip(oneLine(text), personMaxChars)}`;
  }
  if (message.getType() === "human") return customerLine(message, text);
  // What the product showed of an order or a bill stands in the context, as it is now.
  if (message.id?.includes("/payment") === true) return undefined;
  const told = assistantWords(text);
  return told === "" ? undefined : `assistant: ${clip(told, assistantMaxChars)}`;
}

function customerLine(message: BaseMessage, text: string): string | undefined {
  const files = filesOfMessage(message).map((file) => fileInWords(file, text));
  const words = isManners(text) ? [] : [oneLine(text)];
  const said = [...words, ...files].filter((part) => part !== "").join(" ");
  return said === "" ? undefined : `customer: ${clip(said, customerMaxChars)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

const manners = writtenPhrase(
  "добр~ (день|ранок|вечір|утро|вечер)",
  "(доброго дня|вітаю|привіт|здравствуйте|привет|hi|hello|hey)",
  "(дуже|щиро|большое) (дякую|спасибі|спасибо)",
  "(дякую|спасибі|спасибо|thanks|thank you)",
  "(ок|окей|okay|ok|угу|ага|зрозуміло|понятно|бувайте|до побачення|до свидания|bye)",
);
/** Nothing but a greeting, thanks or a nod, with whatever marks and smileys. */
const isManners = (text: string): boolean =>
  text !== "" && !/[\p{L}\p{N}?]/u.test(text.replace(new RegExp(manners.source, "giu"), ""));

/** Of a list the names with their prices; of prose the sentences that state something. */
function assistantWords(text: string): string {
  const listed = text.split("\n").flatMap((line) => /^[•-] (.+)/.exec(line.trim())?.[1] ?? []);
  if (listed.length > 0) return `showed ${listed.map((line) => clip(line, 60)).join("; ")}`;
  return (oneLine(text).match(/[^.!?]+[.!?]*/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => states.test(sentence) && !asksOnly.test(sentence))
    .join(" ");
}

/** A number, a name, a denial or a promise: what the customer may come back to. */
const stating = writtenPhrase(
  "(не|немає|нема|нет|no|not|cannot|can't|менеджер~|manager|записал~|домовил~|договорил~)",
).source;
const states = new RegExp(`\\d|«|“|${stating}`, "iu");
const asksOnly = /\?$/;

/** A person's word outweighs all; then what the customer asked, chose or measured. */
export function weightOf(line: string): number {
  if (line.startsWith("manager")) return 3;
  return line.startsWith("customer:") && telling.test(line) ? 2 : 1;
}

const choosing = writtenPhrase(
  "(так|беру|візьму|хочу|треба|потрібн~|домовил~|згод~|да|возьму|нужн~|yes|i'll take|want|need|agreed)",
).source;
const telling = new RegExp(`\\d|\\?|«|${choosing}`, "iu");
