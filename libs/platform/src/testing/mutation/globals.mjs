/** What the specs of libs/law take from '@jest/globals', said by mocha: describe, test, test.each and jest's own expect. */
import { expect } from 'expect';
import fc from 'fast-check';

// A failing property has felled its mutant: nobody reads the smallest example. One seed for all, so that two runs say the same.
fc.configureGlobal({ seed: 4711, endOnFailure: true });

export { expect };
export const describe = (title, body) => void globalThis.describe(title, body);
export const afterAll = (body) => void globalThis.after(body);
export const test = (title, body) => void globalThis.it(title, () => { globalThis.law.forget(); return body(); });
// The number keeps rows apart that read alike: Stryker knows a test by its title.
test.each = (rows) => (title, body) => rows.forEach((row, index) => test(`${title} (${index + 1})`, () => (Array.isArray(row) ? body(...row) : body(row))));
