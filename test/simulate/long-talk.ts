import type { Reply } from "../../src/core/index.ts";
import { testChat } from "../kit/app.ts";
import { seededRandom, shuffled } from "../kit/seeded-random.ts";
import { customers } from "./customers.ts";
import { FreeModel } from "./free-model.ts";
import { answerTo, whatTheyKnow } from "./knows.ts";
import { sendLine } from "./send-line.ts";
import type { Line, WrittenCustomer } from "./written-customer.ts";

/** What was sent in one chat, message by message, and what of it a model said. */
export interface LongTalk {
  readonly customer: string;
  readonly turns: number;
  readonly sent: readonly Pick<Reply, "kind" | "text">[];
  readonly byModel: readonly string[];
}

const leastTurns = 12;

/** Between what somebody came for: questions, courtesies, files, a change of mind. */
const between: readonly Line[] = [
  "скільки коштує доставка?",
  "а повернути можна, якщо не підійде?",
  "до котрої ви працюєте?",
  "дякую",
  "а що ще є на 122?",
  "з чого пошита Анна?",
  "ясно",
  "а коли відправите?",
  "чи можна прати в машинці?",
  "як платити решту?",
  "де моє замовлення?",
  "а дешевше щось є?",
  { photo: "" },
  { photo: "таку хочу" },
  "ще подумаю",
  "який розмір на зріст 130?",
];

/** A written customer who stays for twelve turns and more: their own lines, what they are asked, and talk between. */
async function talkLong(customer: WrittenCustomer, seed: number): Promise<LongTalk> {
  const model = new FreeModel();
  const chat = await testChat({ model });
  const more = shuffled(between, seededRandom(seed));
  let [turns, read]: [number, string] = [0, ""];
  const say = async (line: Line): Promise<void> => {
    turns += 1;
    read = (await sendLine(chat, line)).join("\n");
  };
  for (const line of customer.lines) {
    await say(line);
    if (turns % 2 === 0) await say(more.pop() ?? "дякую");
  }
  while (turns < leastTurns) {
    const bill = await chat.app.openBill(chat.conversation.id);
    const isPaying = bill !== undefined && read.includes("IBAN");
    await say(isPaying ? { photo: whatTheyKnow(customer).paid } : (answerTo(read, customer) ?? more.pop() ?? "дякую"));
  }
  const sent = await chat.replies();
  await chat.app.close();
  return { customer: customer.id, turns, sent, byModel: model.said };
}

export async function* longTalks(count: number): AsyncGenerator<LongTalk> {
  for (let at = 0; at < count; at += 1) {
    // Seven apart, so that few talks already come from all the lists.
    const customer = customers[(at * 7) % customers.length];
    if (customer !== undefined) yield await talkLong(customer, at + 1);
  }
}
