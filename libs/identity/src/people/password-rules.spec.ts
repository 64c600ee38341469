import { expect, test } from '@jest/globals';
import { hashPassword, needsRehash, TooBusy } from './passwords.ts';
import { passwordFault } from './password-rules.ts';

const who = { email: 'helene.vasseur@orvelle.example', name: 'Hélène Vasseur' };

test.each([
  ['onze signes', 'password_too_short'], ['', 'password_too_short'], ['é'.repeat(201), 'password_too_long'],
  ['helene.vasseur@orvelle.example', 'password_is_name'], ['Hélène Vasseur', 'password_is_name'], ['vasseur-helene', 'password_is_name'], ['Helene.Vasseur2026', 'password_is_name'],
  ['motdepasse123', 'password_too_common'], ['P@ssw0rd12345', 'password_too_common'], ['Azertyuiop123', 'password_too_common'], ['quittance2026!', 'password_too_common'], ['Novembre-2026!', 'password_too_common'],
  ['aaaaaaaaaaaaaaaa', 'password_too_common'], ['abcabcabcabc', 'password_too_common'], ['123456789012', 'password_too_common'], ['abcdefghijklmnop', 'password_too_common'], ['210987654321', 'password_too_common'],
])('%s is refused: %s', (password, code) => expect(passwordFault(password, who)?.code).toBe(code));

test.each(['trois chats sur le quai', 'hélène aime les ormes', 'douze signes', 'Tours37 quai des Tanneurs', 'ωμέγα και άλφα', '🐈🐈🐕🐎🐖🐓🦆🦉🐝🦋🐌🐛'])('%s is taken: no kind of sign is asked for', (password) => expect(passwordFault(password, who)).toBeUndefined());

test('two at a time; sixty-four wait, and who comes after them is told at once', async () => {
  const came = await Promise.allSettled(Array.from({ length: 80 }, () => hashPassword('trois chats sur le quai')));
  expect(came.map(({ status }) => status)).toEqual([...Array<string>(66).fill('fulfilled'), ...Array<string>(14).fill('rejected')]);
  expect(came.flatMap((one) => (one.status === 'rejected' ? [one.reason instanceof TooBusy] : []))).not.toContain(false);
  await hashPassword('et ensuite comme avant');
}, 60_000);

test('a hash of less than today’s work is made anew', async () => {
  expect(needsRehash(await hashPassword('trois chats sur le quai'))).toBe(false);
  for (const weak of ['$argon2id$v=19$m=4096,t=2,p=1$c2Vs$aGFzaA', '$argon2id$v=19$m=19456,t=1,p=1$c2Vs$aGFzaA', '$argon2i$v=19$m=19456,t=2,p=1$c2Vs$aGFzaA', '$2b$10$abc']) expect(needsRehash(weak)).toBe(true);
});
