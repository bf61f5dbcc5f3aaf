import { type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { saidByPerson } from "../../turn/person-message.ts";
import type { AgentContext } from "../context.ts";
import { renderContext } from "../told-context.ts";

/** Some 3,000 tokens; a whole turn of look-ups is shorter. */
const maxChars = 12_000;
/** Of the talk so far. */
const lastLines = 12;

interface Of {
  readonly context: AgentContext;
  /** This turn's calls of tools and their answers. */
  readonly steps: readonly BaseMessage[];
  readonly history: readonly BaseMessage[];
  /** The shop's terms, in the language of the reply. */
  readonly terms: readonly string[];
}

/** All that is known in this turn, as a judge reads it: the newest knowledge first, so that a cut takes the talk. */
export function judgeSources({ context, steps, history, terms }: Of): string {
  const tools = steps.filter((step) => ToolMessage.isInstance(step)).map(({ name, text }) => `[tool ${name}] ${text}`);
  const talk = history
    .slice(-lastLines)
    .toReversed()
    .map((message) => `[${speakerOf(message)}] ${inOneLine(message.text)}`);
  return [...tools, ...terms.map((term) => `[shop] ${term}`), renderContext(context), ...talk]
    .join("\n")
    .slice(0, maxChars);
}

/** Who writes "[shop] …" in a line of its own is no source of the shop's. */
const inOneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ");

function speakerOf(message: BaseMessage): "manager" | "customer" | "said before" {
  if (saidByPerson(message) !== undefined) return "manager";
  return message.getType() === "human" ? "customer" : "said before";
}
