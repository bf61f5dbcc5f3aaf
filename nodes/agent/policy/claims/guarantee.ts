import { type Claim, claim, never } from "./claim.ts";

export const guaranteeClaims: readonly Claim[] = [
  // A word of honour is nobody's to give, whatever the shop guarantees.
  claim("promise", ["negated", "asking"], never, [
    "(гарантую|гарантуємо|гарантирую|гарантируем|обіцяю|обіцяємо|обещаю|обещаем|клянусь|клянуся|даю слово|ручаюсь|ручаюся)",
  ]),
  claim("promise", ["negated", "asking"], ({ topics }) => topics.has("guarantee"), [
    "(гарантован~|гарантирован~|гаранті~|гаранти~|guarantee~|warrant~)",
    "(i|we|we can|i can|i'll|we'll) (personally |fully |absolutely )?(guarantee|promise|swear|assure you)|guaranteed|you have my word|lifetime warranty",
    "(100 ?% |точно |обов'язково |неодмінно |обязательно )(встигне|підійде за|буде у вас|доїде|прийде|приїде|успеет|придет|придёт|доедет)",
    "(definitely|certainly|surely) (arrive|be there|get there|fit)",
  ]),
];
