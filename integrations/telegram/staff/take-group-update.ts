import { inBackground, tryAgain } from "../try-again.ts";
import type { UpdateDeps } from "../update-deps.ts";
import { connectCodeIn, connectGroup } from "./connect-group.ts";
import { type GroupMessage, groupUpdateSchema } from "./staff-schema.ts";
import { surface } from "./surface.ts";
import { takeGroupPress } from "./take-group-press.ts";
import { takePersonsWords } from "./take-persons-words.ts";

/**
 * Takes what comes from the staff's group, and what wants to become it; answers whether it was such an update. Other
 * groups are none of ours.
 */
export async function takeGroupUpdate(deps: UpdateDeps, update: unknown): Promise<boolean> {
  const { data } = groupUpdateSchema.safeParse(update);
  const message = data?.message ?? data?.edited_message;
  if (message !== undefined) return takeMessage(deps, message, { isEdit: data?.message === undefined, update });
  return data?.callback_query !== undefined && takeGroupPress(deps, data.callback_query, update);
}

async function takeMessage(
  deps: UpdateDeps,
  message: GroupMessage,
  of: { readonly isEdit: boolean; readonly update: unknown },
): Promise<boolean> {
  const { staff } = deps.host;
  const code = of.isEdit ? undefined : connectCodeIn(message);
  if (code !== undefined) {
    say(deps, message, await connectGroup(deps, message, code));
    return true;
  }
  const place = await staff.place(surface);
  if (place?.placeId !== String(message.chat.id)) return false;
  const { migrate_to_chat_id: movedTo } = message;
  if (movedTo !== undefined) await staff.placeMoved(surface, place.placeId, String(movedTo));
  else {
    const answer = await takePersonsWords(deps, message, of);
    if (answer !== undefined) say(deps, message, answer);
  }
  return true;
}

/** In the topic where it was written. */
function say({ api, host }: UpdateDeps, { chat, message_thread_id: thread }: GroupMessage, text: string): void {
  inBackground(
    tryAgain(async () => {
      // Any group can make us speak: never at a customer's cost.
      if (!(await host.hasSlot())) return;
      await api.sendMessage(chat.id, text, thread === undefined ? {} : { message_thread_id: thread });
    }),
  );
}
