/** The reference on the telephone: one to one, scattered, and every slip of one sign or of two neighbours is heard. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  checkPublicReference,
  formatPublicReference,
  numberOfReference,
  publicReference,
  REFERENCE_COUNT,
} from "../index.ts";

const serial = fc.integer({ min: 0, max: REFERENCE_COUNT - 1 });
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

describe("public reference", () => {
  test("has seven signs in three groups, without vowels and look-alikes", () => {
    fc.assert(
      fc.property(serial, (number) =>
        expect(publicReference(number)).toMatch(
          /^[2-9CDFHJKLMNPRTVWX]{3}-[2-9CDFHJKLMNPRTVWX]{3}-[2-9CDFHJKLMNPRTVWX]$/,
        ),
      ),
    );
  });
  test("is one to one: the number comes back, from bigint too", () => {
    fc.assert(
      fc.property(serial, (number) => {
        expect(numberOfReference(publicReference(number))).toBe(number);
        expect(publicReference(BigInt(number))).toBe(publicReference(number));
      }),
    );
    expect(
      new Set(
        Array.from({ length: 20_000 }, (_, number) => publicReference(number)),
      ).size,
    ).toBe(20_000);
  });
  test("is stable: a case keeps its reference for ever", () => {
    expect([0, 1, 2, 3, 1_000_000].map((number) => publicReference(number))).toEqual(["H36-VVR-T", "J7P-X6K-F", "X4P-KT4-J", "FDM-WW4-9", "2P7-LK9-M"]);
  });
  test("neighbours do not look like neighbours", () => {
    let alike = 0;
    for (let number = 0; number < 2000; number += 1) {
      const [one, other] = [
        publicReference(number),
        publicReference(number + 1),
      ];
      if (
        [...one].filter((sign, index) => sign === other[index] && sign !== "-")
          .length >= 3
      )
        alike += 1;
    }
    expect(alike).toBeLessThan(40);
  });
  test("every single substitution is detected", () => {
    fc.assert(
      fc.property(serial, fc.nat(6), (number, place) => {
        const signs = publicReference(number).replaceAll("-", "");
        for (const sign of ALPHABET) {
          if (sign !== signs[place])
            expect(
              checkPublicReference(
                signs.slice(0, place) + sign + signs.slice(place + 1),
              ),
            ).toBeUndefined();
        }
      }),
    );
  });
  test("every transposition of neighbours is detected, and of any two signs", () => {
    fc.assert(
      fc.property(serial, fc.nat(6), fc.nat(6), (number, one, other) => {
        const signs = [...publicReference(number).replaceAll("-", "")];
        fc.pre(signs[one] !== signs[other]);
        [signs[one], signs[other]] = [signs[other]!, signs[one]!];
        expect(checkPublicReference(signs.join(""))).toBeUndefined();
      }),
    );
  });
  test("is heard in any case, with any spaces and dashes", () => {
    const reference = publicReference(4711),
      bare = reference.replaceAll("-", "");
    for (const typed of [
      bare,
      bare.toLowerCase(),
      ` ${[...bare].join(" ")} `,
      reference.replaceAll("-", " – "),
      reference.replaceAll("-", "\u00a0"),
      `${bare.slice(0, 3)}.${bare.slice(3)}`,
    ]) {
      expect(checkPublicReference(typed)).toBe(reference);
    }
    for (const wrong of ["", bare.slice(1), `${bare}2`, "AEI-OUY-0", "---"])
      expect(checkPublicReference(wrong)).toBeUndefined();
  });
  test("groups what is being typed", () => {
    expect(["r4k7td3", "r4k 7", "r", ""].map(formatPublicReference)).toEqual([
      "R4K-7TD-3",
      "R4K-7",
      "R",
      "",
    ]);
  });
  test("refuses a number outside its range", () => {
    for (const number of [-1, REFERENCE_COUNT, 1.5, NaN])
      expect(() => publicReference(number)).toThrow(RangeError);
  });
});
