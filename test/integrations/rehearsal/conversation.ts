import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { RehearsalModel } from "../../../integrations/rehearsal/rehearsal-model.ts";
import type { AgentContext } from "../../../nodes/agent/context.ts";
import { renderContext } from "../../../nodes/agent/told-context.ts";
import { guidedTexts } from "../../../nodes/texts/guided/guided-texts.ts";
import { type Progress, withChange } from "../../../nodes/tools/progress.ts";
import type { Situation } from "../../../nodes/tools/situation.ts";
import type { ToolEvidence } from "../../../nodes/tools/tool-evidence.ts";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import {
  type Catalogue,
  type CustomerCard,
  conversationId,
  draftTotal,
  emptyDraft,
  inboundId,
  type Language,
  missingDelivery,
  nextLanguage,
  turnId,
} from "../../../src/core/index.ts";
import { catalogue, categories } from "./catalogue.ts";
import { shop } from "./shop.ts";

/** What the shop of a chat sells: the small catalogue of these tests, or another. */
export interface Goods {
  readonly catalogue: Catalogue;
  readonly categories: readonly string[];
}

export interface Call {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** One answered message: the tools that were called for it, and what the customer read. */
export interface Exchange {
  readonly calls: readonly Call[];
  readonly text: string;
  /** Whose words these are: the model's, or the product's after a tool handed the turn on. */
  readonly by: "model" | "product";
  /** What the model was told when it answered, and what its tools said in this turn. */
  readonly context: AgentContext;
  readonly results: readonly Answered[];
}

interface Answered {
  readonly name: string;
  readonly result: unknown;
}

const toolset = createToolset();
const tools = toolset.list.map(({ name, description, arguments: schema }) => ({ name, description, schema }));

export const evidenceIn = (results: readonly Answered[]): ToolEvidence[] =>
  results.map(({ name, result }) => toolset.evidence(name, result));

export const promptOf = (context: AgentContext): SystemMessage =>
  new SystemMessage(`You sell children's clothes.\n${renderContext(context)}`);

/** More than any sale needs: a model that goes round in circles fails the test. */
const maxSteps = 6;

/**
 * A chat between a customer and the rehearsal model over the product's own tools, with the smallest stand-in for what
 * the graph does after them: it repeats an order, bills it, and hands over.
 */
export class Conversation {
  readonly messages: BaseMessage[] = [];
  readonly exchanges: Exchange[] = [];
  handedOver: string | undefined;
  situation: Situation;
  readonly model = new RehearsalModel().bindTools(tools);

  readonly goods: Goods;

  constructor(of: { readonly language?: Language; readonly customer?: CustomerCard; readonly goods?: Goods } = {}) {
    this.goods = of.goods ?? { catalogue, categories };
    this.situation = {
      turn: {
        id: turnId("t_0"),
        conversationId: conversationId("c_1"),
        owner: "ai",
        epoch: 1,
        claim: 1,
        unsaid: [],
        inbounds: [],
        at: "2026-11-20T10:00:00Z",
      },
      language: of.language ?? "uk",
      draft: emptyDraft,
      bill: null,
      shown: [],
      customer: of.customer ?? null,
      voided: [],
      wishes: [],
      refunds: [],
      said: [],
    };
  }

  context(attachments: readonly string[] = []): AgentContext {
    const { draft, bill, shown, language, customer } = this.situation;
    return {
      language,
      first_contact: !this.messages.some((message) => message.getType() === "ai"),
      shop: { name: shop.name, persona: shop.persona.name, currency: "UAH" },
      categories: [...this.goods.categories],
      cart: {
        lines: draft.lines.map((line) => ({ ...line, price: line.price.minor / 100 })),
        total: draftTotal(draft, "UAH").minor / 100,
        reviewed: draft.lines.length > 0 && draft.reviewed?.version === draft.version,
      },
      delivery: { ...draft.delivery },
      missing: missingDelivery(draft),
      payment_methods: shop.paymentMethods.map(({ id, title, keywords }) => ({
        id,
        title: title[language] ?? title.uk,
        keywords,
      })),
      payment_method: draft.paymentMethod ?? null,
      bill: bill === null ? null : { status: bill.status, due: bill.due.minor / 100, covers_cart: true },
      shown: shown.map(({ title, category, color, variants }) => ({ title, category, color, variants: [...variants] })),
      customer: { name: customer?.delivery.name ?? null, facts: [], order_count: customer?.orders.length ?? 0 },
      attachments: [...attachments],

      seen: [],
      replied_to: null,
      summary: "",
    };
  }

