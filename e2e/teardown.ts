import fs from 'node:fs';

export default function teardown(): void {
  const data = process.env['E2E_DATA'];
  if (data?.includes('quittance-e2e-')) fs.rmSync(data, { recursive: true, force: true });
}
