import { describe, expect, it } from "vitest";
import { openedGoods, shortly } from "../kit/opened-goods.ts";
import { workbookOf } from "../kit/workbook.ts";

const promHeads =
  "Код_товару,Назва_позиції,Назва_позиції_укр,Опис_укр,Ціна,Валюта,Посилання_зображення,Наявність,Кількість,Назва_групи,Знижка,ID_групи_різновидів,Особисті_нотатки,Оптова_ціна,Назва_Характеристики,Одиниця_виміру_Характеристики,Значення_Характеристики,Назва_Характеристики,Одиниця_виміру_Характеристики,Значення_Характеристики";

describe("a list of Prom.ua", () => {
  const list = [
    promHeads,
    'K-1,Кружка,Кухоль «Ліс»,"<p>Глина &amp; глазур</p><script>alert(1)</script>",400,UAH,"https://shop.example/1.jpg, https://shop.example/2.jpg",!,7,Посуд,10%,77,купили за 90,120,Колір,,Зелений,Об\'єм,мл,350',
    "K-2,Кружка,Кухоль «Ліс»,,400,UAH,,+,,Посуд,100,77,не давати знижку,120,Колір,,Білий,Об'єм,мл,500",
    "K-3,Кружка,Кухоль «Ліс»,,400,UAH,,5,,Посуд,,77,,,Колір,,Синій,,,",
    "S-1,Гравіювання,Гравіювання,,50,UAH,,@,,Послуги,,,,,,,,,,",
  ].join("\n");

  it("has models by their group, a product a colour, discounts taken off, and characteristics with their units", async () => {
    const goods = await openedGoods(list);
    expect(goods.format).toBe("Prom.ua");
    expect(shortly(goods)).toEqual([
      "Кухоль «Ліс»|зелений|K-1||360|400|7",
      "Кухоль «Ліс»|білий|K-2||300|400|10",
      "Кухоль «Ліс»|синій|K-3||400||0",
    ]);
    expect(goods.products[0]).toMatchObject({
      id: "77-zelenyi",
      title: { uk: "Кухоль «Ліс»", ru: "Кружка" },
      category: "Посуд",
      description: { uk: "Глина & глазур" },
      images: ["https://shop.example/1.jpg", "https://shop.example/2.jpg"],
      attributes: [{ name: { uk: "Об'єм" }, value: { uk: "350 мл" } }],
    });
    expect(goods.products[2]?.attributes).toContainEqual(
      expect.objectContaining({ name: expect.objectContaining({ en: "Made to order" }) }),
    );
    expect(goods.counts).toEqual({ models: 2, articles: 4, leftOut: 1 });
  });

  it("never tells the shop's notes, nor what it pays", async () => {
    expect(JSON.stringify(await openedGoods(list))).not.toMatch(/купили|знижку|120|90/);
  });

  it("whose prices have the discount already says so by a setting", async () => {
    const goods = await openedGoods(list, { settings: { discount: "in_price" } });
    expect(shortly(goods)[1]).toBe("Кухоль «Ліс»|білий|K-2||400|500|10");
  });

  it("has its kinds from the sheet beside the goods, in a workbook", async () => {
    const goods = await openedGoods(
      workbookOf({
        "Export Products Sheet": [
          ["Код_товара", "Название_позиции", "Цена", "Наличие", "Количество", "Номер_группы", "Название_группы"],
          ["A-1", "Стул", 900.5, "+", 3, 12, "Стулья"],
        ],
        "Export Groups Sheet": [
          ["Номер_группы", "Название_группы", "Номер_родителя"],
          [10, "Мебель", ""],
          [12, "Стулья", 10],
        ],
      }),
    );
    expect(goods.products[0]).toMatchObject({ category: "Стулья", keywords: ["Мебель"], title: { uk: "Стул" } });
    expect(shortly(goods)).toEqual(["Стул||A-1||900.5||3"]);
  });

  it("is not sold in a currency that is not the shop's", async () => {
    const goods = await openedGoods("Код_товару,Назва_позиції,Ціна,Валюта,Наявність\nA,Стіл,10,USD,+");
    expect(goods.problems).toEqual([expect.stringContaining("line 2: its price is in USD and the shop sells in UAH")]);
  });
});

