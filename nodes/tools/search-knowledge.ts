import { z } from "zod";
import { passageSchema } from "../../src/core/index.ts";
import { defineTool } from "./define-tool.ts";

/** What fits into an answer of four sentences, and into the prompt. */
const maxPassages = 3;

export const searchKnowledge = defineTool({
  name: "search_knowledge",
  description:
    "The shop's own pages: care, fit, exchange, wrapping, terms, how things work. Look here before you say you do not know.",
  arguments: z.strictObject({
    question: z.string().min(2).max(300).describe("in the customer's language"),
  }),
  result: z.object({ passages: z.array(passageSchema.pick({ title: true, text: true })) }),
  isOffered: ({ knowledge }) => knowledge !== undefined,
  isOfferedNow: (_now, { knowledge }) => knowledge?.isEmpty?.() !== true,
  run: async ({ question }, { language }, { knowledge }) => {
    const found = (await knowledge?.search(question, { language, limit: maxPassages })) ?? [];
    return {
      result: { passages: found.map(({ title, text }) => ({ title, text })) },
      change: found.length === 0 ? { unanswered: [question] } : {},
    };
  },
  evidence: ({ passages }) => ({ texts: passages.flatMap(({ title, text }) => [title, text]) }),
});
