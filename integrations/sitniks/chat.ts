import { z } from "zod";

/** Of a chat, what is read; the rest comes and goes with versions. */
export const chatSchema = z.object({
  id: z.string().min(1),
  initialSource: z.string().optional().catch(undefined),
  userId: z.coerce.string().optional().catch(undefined),
  userName: z.string().optional().catch(undefined),
  userNickName: z.string().optional().catch(undefined),
  assignedManagerId: z.number().nullish().catch(undefined),
  assignedManagerName: z.string().nullish().catch(undefined),
  status: z.string().optional().catch(undefined),
  createdAt: z.string().optional().catch(undefined),
});
export type SitniksChat = z.output<typeof chatSchema>;

/** Nothing in the answer of a write is needed. */
export const anything: z.ZodType<unknown> = z.unknown();
