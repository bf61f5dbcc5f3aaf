import { type Wording, words } from "./wording.ts";

/** Looking for things, choosing them, changing one's mind. */
export const shopping = {
  buy: words(
    `
      беру, візьму, берем~, замовляю, замовлю, хочу замовити, хочу купити, можна замовити, замовити, купую, купити,
      куплю, додайте, додай, добавте, покладіть, оформіть мені, возьму, заказываю, закажу, хочу заказать, заказать,
      хочу купить, купить, покупаю, добавьте, добавь, i'll take, i'll have, i will take, i'd take, i take, take,
      i'll buy, buy, i want to buy, i want to order, i'd like to order, i'd like to buy, add, order the, order a,
      give me, забираю, забираємо, беремо, тоді його, тоді її, тоді їх, тоді цю, тоді цей, тоді це, тоді ці,
      тогда его, тогда ее, тогда их,
      тогда эту, тогда этот, давайте його, давайте її, давайте їх, давайте цю, давайте цей, давайте его, давайте ее,
      давайте эту, її й візьму,
      lets take, let's take, i'll get, i'll go with, go with, that one, this one, хочу цю, хочу її, хочу эту,
      хочу першу, хочу другу, i want the
    `,
    `
      як замовити, як купити, как заказать, как купить, how to order, how do i order, how can i order, how to buy,
      take back, коли купу~
    `,
  ),
  /** Points at a thing. It is taken only where nothing is asked about it. */
  point: words("the ~ one"),
  checkout: words(`
    оформлюйте, оформляйте, оформляємо, оформлюємо, оформіть, оформити, оформити замовлення, оформляем,
    оформите, оформить, оформить заказ, оформляю, оформлюю, checkout, check out, place the order, place my order,
    proceed, complete the order, завершити замовлення, це все, это все, that's all, that is all, більше нічого,
    больше ничего
  `),
  browse: words(`
    що є, що у вас є, що маєте, чи є, є, маєте, покажіть, покажи, порад~, підкаж~, підберіть, підбери, шукаю,
    цікавить, цікавлять, хочу, хотіла б, хотів би, потрібн~, треба, щось, каталог, асортимент, товари, новинки, что
    есть, есть, есть ли, имеется, покажите, посовет~, подскаж~, подберите, ищу, интересует, интересуют, хотела бы,
    хотел бы, нужн~, что-то, что-нибудь, ассортимент, товары, do you have, have you got, what do you have, what have
    you got, show me, show, looking for, i need, i want, i'd like, something, anything, any, catalogue, catalog,
    recommend, interested in
  `),
  price: words(
    `
      скільки кошту~, скільки ~ кошту~, за скільки, яка ціна, ціна, ціни, ціну, ціною, почому, по чому, почім,
      скільки за, шо стоїть, що стоїть, сколько за,
      вартість, сколько стоит, сколько стоят, сколько ~ стоит, сколько ~ стоят, какая цена, цена, цены, цену, почем,
      стоимость, how much, price, prices, cost, costs
    `,
    `
      за скільки днів, за скільки часу, за скільки прий~, за сколько дней, за сколько прид~,
      ціна підходить, ціна влаштовує, ціна ок, ціна добра, за цю ціну, за цією ціною, цена подходит, цена устраивает,
      цена ок, за эту цену, по этой цене, price is fine, price is ok, price is good, at this price, for this price
    `,
  ),
  compare: words(`
    чим відрізня~, чим різня~, яка різниця, в чому різниця, різниця між, чем отлича~, в чем разница, какая разница,
    разница между, difference
    between, what's the difference, compare
  `),
  other_colours: words(`
    в інших кольорах, кольори, інші кольори, інший колір, іншого кольору, в іншому кольорі, в якому кольорі,
    у якому кольорі, в каком цвете,
    what colour, which colour, які кольори, які є
    кольори, в яких кольорах, других цветах, другие цвета, другой цвет, другом цвете, какие цвета, каких цветах,
    other colours, other colors, another colour, another color, what colours, what colors, which colours, which
    colors, different colour, different color
  `),
  size_advice: words(`
    який розмір, розмір який, размер какой,
    якого розміру, який на, какой на, which one for, який розмір брати, який підійде, яка підійде, який
    нам, допоможіть з розміром, підкажіть розмір, порадьте розмір, підібрати розмір, не знаю розмір~, не знаю який
    розмір, розмірна сітка, розмірну сітку, таблиця розмірів, какой размер, какого размера, какой подойдет, помогите
    с размером, подобрать размер, не знаю размер, размерная сетка, what size, which size, size guide, size chart,
    help with size, don't know the size, not sure about the size, не впевнена з розміром
  `),
  which_sizes: words(`
    які розміри, які є розміри, які ~ розміри, яких розмірах, інші розміри, які розміри є, какие размеры, какие есть
    размеры, какие ~ размеры, каких размерах, другие размеры, what sizes, which sizes, other sizes, what other
    sizes, all sizes
  `),
  stock: words(
    "в наявності, наявність, є в наявності, залишил~, в наличии, наличие, остал~, in stock, available, left",
  ),
  expensive: words(
    `
      дорого, дорогувато, задорого, дорога, дороге, дешевше, дешевші, дешевий, дешев~, подешевше, бюджетн~,
      дороговато, дорогая, дешевле, подешевле, expensive, pricey, cheaper, too much, less expensive, affordable
    `,
    "не дорого, недорого, не дорожче, не дороже",
  ),
  discount: words(
    `
      знижк~, знижок, знижеч~, акці~, промокод~, скидк~, скидок, скидоч~, скинете, скиньте ціну, скинути ціну,
      скинете ціну, уступите,
      поступитеся, поступіться, торг, торгу~, сторгу~, дешевше віддасте, акци~, сбросите, скинете цену, discount~,
      promo, promo code,
      coupon~, sale, better price, lower the price
    `,
  ),
  think: words(
    `
      подумаю, подумаємо, ще подумаю, треба подумати, пораджуся, потім, пізніше, подумаем, надо подумать, посоветуюсь,
      потом, позже, think about it, i'll think, need to think, maybe later, later
    `,
    "оплачу, заплачу, will pay, скину",
  ),
  remove: words(`
    заберіть, забрати, прибери, приберіть, видаліть, видали, викиньте, без, не треба, не потрібн~, вже не, уберите,
    убери, удалите, не надо, не нужн~, remove, delete, drop, take out, take off, without, don't need, do not need,
    no longer need, скасуйте, отмените
  `),
  replace: words(`
    розмір більший, більший розмір, менший розмір, розмір менший, розмір більше, на розмір більш~, размер больше,
    больший размер, меньший размер,
    размер меньше, bigger size, smaller size, size up, size down, замініть, замінити, змінити, змініть, изменить,
    измените, замість, поміняйте, поміняти, замените, заменить,
    вместо, поменяйте, поменять, instead, instead of, replace, swap, change
  `),
  rather: words(
    "краще, лучше, rather, better, передумал~, передумав, changed my mind, make it, нехай буде, пусть будет",
  ),
  cart: words(`
    що в кошику, що у кошику, мій кошик, кошик, що я замовила, що я замовив, скільки всього, скільки разом, скільки
    з мене, сколько с меня, how much in total, яка сума, загальна сума, корзин~, сколько всего, сколько вместе,
    какая сумма, cart, basket, what did i order, total
  `),
  details: words(`
    утеплювач~, утеплител~, підкладк~, подкладк~,
    пошит~, сшит~, матеріал, тканин~, склад тканини, який склад, з чого, бавовн~, опис, детальніше, подробиці,
    материал, ткан~,
    состав, из чего, хлопок, описание, подробнее, material, fabric, made of, cotton, details, describe, description,
    tell me more, догляд~, як прати, заміри, вироблен~, країна виробн~, уход за, как стирать, замеры, where is it
    made, care instructions, how to wash, measurements
  `),
  photo: words(`
    є фото, фото, фотк~, як виглядає, відео, есть фото, как выглядит, видео, photo, photos, picture, pictures, what
    does it look like, how does it look
  `),
  /** Only as the first word: "сукню і шорти" goes on with nothing. */
  follow_up: { any: /^\s*(?:а|і|и|and|what about|how about|тільки|только|only)\s/iu, listed: [] },
} as const satisfies Record<string, Wording>;
