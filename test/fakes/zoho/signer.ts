import { createSign, generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

interface Signer {
  readonly jwks: object;
  sign(claims: object, header?: object): string;
}

/** By their ids: making a pair takes 50 ms of a core. */
const keyPairs = new Map<string, KeyPairKeyObjectResult>();

function keyPairOf(kid: string): KeyPairKeyObjectResult {
  const known = keyPairs.get(kid);
  if (known !== undefined) return known;
  const made = generateKeyPairSync("rsa", { modulusLength: 2048 });
  keyPairs.set(kid, made);
  return made;
}

/** Signs as Zoho Desk signs its webhooks: RS256, under a key that is published. */
export function createSigner(kid = "key-1"): Signer {
  const { privateKey, publicKey } = keyPairOf(kid);
  return {
    jwks: { keys: [{ ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" }] },
    sign: (claims, header = {}) => {
      const signed = `${part({ alg: "RS256", typ: "JWT", kid, ...header })}.${part(claims)}`;
      return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url")}`;
    },
  };
}
