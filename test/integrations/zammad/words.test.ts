import { expect, it } from "vitest";
import {
  articleSchema,
  isFinal,
  priorityMeaning,
  statusMeaning,
  toComment,
  writtenPriority,
  writtenStatus,
} from "../../../integrations/zammad/words.ts";

it.each([
  ["new", "new", false],
  ["open", "open", false],
  ["pending reminder", "pending", false],
  ["pending close", "pending", false],
  ["closed", "solved", false],
  ["merged", "closed", true],
  ["removed", "closed", true],
  ["чекаємо на склад", "open", false],
])("knows that the state %s means %s, final: %s", (state, status, final) => {
  expect([statusMeaning(state), isFinal(state)]).toEqual([status, final]);
});

it.each([
  ["1 low", "low"],
  ["2 normal", "medium"],
  ["3 high", "high"],
  ["4 emergency", "urgent"],
  ["термінове", "medium"],
])("knows that the priority %s means %s", (priority, ours) => {
  expect(priorityMeaning(priority)).toBe(ours);
});

it("writes each of ours as one that every Zammad begins with", () => {
  expect(writtenStatus).toEqual({
    new: "new",
    open: "open",
    pending: "pending reminder",
    solved: "closed",
    closed: "closed",
  });
  expect(writtenPriority).toEqual({ urgent: "3 high", high: "3 high", medium: "2 normal", low: "1 low" });
});

it.each([
  ["note", true],
  ["web", true],
  [null, true],
  ["email", true],
  ["phone", false],
  ["sms", false],
  ["facebook feed post", false],
  ["a type that comes later", false],
])("takes an agent's article of the type %s for a word to the customer: %s", (type, isPublic) => {
  const article = { id: 1, ticket_id: 2, internal: false, sender: "Agent", type, to: "hanna@example.com", body: "х" };
  const comment = toComment(articleSchema.parse(article), { id: 3, email: "hanna@example.com" });
  expect(comment.isPublic).toBe(isPublic);
});
