/** Terms, a row each (deadlines contract), with the examples of the reference of rules. */
import { describe, expect, test } from '@jest/globals';
import { deadline, deadlineFromJson, DEADLINE_KINDS, isLawError, type DeadlineJson } from '../index.ts';

const answer = (kind: string, from: string, more: object = {}): DeadlineJson => {
  const result = deadlineFromJson({ kind, from, ...more });
  if (isLawError(result)) throw new Error(result.message);
  return result;
};

describe('deadline', () => {
  test.each([
    // kind, from, nominal, deadline, article
    ['remittance', '2027-01-31', '2027-02-28', '2027-02-28', 'CPCE R124-6'], // rules 1.8; a Sunday, no roll-over
    ['payment_order_service', '2026-08-31', '2027-02-28', '2027-03-01', 'CPC 1411'], // rules 6.5: six months, Sunday
    ['payment_order_service', '2026-09-01', '2026-12-01', '2026-12-01', 'CPC 1411'],
    ['payment_order_service', '2026-09-15', '2026-12-15', '2026-12-15', 'CPC 1411'], // rules 6.5
    ['payment_order_service', '2026-11-30', '2027-02-28', '2027-03-01', 'CPC 1411'], // rules 6.5
    ['payment_order_opposition', '2026-10-14', '2026-11-14', '2026-11-16', 'CPC 1416'], // Saturday
    ['payment_order_consignment', '2026-11-21', '2026-12-06', '2026-12-07', 'CPC 1425'], // Sunday
    ['small_claims_reply', '2026-10-15', '2026-11-15', '2026-11-15', 'CPCE R125-2, R125-5'], // Sunday, no roll-over
    ['uncontested_claim_contest', '2026-09-15', '2026-10-15', '2026-10-15', 'CPCE L126-2'], // rules 7.2
    ['uncontested_claim_record', '2026-09-15', '2026-10-23', '2026-10-23', 'CPCE L126-2'], // rules 7.2
    ['uncontested_claim_record', '2027-01-31', '2027-03-08', '2027-03-08', 'CPCE L126-2'],
    ['bank_attachment_notice', '2026-04-30', '2026-05-08', '2026-05-11', 'CPCE R211-3'], // a holiday, then a weekend
    ['bank_attachment_contest', '2026-10-11', '2026-11-11', '2026-11-12', 'CPCE R211-11'], // a holiday
    ['order_to_pay_sale', '2026-11-21', '2026-11-29', '2026-11-29', 'CPCE R221-1'],
    ['wage_garnishment_earliest', '2026-07-31', '2026-08-31', '2026-08-31', 'CPCE L212-1 et s.'],
    ['wage_garnishment_latest', '2026-01-06', '2026-04-06', '2026-04-07', 'CPCE L212-1 et s.'], // Easter Monday
    ['default_judgment_notice', '2025-11-25', '2026-05-25', '2026-05-26', 'CPC 478'], // Whit Monday
    ['proof_of_claim', '2026-09-10', '2026-11-10', '2026-11-10', 'C. com. R622-24'], // rules 10.2
    ['data_subject_request', '2026-10-31', '2026-11-30', '2026-11-30', 'RGPD 12'],
  ])('%s from %s: %s, %s (%s)', (kind, from, nominal, end, article) => {
    expect(answer(kind, from)).toMatchObject({ kind, from, nominal, deadline: end, article });
  });
  test('proof_of_claim: four months for a creditor abroad, which means nothing elsewhere', () => {
    expect(answer('proof_of_claim', '2026-09-10', { abroad: true })).toMatchObject({ nominal: '2027-01-10', deadline: '2027-01-11' });
    expect(answer('proof_of_claim', '2026-09-10', { abroad: null }).deadline).toBe('2026-11-10');
    expect(answer('remittance', '2026-09-10', { abroad: true }).deadline).toBe('2026-10-10');
  });
  test('a note says why a term rolled over, and is null where there is nothing to say', () => {
    expect(answer('bank_attachment_contest', '2026-10-11').note).toBe('Le 2026-11-11 n’est pas un jour ouvrable (11 novembre) : le délai court jusqu’au 2026-11-12 (CPC 642).');
    expect(answer('payment_order_opposition', '2026-10-14').note).toBe('Le 2026-11-14 n’est pas un jour ouvrable (samedi) : le délai court jusqu’au 2026-11-16 (CPC 642).');
    expect(answer('payment_order_consignment', '2026-11-21').note).toBe('Le 2026-12-06 n’est pas un jour ouvrable (dimanche) : le délai court jusqu’au 2026-12-07 (CPC 642).');
    expect(answer('proof_of_claim', '2026-09-10', { abroad: true }).note).toBe('Créancier hors de France métropolitaine : quatre mois. Le 2027-01-10 n’est pas un jour ouvrable (dimanche) : le délai court jusqu’au 2027-01-11 (CPC 642).');
    expect([answer('payment_order_service', '2026-09-15').note, answer('payment_order_service', '2026-07-15').note]).toEqual(['Ordonnance rendue à compter du 1er septembre 2026 : trois mois.', 'Ordonnance antérieure au 1er septembre 2026 : six mois.']);
    expect([answer('small_claims_reply', '2026-10-15').note, answer('uncontested_claim_record', '2026-09-15').note, answer('wage_garnishment_earliest', '2026-07-31').note]).toEqual(['Le silence vaut refus.', 'Dernier jour du délai d’attente : l’acte peut suivre.', 'Dernier jour du délai d’attente : l’acte peut suivre.']);
    expect(answer('remittance', '2026-09-10').note).toBeNull();
    expect(Object.keys(answer('remittance', '2026-09-10'))).toEqual(['kind', 'from', 'nominal', 'deadline', 'article', 'note']);
  });
  test('an unknown kind is an error that lists the known ones; a bad date names its field', () => {
    for (const kind of ['appeal', 'toString', null, undefined, 3]) {
      const error = deadlineFromJson({ kind, from: '2026-09-10' });
      expect(error).toMatchObject({ code: 'unknown_kind', field: 'kind' });
      for (const known of DEADLINE_KINDS) expect((error as { message: string }).message).toContain(known);
    }
    expect(deadlineFromJson({ kind: 'remittance', from: '2026-02-30' })).toMatchObject({ code: 'bad_date', field: 'from' });
    expect(deadlineFromJson({ kind: 'remittance', from: '2026-02-10', abroad: 'yes' })).toMatchObject({ code: 'bad_field', field: 'abroad' });
    expect(deadlineFromJson([])).toMatchObject({ code: 'bad_field', field: 'input' });
    expect(deadlineFromJson({ kind: 'appeal', from: '2026-09-10' })).toMatchObject({ message: `kind : le délai « appeal » est inconnu ; connus : ${DEADLINE_KINDS.join(', ')}.` });
  });
  test('speaks Temporal to the product', () => {
    const found = deadline({ kind: 'payment_order_service', from: Temporal.PlainDate.from('2026-11-30') });
    expect([found.from, found.nominal, found.deadline].map(String)).toEqual(['2026-11-30', '2027-02-28', '2027-03-01']);
  });
});
