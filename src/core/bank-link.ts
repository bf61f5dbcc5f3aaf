import { z } from "zod";
import { windows1251 } from "./windows-1251.ts";

/**
 * The National Bank's payment link, structure 002. Its rules (resolution 97 of 2025-08-19) were not to be had: fields
 * and bytes are as public clients write them, and they disagree about the line's end. So it is off until a shop has
 * tried it with its own bank's app.
 */
export const bankLinkSchema = z
  .union([
    z.literal("off"),
    z.strictObject({
      host: z.enum(["https://bank.gov.ua/qr/", "https://qr.bank.gov.ua/"]).default("https://bank.gov.ua/qr/"),
      /** One author saw an app refuse LF; the rules' text is said to ask for it. */
      lineEnd: z.enum(["crlf", "lf"]).default("crlf"),
      charset: z.enum(["windows-1251", "utf-8"]).default("windows-1251"),
    }),
  ])
  .exactOptional();

export interface BankPayment {
  readonly payee: string;
  readonly iban: string;
  readonly taxId: string | undefined;
  readonly dueMinor: number;
  readonly purpose: string;
}

/** A client that quotes the rules: the text in the link may have so many characters, and the payee's name 140. */
const maxEncodedChars = 475;
const maxPayeeChars = 140;

/** Undefined where it is off, or where the fields do not fit into a link. */
export function bankLink(
  { payee, iban, taxId = "", dueMinor, purpose }: BankPayment,
  settings: z.output<typeof bankLinkSchema> | undefined,
): string | undefined {
  if (settings === undefined || settings === "off") return undefined;
  const { host, lineEnd, charset } = settings;
  const isUtf8 = charset === "utf-8";
  const amount = `UAH${(dueMinor / 100).toFixed(2)}`;
  const name = oneLine(payee).slice(0, maxPayeeChars);
  const lines = ["BCD", "002", isUtf8 ? "1" : "2", "UCT", "", name, iban, amount, taxId, "", "", oneLine(purpose), ""];
  const text = lines.join(lineEnd === "crlf" ? "\r\n" : "\n");
  const encoded = Buffer.from(isUtf8 ? new TextEncoder().encode(text) : windows1251(text)).toString("base64url");
  return encoded.length <= maxEncodedChars ? `${host}${encoded}` : undefined;
}

/** A line's end would be the end of the field. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ");