  async say(text: string, attachments: readonly string[] = []): Promise<Exchange> {
    const number = this.exchanges.length + 1;
    const language = nextLanguage(
      this.exchanges.length === 0 ? undefined : this.situation.language,
      [text],
      shop.languages,
    );
    this.situation = {
      ...this.situation,
      language,
      turn: { ...this.situation.turn, id: turnId(`t_${number}`) },
      said: [...this.situation.said, text],
    };
    this.messages.push(new HumanMessage({ id: inboundId(`i_${number}`), content: text }));
    const calls: Call[] = [];
    const results: Answered[] = [];
    const scratch: BaseMessage[] = [];
    for (let step = 0; step < maxSteps; step++) {
      const context = this.context(attachments);
      const told = { calls, context, results };
      const answer = await this.model.invoke([promptOf(context), ...this.messages, ...scratch]);
      const wanted = answer.tool_calls ?? [];
      if (wanted.length === 0) return this.#told({ ...told, text: answer.text, by: "model" });
      scratch.push(new AIMessage({ content: answer.text, tool_calls: wanted }));
      let goesOn: "payment" | "escalation" | "guided" | undefined;
      let progress: Progress = { request: null, outcome: null, situation: this.situation };
      for (const call of wanted) {
        calls.push({ name: call.name, args: call.args });
        const { result, change = {} } = await toolset.run(call.name, call.args, this.situation, {
          catalogue: this.goods.catalogue,
          shop,
        });
        const { request } = change;
        progress = withChange(progress, change, this.situation.turn);
        this.situation = progress.situation;
        goesOn = request?.to ?? goesOn;
        if (request?.to === "escalation") this.handedOver = request.reason;
        results.push({ name: call.name, result });
        scratch.push(
          new ToolMessage({ content: JSON.stringify(result), tool_call_id: call.id ?? "", name: call.name }),
        );
      }
      if (goesOn === "payment") return this.#told({ ...told, text: this.#pay(calls), by: "product" });
      if (goesOn === "guided") {
        const [first, second = first] = guidedTexts[this.situation.language].notUnderstood;
        return this.#told({ ...told, text: this.exchanges.at(-1)?.text === first ? second : first, by: "product" });
      }
      if (goesOn === "escalation") return this.#told({ ...told, text: "[handed over]", by: "product" });
    }
    throw new Error(`the model went round in circles: ${JSON.stringify(calls)}`);
  }

  #told(exchange: Exchange): Exchange {
    this.messages.push(new AIMessage(exchange.text));
    this.exchanges.push(exchange);
    return exchange;
  }

  /** What the product itself says: it stands outside of what the model may or may not say. */
  #pay(calls: readonly Call[]): string {
    const { draft, bill, turn } = this.situation;
    if (calls.some(({ name }) => name === "payment_sent") && bill !== null) {
      this.situation = { ...this.situation, bill: { ...bill, status: "awaiting_confirmation" } };
      return "[proof passed on]";
    }
    const isReviewed = draft.reviewed?.version === draft.version;
    if (!isReviewed || draft.paymentMethod === undefined) {
      this.situation = {
        ...this.situation,
        draft: { ...draft, reviewed: { version: draft.version, turnId: turn.id } },
      };
      return "[review] Усе правильно?";
    }
    const total = draftTotal(draft, "UAH");
    this.situation = {
      ...this.situation,
      bill: {
        id: "b_1",
        number: "DG-1",
        lines: [...draft.lines],
        earlier: [],
        method: draft.paymentMethod,
        total,
        due: total,
        status: "awaiting_proof",
      },
    };
    return "[requisites]";
  }
}
