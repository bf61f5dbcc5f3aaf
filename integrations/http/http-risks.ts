import { z } from "zod";
import { type CustomerRisks, FailureError, readRisks, type Secret } from "../../src/core/index.ts";
import { request } from "./request.ts";

const patienceMs = 30_000;
const answerSchema = z.union([
  z.array(z.unknown()),
  z.object({ customers: z.array(z.unknown()) }).transform(({ customers }) => customers),
]);

/** From a service of the shop's own, as JSON: a list, or `{ customers: [...] }`. */
export const httpRisks = (url: Secret, token: Secret | undefined): CustomerRisks => ({
  list: async () => {
    const answer = await request({
      method: "GET",
      url: new URL(url.reveal()),
      headers: {
        accept: "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
      },
      signal: AbortSignal.timeout(patienceMs),
    });
    const rows = answer.status === 200 ? answerSchema.safeParse(answer.json).data : undefined;
    if (rows === undefined) throw new FailureError({ outcome: "retry", code: "risks_unreadable" });
    return readRisks(rows);
  },
});
