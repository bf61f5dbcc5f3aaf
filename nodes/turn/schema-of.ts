import { z } from "zod";

/**
 * State comes back from a checkpoint, and a checkpoint is an edge like any other. Each schema of a word of the core is
 * annotated with the core's type, so the two cannot drift apart.
 */
export type SchemaOf<T> = z.ZodType<T, T>;

export const branded = <Name extends string>() => z.string().brand<Name, "inout">();
