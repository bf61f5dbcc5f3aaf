import { z } from "zod";
import { passageSchema } from "../../src/core/index.ts";
import { defineTool } from "./define-tool.ts";

/** What fits into an answer of four sentences, and into the prompt. */
const maxPassages = 3;

export const searchKnowledge = defineTool({
  name: "search_knowledge",
  description:
    "What the shop's own pages say: care, fit, exchange, wrapping, terms, how things work. Ask it before you say that you do not know.",
  arguments: z.strictObject({
    question: z.string().min(2).max(300).describe("what is asked, in the customer's language"),
  }),
  result: z.object({ passages: z.array(passageSchema.pick({ title: true, text: true })) }),
  isOffered: ({ knowledge }) => knowledge !== undefined,
  run: ({ question }, { language }, { knowledge }) => {
    const found = knowledge?.search(question, { language, limit: maxPassages }) ?? [];
    return {
      result: { passages: found.map(({ title, text }) => ({ title, text })) },
      change: found.length === 0 ? { unanswered: [question] } : {},
    };
  },
  evidence: ({ passages }) => ({ texts: passages.flatMap(({ title, text }) => [title, text]) }),
});
