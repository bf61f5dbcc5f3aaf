import type { App } from "../../src/app.ts";
import type { ConversationId } from "../../src/core/index.ts";

/** Resolves when the conversation has come to rest and the helpdesk has heard everything of it. */
export async function quietTickets({
  app,
  conversation: { id },
}: {
  readonly app: App;
  readonly conversation: { readonly id: ConversationId };
}): Promise<void> {
  const waits = async (): Promise<boolean> =>
    (await app.store.effects(id)).some(({ effect, state }) => effect.kind.startsWith("ticket.") && state === "waiting");
  await app.settle(id);
  while (await waits()) await new Promise((resolve) => setTimeout(resolve, 25));
  await app.settle(id);
}
