import { english } from "./customers/english.ts";
import { mixed } from "./customers/mixed.ts";
import { russian } from "./customers/russian.ts";
import { ukrainian } from "./customers/ukrainian.ts";
import type { WrittenCustomer } from "./written-customer.ts";

export const customers: readonly WrittenCustomer[] = [...ukrainian, ...russian, ...english, ...mixed];
