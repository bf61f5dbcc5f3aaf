import { BadInput } from "../../src/core/index.ts";
import { arriveTogether } from "./arrive.ts";
import { readUpdate } from "./read-update.ts";
import { connectionIn } from "./reading/connection.ts";
import type { Customer, Reading } from "./reading.ts";
import { takeUpdate } from "./take-update.ts";
import type { UpdateDeps } from "./update-deps.ts";

/** One transaction with so many is over in some milliseconds. */
const mostTogether = 50;

interface Message {
  readonly from: Customer;
  readonly reading: Extract<Reading, { readonly is: "arrival" }>;
  readonly update: unknown;
}

/**
 * Stores what several updates of one chat say, in their order. Messages that follow each other are stored together: a
 * customer who sends a hundred at once costs two transactions, and the chats behind them in Telegram's row hardly wait.
 */
export async function takeUpdates(deps: UpdateDeps, updates: readonly unknown[]): Promise<void> {
  let together: Message[] = [];
  const store = async (): Promise<void> => {
    const messages = together;
    together = [];
    await storeTogether(deps, messages);
  };
  for (const update of updates) {
    const message = updates.length === 1 ? undefined : messageIn(deps, update);
    const [first] = together;
    const isOther = message === undefined || first?.from.chatId !== message.from.chatId;
    if (together.length > 0 && (isOther || together.length === mostTogether)) await store();
    if (message === undefined) await takeUpdate(deps, update);
    else together.push(message);
  }
  await store();
}

/** On a connected account it is first asked whose that is, update by update. */
function messageIn({ host }: UpdateDeps, update: unknown): Message | undefined {
  if (connectionIn(update) !== undefined) return undefined;
  const reading = readUpdate(update, host.languages);
  return reading.is === "arrival" && reading.body.kind === "message"
    ? { from: reading.from, reading, update }
    : undefined;
}

async function storeTogether(deps: UpdateDeps, messages: readonly Message[]): Promise<void> {
  const [first] = messages;
  if (first === undefined) return;
  try {
    if (messages.length === 1) return await takeUpdate(deps, first.update);
    const arrivals = messages.map(({ reading: { externalId, body }, update }) => ({ externalId, body, update }));
    await arriveTogether(deps, first.from, arrivals);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    // One of them can never be stored: each by itself.
    for (const { update } of messages) await takeUpdate(deps, update);
  }
}
