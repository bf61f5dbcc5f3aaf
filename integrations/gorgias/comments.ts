import { z } from "zod";
import type { HelpdeskComments, NewComment, VendorCalls } from "../../src/core/index.ts";
import { vendorId } from "../helpdesk/vendor-id.ts";
import { type GorgiasDesk, messageBody, readAll } from "./desk.ts";
import { messageSchema, toComment } from "./words.ts";

const madeSchema = z.object({ id: vendorId });

export const gorgiasComments = (desk: GorgiasDesk): HelpdeskComments => ({
  list: async ({ id, requester }, calls) => {
    const query = { ticket_id: id, order_by: "created_datetime:asc" };
    const messages = await readAll(desk, { path: "/messages", query, item: messageSchema }, calls);
    return messages.map((message) => toComment(message, requester.id));
  },
  add: (id, comment, calls) => desk.people.whileKnown(comment.requester, () => addMessage(desk, id, comment, calls)),
});

async function addMessage(
  desk: GorgiasDesk,
  id: string,
  comment: NewComment,
  calls: VendorCalls,
): Promise<{ readonly id: string }> {
  const customerId = await desk.people.idOf(comment.requester, calls);
  const body = await messageBody(desk, comment, customerId, calls);
  return desk.api({ method: "POST", path: `/tickets/${id}/messages`, isOfOne: true, body, schema: madeSchema }, calls);
}
