import type { Talk } from "./talk.ts";

export const clothesOther: readonly Talk[] = [
  {
    id: "ru-dictated",
    voice: "dictated, numbers in words",
    lines: [
      { say: "так здравствуйте мне нужна куртка север синяя на мальчика рост сто двадцать два", answer: /2\s?390/ },
      { say: "да беру одну", cart: ["NOR-BLU-128 × 1"] },
      {
        say: "пример виктор город днепр отделение сорок один телефон ноль шестьдесят семь ноль ноль ноль ноль ноль восемьдесят один",
        to: { name: "Пример Виктор", city: "Дніпро", branch: "41", phone: "+380670000081" },
      },
    ],
  },
  {
    id: "ru-two-things",
    voice: "dictated, two things and a sum",
    lines: [
      {
        say: "нужны две футболки чёрные на шесть лет и штаны карго бежевые туда же сколько за всё",
        answer: /1\s?670|390[\s\S]*890/,
      },
      { say: "хорошо всё это беру", cart: ["TEE-BLK-116 × 2", "CAR-BEI-116 × 1"] },
    ],
  },
  {
    id: "ru-seam",
    voice: "a fault, told as a story",
    lines: [
      {
        say: "добрый вечер, брали у вас платье роза, после стирки вся краска слезла",
        person: ["complaint", "wrong_or_damaged_item"],
      },
    ],
  },
  {
    id: "ru-parcel",
    voice: "where is it",
    lines: [
      { say: "а когда уже придёт мой заказ? неделю назад оплатил", person: ["order_problem", "payment_problem"] },
    ],
  },
  {
    id: "ru-sold-out",
    voice: "gone, then another size",
    lines: [
      { say: "худи розовое 152 есть?", answer: /нет|законч/i, cart: [] },
      { say: "а 140?", answer: /990/ },
      { say: "ну давайте", cart: ["COZ-PNK-140 × 1"] },
    ],
  },
  {
    id: "ru-gift",
    voice: "a gift",
    lines: [
      { say: "посоветуйте что подарить крестнице на 8 лет, бюджет 1500", answer: /1\s?[0-4]\d\d|990|Анна|Спорт/ },
      { say: "платье джинс понравилось, упакуете красиво?", answer: /короб/ },
      { say: "отлично, беру на 128", cart: ["DEN-SKY-128 × 1"] },
    ],
  },
  {
    id: "ru-discount",
    voice: "bargains and buys",
    lines: [
      { say: "а скидочку сделаете если три футболки возьму?", answer: /скидок|скидк|цен/i },
      { say: "ладно, три красных на 122", cart: ["TEE-RED-128 × 3"] },
    ],
  },
  {
    id: "ru-name-pieces",
    voice: "piece by piece",
    lines: [
      { say: "беру шорты чёрные 140", cart: ["PLA-BLK-140 × 1"] },
      "Кузьменко",
      { say: "Артём", to: { name: "Кузьменко Артем" } },
      { say: "Запорожье, 15", to: { city: "Запоріжжя", branch: "15" } },
    ],
  },
  {
    id: "ru-refund",
    voice: "wants money back",
    lines: [{ say: "куртка не подошла, как мне вернуть деньги?", person: ["return_or_refund"] }],
  },
  {
    id: "ru-question-act",
    voice: "buys and asks",
    lines: [
      {
        say: "возьму зелёный бриз на 116, и скажите сколько стоит доставка",
        cart: ["BRE-GRN-116 × 1"],
        answer: /1\s?[–-]\s?2|тариф/,
      },
    ],
  },
  {
    id: "surzhyk-suit",
    voice: "surzhyk by ear",
    lines: [
      { say: "драстуйте шо стоїть костюм спорт сєрий на пацана 8 лєт", answer: /1\s?450/ },
      { say: "пойдьот, беру адін", cart: ["SPO-GRY-128 × 1"] },
      {
        say: "Вася Приклад 0670000071 хмєльніцкій 9 отдєлєніє",
        to: { city: "Хмельницький", branch: "9", name: "Вася Приклад" },
      },
    ],
  },
  {
    id: "surzhyk-dress",
    voice: "surzhyk",
    lines: [
      { say: "а плаття сінє єсть на дєвочку 6 год?", answer: /Анна/ },
      { say: "харашо, забираю", cart: ["ANN-BLU-116 × 1"] },
    ],
  },
  {
    id: "surzhyk-tshirt",
    voice: "surzhyk with numbers",
    lines: [{ say: "футболкі чорні нада три штукі на рост сто сорок", answer: /390|Додати|У замовленні/ }],
  },
  {
    id: "translit",
    voice: "Ukrainian in Latin letters",
    lines: [
      { say: "pryvit, skilky koshtuie kurtka bryz na 116?", answer: /1\s?590/ },
      { say: "beru zhovtu", cart: ["BRE-YLW-116 × 1"] },
    ],
  },
  {
    id: "translit-ru",
    voice: "Russian in Latin letters",
    lines: [{ say: "zdravstvuyte, est futbolki chernye na 128?", answer: /390/ }],
  },
  {
    id: "en-gift",
    voice: "a gift from an uncle",
    lines: [
      {
        say: "hi, need a present for my niece, she turns 7 next week, something nice under 1500",
        answer: /Anna|Denim|990/,
        never: /Rosa/,
      },
      { say: "can you gift wrap it?", answer: /box|wrap/i },
      { say: "perfect, the denim dress then", answer: /add|order/i },
    ],
  },
  {
    id: "en-fault",
    voice: "a fault, polite",
    lines: [
      {
        say: "Hello, the zipper on the jacket I bought from you last week came off already",
        person: ["complaint", "wrong_or_damaged_item"],
      },
    ],
  },
  {
    id: "en-shrunk",
    voice: "a fault, short",
    lines: [{ say: "the hoodie shrank after one wash", person: ["complaint", "wrong_or_damaged_item"] }],
  },
  {
    id: "en-parcel",
    voice: "where is it",
    lines: [
      { say: "any news on my package? its been two weeks", answer: /no orders|found/i },
      { say: "ordered as John Example, 0670000072", person: ["order_problem", "person"] },
    ],
  },
  {
    id: "en-typos",
    voice: "typos, no apostrophes",
    lines: [
      { say: "do u hav the grey hoody in 140", answer: /990/ },
      { say: "ill tak it", cart: ["COZ-GRY-140 × 1"] },
    ],
  },
  {
    id: "en-words",
    voice: "sizes in words",
    lines: [
      { say: "black shorts for a boy who is one hundred and sixteen cm tall please", answer: /490/ },
      { say: "two pairs", cart: ["PLA-BLK-116 × 2"] },
    ],
  },
  {
    id: "en-all-in-one",
    voice: "buys and asks three things",
    lines: [
      {
        say: "I'll take the yellow breeze jacket in 122. When will it ship, and can I return it if it's too small?",
        cart: ["BRE-YLW-128 × 1"],
        answer: /(?=[\s\S]*1\s?[–-]\s?2)(?=[\s\S]*14)/,
      },
      { say: "any discount for paying upfront?", answer: /discount/i, cart: ["BRE-YLW-128 × 1"] },
    ],
  },
  {
    id: "en-sold-out",
    voice: "gone, then another colour",
    lines: [
      {
        say: "is the red rosa dress available for a 4 year old? shes 104 cm",
        answer: /sold out|out of stock|don't have/i,
        cart: [],
      },
      { say: "and in pink?", answer: /1\s?690/ },
      { say: "ok lets take that one", cart: ["ROS-PNK-104 × 1"] },
    ],
  },
  {
    id: "en-wholesale",
    voice: "a club",
    lines: [
      {
        say: "we are a football club and need 30 black t-shirts, who can we talk to about pricing?",
        person: ["wholesale", "person"],
      },
    ],
  },
  {
    id: "en-correction",
    voice: "corrects the address",
    lines: [
      { say: "I'll take the beige trench in 134", cart: ["CIT-BEI-140 × 1"] },
      { say: "Kate Example, 0670000073, Lviv, branch 12", to: { city: "Львів", branch: "12" } },
      { say: "sorry, branch 21 not 12", to: { branch: "21" } },
    ],
  },
  {
    id: "en-bot",
    voice: "suspicious",
    lines: [
      { say: "am I talking to a machine?", answer: /AI/ },
      { say: "fine. what colours do the cargo trousers come in?", answer: /beige[\s\S]*black|black[\s\S]*beige/i },
    ],
  },
  {
    id: "mixed-emoji",
    voice: "emoji and two languages",
    lines: [
      { say: "👋 хочу 🩳 шорты сині 116 пліз", answer: /490/ },
      { say: "+ 😍", cart: ["PLA-BLU-116 × 1"] },
    ],
  },
  {
    id: "mixed-caps",
    voice: "shouts and has no time",
    lines: [{ say: "ТЕРМІНОВО НУЖНА КУРТКА ЧЕРНАЯ 134 ЗАВТРА УЕЗЖАЕМ", answer: /2\s?450/ }],
  },
];
