import { clothesOther } from "./clothes-other.ts";
import { clothesUk } from "./clothes-uk.ts";
import { otherGoods } from "./other-goods.ts";
import type { Talk } from "./talk.ts";

export const talks: readonly Talk[] = [...clothesUk, ...clothesOther, ...otherGoods];
