import type { Talk } from "./talk.ts";

export const clothesUk: readonly Talk[] = [
  {
    id: "granny",
    voice: "elderly, polite, long-winded",
    lines: [
      {
        say: "Доброго здоров'ячка, дитино. Онучці на іменини хочу подаруночок, їй сім рочків, щось із суконь, тільки щоб не дуже дороге, тисячі півтори маю",
        answer: /Анна[\s\S]*1\s?190/,
        never: /Роза/,
      },
      { say: "ой гарна синя, а вона линяє як прати?", answer: /30 °C/, cart: [] },
      { say: "то хай буде синя, беру", cart: ["ANN-BLU-128 × 1"] },
      { say: "Приклад Ганна Іванівна, місто Черкаси", to: { name: "Приклад Ганна Іванівна", city: "Черкаси" } },
      { say: "нуль шістдесят сім нуль нуль нуль нуль нуль шістдесят один", to: { phone: "+380670000061" } },
      { say: "відділення п'яте", to: { branch: "5" } },
    ],
  },
  {
    id: "teen",
    voice: "teenager, no capitals, slang",
    lines: [
      { say: "хай, а є худаки чорні??", answer: /худі|такого/i },
      { say: "лан давайте сірий, ріст 150", answer: /990|Затишок/ },
      { say: "во, беру", cart: ["COZ-GRY-152 × 1"] },
      { say: "а скинете ціну? я постійний)", answer: /знижк|ціни/i, cart: ["COZ-GRY-152 × 1"] },
    ],
  },
  {
    id: "seam",
    voice: "disappointed, never says complaint",
    lines: [
      {
        say: "купила у вас шорти сину, вдягнув двічі і по шву поїхали",
        person: ["complaint", "wrong_or_damaged_item"],
      },
    ],
  },
  {
    id: "shrunk",
    voice: "calm, business-like, about a fault",
    lines: [
      {
        say: "Вітаю. Худі, яке ми брали у вас у листопаді, після першого прання сіло на два розміри. Що робитимемо?",
        person: ["complaint", "wrong_or_damaged_item", "return_or_refund"],
      },
    ],
  },
  {
    id: "wrong-colour-came",
    voice: "short and cross",
    lines: [
      {
        say: "замовляла синю куртку а приїхала червона",
        person: ["complaint", "wrong_or_damaged_item", "order_problem"],
      },
    ],
  },
  {
    id: "less-in-parcel",
    voice: "confused",
    lines: [
      {
        say: "відкрила посилку а там одна футболка замість двох",
        person: ["complaint", "wrong_or_damaged_item", "order_problem"],
      },
    ],
  },
  {
    id: "stain",
    voice: "indignant",
    lines: [
      {
        say: "Сукня прийшла брудна!! Як таке можна відправляти дитині",
        person: ["complaint", "wrong_or_damaged_item"],
      },
    ],
  },
  {
    id: "zip",
    voice: "one line, no greeting",
    lines: [
      { say: "на куртці блискавка заїдає, тиждень поносили всього", person: ["complaint", "wrong_or_damaged_item"] },
    ],
  },
  {
    id: "not-a-fault",
    voice: "careful buyer who asks about faults and has none",
    lines: [
      { say: "а шорти не линяють? бо минулого разу в іншому магазині купила — полиняли", answer: /шорт|прати|40|Гра/i },
      { say: "добре, чорні на 116", answer: /490|Додати|У замовленні/ },
    ],
  },
  {
    id: "parcel",
    voice: "waits, worried",
    lines: [
      { say: "Підкажіть будь ласка чи вже виїхало моє замовлення?", answer: /не знайшлося|замовлень/i },
      { say: "оформлювала на Приклад Лідія 0670000062", person: ["order_problem", "person"] },
    ],
  },
  {
    id: "parcel-angry",
    voice: "waits, angry",
    lines: [
      {
        say: "третій тиждень чекаю свою куртку!!! гроші взяли і мовчите",
        person: ["complaint", "order_problem", "payment_problem"],
      },
    ],
  },
  {
    id: "paid-not-here",
    voice: "paid by phone, no number",
    lines: [{ say: "я вчора оплатила за сукню, коли буде ттн?", person: ["order_problem", "payment_problem"] }],
  },
  {
    id: "dictated",
    voice: "voice to text, no punctuation, fillers",
    lines: [
      {
        say: "ну значить дивіться мені треба дві футболки чорна і червона на сто двадцять вісім сантиметрів скільки то буде разом",
        answer: /780|390/,
      },
      { say: "ну добре беру обидві", cart: ["TEE-BLK-128 × 1", "TEE-RED-128 × 1"] },
      {
        say: "записуйте приклад степан місто вінниця відділення двадцять три телефон нуль дев'яносто сім нуль нуль нуль нуль нуль сімдесят",
        to: { name: "Приклад Степан", city: "Вінниця", branch: "23", phone: "+380970000070" },
      },
    ],
  },
  {
    id: "dictated-size",
    voice: "voice to text",
    lines: [
      { say: "скажіть будь ласка чи є тренч бежевий на сто тридцять чотири", answer: /2\s?210/ },
      { say: "ага тоді одну штуку замовляю", cart: ["CIT-BEI-140 × 1"] },
    ],
  },
  {
    id: "sold-out-then",
    voice: "wants what is gone",
    lines: [
      { say: "є костюм спорт зелений 146-152?", answer: /нема|закінч/i, cart: [] },
      { say: "а сірий?", answer: /1\s?510/ },
      { say: "тоді його", cart: ["SPO-GRY-152 × 1"] },
    ],
  },
  {
    id: "sold-out-buys",
    voice: "orders at once what is gone",
    lines: [
      { say: "беру червону анну на 152", answer: /нема|немає/i, cart: [] },
      { say: "ну давайте тоді синю", answer: /синя: 1\s?250|У замовленні/ },
    ],
  },
  {
    id: "name-in-pieces",
    voice: "answers one word at a time",
    lines: [
      { say: "беру чорні карго на 122", cart: ["CAR-BLK-128 × 1"] },
      "Марченко",
      { say: "Тетяна", to: { name: "Марченко Тетяна" } },
      { say: "Полтава", to: { name: "Марченко Тетяна", city: "Полтава" } },
      { say: "067 000 00 63", to: { phone: "+380670000063" } },
      { say: "8", to: { branch: "8" }, answer: /Марченко Тетяна/ },
    ],
  },
  {
    id: "name-then-surname",
    voice: "first name alone, small letters",
    lines: [
      { say: "замовляю бежеві шорти на 110", cart: ["PLA-BEI-116 × 1"] },
      "оля",
      { say: "приклад", to: { name: "Оля Приклад" } },
      { say: "стрий", to: { city: "Стрий", name: "Оля Приклад" } },
    ],
  },
  {
    id: "small-town",
    voice: "a village and a locker",
    lines: [
      { say: "рожеве худі на 116 оформіть", cart: ["COZ-PNK-116 × 1"] },
      {
        say: "Яремко Богдан, 0670000064, с. Зимна Вода, поштомат 4521",
        to: { city: "Зимна Вода", branch: "поштомат 4521", name: "Яремко Богдан" },
      },
    ],
  },
  {
    id: "other-recipient",
    voice: "sends to her mother",
    lines: [
      { say: "беру молочну футболку на 98", cart: ["TEE-MLK-104 × 1"] },
      {
        say: "отримувати буде мама, Приклад Надія Петрівна, її номер 0670000065, Суми, 4 відділення",
        to: { name: "Приклад Надія Петрівна", city: "Суми", branch: "4", phone: "+380670000065" },
      },
    ],
  },
  {
    id: "three-questions",
    voice: "asks all at once",
    lines: [
      {
        say: "доброго дня! скільки коштує тренч, чи є на 128 і як швидко доставите в Одесу?",
        answer: /(?=[\s\S]*2\s?150)(?=[\s\S]*1\s?[–-]\s?2)/,
      },
      { say: "а оплата частинами можлива? і якщо не підійде повернете?", answer: /(?=[\s\S]*200)(?=[\s\S]*14)/ },
      { say: "беру чорний на 128 і підкажіть чи можна запакувати гарно", cart: ["CIT-BLK-128 × 1"], answer: /короб/ },
    ],
  },
  {
    id: "question-and-act",
    voice: "buys and asks in one breath",
    lines: [
      { say: "Беру синю сукню Анна на 116, а знижка якась буде?", cart: ["ANN-BLU-116 × 1"], answer: /знижк/i },
      {
        say: "Приклад Віра, 0670000066, Рівне, відділення 2. До речі, коли відправите?",
        to: { name: "Приклад Віра", city: "Рівне", branch: "2" },
        answer: /1\s?[–-]\s?2/,
      },
    ],
  },
  {
    id: "discount-first",
    voice: "bargains",
    lines: [
      { say: "а якщо дві куртки Бриз візьму, скинете?", answer: /знижк|ціни/i, never: /скину|зробимо/, cart: [] },
      { say: "ну ок, тоді одну жовту на 122", cart: ["BRE-YLW-128 × 1"] },
    ],
  },
  {
    id: "compare",
    voice: "compares",
    lines: [
      { say: "чим відрізняється дует від спорту?", answer: /Дует[\s\S]*Спорт|Спорт[\s\S]*Дует/ },
      { say: "який дешевший?", answer: /1\s?450/ },
      { say: "тоді спорт сірий на 128", answer: /сірий: 1\s?450|У замовленні/ },
    ],
  },
  {
    id: "cheapest-at-all",
    voice: "counts every hryvnia",
    lines: [
      { say: "яка у вас найдешевша річ?", answer: /390/ },
      { say: "а з курток найдешевша?", answer: /1\s?590/ },
    ],
  },
  {
    id: "price-by-name",
    voice: "terse",
    lines: [
      { say: "бриз скільки", answer: /1\s?590/ },
      { say: "карго скіки коштують", answer: /890/ },
      { say: "анна ціна?", answer: /1\s?190/ },
    ],
  },
  {
    id: "wholesale",
    voice: "business-like",
    lines: [
      {
        say: "Вітаю, ФОП, цікавить закупівля 40 футболок для літнього табору, які умови?",
        person: ["wholesale", "person"],
      },
    ],
  },
  {
    id: "wholesale-word",
    voice: "business-like, short",
    lines: [
      {
        say: "чи працюєте гуртом? хочемо взяти на реалізацію",
        person: ["wholesale", "partnership_or_job", "person", "other"],
      },
    ],
  },
  {
    id: "invoice",
    voice: "business-like, wants papers",
    lines: [{ say: "Чи можете виставити рахунок на юрособу?", answer: /рахун|людин|менеджер/i }],
  },
  {
    id: "change-of-mind",
    voice: "wavers",
    lines: [
      { say: "беру бежевий дует на 122", cart: ["DUO-BEI-128 × 1"] },
      { say: "ой зачекайте ні, чорний", cart: ["DUO-BLK-128 × 1"] },
      { say: "і розмір більший треба, 134", cart: ["DUO-BLK-140 × 1"] },
      { say: "ні все таки 122", cart: ["DUO-BLK-128 × 1"] },
    ],
  },
  {
    id: "adds-later",
    voice: "remembers something",
    lines: [
      { say: "сіре худі 128 беру", cart: ["COZ-GRY-128 × 1"] },
      { say: "і ще футболку чорну того ж розміру", cart: ["COZ-GRY-128 × 1", "TEE-BLK-128 × 1"] },
      { say: "футболок хай буде дві", cart: ["COZ-GRY-128 × 1", "TEE-BLK-128 × 2"] },
      { say: "а скільки всього вийшло?", answer: /1\s?770/ },
    ],
  },
  {
    id: "twins",
    voice: "mother of twins",
    lines: [{ say: "близнюкам по футболці чорній, зріст у обох 110, беру дві", cart: ["TEE-BLK-116 × 2"] }],
  },
  {
    id: "two-ages",
    voice: "two children",
    lines: [{ say: "беру сині шорти, одні на 4 роки, другі на 8", cart: ["PLA-BLU-104 × 1", "PLA-BLU-128 × 1"] }],
  },
  {
    id: "stranger-size",
    voice: "thinks in letters",
    lines: [{ say: "у вас є M? ну на хлопця років дев'яти, худі", answer: /990|134-140/ }],
  },
  {
    id: "photo-wish",
    voice: "wants to see",
    lines: [{ say: "скиньте фото сукні Роза рожевої", answer: /Роза/ }],
  },
  {
    id: "address",
    voice: "wants to come by",
    lines: [
      { say: "де ви знаходитесь, хочу приїхати поміряти", answer: /Прикладна|онлайн/ },
      { say: "а в суботу працюєте?", answer: /10:00|сб|субот/i },
    ],
  },
  {
    id: "abroad",
    voice: "from abroad",
    lines: [{ say: "я зараз у Польщі, сюди відправляєте?", answer: /кордон/i }],
  },
  {
    id: "gift-only",
    voice: "a man who has no idea",
    lines: [
      {
        say: "хелп, треба подарунок хрещениці 5 років, нічого не тямлю в дитячому",
        answer: /сукн|костюм|худі|1\s?\d\d\d|показати/i,
      },
      { say: "ну плаття якесь, до 1300", answer: /Анна/, never: /Роза/ },
      { say: "молочне", answer: /додат|замовлен|молочн/i },
    ],
  },
  {
    id: "yes-but",
    voice: "agrees with a condition",
    lines: [
      { say: "тренч чорний на 140 є?", answer: /2\s?210/ },
      { say: "так, давайте, тільки спершу скажіть чи є капюшон", cart: ["CIT-BLK-140 × 1"] },
    ],
  },
  {
    id: "cancel-soft",
    voice: "gives up politely",
    lines: [
      { say: "замовляю рожеву розу 104", cart: ["ROS-PNK-104 × 1"] },
      { say: "вибачте, передумала, нічого не треба", cart: [] },
    ],
  },
  {
    id: "greeting-question",
    voice: "only greets, then vague",
    lines: [
      { say: "Добрий", answer: /Ліля|шукаєте/ },
      { say: "що у вас є на хлопця", answer: /шорти|штани|худі|куртк/i },
      { say: "років 10", answer: /134-140|шорти|штани|худі|зріст/i },
    ],
  },
  {
    id: "delivery-terms",
    voice: "asks of the way",
    lines: [
      { say: "укрпоштою шлете?", answer: /Нов[аоу]\S* пошт/i },
      { say: "а кур'єром додому можна?", answer: /Нов[аоу]\S* пошт|кур'єр|відділенн/i },
      { say: "скільки по часу йтиме до Ужгорода", answer: /1\s?[–-]\s?2/ },
    ],
  },
];
