import { type Claim, claim, never } from "./claim.ts";

export const requisiteClaims: readonly Claim[] = [
  claim("account_number", ["negated"], never, [
    "(на |рахунок |рахунку |карт~ |счет |отримувач |получатель )(фоп|тов|ооо|ип) ~",
    "(отримувач|одержувач|получатель) (платежу|коштів|переказу|платежа|средств|перевода)|payee|beneficiary",
    "(cvv2?|cvc2?|пін ?код~|пин ?код~|pin ?code|код (із|з|зі|из) (смс|sms|повідомлення)|sms code|one time (code|password))",
    "(надішліть|напишіть|вкажіть|введіть|дайте|пришлите|напишите|укажите|введите|give|send|enter|tell) ..3 (номер ..3 карт~|card number|card details|дані картки|данные карты)",
  ]),
];
