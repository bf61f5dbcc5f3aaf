import { z } from "zod";

const connection = z.string().min(1).optional().catch(undefined);
const named = z.object({ business_connection_id: connection }).optional().catch(undefined);
const connectionSchema = z.object({
  business_message: named,
  edited_business_message: named,
  callback_query: z.object({ message: named }).optional().catch(undefined),
});

/** Through which connected account an update came; undefined where it is about a chat with the bot itself. */
export function connectionIn(update: unknown): string | undefined {
  const { data } = connectionSchema.safeParse(update);
  const { business_message: written, edited_business_message: edited, callback_query: pressed } = data ?? {};
  return (written ?? edited ?? pressed?.message)?.business_connection_id;
}
