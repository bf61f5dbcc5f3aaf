import { type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { z } from "zod";
import type { Attachment, CustomerMessage } from "../../src/core/index.ts";
import { attachmentSchema } from "./turn-schema.ts";

/** The customer's words as the model reads them. What came with them goes along, for people: no model is shown it. */
export const customerMessage = ({
  id,
  text,
  attachments,
}: Pick<CustomerMessage, "id" | "text" | "attachments">): HumanMessage =>
  new HumanMessage({
    id,
    content: text,
    ...(attachments.length === 0 ? {} : { additional_kwargs: { files: attachments } }),
  });

const filesSchema = z.array(attachmentSchema).catch([]);

export const filesOfMessage = ({ additional_kwargs: more }: BaseMessage): readonly Attachment[] =>
  filesSchema.parse(more["files"]);
