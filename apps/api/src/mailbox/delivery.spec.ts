import { expect, test } from '@jest/globals';
import { DebtorDoorService } from '@quittance/contact';
import { Database, newId, sql } from '@quittance/platform';
import { smtpServer } from '@quittance/platform/testing';
import { smallHouse } from '../testing/small-house.ts';

test('a code that is asked for at the door reaches the mail server by itself, by the outbox and the queue; and opens', async () => {
  const server = await smtpServer();
  const h = await smallHouse({ works: true, mail: { url: server.url, from: 'Orvelle <dossiers@orvelle.example>' } });
  try {
    const { id, publicReference } = h.first.cases[0]!;
    await h.app.get(Database).rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source)
      select ${newId()}, debtor_id, agency_id, creditor_id, 'email', 'paul@carnaudet.example', now(), 'deposit' from case_file where id = ${id}`);
    const door = h.app.get(DebtorDoorService);
    await door.sendCode({ reference: publicReference, channel: 'email' }, {});
    // Others of the house are written to as well; his own is the one that is looked for.
    const his = () => server.received.filter(({ to }) => to.includes('<paul@carnaudet.example>'));
    for (let i = 0; his().length === 0 && i < 400; i += 1) await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect(his().map(({ to }) => to)).toEqual([['<paul@carnaudet.example>']]);
    const bytes = his()[0]!.data.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    const code = / : (\d{3} \d{3})/.exec(Buffer.from(bytes, 'latin1').toString())![1]!;
    expect(await door.enterByCode({ reference: publicReference, code }, {})).toMatchObject({ visitId: expect.any(String) });
  } finally {
    await h.close();
    await server.close();
  }
}, 60_000);
