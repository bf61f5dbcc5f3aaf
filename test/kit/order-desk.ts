import { MemorySaver } from "@langchain/langgraph";
import { conversationState } from "../../graph/conversation-state.ts";
import { compileDesk, type DeskGraph } from "../../graph/graph.ts";
import { runTurn } from "../../graph/run-turn.ts";
import type { DeskStateValues } from "../../graph/state.ts";
import type {
  CustomerCard,
  Effect,
  OrderState,
  OrderStatus,
  PastOrder,
  PaymentMethod,
  Turn,
} from "../../src/core/index.ts";
import { testConfig } from "./app.ts";
import { type Desk, deskCustomer, deskOf } from "./desk.ts";
import { deskConversation, deskTurn, saidTurn } from "./desk-turn.ts";
import { type ScriptedAnswer, ScriptedModel } from "./scripted-model.ts";

export const toolCall = (name: string, args: Record<string, unknown> = {}) => ({ name, args });

/** All of it is paid when the parcel comes. */
const onReceipt: PaymentMethod = {
  id: "cod",
  title: { uk: "накладений платіж" },
  due: "nothing",
  by: "requisites",
  keywords: ["накладений платіж"],
};

/** What one turn came to. */
export interface Heard extends DeskStateValues {
  readonly said: string;
  readonly effects: readonly Effect[];
}

/** The graph alone with a customer whose placed orders are kept, as the store keeps them. */
export class OrderDesk {
  readonly #next: ScriptedAnswer[];
  readonly #orders: Map<string, PastOrder>;
  readonly #saver: MemorySaver;
  readonly desk: Desk;
  readonly #graph: DeskGraph;
  #at = 0;

  private constructor(
    desk: Desk,
    graph: DeskGraph,
    saver: MemorySaver,
    next: ScriptedAnswer[],
    orders: Map<string, PastOrder>,
  ) {
    this.desk = desk;
    this.#graph = graph;
    this.#saver = saver;
    this.#next = next;
    this.#orders = orders;
  }

  static async open(): Promise<OrderDesk> {
    const next: ScriptedAnswer[] = [];
    const orders = new Map<string, PastOrder>();
    const card = (id: CustomerCard["id"]): CustomerCard => ({
      ...{ id, isNew: false, delivery: {}, facts: [] },
      orders: [...orders.values()].toReversed(),
    });
    const { shop } = await testConfig();
    const desk = await deskOf(new ScriptedModel(() => next.shift() ?? { text: "Гаразд." }), {
      shop: { ...shop, paymentMethods: [...shop.paymentMethods, onReceipt] },
      memory: { load: async (id) => card(id) },
    });
    const saver = new MemorySaver();
    return new OrderDesk(desk, compileDesk(desk.deps, saver), saver, next, orders);
  }

  /** Where the chat stands now: any number of ways may be tried from there. */
  mark(): () => void {
    const { storage, writes } = copyOf(this.#saver);
    const [orders, at] = [[...this.#orders], this.#at];
    return () => {
      Object.assign(this.#saver, copyOf({ storage, writes }));
      this.#orders.clear();
      for (const [id, order] of orders) this.#orders.set(id, order);
      this.#at = at;
      this.desk.outbox.effects.splice(0);
    };
  }

  async state(): Promise<DeskStateValues> {
    return conversationState(this.#graph, deskConversation);
  }

  /** The CRM or a person says how far a placed order has come. */
  setStatus(status: OrderStatus): void {
    for (const [id, order] of this.#orders) this.#orders.set(id, { ...order, status });
  }

  async run(turn: (at: number) => Turn, ...answers: ScriptedAnswer[]): Promise<Heard> {
    this.#next.splice(0, this.#next.length, ...answers);
    const before = this.desk.outbox.effects.length;
    this.#at += 1;
    const asked = turn(this.#at);
    const { replies, orders } = await runTurn(this.#graph, asked, deskCustomer);
    for (const order of orders) this.#orders.set(order.id, { ...order, placedAt: asked.at });
    const state = await this.state();
    return {
      ...state,
      said: replies.map(({ text }) => text).join("\n"),
      effects: this.desk.outbox.effects.slice(before),
    };
  }

  /** The customer says it, and the model calls just these tools. */
  say(text: string, ...calls: readonly ReturnType<typeof toolCall>[]): Promise<Heard> {
    return this.run((at) => saidTurn(at, text), ...(calls.length === 0 ? [] : [{ calls }]));
  }

  /** The customer says it, and the model answers in these words, twice if it is asked again. */
  hear(text: string, answer: string): Promise<Heard> {
    return this.run((at) => saidTurn(at, text), { text: answer }, { text: answer });
  }

  decide(billId: string, paid = true): Promise<Heard> {
    return this.run((at) => deskTurn(at, { kind: "payment_decision", billId, paid, by: "Ірина" }));
  }

  /** Two articles with enough on the shelf. */
  skus(): readonly [string, string] {
    const found = this.desk.deps.catalogue.search({ limit: 2 }).products;
    const [first, second] = found.map(({ variants }) => variants.find(({ stock }) => stock > 2)?.sku);
    if (first === undefined || second === undefined) throw new Error("the demo shop has two articles");
    return [first, second];
  }

  /** Brings a new chat to this state, as a customer and a person would. */
  async reach(state: OrderState): Promise<void> {
    if (state === "none") return void (await this.say("Добрий день!"));
    const [sku] = this.skus();
    const details = "Олена Коваль, 067 123 45 67, Київ, відділення 5";
    const delivery = { name: "Олена Коваль", phone: "0671234567", city: "Київ", branch: "відділення 5" };
    const cart = toolCall("change_cart", { changes: [{ sku, quantity: 2 }] });
    await this.say(details, cart, toolCall("set_delivery", delivery));
    if (state === "cart") return;
    const method = state === "ordered" ? "cod" : state === "prepaid" || state === "shipped" ? "prepay" : "full";
    const pay = toolCall("checkout", { payment_method: method });
    await this.say("оформлюйте", pay);
    const { bill } = await this.say("так", pay);
    if (bill === null) throw new Error("a bill is shown");
    if (state === "billed") return;
    if (state === "ordered") return void (await this.say("дякую"));
    if (state === "cancelled") return void (await this.say("скасуйте", toolCall("cancel_order")));
    await this.say("оплатила", toolCall("payment_sent"));
    if (state === "checked") return;
    await this.decide(bill.id);
    await this.say("дякую");
    await this.#after(state, bill.id);
  }

  async #after(state: OrderState, orderId: string): Promise<void> {
    switch (state) {
      case "shipped":
      case "delivered":
        this.setStatus(state);
        await this.say("де посилка?");
        break;
      case "refund_asked":
        await this.say("поверніть гроші", toolCall("ask_refund"));
        break;
      case "refunded":
        await this.run((at) => deskTurn(at, { kind: "refund_made", orderId, by: "Ірина" }));
        await this.say("дякую");
        break;
      default:
        break;
    }
  }
}

/** Checkpoints and writes never change: only where they are kept does. */
const copyOf = ({
  storage,
  writes,
}: Pick<MemorySaver, "storage" | "writes">): Pick<MemorySaver, "storage" | "writes"> => ({
  storage: each(storage, (byNamespace) => each(byNamespace, (byId) => ({ ...byId }))),
  writes: each(writes, (byTask) => ({ ...byTask })),
});

const each = <T>(all: Readonly<Record<string, T>>, copy: (of: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([key, value]) => [key, copy(value)]));
