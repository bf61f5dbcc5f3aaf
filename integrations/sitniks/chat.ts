import { z } from "zod";

/** A number or a word; `null` or nothing is no id, and not the word "null". */
export const idSchema = z
  .union([z.string().min(1), z.number().transform(String)])
  .optional()
  .catch(undefined);

/** The fields of a chat that we read; others come and go with versions. */
export const chatSchema = z.object({
  id: z.string().min(1),
  initialSource: z.string().optional().catch(undefined),
  /** Which of the shop's own pages or bots it belongs to. */
  ownerId: idSchema,
  userId: idSchema,
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

/** Whether the manager of this name is a person, and not the AI. */
export const isPerson = (name: string | null | undefined, aiManager: string): name is string =>
  Boolean(name) && name?.trim().toLowerCase() !== aiManager.trim().toLowerCase();
