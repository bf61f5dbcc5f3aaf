import { z } from "zod";
import type { DeliveryField } from "../../src/core/index.ts";

/**
 * Both shapes that are known: NestJS' (`message` is a text or a list of them) and that of a 422 (`errors` by field).
 * Anything else is told to a person as it is.
 */
export const errorBodySchema = z
  .object({
    message: z.union([z.string(), z.array(z.string())]).optional(),
    error: z.string().optional(),
    errors: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  })
  .transform(({ message, error, errors = {} }) => {
    const byField = Object.entries(errors).flatMap(([field, said]) =>
      (Array.isArray(said) ? said : [said]).map((text) => (text.startsWith(field) ? text : `${field}: ${text}`)),
    );
    return { message: byField.length > 0 ? byField : (message ?? error ?? "no reason given") };
  });
export type ErrorBody = z.output<typeof errorBodySchema>;

/**
 * What Sitniks calls the data that only the customer can put right; `cityRef` and `departmentRef` are not the
 * customer's.
 */
const paths: readonly (readonly [RegExp, DeliveryField])[] = [
  [/\bphone\b|recipientPhone|телефон/i, "phone"],
  [/fullname|recipientFullname|client\.name|customer\.name/i, "name"],
  [/\bcity\b|місто/i, "city"],
  [/\bdepartment\b|\bbranch\b|\baddress\b|відділення/i, "branch"],
];

/** The fields that a validation error names, each once. */
export function wrongFields({ message }: ErrorBody): DeliveryField[] {
  const lines = Array.isArray(message) ? message : [message];
  const found = lines.flatMap((line) => paths.filter(([pattern]) => pattern.test(line)).map(([, field]) => field));
  return [...new Set(found)];
}