describe("a list of Horoshop", () => {
  it("has models by their parent, every column of the shop's own as a fact, and none of its private ones", async () => {
    const goods = await openedGoods(
      [
        "Артикул;Родительский артикул;Название (UA);Название (RU);Раздел;Цена;Старая цена;Наличие;Отображать;Галерея;Размер (UA);Ткань;Закупочная цена;Поставщик",
        "T-1;T-1;Тепла сорочка;Теплая рубашка;Одяг/Сорочки;700 грн;900;В наявності;Так;https://shop.example/a.jpg;M;фланель;310;ТОВ Таємне",
        "T-2;T-1;Тепла сорочка;Теплая рубашка;Одяг/Сорочки;700 грн;900;Немає в наявності;Так;;L;фланель;310;ТОВ Таємне",
        "T-3;T-3;Прихована;;Одяг;1;;В наявності;Ні;;;;;",
      ].join("\n"),
    );
    expect(shortly(goods)).toEqual(["Тепла сорочка||T-1|M|700|900|10", "Тепла сорочка||T-2|L|700|900|0"]);
    expect(goods.products[0]).toMatchObject({ attributes: [{ name: { uk: "Ткань" }, value: { uk: "фланель" } }] });
    expect(JSON.stringify(goods.loaded)).not.toMatch(/310|Таємне/);
    expect(goods.unread).toEqual(["Закупочная цена", "Поставщик"]);
    expect(goods.notes).toContainEqual("line 4: not sold: hidden in the shop");
  });
});

describe("a list of Shopify", () => {
  it.each([
    [
      "of today",
      "Title,URL handle,SKU,Option1 name,Option1 value,Price,Compare-at price,Cost per item,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL",
    ],
    [
      "of before",
      "Title,Handle,Variant SKU,Option1 Name,Option1 Value,Variant Price,Variant Compare At Price,Cost per item,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Image Src",
    ],
  ])("%s has options from the first line of a handle, and pictures from lines of their own", async (_when, heads) => {
    const goods = await openedGoods(
      [
        heads,
        "Плащ,raincoat,R-S,Розмір,S,1500.00,1800.00,411,shopify,2,deny,https://shop.example/1.jpg",
        ",raincoat,R-M,,M,1500.00,,411,shopify,0,continue,",
        ",raincoat,,,,,,,,,,https://shop.example/2.jpg",
        "Парасоля,umbrella,U-1,Title,Default Title,300.00,,99,,,deny,",
      ].join("\n"),
    );
    expect(shortly(goods)).toEqual(["Плащ||R-S|S|1500|1800|2", "Плащ||R-M|M|1500||0", "Парасоля||U-1||300||10"]);
    expect(goods.products[0]?.images).toEqual(["https://shop.example/1.jpg", "https://shop.example/2.jpg"]);
    expect(goods.products[1]?.attributes).toBeUndefined();
    expect(JSON.stringify(goods.loaded)).not.toContain("411");
  });
});

describe("a list of WooCommerce", () => {
  it("gives each variation what stands with its parent, named by SKU or by id", async () => {
    const goods = await openedGoods(
      [
        "ID,Type,SKU,Name,Published,In stock?,Stock,Backorders allowed?,Sale price,Regular price,Categories,Images,Parent,Purchase note,Attribute 1 name,Attribute 1 value(s)",
        '1,variable,,Куртка,1,1,,0,,,"Одяг > Куртки, Акції",https://shop.example/1.jpg,,,Розмір,"S, M"',
        "2,variation,J-S,Куртка - S,1,1,3,0,1900,2400,,,id:1,дякую за покупку,Розмір,S",
        "3,variation,J-M,Куртка - M,1,0,0,0,,2400,,,id:1,,Розмір,M",
        '4,simple,B-1,"Пояс\\, шкіряний",0,1,5,0,,200,Аксесуари,,,,,',
      ].join("\n"),
    );
    expect(shortly(goods)).toEqual(["Куртка||J-S|S|1900|2400|3", "Куртка||J-M|M|2400||0"]);
    expect(goods.products[0]).toMatchObject({ category: "Куртки", images: ["https://shop.example/1.jpg"] });
    expect(goods.notes).toContainEqual("line 5: not sold: not published");
    expect(JSON.stringify(goods.loaded)).not.toContain("дякую");
  });
});

