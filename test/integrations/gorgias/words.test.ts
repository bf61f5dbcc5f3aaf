import { expect, it } from "vitest";
import {
  priorityMeaning,
  statusMeaning,
  ticketSchema,
  toTicket,
  writtenPriority,
  writtenStatus,
} from "../../../integrations/gorgias/words.ts";

it("knows what each of Gorgias' statuses and priorities means: a closed ticket can be opened again", () => {
  expect(statusMeaning).toEqual({ open: "open", closed: "solved" });
  expect(priorityMeaning).toEqual({ critical: "urgent", high: "high", normal: "medium", low: "low" });
  const ticket = { id: 1, status: "open", created_datetime: "2026-11-30T12:00:00Z" };
  // A priority may be missing, or be one of later days.
  for (const priority of [null, undefined, "blocker"]) {
    const read = ticketSchema.parse({ ...ticket, priority, updated_datetime: null });
    expect(toTicket(read, "https://acme.gorgias.com").priority).toBe("medium");
  }
});

it("writes each of ours as one that Gorgias takes: it has two statuses", () => {
  expect(writtenStatus).toEqual({ new: "open", open: "open", pending: "open", solved: "closed", closed: "closed" });
  expect(writtenPriority).toEqual({ urgent: "critical", high: "high", medium: "normal", low: "low" });
});
