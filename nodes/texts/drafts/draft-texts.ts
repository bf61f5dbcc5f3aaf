import type { Language } from "../../../src/core/index.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { DraftTexts } from "./shape.ts";
import { uk } from "./uk.ts";

export const draftTexts: Readonly<Record<Language, DraftTexts>> = { uk, en, ru };
