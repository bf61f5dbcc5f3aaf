import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { BadInput, FailureError, type Grant, HomeError, isSame, type OAuthClient } from "../core/index.ts";

/** What a person is told while they are waited for. */
interface ConsentTold {
  /** Where they say yes. */
  readonly consentUrl: URL;
  /** What has to be registered at the vendor as the place to come back to. */
  readonly redirectUri: string;
}

interface ConsentOptions {
  readonly port: number;
  readonly tell: (told: ConsentTold) => void;
  /** Addresses that a person pastes: on a server, their browser cannot come back to us by itself. */
  readonly pasted?: AsyncIterable<string>;
  /** A pasted line or a visit that was not what is waited for. */
  readonly complain: (why: string) => void;
  readonly signal: AbortSignal;
}

const redeemMs = 15_000;
/** Whoever connects and says nothing keeps the command from ending. */
const patience = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 1_000 };

/** Waits for one person to say yes at the vendor, and answers what they granted. */
export async function askConsent(client: OAuthClient, options: ConsentOptions): Promise<Grant> {
  const question = newQuestion(client, options.port);
  const granted = Promise.withResolvers<Grant>();
  // It is waited for below; until then a rejection has no listener.
  granted.promise.catch(() => undefined);
  const take = answerTaker(client, question, granted, options.complain);
  const server = await listen(question, take, options.port);
  const giveUp = (): void =>
    granted.reject(new BadInput("Nobody answered. Nothing was changed; run it again when you are ready."));
  options.signal.addEventListener("abort", giveUp, { once: true });
  try {
    options.tell({ consentUrl: question.consentUrl, redirectUri: question.redirectUri });
    if (options.pasted !== undefined) void readPasted(options.pasted, take, options.complain);
    return await granted.promise;
  } finally {
    options.signal.removeEventListener("abort", giveUp);
    // The page in the browser still gets its answer.
    server.close();
    server.closeIdleConnections();
  }
}

interface Question {
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly consentUrl: URL;
}

function newQuestion(client: OAuthClient, port: number): Question {
  const state = randomBytes(24).toString("base64url");
  const verifier = randomBytes(48).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const redirectUri = `http://localhost:${port}/callback`;
  return { state, verifier, redirectUri, consentUrl: client.consentUrl({ state, redirectUri, challenge }) };
}

/** What the person reads in the browser. */
interface Page {
  readonly status: number;
  readonly text: string;
}

type TakeAnswer = (answer: URLSearchParams) => Promise<Page>;

/** A code is good once, so the first answer to our question decides. */
function answerTaker(
  client: OAuthClient,
  { state, verifier, redirectUri }: Question,
  granted: PromiseWithResolvers<Grant>,
  complain: ConsentOptions["complain"],
): TakeAnswer {
  let isRedeeming = false;
  return async (answer) => {
    if (!isSame(answer.get("state") ?? undefined, state)) {
      complain("That answer belongs to another question: begin with the address above.");
      return {
        status: 400,
        text: "This answer belongs to another question. Begin again with the address in the terminal.",
      };
    }
    if (answer.has("error") || isRedeeming) {
      if (!isRedeeming)
        granted.reject(new BadInput(`It was not granted (${wordOf(answer.get("error"))}). Nothing was changed.`));
      return { status: 200, text: "Nothing was granted, and nothing was changed." };
    }
    isRedeeming = true;
    try {
      granted.resolve(await client.redeem({ answer, redirectUri, verifier }, AbortSignal.timeout(redeemMs)));
      return { status: 200, text: "Done. You can close this window and go back to the terminal." };
    } catch (error) {
      granted.reject(error instanceof FailureError ? refusedBy(client.vendor, error) : error);
      return { status: 502, text: "It was granted, but the vendor gave no key for it. The terminal says why." };
    }
  };
}

async function listen({ redirectUri, consentUrl }: Question, take: TakeAnswer, port: number): Promise<Server> {
  const server = createServer(patience, (request, response) => {
    const url = new URL(request.url ?? "/", redirectUri);
    if (url.pathname === "/" || url.pathname === "/authorize") {
      return void response.writeHead(302, { location: consentUrl.href }).end();
    }
    if (url.pathname !== "/callback") return say(response, 404, "There is nothing at this address.");
    void take(url.searchParams).then(({ status, text }) => say(response, status, text));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch(() => {
    throw new HomeError(`Port ${port} is taken: stop what uses it, or choose another with --port.`);
  });
  return server;
}

async function readPasted(
  lines: AsyncIterable<string>,
  take: (answer: URLSearchParams) => Promise<unknown>,
  complain: (why: string) => void,
): Promise<void> {
  for await (const line of lines) {
    const text = line.trim();
    if (text === "") continue;
    if (URL.canParse(text)) await take(new URL(text).searchParams);
    else complain("That is no address. Paste the whole line of your browser, from http:// on.");
  }
}

const refusedBy = (vendor: string, { failure }: FailureError): BadInput =>
  new BadInput(`${vendor} gave no key (${failure.code}). ${failure.detail ?? "Nothing was changed; run it again."}`);

/** What a vendor writes into an address is shown only when it is a plain word. */
const wordOf = (word: string | null): string =>
  word !== null && /^[a-z_]{1,40}$/.test(word) ? word : "no reason given";

function say(response: ServerResponse, status: number, text: string): void {
  const body = `<!doctype html><meta charset="utf-8"><title>Deskgraph</title><body style="font:1.2rem/1.5 system-ui;margin:20vh auto;max-width:32rem;padding:0 1rem"><p>${text}</p>`;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", connection: "close" }).end(body);
}
