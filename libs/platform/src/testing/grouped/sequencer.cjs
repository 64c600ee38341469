/** What takes longest begins first, so that both workers end at about the same time; a fresh clone has no memory of how long anything took. */
const Sequencer = require('@jest/test-sequencer').default;

const LONG = ['e2e-attacks', 'apps/api', 'apps-api', 'libs-money', 'libs-intake', 'libs-cases', 'libs-contact', 'libs-identity', 'libs-platform', 'libs-desk', 'libs-judicial', 'apps-portal'];
const rank = ({ path }) => { const at = LONG.findIndex((name) => path.includes(name)); return at < 0 ? LONG.length : at; };

module.exports = class LongestFirst extends Sequencer {
  sort(tests) { return [...tests].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path)); }
};
