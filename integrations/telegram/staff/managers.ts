import type { Api } from "grammy";
import type { MessageEntity } from "grammy/types";
import { abortable } from "../abortable.ts";
import { administratorsSchema } from "./staff-schema.ts";

/** A post that calls more people by name calls nobody. */
const mostNames = 5;

interface Named {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/**
 * The group's administrators by name, under which Telegram rings each of them; undefined where there is none to call.
 * A post is worth more than its names: where they cannot be asked for, it goes without them.
 */
export async function managersOf(api: Api, groupId: string, signal: AbortSignal): Promise<Named | undefined> {
  const found = await api.getChatAdministrators(groupId, {}, abortable(signal)).catch(() => undefined);
  const people = administratorsSchema.safeParse(found).data ?? [];
  const named = people.filter((each) => !each.user.is_bot && !each.is_anonymous).slice(0, mostNames);
  if (named.length === 0) return undefined;
  let text = "";
  const entities: MessageEntity[] = [];
  for (const { user } of named) {
    if (text !== "") text += ", ";
    entities.push({
      type: "text_mention",
      offset: text.length,
      length: user.first_name.length,
      user: { id: user.id, is_bot: false, first_name: user.first_name },
    });
    text += user.first_name;
  }
  return { text, entities };
}
