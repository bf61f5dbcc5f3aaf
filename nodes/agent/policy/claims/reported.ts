import type { Evidence } from "../evidence.ts";
import type { Said } from "./statement.ts";
import { beginsIn, stemOf, wordsOf } from "./stems.ts";
import { wholeWords } from "./whole-words.ts";

const managerSaid = wholeWords(
  "(?:менеджер\\p{L}*|консультант\\p{L}*|колега|колеги|оператор\\p{L}*|керівник|людина|manager|colleague|consultant|коллега)(?: [\\p{L}'-]+){0,2} (?:писа(?:в|ла|ли)|писал[аи]?|написа\\p{L}*|сказа\\p{L}*|повідоми\\p{L}*|підтверди\\p{L}*|пообіця\\p{L}*|обіця\\p{L}*|відпові(?:в|ла|ли)|погоди\\p{L}*|пише|каже|зазначи\\p{L}*|сообщи\\p{L}*|подтверди\\p{L}*|пообеща\\p{L}*|обеща\\p{L}*|ответи\\p{L}*|согласова\\p{L}*|пишет|говорит|скасува\\p{L}*|отмени\\p{L}*|дода(?:в|ла)|добави\\p{L}*|wrote|said|told|confirmed|promised|replied|agreed|writes|says)|(?:написа\\p{L}*|сказа\\p{L}*|повідоми\\p{L}*|підтверди\\p{L}*|зі слів|за словами|по словам|сообщи\\p{L}*|подтверди\\p{L}*|according to|as)(?: [\\p{L}'-]+){0,2} (?:менеджер\\p{L}*|консультант\\p{L}*|колег\\p{L}*|manager|colleague|коллег\\p{L}*)",
);

const customerSaid = wholeWords(
  "ви|вы|you|you've|you have)(?: [\\p{L}'-]+){0,2} (?:писали|пишете|казали|кажете|сказали|згадували|запитували|питали|питаєте|говорите|говорили|писали|пишете|сказали|спрашивали|спрашиваете|упоминали|said|say|mentioned|asked|wrote|told)(?: \\p{L}+)?,? (?:що|чи|про|что|о|об|ли|that|about|if|whether|you",
);

/** How much of what is put into a manager's mouth the manager must have written. */
const shareOfWords = 0.5;

/**
 * Whose words they are. "Менеджер написав, що …" is no claim of ours when a manager wrote so in this chat, and what "ви
 * писали, що …" tells is the customer's. Numbers in it are compared with what was written elsewhere.
 */
export function reporterOf(
  { sentence, whole, match, start }: Said,
  { facts }: Evidence,
): "person" | "customer" | undefined {
  if (facts.quoted.trim() !== "" && managerSaid.test(sentence) && wasWritten(`${whole} ${match}`, facts.quoted))
    return "person";
  const said = customerSaid.exec(sentence);
  const end = (said?.index ?? 0) + (said?.[0].length ?? 0);
  return said !== null && end <= start && !/[,;:]| - /.test(sentence.slice(end, start)) ? "customer" : undefined;
}

/** The same for a reader of clauses: the sentence is read once, and only when a manager wrote anything. */
export function reportedIn(sentence: string, { facts }: Evidence): (clause: string) => boolean {
  const isTold = facts.quoted.trim() !== "" && managerSaid.test(sentence);
  return (clause) => isTold && wasWritten(clause, facts.quoted);
}

function wasWritten(said: string, quoted: string): boolean {
  const words = wordsOf(said).filter(
    (word) => word.length >= 5 && !/^(?:менеджер|консультант|колег|manager|написа|сказа|wrote)/.test(word),
  );
  const found = words.filter((word) => beginsIn(quoted, stemOf(word).slice(0, 5)));
  return words.length > 0 && found.length >= words.length * shareOfWords;
}
