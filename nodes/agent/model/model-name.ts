import type { BaseChatModel } from "@langchain/core/language_models/chat_models";

/** What a model is called in the log and in metrics: as it was configured, or as its own class says. */
export function modelNameOf(model: BaseChatModel): string {
  const configured: unknown = model.metadata?.["deskgraph_model"];
  if (typeof configured === "string") return configured;
  const own: unknown = "model" in model ? model.model : undefined;
  return typeof own === "string" && own !== "" ? `${model._llmType()}:${own}` : model._llmType();
}
