import type { Config } from "../config/config.ts";
import { type Finding, formatMoney, fromMajor, isRightTaxId } from "../core/index.ts";
import { demoShop } from "../shop/demo-shop.ts";

/** More than most shops take before a parcel leaves, and less than 100 hryvnias that were written in kopecks. */
const largePrepayment = 5_000;

/** What of the ways to pay a person should look at: the form of each is right, or the product had not started. */
export function paymentFindings({ shop }: Pick<Config, "shop">): readonly Finding[] {
  const { requisites, paymentMethods, currency } = shop;
  const large = paymentMethods.filter(({ due }) => typeof due === "number" && due >= largePrepayment);
  return [
    ...(requisites.iban === demoShop.requisites.iban ? [] : [taxIdFinding(requisites.taxId)]),
    ...large.map(({ id, due }): Finding => {
      const sum = formatMoney(fromMajor(Number(due), currency), "en");
      return {
        is: "wrong",
        text: `The payment method "${id}" asks for a prepayment of ${sum}: due is in whole ${currency}, not in hundredths.`,
      };
    }),
  ];
}

function taxIdFinding(taxId: string | undefined): Finding {
  if (taxId === undefined) {
    return { is: "note", text: "requisites.taxId is missing: a bank's app asks for the payee's code (ЄДРПОУ or ІПН)." };
  }
  switch (isRightTaxId(taxId)) {
    case false:
      return { is: "wrong", text: "requisites.taxId has wrong check digits: compare it with the bank's statement." };
    case true:
      return { is: "well", text: "The payee's account and code have right check digits." };
    case undefined:
      return { is: "well", text: "The payee's account has right check digits; its code (requisites.taxId) has none." };
  }
}
