/**
 * The globals of a spec that stands in a group: while its file is read, what it says at its top level is only written down; then it is said
 * inside a `describe` of its own, so that its hooks are those of its own tests.
 */
/** @type {(() => unknown)[] | undefined} */
let written;
const real = globalThis;

/** As the real one, and everything on it (`each`, `skip` …), but written down while a file is read. */
function later(call) {
  return new Proxy(function said() {}, {
    apply: (_target, _self, args) => {
      // test.each(table) answers the function that takes the name and the test.
      if (!written) return call()(...args);
      const done = () => call()(...args);
      written.push(done);
      return undefined;
    },
    get: (_target, name) => (name === 'each' ? (...table) => later(() => call().each(...table)) : later(() => call()[name].bind(call()))),
  });
}

export const describe = later(() => real.describe), test = later(() => real.test), it = test;
export const beforeAll = later(() => real.beforeAll), afterAll = later(() => real.afterAll), beforeEach = later(() => real.beforeEach), afterEach = later(() => real.afterEach);
export const expect = real.expect;
export const jest = import.meta.jest;

/** Reads a file of specs and says its tests inside one `describe` of its name. */
export async function gather(name, read) {
  written = [];
  await read();
  const said = written;
  written = undefined;
  real.describe(name, () => { for (const one of said) one(); });
}
