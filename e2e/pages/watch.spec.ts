/** A watch that hears nothing guards nothing: what a browser complains of is heard. */
import { expect, test, watch } from '../people.ts';

test('errors, broken policies and refused requests are heard', async ({ page }) => {
  const complaints: string[] = [];
  watch(page, complaints);
  await page.goto('/sign-in');
  await expect(page.getByLabel('Mot de passe')).toBeVisible();
  expect(complaints).toEqual([]);
  await page.evaluate(async () => {
    setTimeout(() => { throw new Error('thrown by nobody'); });
    document.body.setAttribute('style', 'color: red');
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
    await fetch('/documents/rien');
    await fetch('https://elsewhere.example/').catch(() => undefined);
  });
  await expect.poll(() => complaints.join('\n')).toContain('elsewhere.example');
  for (const heard of [/^error: thrown by nobody/m, /^console: .*style/m, /^console: .*script/m, /^answer: 40[14] GET \/documents\/rien/m]) expect(complaints.join('\n')).toMatch(heard);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});
