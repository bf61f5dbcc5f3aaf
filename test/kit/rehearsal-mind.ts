import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { z } from "zod";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import { productTools } from "../../nodes/tools/product-tools.ts";
import { toldTogether } from "../../nodes/tools/told/told-tools.ts";
import type { AskedTurn, Mind } from "../fakes/models/mind.ts";

/** What each name was told with: a protocol is asked for the names alone. */
const told = new Map(toldTogether(productTools).map((tool) => [tool.name, tool.arguments]));

/** The rehearsal model behind a real protocol: what reaches it has gone out through a real package and come in again. */
export const rehearsalMind: Mind = async ({ system, turns, tools }) => {
  const offered = tools.map((name) => ({ name, description: name, schema: told.get(name) ?? z.object({}) }));
  const answer = await new RehearsalModel()
    .bindTools(offered)
    .invoke([new SystemMessage(system), ...turns.map(messageOf)]);
  return { text: answer.text, calls: answer.tool_calls ?? [] };
};

function messageOf(turn: AskedTurn): BaseMessage {
  switch (turn.role) {
    case "user":
      return new HumanMessage(turn.text);
    case "assistant":
      return new AIMessage({ content: turn.text, tool_calls: turn.calls.map((call) => ({ ...call })) });
    case "tool":
      return new ToolMessage({ content: turn.text, tool_call_id: turn.callId });
  }
}
