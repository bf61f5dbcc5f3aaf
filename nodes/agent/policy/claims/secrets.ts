import { type Claim, claim, never } from "./claim.ts";

const give =
  "(надішл~|надсил~|скинь~|скида~|кинь~|пришл~|вишл~|відправ~|покаж~|напиш~|вкаж~|введ~|дай~|дикту~|продикту~|назв~|скаж~|підкаж~|подскаж~|повідом~|підтверд~|сфотографу~|потріб~|потрібн~|треба|необхідн~|попрошу|маєте надати|надайте|прошу|сообщ~|пришлит~|отправ~|укаж~|назов~|нужн~|нужен|необходим~|понадоб~|send|give|show|enter|type|tell|provide|share|forward|upload|need|require|dictate|read)";
const secret =
  "(cvv2?|cvc2?|пін ?код~|пин ?код~|пін|pin ?code|pin|парол~|password|passcode|код (з|із|зі|из|у|в) (дії|дию|діі|додатк~|приват24|монобанк~|monobank)|(код|code) ..4 (смс|sms|повідомлен~|сообщен~|застосунк~|приложени~|банк~|bank|дзвінк~|звонк~)|(смс|sms) ?код~|код ?(підтвердженн~|подтвержден~|авторизац~)|(confirmation|verification|security|sms|one time|otp) code|otp|one time password|логін~|логин|login|термін дії (картки|карти)|срок действия карт~|expiry date|expiration date|дані (картки|карти|карт)|данные карты|card details|card number|номер ..2 (картки|карти|карты)|три цифри|три цифры|three digits|кодове слово|кодовое слово|дівоче прізвище|девичь~ фамили~|maiden name|seed phrase)";
const document =
  "(паспорт~(?! (авто|машин~|товар~|вироб~|техн~|пристро~|издели~))|id ?карт~|посвідчення|права|водійськ~|ідентифікаційн~ код|іпн|рнокпп|податков~ номер|свідоцтво|документ~|селфі|селфи|удостоверени~|водительск~|инн|свидетельств~|passport|driver'?s licen[cs]e|identity card|id card|selfie|tax (id|number)|birth certificate|social security)";

/** No shop needs these in a chat: whoever asks for them is talked round. A warning not to write them is kind. */
export const secretClaims: readonly Claim[] = [
  claim("secret_request", ["negated"], never, [
    `${give} ..4 ${secret}`,
    `${secret} ..4 ${give}`,
    "(cvv2?|cvc2?|пін ?код~|пин ?код~|pin ?code|код (із|з|зі|из) (смс|sms|повідомлення)|sms code|one time (code|password))",
    `(вам|тобі|на телефон|на номер|you'll|you will|вам на) ..3 (прийде|надійде|прийшов|придет|пришел|get|receive) ..3 (код|пароль|смс|sms|code)`,
  ]),
  claim("secret_request", ["negated", "asked"], never, [`${give} ..4 ${document}`]),
];
