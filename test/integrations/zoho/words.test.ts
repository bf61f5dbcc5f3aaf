import { expect, it } from "vitest";
import { priorityMeaning, statusMeaning, typeOfStatus, writtenPriority } from "../../../integrations/zoho/words.ts";

it.each([
  ["Open", "open"],
  ["On Hold", "pending"],
  ["Closed", "solved"],
  ["Escalated", "open"],
  [null, "open"],
  [undefined, "open"],
])("knows that the status type %s means %s", (type, status) => {
  expect(statusMeaning(type)).toBe(status);
});

it.each([
  ["High", "high"],
  ["Medium", "medium"],
  ["Low", "low"],
  ["VIP", "medium"],
  [null, "medium"],
])("knows that the priority %s means %s", (priority, ours) => {
  expect(priorityMeaning(priority)).toBe(ours);
});

it("writes each of ours by its type, and urgent as High", () => {
  expect(typeOfStatus).toEqual({ new: "Open", open: "Open", pending: "On Hold", solved: "Closed", closed: "Closed" });
  expect(writtenPriority).toEqual({ urgent: "High", high: "High", medium: "Medium", low: "Low" });
});
