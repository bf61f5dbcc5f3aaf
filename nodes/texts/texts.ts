import type { Language } from "../../src/core/index.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { Texts } from "./shape.ts";
import { uk } from "./uk.ts";

export const texts: Readonly<Record<Language, Texts>> = { uk, en, ru };
