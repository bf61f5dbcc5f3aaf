import { parsePhoneNumberFromString } from "libphonenumber-js";

/** "067 123-45-67", "+38(067)1234567", "380671234567" → "+380671234567"; foreign numbers need their "+". */
export function phoneOf(written: string): string | undefined {
  const phone = parsePhoneNumberFromString(written, "UA");
  return phone?.isValid() ? phone.number : undefined;
}
