/** The whole sales process as one LangGraph graph, and how one turn of it is run. */
export { compileDesk, type DeskGraph, deskGraph, type GraphDeps } from "./graph.ts";
export { runTurn, type Who } from "./run-turn.ts";
export { DeskState, type DeskStateValues } from "./state.ts";
