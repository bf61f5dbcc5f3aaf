import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { z } from "zod";
import type { PersonMessage } from "../../src/core/index.ts";

/** What a person of the shop wrote, as an answer with a name; who it was and when goes along. */
export const personMessage = ({ id, text, by, at }: Pick<PersonMessage, "id" | "text" | "by" | "at">): AIMessage =>
  new AIMessage({ id, name: "person", content: text || "📎", additional_kwargs: { by, at } });

const spokenSchema = z.object({ by: z.string().optional(), at: z.iso.datetime({ offset: true }).optional() }).catch({});

/** Undefined for any other message. Messages of before this was kept have neither name nor time. */
export const saidByPerson = ({
  name,
  additional_kwargs: more,
}: BaseMessage): z.output<typeof spokenSchema> | undefined =>
  name === "person" ? spokenSchema.parse(more) : undefined;
