import type { DeliveryField } from "../../src/core/index.ts";
import { phoneOf } from "../phone.ts";

/** Longer than any of them is an explanation, not an answer. */
const longestChars = 80;

/** What the customer answered to a question about one field; undefined when it does not look like an answer to it. */
export function readField(field: DeliveryField, said: string): string | undefined {
  const text = said.trim().replace(/\s+/g, " ");
  if (text === "" || text.includes("?")) return undefined;
  switch (field) {
    case "phone":
      return [text, ...(text.match(/\+?[\d\s().-]{9,20}/g) ?? [])].map(phoneOf).find((phone) => phone !== undefined);
    case "name":
      return text.length <= longestChars && /^\p{L}[\p{L}'’ʼ.-]+(?: \p{L}[\p{L}'’ʼ.-]*)+$/u.test(text)
        ? text
        : undefined;
    case "city":
      return text.length <= longestChars && /^\p{L}[\p{L}'’ʼ. -]+$/u.test(text) ? text : undefined;
    case "branch":
      return text.length <= longestChars && /\d/.test(text) && phoneOf(text) === undefined ? text : undefined;
  }
}
