import { z } from "zod";
import { type Answer, type FakeCall, type Fault, Refusal, type Served, serve } from "../serve.ts";

/** Makes numbers of words, as strict as the vendors are, in the three protocols that our packages speak. */
export interface EmbeddingServer extends Served {
  readonly key: string;
  /** For the next calls, one each. */
  readonly faults: Fault[];
  /** Every text that numbers were made of, in the order it came. */
  readonly texts: string[];
}

const key = "fake-embedding-key-1";
const size = 48;

/** What means the same, however it is said: each is a direction of its own. */
const meanings: readonly RegExp[] = [
  /самовив|забрати|приїхати|pick ?up/i,
  /прати|прання|машинк|wash/i,
  /кордон|польщ|abroad/i,
  /подарунк|gift/i,
];

function numbersOf(text: string): number[] {
  const numbers = Array.from({ length: size }, (_, at) => ((text.length * (at + 3) * 7_919) % 13) / 100);
  return numbers.map((noise, at) => noise + (meanings[at]?.test(text) ? 5 : 0));
}

const text = z.string().min(1);
const openaiBody = z.strictObject({
  model: z.literal("embed-fake"),
  input: z.union([text, z.array(text).min(1).max(2_048)]),
  encoding_format: z.enum(["float", "base64"]).optional(),
});
const content = z.strictObject({
  role: z.literal("user").optional(),
  parts: z.array(z.strictObject({ text })).length(1),
});
const googleOne = z.strictObject({ content });
const googleMany = z.strictObject({
  requests: z
    .array(z.strictObject({ model: z.literal("models/embed-fake"), content }))
    .min(1)
    .max(100),
});
const ollamaBody = z.strictObject({
  model: z.literal("embed-fake"),
  input: z.array(text).min(1),
  truncate: z.boolean().optional(),
});

export async function startEmbeddings(): Promise<EmbeddingServer> {
  const faults: Fault[] = [];
  const texts: string[] = [];
  const numbersFor = (given: readonly string[]): number[][] => {
    texts.push(...given);
    return given.map(numbersOf);
  };
  const served = await serve({
    fault: () => faults.shift() ?? "none",
    apply: (call): Answer => {
      switch (call.path) {
        case "/v1/embeddings":
          return openaiAnswer(call, numbersFor);
        case "/v1beta/models/embed-fake:embedContent": {
          const [values] = numbersFor([wordsOf(read(call, googleOne, call.headers["x-goog-api-key"]).content)]);
          return { status: 200, body: { embedding: { values } } };
        }
        case "/v1beta/models/embed-fake:batchEmbedContents": {
          const { requests } = read(call, googleMany, call.headers["x-goog-api-key"]);
          const made = numbersFor(requests.map((request) => wordsOf(request.content)));
          return { status: 200, body: { embeddings: made.map((values) => ({ values })) } };
        }
        case "/api/embed": {
          const { input, model } = read(call, ollamaBody, key);
          return { status: 200, body: { model, embeddings: numbersFor(input) } };
        }
        default:
          throw new Refusal(404, { error: { message: "unknown url" } });
      }
    },
  });
  return { ...served, key, faults, texts };
}

const wordsOf = ({ parts }: z.output<typeof content>): string => parts.map((part) => part.text).join("");

function read<T>(call: FakeCall, schema: z.ZodType<T>, given: string | undefined): T {
  if (given !== key) throw new Refusal(401, { error: { message: "wrong key", code: 401, status: "UNAUTHENTICATED" } });
  const body = schema.safeParse(call.body);
  if (!body.success) throw new Refusal(400, { error: { message: z.prettifyError(body.error), code: 400 } });
  return body.data;
}

function openaiAnswer(call: FakeCall, numbersFor: (texts: readonly string[]) => number[][]): Answer {
  const asked = read(call, openaiBody, call.headers["authorization"]?.replace(/^Bearer /, ""));
  const made = numbersFor(typeof asked.input === "string" ? [asked.input] : asked.input);
  const data = made.map((numbers, index) => ({
    object: "embedding",
    index,
    embedding:
      asked.encoding_format === "base64" ? Buffer.from(Float32Array.from(numbers).buffer).toString("base64") : numbers,
  }));
  return {
    status: 200,
    body: { object: "list", model: asked.model, data, usage: { prompt_tokens: 1, total_tokens: 1 } },
  };
}
