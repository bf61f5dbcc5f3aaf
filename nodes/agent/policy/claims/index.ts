import type { Evidence } from "../evidence.ts";
import type { Violation } from "../violation.ts";
import { actClaims } from "./act-done.ts";
import { addressClaims } from "./address.ts";
import type { Claim } from "./claim.ts";
import { contactElsewhereClaims } from "./contact-elsewhere.ts";
import { deliveryTimeClaims } from "./delivery-time.ts";
import { discountClaims } from "./discount.ts";
import { freeAndGiftClaims } from "./free-and-gifts.ts";
import { guaranteeClaims } from "./guarantee.ts";
import { handoverClaims } from "./handover.ts";
import { readHours } from "./hours.ts";
import { identityClaims } from "./identity.ts";
import { keepingAndCallingClaims } from "./keeping-and-calling.ts";
import { orderStateClaims } from "./order-state.ts";
import { readParts } from "./parts.ts";
import { payElsewhereClaims } from "./pay-elsewhere.ts";
import { paymentClaims } from "./payment.ts";
import { readPlaces } from "./places.ts";
import { readProperties } from "./properties.ts";
import { refundClaims } from "./refund.ts";
import { requisiteClaims } from "./requisites.ts";
import { secretClaims } from "./secrets.ts";
import { readStock } from "./stock.ts";
import { termClaims } from "./terms.ts";

/** Kinds that a phrase shows. */
export const claims: readonly Claim[] = [
  ...orderStateClaims,
  ...paymentClaims,
  ...refundClaims,
  ...discountClaims,
  ...freeAndGiftClaims,
  ...guaranteeClaims,
  ...deliveryTimeClaims,
  ...keepingAndCallingClaims,
  ...handoverClaims,
  ...actClaims,
  ...termClaims,
  ...addressClaims,
  ...contactElsewhereClaims,
  ...payElsewhereClaims,
  ...requisiteClaims,
  ...secretClaims,
  ...identityClaims,
];

/** Kinds that are tied to goods or to hours. */
export const readers: readonly ((sentences: readonly string[], evidence: Evidence) => Violation[])[] = [
  readStock,
  readProperties,
  readHours,
  readParts,
  readPlaces,
];
