import { expect, it } from "vitest";
import {
  isFinal,
  priorityMeaning,
  statusMeaning,
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
