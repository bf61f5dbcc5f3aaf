import { type Claim, claim } from "./claim.ts";

export const guaranteeClaims: readonly Claim[] = [
  claim("promise", ["negated", "asking"], ({ topics }) => topics.has("guarantee"), [
    "(гарантую|гарантуємо|гарантован~|гарантирую|гарантируем|гарантирован~|обіцяю|обіцяємо|обещаю|обещаем|клянусь|клянуся|даю слово|ручаюсь|ручаюся)",
    "(гаранті~|гаранти~|guarantee~|warrant~)",
    "(i|we|we can|i can|i'll|we'll) (personally |fully |absolutely )?(guarantee|promise|swear|assure you)|guaranteed|you have my word|lifetime warranty",
    "(100 ?% |точно |обов'язково |неодмінно |обязательно )(встигне|підійде за|буде у вас|доїде|прийде|приїде|успеет|придет|придёт|доедет)",
    "(definitely|certainly|surely) (arrive|be there|get there|fit)",
  ]),
];
