import { z } from "zod";
import type { Money } from "../../src/core/index.ts";
import type { SchemaOf } from "../turn/schema-of.ts";

export const moneySchema: SchemaOf<Money> = z.object({ minor: z.int(), currency: z.string() });
