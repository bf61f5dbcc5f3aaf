import { rightsWords } from "../../nodes/texts/customer-rights.ts";
import { buildEffect, effectKeyOf, type Reply, turnId } from "../../src/core/index.ts";
import { openConversation } from "./arrive.ts";
import { type Customer, forgetData, languageData } from "./reading.ts";
import type { UpdateDeps } from "./update-deps.ts";

interface Asking {
  readonly from: Customer;
  readonly externalId: string;
}

/** In which language shall we answer? */
export function askLanguage(deps: UpdateDeps, asking: Asking): Promise<void> {
  const { question: text } = rightsWords[asking.from.language].language;
  const buttons = deps.host.languages.map((each) => ({
    label: rightsWords[each].language.name,
    data: languageData[each],
  }));
  return ask(deps, asking, { text, buttons });
}

/** Shall everything be erased? */
export function askForget(deps: UpdateDeps, asking: Asking): Promise<void> {
  const { question: text, yes, no } = rightsWords[asking.from.language].forget;
  const buttons = [
    { label: yes, data: forgetData.yes },
    { label: no, data: forgetData.no },
  ];
  return ask(deps, asking, { text, buttons });
}

/** What is kept, by whom one is answered, and how to have it or end it. */
export const tellPrivacy = (deps: UpdateDeps, asking: Asking): Promise<void> =>
  ask(deps, asking, { text: rightsWords[asking.from.language].privacy });

/**
 * What the channel itself says is a reply as every other: in its order, within what Telegram allows, and a stop does
 * not lose it.
 */
async function ask(
  { host, source }: UpdateDeps,
  { from, externalId }: Asking,
  question: Pick<Reply, "text" | "buttons">,
): Promise<void> {
  const { id, epoch } = await openConversation(host, from);
  await host.cameBack(id);
  const [kind, node] = ["reply.send", "channel"] as const;
  const turnInKey = `${source}/${externalId}`;
  const key = effectKeyOf({ thread: id, turn: turnInKey, node, kind });
  // No turn asked; the update itself is what it belongs to.
  const asked = turnId(`${node}/${key}`);
  const payload = { reply: { id: asked, turnId: asked, kind: "plain", ...question }, epoch, by: "ai" } as const;
  await host.put([buildEffect({ kind, payload }, { conversationId: id, turnId: asked, node, turnInKey })]);
}
