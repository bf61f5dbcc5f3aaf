import { expect, it } from "vitest";
import {
  priorityMeaning,
  statusMeaning,
  statusSchema,
  writtenPriority,
  writtenStatus,
} from "../../../integrations/zendesk/words.ts";

it("knows what each of Zendesk's statuses and priorities means", () => {
  expect(statusMeaning).toEqual({
    new: "new",
    open: "open",
    pending: "pending",
    hold: "pending",
    solved: "solved",
    closed: "closed",
    deleted: "closed",
  });
  expect(Object.keys(statusMeaning)).toEqual(statusSchema.unwrap().options);
  expect(priorityMeaning).toEqual({ urgent: "urgent", high: "high", normal: "medium", low: "low" });
});

it("writes each of ours as one that Zendesk takes: only time closes a ticket there, and new never comes back", () => {
  expect(writtenStatus).toEqual({
    new: "open",
    open: "open",
    pending: "pending",
    solved: "solved",
    closed: "solved",
  });
  expect(writtenPriority).toEqual({ urgent: "urgent", high: "high", medium: "normal", low: "low" });
});
