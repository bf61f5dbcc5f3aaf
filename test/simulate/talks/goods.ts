import type { ShopCatalogue } from "../../../src/shop/catalogue.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { productsFromJson } from "../../../src/shop/load-catalogue.ts";
import type { Talk } from "./talk.ts";

type Shelf = readonly (readonly [
  sku: string,
  category: string,
  title: string,
  sizes: Readonly<Record<string, number>>,
  color?: string,
])[];

/** Sizes with their prices; a name of a size stands behind the SKU. */
const shelves: Readonly<Record<NonNullable<Talk["shop"]>, Shelf>> = {
  cosmetics: [
    ["HC", "креми", "Крем для рук «Мигдаль»", { "50 мл": 180, "100 мл": 290 }],
    ["FC", "креми", "Крем для обличчя «Роса»", { "50 мл": 420 }],
    ["SH", "шампуні", "Шампунь «Кропива»", { "250 мл": 210, "500 мл": 340 }],
    ["LP", "помади", "Помада «Вишня»", { "": 260 }, "червоний"],
    ["LN", "помади", "Помада «Нюд»", { "": 260 }, "бежевий"],
  ],
  toys: [
    ["BR", "м'які іграшки", "Ведмедик «Бурчик»", { "30 см": 450, "50 см": 790 }],
    ["HR", "м'які іграшки", "Зайчик «Вушко»", { "30 см": 430 }],
    ["LG", "конструктори", "Конструктор «Місто», 200 деталей", { "": 890 }],
    ["CR", "конструктори", "Конструктор «Замок», 500 деталей", { "": 1490 }],
    ["PZ", "пазли", "Пазл «Космос»", { "": 320 }],
  ],
  tools: [
    ["DR", "дрилі", "Дриль «Майстер»", { "650 Вт": 2100, "850 Вт": 2700 }],
    ["SC", "шуруповерти", "Шуруповерт «Вітер»", { "12 В": 1900, "18 В": 2600 }],
    ["TP", "рулетки", "Рулетка «Метр»", { "3 м": 120, "5 м": 170 }],
    ["BT", "свердла", "Набір свердел «Сталь»", { "": 380 }],
  ],
  tea: [
    ["BG", "чай", "Чорний чай «Бергамот»", { "100 г": 140, "250 г": 310 }],
    ["SN", "чай", "Зелений чай «Сенча»", { "100 г": 190, "250 г": 420 }],
    ["HB", "чай", "Трав'яний чай «Карпати»", { "50 г": 95, "100 г": 170 }],
    ["CF", "кава", "Кава «Ранок» в зернах", { "250 г": 330, "1 кг": 1150 }],
  ],
};

export function goodsOf(shop: NonNullable<Talk["shop"]>): ShopCatalogue {
  const loaded = productsFromJson(
    shelves[shop].map(([sku, category, title, sizes, color]) => ({
      id: sku,
      title: { uk: title },
      category,
      ...(color === undefined ? {} : { color: { uk: color } }),
      variants: Object.entries(sizes).map(([size, price]) => ({
        sku: size === "" ? sku : `${sku}-${size.replace(/\D/g, "")}`,
        ...(size === "" ? {} : { size }),
        price,
        stock: 5,
      })),
    })),
    "test",
    "UAH",
  );
  if ("problems" in loaded) throw new Error(loaded.problems.join());
  return createCatalogue(loaded.products, "UAH");
}