describe("a feed", () => {
  const yml = (offers: string) =>
    `<?xml version="1.0"?><!DOCTYPE yml_catalog SYSTEM "shops.dtd"><yml_catalog><shop><categories><category id="1">Дім</category><category id="2" parentId="1">Лампи</category></categories><offers>${offers}</offers></shop></yml_catalog>`;

  it("of Prom.ua has groups, kinds, params with units, and addresses with bare ampersands", async () => {
    const goods = await openedGoods(
      yml(
        `<offer id="9" available="true" group_id="7"><name>Лампа</name><name_ua>Лампа нічна</name_ua><url>https://shop.example/l?a=1&b=2</url><price>350.50</price><oldprice>400</oldprice><currencyId>UAH</currencyId><categoryId>2</categoryId><picture>https://shop.example/l.jpg</picture><vendorCode>L-1</vendorCode><quantity_in_stock>4</quantity_in_stock><description><![CDATA[<b>Тепле</b> світло]]></description><param name="Висота" unit="см">30</param><price_purchase>111</price_purchase></offer>
         <offer id="10" available="false"><name>Лампа стельова</name><price>900</price><categoryId>2</categoryId></offer>`,
      ),
    );
    expect(goods.format).toBe("Prom.ua (YML)");
    expect(shortly(goods)).toEqual(["Лампа нічна||L-1||350.5|400|4", "Лампа стельова||10||900||0"]);
    expect(goods.products[0]).toMatchObject({
      category: "Лампи",
      keywords: ["Дім"],
      url: "https://shop.example/l?a=1&b=2",
      description: { uk: "Тепле світло" },
      attributes: [{ name: { uk: "Висота" }, value: { uk: "30 см" } }],
    });
    expect(JSON.stringify(goods.loaded)).not.toContain("111");
  });

  it("of Google has the sale price as the price, and details beside the known fields", async () => {
    const goods = await openedGoods(
      `<rss xmlns:g="g"><channel><item><g:id>G-1</g:id><title>Ковдра</title><g:price>900.00 UAH</g:price><g:sale_price>750.00 UAH</g:sale_price><g:availability>in stock</g:availability><g:product_type>Дім &gt; Ковдри</g:product_type><g:cost_of_goods_sold>333.00 UAH</g:cost_of_goods_sold><g:product_detail><g:attribute_name>Наповнювач</g:attribute_name><g:attribute_value>вовна</g:attribute_value></g:product_detail></item></channel></rss>`,
    );
    expect(shortly(goods)).toEqual(["Ковдра||G-1||750|900|10"]);
    expect(goods.products[0]).toMatchObject({
      category: "Ковдри",
      attributes: [{ name: { uk: "Наповнювач" }, value: { uk: "вовна" } }],
    });
    expect(JSON.stringify(goods.loaded)).not.toContain("333");
  });

  it("that is declared to be windows-1251 is read as that", async () => {
    const head = '<?xml version="1.0" encoding="windows-1251"?><yml_catalog><shop><offers><offer id="A"><name>';
    const tail =
      "</name><price>5</price><quantity_in_stock>1</quantity_in_stock></offer></offers></shop></yml_catalog>";
    const bytes = Buffer.concat([Buffer.from(head), Buffer.from([0xcb, 0xe0, 0xec, 0xef, 0xe0]), Buffer.from(tail)]);
    expect(shortly(await openedGoods(bytes))).toEqual(["Лампа||A||5||1"]);
  });
});

