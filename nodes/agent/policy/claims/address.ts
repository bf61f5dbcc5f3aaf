import { isParaphrase } from "./backing.ts";
import { type Claim, claim } from "./claim.ts";

/** Where the shop is: only in its own words. */
export const addressClaims: readonly Claim[] = [
  claim(
    "terms_claim",
    ["negated", "asked", "conditional", "asking"],
    ({ facts }, { whole, match, sentence }) =>
      isParaphrase(`${match} ${whole}`, facts.shopTexts) || isParaphrase(sentence, facts.shopTexts),
    [
      "(наш|наша|наше|наши|our) (~ )?(магазин|шоурум|шоу рум|офіс|склад|салон|бутик|точка|адреса|офис|адрес|shop|store|showroom|office|warehouse|address) (~ )?(знаходиться|розташован~|працює|є|находится|расположен~|это|is|at|in|on|на|у|в|за|-|:)",
      "(ми|мы|we|we're) ..1 (знаходимось|знаходимося|розташовані|перебуваємо|находимся|расположены|located|based)",
      "(знаходимось|знаходимося|розташовані|находимся|расположены|located) (за|на|у|в|біля|поруч|по|возле|рядом|in|at|on|near|next)",
      "(приходьте|приїжджайте|заходьте|завітайте|чекаємо вас|приходите|приезжайте|заходите|ждем вас|come to|visit|drop by) ..3 (магазин~|шоурум~|офіс~|нас|салон~|склад~|офис~|our|the (shop|store|showroom)|us)",
      "(шоурум|шоу рум|магазин|офіс|showroom|store) ..2 (на вулиці|на вул|у центрі|в центрі|біля метро|в тц|у тц|на улице|на ул|в центре|возле метро|downtown|near the metro|in the (city )?cent(er|re)|in the mall)",
    ],
  ),
];
