import { z } from "zod";
import { callPerson } from "../../../nodes/tools/call-person.ts";
import { defineTool } from "../../../nodes/tools/define-tool.ts";
import { type HandoffReason, handoffReasons, type Language, languages } from "../../../src/core/index.ts";
import type { ScriptedAnswer } from "../../kit/scripted-model.ts";

/** One way on which a customer comes to a person. */
export interface Way {
  readonly name: string;
  readonly reason: HandoffReason;
  /** What the screening calls a person for. */
  readonly alarm?: "self_harm" | "threat" | "minor";
  /** What the customer writes, in each language in which the way is tried. */
  readonly words: Partial<Readonly<Record<Language, string>>>;
  /** What the model says, call by call; the last one again and again. */
  readonly answers: readonly ScriptedAnswer[];
  /** The model failed, and the customer hears of that first. */
  readonly isModelAway?: true;
  /** The turn itself failed: nothing of it is in the state of the graph. */
  readonly isParked?: true;
  /** No answer passed the check: the customer is told what may be said in its place, and a person what it was. */
  readonly isStopped?: true;
}

const question = {
  uk: "Добрий день, маю до вас одне запитання",
  en: "Hello there, I have one question for you",
  ru: "Здравствуйте, есть один вопрос к вам",
} satisfies Record<Language, string>;
const wish = {
  uk: "Покличте людину, будь ласка",
  en: "I want to talk to a person, please",
  ru: "Позовите человека, пожалуйста",
} satisfies Record<Language, string>;

const call = (name: string, args: Record<string, unknown>): ScriptedAnswer => ({ calls: [{ name, args }] });

/** A shop's own tool may call for a person for any reason, also for those that no customer's words lead to. */
export const handOver = defineTool({
  name: "hand_over",
  description: "Give a matter to a person.",
  arguments: z.strictObject({ reason: z.enum(handoffReasons) }),
  result: z.object({ status: z.literal("accepted") }),
  run: ({ reason }, { turn }) => ({
    result: { status: "accepted" },
    change: { request: { to: "escalation", turnId: turn.id, reason } },
  }),
  evidence: () => ({ isHandedOver: true }),
});

/** A mistake in a shop's own tool fails the whole turn. */
export const broken = defineTool({
  name: "broken",
  description: "Fails.",
  arguments: z.strictObject({}),
  result: z.object({}),
  run: () => {
    throw new TypeError("a mistake");
  },
  evidence: () => ({}),
});

const byModel = callPerson.arguments as z.ZodType<{ reason: HandoffReason }>;
/** As the product's own tool takes them. */
const calledByModel: readonly Way[] = handoffReasons
  .filter((reason) => byModel.safeParse({ reason }).success)
  .map((reason) => ({
    name: `the model calls for: ${reason}`,
    reason,
    words: question,
    answers: [call("call_person", { reason })],
  }));

const byShopsTool = (reason: HandoffReason): Way => ({
  name: `a tool of the shop's calls for: ${reason}`,
  reason,
  words: question,
  answers: [call("hand_over", { reason })],
});

const screened: readonly Way[] = [
  {
    name: "a life at risk",
    reason: "safety",
    alarm: "self_harm",
    words: { uk: "не хочу жити", ru: "я больше не хочу жить, помогите", en: "I want to kill myself" },
    answers: [],
  },
  { name: "somebody is beaten", reason: "safety", alarm: "self_harm", words: { uk: "мене б'є чоловік" }, answers: [] },
  { name: "a threat", reason: "safety", alarm: "threat", words: { en: "I will kill you all" }, answers: [] },
  { name: "a child", reason: "safety", alarm: "minor", words: { en: "I'm a minor" }, answers: [] },
];

const ofTheProduct: readonly Way[] = [
  { name: "the customer's own wish, read by code", reason: "person", words: wish, answers: [{ text: "Слухаю." }] },
  {
    name: "three answers that may not be said",
    reason: "policy",
    words: question,
    answers: [{ text: "Ця сукня коштує 12345 грн, знижка 77%." }],
    isStopped: true,
  },
  {
    name: "a model that fails",
    reason: "failed",
    words: question,
    answers: [new Error("away")],
    isModelAway: true,
  },
  {
    name: "a turn that fails again and again",
    reason: "failed",
    words: question,
    answers: [call("broken", {})],
    isModelAway: true,
    isParked: true,
  },
  {
    name: "a model that never comes to an end",
    reason: "failed",
    words: question,
    answers: [call("shop_info", { topics: ["delivery"] })],
  },
];

export const ways: readonly Way[] = [
  ...calledByModel,
  byShopsTool("abuse"),
  byShopsTool("spam"),
  ...screened,
  ...ofTheProduct,
];

/** A language in which this way is tried, another one in each cell. */
export function languageOf(way: Way, cell: number): Language {
  const spoken = languages.filter((language) => way.words[language] !== undefined);
  const language = spoken[cell % spoken.length];
  if (language === undefined) throw new Error(`no words for: ${way.name}`);
  return language;
}
