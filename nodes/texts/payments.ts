import type { Language } from "../../src/core/index.ts";

interface PaymentTexts {
  /** Before the link of the National Bank, under the requisites. */
  readonly bankLink: string;
}

/** What code says about ways to pay beside requisites. */
export const paymentTexts: Readonly<Record<Language, PaymentTexts>> = {
  uk: { bankLink: "Або відкрийте в застосунку банку:" },
  en: { bankLink: "Or open it in your bank's app:" },
  ru: { bankLink: "Или откройте в приложении банка:" },
};