describe("a list that is kept by hand", () => {
  const rows = [
    ["Прайс", "", "", "", "", ""],
    ["Код", "Товар", "Колір", "Розміри", "Ціна, грн", "Залишок", "Закупка", "Тканина"],
    ["P-1", "Піжама", "синій", "S, M", "1 190,00 ₴", "є", "500", "льон"],
    ["", "", "білий", "S", "", "є (3 шт)", "500", "льон"],
    ["P-2", "Халат", "", "", "79 (було 99)", "немає", "40", "льон"],
    ["", "Разом", "", "", "2 459,00", "", "", ""],
  ];

  it("has an article a size, fills down what a line leaves out, and reads only what is goods", async () => {
    const goods = await openedGoods(rows.map((row) => row.join(";")).join("\r\n"));
    expect(shortly(goods)).toEqual([
      "Піжама|синій|P-1-синій-S|S|1190||10",
      "Піжама|синій|P-1-синій-M|M|1190||10",
      "Піжама|білий|P-1-білий-S|S|1190||3",
      "Халат||P-2||79|99|0",
    ]);
    expect(goods.products[0]?.attributes).toEqual([{ name: { uk: "Тканина" }, value: { uk: "льон" } }]);
    expect(goods.unread).toEqual(["Закупка"]);
    expect(JSON.stringify(goods.loaded)).not.toContain("500");
  });

  it("is read by the columns that the shop names, whatever they are called", async () => {
    const list = "Шифр|Що це|Скільки коштує|На складі|Сорт|Нотатка\nQ1|Чай|120|5|перший|не продавати Олегу";
    expect((await openedGoods(list)).problems).toEqual([expect.stringMatching(/Line 1 has: Шифр, Що це.*columns/)]);
    const columns = { sku: "Шифр", title: "Що це", price: "Скільки коштує", stock: "На складі", attributes: ["Сорт"] };
    const goods = await openedGoods(list, { settings: { columns } });
    expect(shortly(goods)).toEqual(["Чай||Q1||120||5"]);
    expect(goods.products[0]?.attributes).toEqual([{ name: { uk: "Сорт" }, value: { uk: "перший" } }]);
    expect(goods.unread).toEqual(["Нотатка"]);
  });

  it.each([
    ["UTF-16 with its mark", Buffer.from("\ufeffКод\tНазва\tЦіна\tЗалишок\nA\tСіль\t20\t1", "utf16le")],
    ["UTF-16 without one", Buffer.from("SKU\tName\tPrice\tStock\nA\tСіль\t20\t1", "utf16le")],
    ["UTF-8 with a mark", Buffer.from("\ufeffКод,Назва,Ціна,Залишок\nA,Сіль,20,1")],
  ])("is read in %s", async (_how, bytes) => {
    expect(shortly(await openedGoods(bytes))).toEqual(["Сіль||A||20||1"]);
  });

  it("whose letters were broken before is refused, not guessed", async () => {
    const broken = Buffer.from(Buffer.from("Назва,Ціна\nСукня,5").toString("latin1"));
    expect((await openedGoods(broken)).problems).toEqual([expect.stringContaining("its letters are broken")]);
  });

  it("names two lines with one SKU, and at most twenty lines in all", async () => {
    const heads = "Код,Назва,Ціна,Залишок";
    const twice = await openedGoods(`${heads}\nA,Сіль,20,1\nA,Цукор,30,1`);
    expect(twice.problems).toEqual([expect.stringContaining('line 3: the SKU "A" stands in line 2 already')]);
    const many = await openedGoods(
      `${heads}\n${Array.from({ length: 30 }, (_, at) => `X${at},Сіль,1.590,1`).join("\n")}`,
    );
    expect(many.problems).toHaveLength(21);
    expect(many.problems.at(-1)).toContain("and 10 more");
  });
});
