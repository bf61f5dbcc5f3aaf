import type { BaseMessage } from "@langchain/core/messages";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { saidMessage } from "../nodes/turn/offered.ts";
import type {
  ApartTurn,
  Booking,
  BookingAnswer,
  Books,
  Effect,
  EffectKey,
  Lacking,
  Reply,
  Turn,
  TurnOutcome,
} from "../src/core/index.ts";
import { compileDesk, type GraphDeps } from "./graph.ts";
import { runTurn, type Who } from "./run-turn.ts";
import type { DeskStateValues } from "./state.ts";
import { timersOf } from "./timers-of.ts";

interface ApartDeps {
  readonly graph: GraphDeps;
  readonly books: Books;
  /** What the graph remembers, as a copy. */
  readonly memory: { readonly saver: BaseCheckpointSaver; pack(): Promise<Uint8Array> };
}

/**
 * Runs a turn of the customer's so that nothing of it happens: its effects, its bookings and its memory are answered as
 * data. Whatever the nodes ask for is answered as it would be.
 */
export async function runApart(
  { graph: deps, books, memory }: ApartDeps,
  turn: Turn,
  who: Who,
  signal?: AbortSignal,
): Promise<ApartTurn> {
  const effects = new Map<EffectKey, Effect>();
  const booked: { booking: Booking; answer: BookingAnswer }[] = [];
  const tryOut = async (booking: Booking): Promise<BookingAnswer> => {
    // In their order: a bill that takes the place of another finds its pieces free.
    const answers = await books.tryOut([...booked.map((each) => each.booking), booking]);
    const answer = answers.at(-1) ?? null;
    booked.push({ booking, answer });
    return answer;
  };
  const { stock, orderCounts } = deps;
  const graph = compileDesk(
    {
      ...deps,
      outbox: {
        put: async (more) => {
          for (const each of more) if (!effects.has(each.key)) effects.set(each.key, each);
        },
      },
      ...(stock && { stock: { look: stock.look, ...stockBy(tryOut) } }),
      ...(orderCounts && {
        orderCounts: { count: async (order, from) => Number(await tryOut({ kind: "count", order, from })) },
      }),
    },
    memory.saver,
  );
  const timersAfter = (state: DeskStateValues, came: TurnOutcome) => timersOf(state, turn, came, deps.shop);
  const outcome = await runTurn(graph, turn, who, signal, timersAfter);
  return { outcome, effects: [...effects.values()], bookings: booked, memory: await memory.pack() };
}

const stockBy = (
  tryOut: (booking: Booking) => Promise<BookingAnswer>,
): Omit<NonNullable<GraphDeps["stock"]>, "look"> => ({
  take: async (order, pieces, { holdHours, instead }) =>
    lackingIn(await tryOut({ kind: "take", order, pieces, holdHours, ...(instead && { instead }) })),
  sell: async (order, pieces) => lackingIn(await tryOut({ kind: "sell", order, pieces })),
  release: async (order) => void (await tryOut({ kind: "release", order })),
});

const lackingIn = (answer: BookingAnswer): readonly Lacking[] => (typeof answer === "object" ? (answer ?? []) : []);

/** What the graph remembers, where a person said it in other words: those that were drafted were never read. */
export function rememberedWith(
  values: Readonly<Record<string, unknown>>,
  drafted: readonly Reply[],
  said: readonly Reply[],
): Readonly<Record<string, unknown>> {
  const texts = new Map(said.map((reply) => [reply.id, reply]));
  const gone = new Set(drafted.flatMap(({ id }) => (texts.has(id) ? [] : [id])));
  const messages = (values["messages"] as readonly BaseMessage[]).flatMap((message) => {
    if (message.id !== undefined && gone.has(message.id)) return [];
    const reply = texts.get(message.id ?? "");
    return [reply === undefined ? message : saidMessage(reply)];
  });
  const { outcome } = values;
  return { messages, outcome: { ...(outcome as object), replies: said } };
}
