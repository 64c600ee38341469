import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { House } from '../house.spec-kit.tsx';
import { PercentField, readPercent } from './number.tsx';

test.each([['12', '12.00'], ['12,5 %', '12.50'], ['12.40', '12.40'], ['0', '0.00'], ['100', '100.00'], ['100,01', null], ['12,345', null], ['-1', null], ['douze', null], ['', null]])('%j is read as %j', (text, rate) => {
  expect(readPercent(text)).toBe(rate);
});

test('a rate is repeated in full, and refused in words once the field is left', async () => {
  function Rate() { const [rate, setRate] = useState<string | null>(null); return <PercentField label="Commission" value={rate} onValueChange={setRate} />; }
  render(<House><Rate /></House>);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Commission'), '12,5');
  expect(screen.getByText(/^12,50\s%$/)).toBeTruthy();
  await user.clear(screen.getByLabelText('Commission'));
  await user.type(screen.getByLabelText('Commission'), 'abc');
  await user.tab();
  expect(screen.getByRole('alert').textContent).toContain('n’est pas un taux');
});
