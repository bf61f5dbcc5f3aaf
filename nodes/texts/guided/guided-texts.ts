import type { Language } from "../../../src/core/index.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { GuidedTexts } from "./shape.ts";
import { uk } from "./uk.ts";

export const guidedTexts: Readonly<Record<Language, GuidedTexts>> = { uk, en, ru };
