import { runTurn } from "../../../graph/run-turn.ts";
import { RehearsalModel } from "../../../integrations/rehearsal/rehearsal-model.ts";
import { guidedTexts } from "../../../nodes/texts/guided/guided-texts.ts";
import type { OrderDraft } from "../../../src/core/index.ts";
import { createKnowledge } from "../../../src/knowledge/create-knowledge.ts";
import { testConfig } from "../../kit/app.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { deskConversation, saidTurn } from "../../kit/desk-turn.ts";
import { goodsOf } from "./goods.ts";
import type { Talk, TalkLine } from "./talk.ts";

export interface Heard {
  readonly said: string;
  readonly read: string;
  /** What a line asked for and did not get, in words. */
  readonly faults: readonly string[];
}

const unclear = Object.values(guidedTexts).flatMap(({ notUnderstood, ratherPerson }) => [
  ...notUnderstood,
  ratherPerson,
]);

/** Plays a talk on the graph alone, and says of each line what it did not get. */
export async function playTalk({ lines, shop: kind }: Talk): Promise<Heard[]> {
  const { shop, passages } = await testConfig();
  const catalogue = kind === undefined ? undefined : goodsOf(kind);
  const goods = catalogue && { catalogue, categories: catalogue.categories(), shop: { ...shop, sizes: [] } };
  const pages = createKnowledge(passages ?? []);
  const { graph, outbox } = await deskOf(new RehearsalModel(), { ...goods, knowledge: pages });
  const heard: Heard[] = [];
  for (const [at, line] of lines.entries()) {
    const wanted = typeof line === "string" ? { say: line } : line;
    const { replies } = await runTurn(graph, saidTurn(at + 1, wanted.say), deskCustomer);
    const read = replies.map(({ text }) => text).join("\n");
    const { draft } = (await graph.getState({ configurable: { thread_id: deskConversation } })).values;
    const called = outbox.effects.flatMap((effect) => (effect.kind === "ticket.open" ? [effect.payload.reason] : []));
    heard.push({
      said: wanted.say,
      read,
      faults: [...faultsIn(wanted, read, heard.at(-1)), ...faultsOfState(wanted, draft, called)],
    });
  }
  return heard;
}

const faultsIn = ({ say, answer, never, isUnclear, person }: TalkLine, read: string, before?: Heard): string[] => [
  ...(read === "" ? ["silent"] : []),
  ...(before !== undefined && before.said !== say && before.read === read ? ["said before"] : []),
  ...(answer === undefined || answer.test(read) ? [] : [`wants ${answer.source}`]),
  ...(never === undefined || !never.test(read) ? [] : [`must not read ${never.source}`]),
  ...(isUnclear === undefined && person === undefined && unclear.some((text) => read.includes(text))
    ? ["not understood"]
    : []),
];

function faultsOfState({ cart, to, person }: TalkLine, draft: OrderDraft, called: readonly string[]): string[] {
  const lying = draft.lines.map(({ sku, quantity }) => `${sku} × ${quantity}`).sort();
  const written = Object.entries(to ?? {}).filter(([field, value]) => Reflect.get(draft.delivery, field) !== value);
  const isCalled = person === undefined || called.some((reason) => person.some((each) => each === reason));
  return [
    ...(cart === undefined || [...cart].sort().join() === lying.join() ? [] : [`cart: ${lying.join() || "empty"}`]),
    ...written.map(([field, value]) => `${field} is ${Reflect.get(draft.delivery, field)}, not ${value}`),
    ...(isCalled ? [] : [`a person is called for: ${called.join() || "nothing"}`]),
    ...(person === undefined && called.length > 0 ? [`a person is called for ${called.join()}`] : []),
  ];
}
