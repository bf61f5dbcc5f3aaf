/**
 * `deskgraph/rehearsal`: a chat model without a network, for trying things out and for tests. The root does not load
 * it.
 */
export { type RehearsalCallOptions, RehearsalModel } from "./rehearsal-model.ts";
