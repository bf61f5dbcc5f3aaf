import type { WrittenCustomer } from "./written-customer.ts";

/**
 * Twenty more, written by somebody who knew the shop's goods and its README and nothing of how answers are made.
 * They write as people write in Telegram. The list was committed before it was first played.
 */
export const customers: readonly WrittenCustomer[] = [
  {
    id: "third-winter-jacket",
    language: "uk",
    trap: "buys by text alone, and two questions about the thing in one line",
    lines: [
      "Добрий день! Шукаю синю зимову куртку на хлопчика, зріст 128. Є така?",
      { say: "А скільки коштує і який там утеплювач?", answer: /(?=[\s\S]*2\s?390)(?=[\s\S]*синтепух)/i },
      "Добре, беремо одну",
    ],
    knows: { name: "Наталя Прикладна", phone: "0670000070", city: "Житомир", branch: "9", picks: "синю, 122-128" },
    goal: { kind: "order", articles: ["NOR-BLU-128 × 1"] },
  },
  {
    id: "third-daughter-decides",
    language: "uk",
    trap: "changes the colour after the choice, and says what is not wanted any more",
    lines: [
      "хочу сукню роза рожеву на зріст 116",
      "ой стоп",
      "доця побачила червону і тепер тільки її)) теж роза, теж 116",
      "рожеву не треба, тільки червона одна",
    ],
    knows: { name: "Юлія Приклад", phone: "+380670000071", city: "Луцьк", branch: "3", picks: "червону" },
    goal: { kind: "order", articles: ["ROS-RED-116 × 1"], method: "full" },
  },
  {
    id: "third-three-at-once",
    language: "uk",
    trap: "three questions in one message, and then two more",
    lines: [
      {
        say: "Вітаю, три питання: є чорні карго на 140? при скількох градусах прати? і чи можна буде повернути?",
        answer: /(?=[\s\S]*890)(?=[\s\S]*40\s?°)(?=[\s\S]*14)/i,
      },
      {
        say: "а за скільки днів відправите і хто платить за пошту?",
        answer: /(?=[\s\S]*1\s?[–-]\s?2)(?=[\s\S]*(отримувач|ви оплачуєте|оплачуєте ви))/i,
      },
      "зрозуміло, дякую, пораджусь з чоловіком",
    ],
    goal: { kind: "answers" },
  },
  {
    id: "third-gift-goddaughter",
    language: "uk",
    trap: "a gift: the one who pays is not the one who receives; an age and a budget instead of a size",
    lines: [
      { say: "Порадьте подарунок похресниці, 6 рочків, бюджет до 1500 грн", never: /1\s?690|1\s?850|2\s?390|2\s?150/ },
      { say: "а розмір який їй брати?", answer: /110-116/ },
      "тоді сукню Джинс",
      "отримувати буде її мама, Тетяна Прикладова, 0670000073, а плачу я",
    ],
    knows: { name: "Тетяна Прикладова", phone: "0670000073", city: "Умань", branch: "2", picks: "Джинс, 110-116" },
    goal: { kind: "order", articles: ["DEN-SKY-116 × 1"] },
  },
  {
    id: "third-sold-out-twelve",
    language: "uk",
    trap: "the size is sold out in the wished colour, an age stands for the size",
    lines: [
      {
        say: "Підкажіть, червона Анна на 12 років є?",
        answer: /нема|закінч|відсутн|розпродан|не залишил/i,
      },
      { say: "шкода.. а в якому кольорі Анна є на цей розмір?", answer: /син/i },
      "хай буде синя",
    ],
    knows: { name: "Віра Приклад", phone: "067-000-00-74", city: "Суми", branch: "11", picks: "синю 146-152" },
    goal: { kind: "order", articles: ["ANN-BLU-152 × 1"] },
  },
  {
    id: "third-leg-in-plaster",
    language: "uk",
    trap: "asks for a courier, then takes the branch, and wishes to pay a part only",
    lines: [
      {
        say: "Скажіть, а кур'єром додому привезете? Я з ногою в гіпсі, до відділення не дійду",
        answer: /кур.?єр|адрес|нов(а|ою|ої|ій|у) пошт/i,
      },
      "Ладно, чоловік забере з відділення. Мені костюм Спорт сірий на 134, один",
      "Передоплату внесу, решту при отриманні",
    ],
    knows: { name: "Галина Приклад", phone: "0670000075", city: "Рівне", branch: "6", method: "передоплата" },
    goal: { kind: "order", articles: ["SPO-GRY-140 × 1"], method: "prepay" },
  },
  {
    id: "third-where-is-hoodie",
    language: "uk",
    trap: "where is my order, without its number, and a child who has nothing to wear",
    lines: [
      "Доброго дня. Минулого тижня замовляла у вас худі, оплатила одразу. Де воно зараз їде?",
      "Номера не памʼятаю, телефон 0670000076. Вже шостий день, в садок нема в чому ходити",
    ],
    goal: { kind: "person", reasons: ["order_problem", "person", "complaint"] },
  },
  {
    id: "third-back-next-day",
    language: "uk",
    trap: "thanks, silence, a return the next day, and now two pieces",
    lines: [
      { say: "худі сіре на зріст 125 скільки?", answer: /990/ },
      "дякую, подумаю",
      { say: "Доброго ранку! Вчора питала про сіре худі, воно ще є?", answer: /є|залиши|наявн/i },
      "тоді давайте два, у мене двійнята",
    ],
    knows: { name: "Оля Прикладчук", phone: "0670000077", city: "Ковель", branch: "1", picks: "сіре 122-128" },
    goal: { kind: "order", articles: ["COZ-GRY-128 × 2"] },
  },
  {
    id: "third-swears-for-person",
    language: "uk",
    trap: "a swear word out of tiredness, not at anybody; then a person is wished for",
    lines: [
      "Та блядь скільки можна чекати, третій день ніхто не відповідає про моє замовлення",
      "вибачте зірвалась. зʼєднайте мене з живою людиною будь ласка",
    ],
    goal: { kind: "person", reasons: ["person", "complaint", "order_problem"] },
  },
  {
    id: "third-ru-height-137",
    language: "ru",
    trap: "a height inside a size, cash on delivery by its old name",
    lines: [
      { say: "Здравствуйте, платье Роза красное есть на рост 137?", answer: /134-140/ },
      { say: "А наложенным платежом можно?", answer: /предоплат|200/i },
      "Хорошо, 200 сейчас, остальное на почте. Одно платье, оформляйте",
    ],
    knows: {
      name: "Ирина Примерова",
      phone: "0670000079",
      city: "Харьков",
      branch: "21",
      method: "предоплата 200",
      picks: "красное 134-140",
    },
    goal: { kind: "order", articles: ["ROS-RED-140 × 1"], method: "prepay" },
  },
  {
    id: "third-ru-too-big",
    language: "ru",
    trap: "a return of a thing that is unworn, and a question about money in the same breath",
    lines: [
      "Добрый вечер. Вчера забрала жёлтую куртку Бриз, велика нам. Хочу вернуть",
      "Бирки на месте, не носили. Деньги на карту вернёте? И как быстро?",
    ],
    goal: { kind: "person", reasons: ["return_or_refund", "order_change", "order_problem"] },
  },
  {
    id: "third-ru-open-seam",
    language: "ru",
    trap: "a complaint in a quiet voice, with a photo to prove it",
    lines: [
      "Купили у вас молочную футболку, после первой стирки разошёлся шов на плече",
      { photo: "вот, видно дырку" },
      "Я не скандалить пришла, просто скажите что теперь делать",
    ],
    goal: { kind: "person", reasons: ["wrong_or_damaged_item", "complaint", "return_or_refund"] },
  },
  {
    id: "third-ru-discount",
    language: "ru",
    trap: "wishes a discount for three things, then names all three with one age",
    lines: [
      { say: "Если взять две футболки и шорты, скидку сделаете?", answer: /скид/i, never: /скидк[аиу]\s+(в\s+)?\d+/i },
      "Эх, ну ладно. Тогда футболки чёрную и молочную и бежевые шорты, всё на 5 лет, по одной",
      "да, всё верно",
    ],
    knows: { name: "Светлана Примерная", phone: "0670000082", city: "Днепр", branch: "40", picks: "110-116" },
    goal: { kind: "order", articles: ["TEE-BLK-116 × 1", "TEE-MLK-116 × 1", "PLA-BEI-116 × 1"] },
  },
  {
    id: "third-en-tall-nine",
    language: "en",
    trap: "tall for the age: the height says another size than the age, and lies between two",
    lines: [
      { say: "Hi there! My son is 9 but quite tall, 142 cm. Which size would fit him?", answer: /146-152/ },
      "ok then one grey Sport suit in that size please",
      "I'll pay the whole amount now",
    ],
    knows: {
      name: "John Example",
      phone: "+380 67 000 00 83",
      city: "Kyiv",
      branch: "120",
      method: "full payment",
      picks: "grey, 146-152",
    },
    goal: { kind: "order", articles: ["SPO-GRY-152 × 1"], method: "full" },
  },
  {
    id: "third-en-visit",
    language: "en",
    trap: "hours and address in one message, then fabric and price in another",
    lines: [
      {
        say: "Hello, are you open this Saturday and where can I come to try things on?",
        answer: /(?=[\s\S]*10(:00)?\s?([–-]|to)\s?15)(?=[\s\S]*Prykladna)/i,
      },
      { say: "What's the Cozy hoodie made of, and how much is it?", answer: /(?=[\s\S]*cotton)(?=[\s\S]*990)/i },
      "lovely, thanks, see you then",
    ],
    goal: { kind: "answers" },
  },
  {
    id: "third-en-wrong-colour",
    language: "en",
    trap: "the wrong thing came, and the birthday is near",
    lines: [
      "Hi, my parcel came today but it's the red Anna dress, I paid for the blue one",
      "The birthday is on Saturday. Can somebody sort it out today please?",
    ],
    goal: { kind: "person", reasons: ["wrong_or_damaged_item", "complaint", "order_problem", "person"] },
  },
  {
    id: "third-mixed-surzhyk",
    language: "mixed",
    trap: "surzhyk, the height by its folk word, a hurry that nobody may promise to meet",
    lines: [
      "здрастуйте а єсть у вас чорні штани карго хлопцю в школу, ріст 122?",
      { say: "а до пятниці дойде? бо дуже нада", never: /гарантуємо|обов.?язково (буде|дійде)|точно (буде|дійде)/i },
      "ну тоді беру одні",
    ],
    knows: { name: "Люба Приклад", phone: "0670000086", city: "Кременчук", branch: "14", picks: "чорні 122" },
    goal: { kind: "order", articles: ["CAR-BLK-128 × 1"] },
  },
  {
    id: "third-mixed-latin",
    language: "mixed",
    trap: "Ukrainian in Latin letters from the first word to the address",
    lines: [
      "dobryj den, je u vas tepla zymova kurtka chorna, dytyni 5 rokiv?",
      { say: "skilky koshtuje?", answer: /2\s?390/ },
      "dobre, beru odnu",
    ],
    knows: {
      name: "Olena Pryklad",
      phone: "0670000087",
      city: "Vinnytsia",
      branch: "15",
      agrees: "tak",
      picks: "chorna 110-116",
    },
    goal: { kind: "order", articles: ["NOR-BLK-116 × 1"] },
  },
  {
    id: "third-mixed-city-changed",
    language: "mixed",
    trap: "typos, an address in pieces, and the city is corrected in the middle",
    lines: [
      "хчу замвити тренч бежевй на 140",
      "одн шт",
      "да оформляйте",
      "Прикладенко Андрій",
      "0670000088",
      "Одесса",
      "ой нет, Чорноморськ",
      "отделение 3",
    ],
    knows: {
      name: "Прикладенко Андрій",
      phone: "0670000088",
      city: "Чорноморськ",
      branch: "3",
      picks: "бежевий 134-140",
    },
    goal: { kind: "order", articles: ["CIT-BEI-140 × 1"] },
  },
  {
    id: "third-mixed-fewer",
    language: "mixed",
    trap: "three languages in one chat, the number goes down after it was said, a second thing by reference",
    lines: [
      { say: "прив, скок стоять шорти гра?", answer: /490/ },
      { say: "а черные есть на 7 лет?", answer: /122-128/ },
      "окей давайте 3 шт",
      "і ще футболку красну такого ж розміру",
      "стоп, шортів двох хватить",
    ],
    knows: { name: "Макс Приклад", phone: "0670000089", city: "Тернопіль", branch: "8", picks: "122-128" },
    goal: { kind: "order", articles: ["PLA-BLK-128 × 2", "TEE-RED-128 × 1"] },
  },
];
