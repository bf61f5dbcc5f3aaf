import {
  type ConversationId,
  type CrmStage,
  type EffectOf,
  effectKeyOf,
  laneOf,
  turnId,
} from "../../src/core/index.ts";

type Kind = "crm.first_touch" | "crm.status" | "crm.assign";

const wish = <K extends Kind>(kind: K, id: ConversationId, subject = "") => ({
  kind,
  conversationId: id,
  lane: laneOf(id, kind),
  turnId: turnId("t"),
  node: "test",
  key: effectKeyOf({ thread: id, turn: "t", node: "test", kind, subject }),
});

export const touchWish = (id: ConversationId, username: string | null = null): EffectOf<"crm.first_touch"> => ({
  ...wish("crm.first_touch", id),
  payload: { username, channel: "telegram" },
});

export const statusWish = (id: ConversationId, stage: CrmStage, subject = ""): EffectOf<"crm.status"> => ({
  ...wish("crm.status", id, subject),
  payload: { stage },
});

export const assignWish = (id: ConversationId, role: "ai" | "person"): EffectOf<"crm.assign"> => ({
  ...wish("crm.assign", id),
  payload: { role },
});
