import { type Claim, claim } from "./claim.ts";

const contactWords =
  "(viber|вайбер~|whats ?app|вотсап~|ватсап~|instagram|інстаграм~|инстаграм~|інсту|facebook|фейсбук~|messenger|месенджер~|signal|сигнал|telegram|телеграм~|телеграмі|директ~|direct|dm|dms|пошту|почту|e?-?mail|смс|sms|особисті|личку|лс|приват~|монобанк~|monobank|privat~|paypal|western union|revolut|wise|крипт~|usdt|bitcoin)";

export const contactElsewhereClaims: readonly Claim[] = [
  claim("phone_number", ["negated"], ({ topics }) => topics.has("messenger"), [
    `(напиші~|пиші~|звертай~|зверні~|звяжі~|зв'яжі~|надішлі~|надсилай~|скинь~|переход~|перейді~|дзвоні~|подзвоні~|телефонуй~|переведі~|переказуй~|перекажі~|сплатіть|оплатіть|напишемо|спишемось|додай~) ..3 (у|в|на|через|за|до|нам) ..3 ${contactWords}`,
    `(напиші~|пиші~|переведі~|перекажі~|сплатіть|оплатіть|напишите|пишите|переведите|оплатите|скиньте|позвоните|обратитесь|свяжитесь|перейдите|отправьте|добавьте) (нам |мне |мені |менеджеру )?(у|в|на|через|по) (наш~ |мой |мій )?${contactWords}`,
    `(write|message|text|contact|call|pay|send|reach|ping|dm|find|add|follow|transfer|move|switch|continue) ..3 (us|me|the manager|our manager|it|the money|payment|over|to|on|via|through|by|using) ..3 ${contactWords}`,
    "(dm us|dm me|(на|мій|мою|свою|особисту|личную|мою) карт[уки]~|my (card|account|paypal|number))",
    "(подзвоніть|зателефонуйте|телефонуйте|позвоните|call us|call me|ring us|text us) (нам|мені|мне|us|me)? ?(за номером|на номер|по номеру|on|at)",
  ]),
];
