/** One field of a query asked with many values: as many under other names in one operation as it may hold. What each is answered is told apart. */
import type { Attacker, TwoAgencies } from '@quittance/api/testing';

/** As many other names as one operation may use. */
const AT_ONCE = 8;

interface Said { data: Record<string, unknown> | null; errors?: { path?: (string | number)[]; extensions?: Record<string, unknown> }[] }

/** type: of the value. field: how it is asked for with the value of that variable. Answers the body that each value would have been answered alone, but for the number of its request. */
export async function askEach(h: TwoAgencies, { headers }: Pick<Attacker, 'headers'>, { name, type, field }: { name: string; type: string; field: (variable: string) => string }, values: readonly unknown[]): Promise<string[]> {
  const send = async (some: readonly unknown[]) => (await h.app.inject({
    method: 'POST', url: '/graphql', headers,
    payload: { query: `query (${some.map((_, i) => `$v${i}: ${type}`).join(', ')}) { ${some.map((_, i) => `${some.length > 1 ? `a${i}: ` : ''}${field(`$v${i}`)}`).join(' ')} }`, variables: Object.fromEntries(some.map((value, i) => [`v${i}`, value])) },
  })).body;
  const plain = (body: string) => body.trim().replaceAll(/,?"correlationId":"[^"]+"/g, '');
  const answers: string[] = [];
  for (let at = 0; at < values.length; at += AT_ONCE) {
    const these = values.slice(at, at + AT_ONCE);
    if (these.length === 1) { answers.push(plain(await send(these))); continue; }
    const { data, errors = [] } = JSON.parse(await send(these)) as Said;
    // What refuses one where it may not be nothing, or the operation as a whole, hides the others: then each is asked alone.
    if (!data || errors.some(({ path }) => !path)) { for (const one of these) answers.push(plain(await send([one]))); continue; }
    for (const i of these.keys()) {
      const own = errors.filter(({ path }) => path![0] === `a${i}`).map((error) => ({ ...error, path: [name, ...error.path!.slice(1)] }));
      answers.push(plain(JSON.stringify({ ...(own.length ? { errors: own } : {}), data: { [name]: data[`a${i}`] } })));
    }
  }
  return answers;
}
